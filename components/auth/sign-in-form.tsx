"use client";

import { type FormEvent, useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { labelClass } from "@/components/ui/label";
import { Notice } from "@/components/ui/notice";
import { listProviders, startSignIn } from "./next-auth-client";
import { explainSignInError } from "./sign-in-errors";

interface SignInFormProps {
  /** Where to go afterwards, a path of this site. */
  readonly returnTo: string;
  readonly trouble: string | null;
}

/** A link by e-mail, and the other ways where the operator has set them up. */
export function SignInForm({ returnTo, trouble: firstTrouble }: SignInFormProps) {
  const emailId = useId();
  const [trouble, setTrouble] = useState(firstTrouble);
  const [isBusy, setIsBusy] = useState(false);
  const [others, setOthers] = useState<readonly { readonly id: string; readonly name: string }[]>([]);

  useEffect(() => {
    let isGone = false;
    listProviders().then((providers) => {
      if (!isGone) setOthers(providers.filter(({ id }) => id !== "email"));
    });
    return () => {
      isGone = true;
    };
  }, []);

  const start = async (provider: string, email?: string) => {
    setIsBusy(true);
    setTrouble(null);
    const outcome = await startSignIn(provider, { callbackUrl: returnTo, ...(email ? { email } : {}) });
    if (outcome.url) {
      window.location.assign(outcome.url);
      return;
    }
    setIsBusy(false);
    setTrouble(explainSignInError(outcome.error));
  };

  const sendMail = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = new FormData(event.currentTarget).get("email");
    if (typeof email === "string" && email.trim() !== "") void start("email", email.trim());
  };

  return (
    <div className="max-w-[26rem]">
      {trouble ? (
        <Notice role="alert" className="mb-6">
          {trouble}
        </Notice>
      ) : null}
      <form onSubmit={sendMail}>
        <label htmlFor={emailId} className={`${labelClass} block`}>
          E-mail
        </label>
        <input
          id={emailId}
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="email"
          className="mt-1.5 block min-h-11 w-full rounded-md border border-strong bg-raised px-3 text-base"
        />
        <Button type="submit" kind="strong" disabled={isBusy} className="mt-4 w-full">
          {isBusy ? "One moment" : "Send me a link"}
        </Button>
      </form>
      {others.length > 0 ? (
        <div className="mt-6 space-y-3 border-rule border-t pt-6">
          {others.map(({ id, name }) => (
            <Button key={id} disabled={isBusy} onClick={() => start(id)} className="w-full">
              Continue with {name}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
