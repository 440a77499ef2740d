import type { Metadata } from "next";
import Link from "next/link";
import { notFound, redirect } from "next/navigation";
import { Suspense } from "react";
import { ReleaseForm } from "@/components/admin/release-form";
import { ReleaseJobNotice } from "@/components/admin/release-job";
import { ReleaseList } from "@/components/admin/release-list";
import { DryRunForm } from "@/components/admin/releases/dry-run";
import { DryRunReportView } from "@/components/admin/releases/dry-run-report";
import { ScheduleList } from "@/components/admin/releases/schedule-list";
import { prepareRelease } from "@/components/release/prepare-release";
import { PageFrame } from "@/components/ui/page-frame";
import { WaitingLines } from "@/components/ui/waiting-lines";
import { identify } from "@/lib/auth/identify";
import { readDryRun } from "@/lib/releases/dry-run/queries";
import { lastReleaseJob, listReleases } from "@/lib/releases/queries";
import { listSchedules } from "@/lib/releases/schedule/queries";

export const metadata: Metadata = { title: "Releases · Operator" };

const lead = "mt-1 max-w-[42rem] text-[0.9375rem]/6 text-soft";

async function Sections() {
  const [releases, job, schedules, dryRun] = await Promise.all([
    listReleases(),
    lastReleaseJob(),
    listSchedules(),
    readDryRun(),
  ]);
  const isBuilding = job?.state === "queued" || job?.state === "running";
  return (
    <div className="flex flex-col gap-14">
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-2">
        <section aria-labelledby="publish">
          <h2 id="publish" className="text-2xl">
            Publish
          </h2>
          <p className={lead}>
            A release is public as soon as it is made, and never changes. People’s votes and simulated ones are never in
            the same. A release of people’s votes has every arena until its embargo, whatever its dates.
          </p>
          <ReleaseForm isBuilding={isBuilding} />
          <ReleaseJobNotice job={job} />
          <ReleaseList releases={releases.map((release) => prepareRelease(release))} />
        </section>
        <section aria-labelledby="schedule">
          <h2 id="schedule" className="text-2xl">
            Schedule
          </h2>
          <p className={lead}>
            On its date an arena moves on to what was judged before its embargo, in a release with all the others as
            they were. A date with too little to say is passed over.
          </p>
          <ScheduleList schedules={schedules} />
        </section>
      </div>
      <section aria-labelledby="dry-run">
        <h2 id="dry-run" className="text-2xl">
          Dry run
        </h2>
        <p className={lead}>
          What a release of people’s votes would be if it were published now: the worker makes all of it, counts, and
          keeps nothing.
        </p>
        <DryRunForm job={dryRun.job} />
        {dryRun.report ? <DryRunReportView report={dryRun.report} /> : null}
      </section>
    </div>
  );
}

/** For operators. Who asks is settled before anything is sent, so that others get a real redirect or 404. */
export default async function AdminReleasesPage() {
  const { user } = await identify();
  if (!user) redirect("/signin?callbackUrl=/admin/releases");
  if (user.role !== "operator") notFound();
  return (
    <PageFrame
      title="Releases"
      lead={
        <>
          What is published, when it is, and what would be in it. Part of the{" "}
          <Link href="/admin" className="prose-link">
            operator’s room
          </Link>
          .
        </>
      }
    >
      <Suspense fallback={<WaitingLines label="The releases are being read" />}>
        <Sections />
      </Suspense>
    </PageFrame>
  );
}
