import type { Metadata } from "next";
import Link from "next/link";
import { PageFrame } from "@/components/ui/page-frame";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Look for the link" };

/** Where the link went: to the mailbox, or to the operator's outbox where there is no mail server. */
export default function CheckMailPage() {
  const goesToOutbox = !env().EMAIL_SERVER;
  return (
    <PageFrame
      width="text"
      title={goesToOutbox ? "The link is in the outbox" : "Look into your mailbox"}
      lead={
        goesToOutbox
          ? "This instance has no mail server, so the mail went to the operator’s outbox. The operator finds it in the operator’s room and can hand you the link. It works once, for one hour."
          : "A link is on its way to you. It works once, for one hour. If nothing comes, look among the unwanted mail, then ask for another."
      }
    >
      <div className="flex flex-wrap gap-x-6">
        <Link href="/signin" prefetch={false} className="prose-link inline-flex min-h-11 items-center">
          Ask for another link
        </Link>
        <Link href="/" prefetch={false} className="prose-link inline-flex min-h-11 items-center">
          To the start
        </Link>
      </div>
    </PageFrame>
  );
}
