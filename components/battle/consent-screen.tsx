"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageFrame } from "@/components/ui/page-frame";
import type { AcceptConsentBody, ConsentOffer } from "@/lib/annotators/schema";
import { FocusedTitle } from "./focused-title";
import { requestJson } from "./request";

interface ConsentScreenProps {
  readonly offer: ConsentOffer;
  /** A vote waits for this consent; nothing of it is lost. */
  readonly isVoteWaiting: boolean;
  /** It came in the middle of judging, where something else stood before. */
  readonly takesFocus: boolean;
  readonly onAccepted: () => void;
  readonly onNewOffer: (offer: ConsentOffer) => void;
}

type Step = "asking" | "sending" | "refused";

/**
 * What is stored and published, before the first vote. Three plain answers, "no" is one of them; a persona of one's own is a choice
 * beside them, and nothing is chosen beforehand.
 */
export function ConsentScreen({ offer, isVoteWaiting, takesFocus, onAccepted, onNewOffer }: ConsentScreenProps) {
  const [step, setStep] = useState<Step>("asking");
  const [isReadAgain, setIsReadAgain] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [persona, setPersona] = useState(false);
  const canChooseTexts = offer.fields.some((field) => field.key === "feedback");
  const personaField = offer.fields.find((field) => field.key === "persona");

  const accept = async (feedback: boolean) => {
    setStep("sending");
    setTrouble(null);
    const body: AcceptConsentBody = {
      version: offer.version,
      fields: { votes: true, ...(canChooseTexts && { feedback }), ...(personaField && { persona }) },
    };
    const answer = await requestJson<undefined>("POST", "/api/v1/consent", body);
    if (answer.isOk) return onAccepted();
    setStep("asking");
    if (answer.problem.code !== "consent_outdated") return setTrouble(acceptTrouble);
    const newer = await requestJson<ConsentOffer>("GET", "/api/v1/consent");
    if (!newer.isOk) return setTrouble(acceptTrouble);
    onNewOffer(newer.data);
    setTrouble("The text has changed since you opened it. This is the new one. Nothing was agreed to yet.");
  };

  const readAgain = () => {
    setIsReadAgain(true);
    setStep("asking");
  };

  if (step === "refused") return <Refusal onReturn={readAgain} />;
  return (
    <PageFrame
      width="text"
      title={<FocusedTitle takesFocus={takesFocus || isReadAgain}>Before you judge</FocusedTitle>}
      lead={isVoteWaiting ? "Your verdict is kept here and can be sent as soon as you have answered." : null}
    >
      <div className="space-y-4 font-serif text-[1.15625rem]/[1.875rem]">
        {offer.text.split("\n\n").map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <p className="mt-5 text-[0.9375rem]/6 text-soft">
        The{" "}
        <Link href="/terms" prefetch={false} className="prose-link text-ink">
          terms
        </Link>{" "}
        and the{" "}
        <Link href="/privacy" prefetch={false} className="prose-link text-ink">
          privacy page
        </Link>{" "}
        say more.
      </p>
      {trouble ? (
        <Notice role="alert" className="mt-6">
          {trouble}
        </Notice>
      ) : null}
      <fieldset disabled={step === "sending"} className="mt-8 flex min-w-0 flex-col items-stretch gap-3 sm:items-start">
        <legend className="sr-only">Your answer</legend>
        {personaField ? (
          <label className="mb-2 flex min-h-11 items-center gap-3 text-[0.9375rem]/6">
            <input
              type="checkbox"
              checked={persona}
              onChange={({ target }) => setPersona(target.checked)}
              className="size-4 shrink-0 accent-accent"
            />
            {personaField.label}
          </label>
        ) : null}
        <Button kind="strong" onClick={() => accept(true)} className="sm:min-w-[24rem]">
          {canChooseTexts ? "Agree, publish votes and what I write" : "Agree"}
        </Button>
        {canChooseTexts ? (
          <Button onClick={() => accept(false)} className="sm:min-w-[24rem]">
            Agree, publish votes only
          </Button>
        ) : null}
        <Button onClick={() => setStep("refused")} className="sm:min-w-[24rem]">
          No, thanks
        </Button>
      </fieldset>
      <p className="figures mt-6 text-[0.75rem] text-faint">Version {offer.version}</p>
    </PageFrame>
  );
}

const acceptTrouble = "Your answer could not be stored, so nothing was agreed to. Try again in a moment.";

function Refusal({ onReturn }: { readonly onReturn: () => void }) {
  return (
    <PageFrame
      width="text"
      title={<FocusedTitle>Nothing was stored</FocusedTitle>}
      lead="You said no, and that is all right. No vote, no cookie. The results of others are open to you."
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Link href="/leaderboards" prefetch={false} className="prose-link inline-flex min-h-11 items-center">
          See the leaderboards
        </Link>
        <Link href="/data" prefetch={false} className="prose-link inline-flex min-h-11 items-center">
          Take the data
        </Link>
        <Button onClick={onReturn}>Read it again</Button>
      </div>
    </PageFrame>
  );
}
