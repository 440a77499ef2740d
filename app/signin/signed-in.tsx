import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageFrame } from "@/components/ui/page-frame";

interface SignedInProps {
  readonly email: string | null;
  readonly isOperator: boolean;
  /** Why a link or another way to sign in did not work just now. */
  readonly trouble: string | null;
}

/** For somebody who has nothing to do here: who they are, and where to go. */
export function SignedIn({ email, isOperator, trouble }: SignedInProps) {
  return (
    <PageFrame
      width="text"
      title="You are signed in"
      lead={
        <span className="[overflow-wrap:anywhere]">
          {email ? `As ${email}. ` : ""}Your votes are kept with your account. To use another one, sign out in your room
          first.
        </span>
      }
    >
      {trouble ? (
        <Notice role="alert" className="mb-6 max-w-[36rem]">
          {trouble}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Link href="/me" prefetch={false} className={buttonClass("strong")}>
          Go to your room
        </Link>
        {isOperator ? (
          <Link href="/admin" prefetch={false} className={buttonClass()}>
            Go to the operator’s room
          </Link>
        ) : null}
      </div>
    </PageFrame>
  );
}
