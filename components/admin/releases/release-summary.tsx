import Link from "next/link";
import { ReleaseJobNotice } from "@/components/admin/release-job";
import { buttonClass } from "@/components/ui/button";
import { sayDate, sayMoment } from "@/components/ui/time-words";
import type { ListedSchedule } from "@/lib/releases/schedule/schema";
import type { ListedRelease, ReleaseJob } from "@/lib/releases/schema";

interface ReleaseSummaryProps {
  readonly newest: ListedRelease | undefined;
  readonly job: ReleaseJob | null;
  readonly schedules: readonly ListedSchedule[];
}

const row = "flex justify-between gap-6 border-rule border-b py-2 text-[0.9375rem]/6";

/** How releases stand, with the ways on. */
export function ReleaseSummary({ newest, job, schedules }: ReleaseSummaryProps) {
  const [next] = schedules
    .flatMap(({ name, nextAt, retryAt }) => (nextAt === null ? [] : [{ name, nextAt: retryAt ?? nextAt }]))
    .toSorted((one, other) => (one.nextAt < other.nextAt ? -1 : 1));
  const failed = schedules.filter(({ last }) => last?.outcome === "failed");
  return (
    <>
      <dl className="mt-3">
        <div className={row}>
          <dt className="shrink-0 text-soft">Newest</dt>
          <dd className="text-right">{newest ? `${newest.version}, ${sayDate(newest.createdAt)}` : "None yet"}</dd>
        </div>
        <div className={row}>
          <dt className="shrink-0 text-soft">Next date</dt>
          <dd className="text-right">{next ? `${next.name}, ${sayMoment(next.nextAt)}` : "No arena has one"}</dd>
        </div>
        {failed.map(({ arena, name, last }) => (
          <div key={arena} className={row}>
            <dt className="shrink-0 text-soft">Failed</dt>
            <dd className="text-right text-notice">
              {name}: {last?.reason}
            </dd>
          </div>
        ))}
      </dl>
      <ReleaseJobNotice job={job} />
      <nav aria-label="Releases" className="mt-4 flex flex-wrap gap-3">
        <Link href="/admin/releases" className={buttonClass("strong")}>
          Publish, schedule, dry run
        </Link>
      </nav>
    </>
  );
}
