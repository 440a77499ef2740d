import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Suspense } from "react";
import { HealthList } from "@/components/admin/health-list";
import { OutboxList } from "@/components/admin/outbox-list";
import { ReleaseSummary } from "@/components/admin/releases/release-summary";
import { WaitingTexts } from "@/components/admin/review/waiting-texts";
import { PageFrame } from "@/components/ui/page-frame";
import { WaitingLines } from "@/components/ui/waiting-lines";
import { identify } from "@/lib/auth/identify";
import { listOutboxMail } from "@/lib/auth/outbox";
import { readHealth } from "@/lib/jobs/queries";
import { lastReleaseJob, listReleases } from "@/lib/releases/queries";
import { listSchedules } from "@/lib/releases/schedule/queries";
import { countWaiting } from "@/lib/reviews/queries";

export const metadata: Metadata = { title: "Operator" };

async function Rooms() {
  const now = new Date();
  const [health, releases, job, schedules, mails, texts] = await Promise.all([
    readHealth(now),
    listReleases(),
    lastReleaseJob(),
    listSchedules(),
    listOutboxMail(),
    countWaiting(),
  ]);
  return (
    <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex flex-col gap-12">
        <section aria-labelledby="releases">
          <h2 id="releases" className="text-2xl">
            Releases
          </h2>
          <ReleaseSummary newest={releases[0]} job={job} schedules={schedules} />
        </section>
        <section aria-labelledby="review">
          <h2 id="review" className="text-2xl">
            Texts to review
          </h2>
          <WaitingTexts {...texts} serverNow={now.toISOString()} />
        </section>
      </div>
      <div className="flex flex-col gap-12">
        <section aria-labelledby="health">
          <h2 id="health" className="text-2xl">
            Health
          </h2>
          <HealthList health={health} serverNow={now.toISOString()} />
        </section>
        <section aria-labelledby="outbox">
          <h2 id="outbox" className="text-2xl">
            Outbox
          </h2>
          <OutboxList mails={mails} />
        </section>
      </div>
    </div>
  );
}

/** For operators. Who asks is settled before anything is sent, so that others get a real redirect or 404. */
export default async function AdminPage() {
  const { user } = await identify();
  if (!user) redirect("/signin?callbackUrl=/admin");
  if (user.role !== "operator") notFound();
  return (
    <PageFrame
      title="Operator’s room"
      lead="Releases, texts to review, health, and the mails that this instance could not send."
    >
      <Suspense fallback={<WaitingLines label="The operator’s room is being read" />}>
        <Rooms />
      </Suspense>
    </PageFrame>
  );
}
