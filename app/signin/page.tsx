import type { Metadata } from "next";
import { explainSignInError, safeReturnPath } from "@/components/auth/sign-in-errors";
import { SignInForm } from "@/components/auth/sign-in-form";
import { PageFrame } from "@/components/ui/page-frame";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { error, callbackUrl } = await searchParams;
  return (
    <PageFrame
      width="text"
      title="Sign in"
      lead="You can judge without it. Signing in keeps your votes when you change the browser; the ones from this browser come along."
    >
      <SignInForm returnTo={safeReturnPath(only(callbackUrl))} trouble={explainSignInError(only(error))} />
    </PageFrame>
  );
}

function only(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
