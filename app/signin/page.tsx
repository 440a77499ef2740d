import type { Metadata } from "next";
import { explainSignInError, safeReturnPath } from "@/components/auth/sign-in-errors";
import { SignInForm } from "@/components/auth/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { PageFrame } from "@/components/ui/page-frame";
import { identify } from "@/lib/auth/identify";
import { SignedIn } from "./signed-in";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const [{ error, callbackUrl }, { user }] = await Promise.all([searchParams, identify()]);
  const code = only(error);
  if (user) {
    return <SignedIn email={user.email} isOperator={user.role === "operator"} trouble={explainNeedless(code)} />;
  }
  const returnTo = safeReturnPath(only(callbackUrl));
  return (
    <PageFrame
      width="text"
      title="Sign in"
      lead="You can judge without it. Signing in keeps your votes when you change the browser; the ones from this browser come along. So does your own persona, unless your account has one already: then that one stays."
    >
      {/^\/personas\/(?:new|[^/]+\/edit)$/.test(returnTo) ? (
        <Notice className="mb-6">
          Making and editing personas needs the account of a researcher or an operator. Others can read them all, and
          judge for them, without signing in.
        </Notice>
      ) : null}
      <SignInForm returnTo={returnTo} trouble={explainSignInError(code)} />
    </PageFrame>
  );
}

// Often the same link opened twice: the first time it signed in.
function explainNeedless(code: string | undefined): string | null {
  if (code !== "Verification") return explainSignInError(code);
  return "This link was used before, or it is too old. You do not need it: you are signed in already.";
}

function only(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
