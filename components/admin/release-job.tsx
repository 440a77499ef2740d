import { Notice } from "@/components/ui/notice";
import { RefreshUntilReady } from "@/components/ui/refresh-until-ready";
import { sayMoment } from "@/components/ui/time-words";
import type { ReleaseJob } from "@/lib/releases/schema";

const waiting = {
  queued: "A release is waiting for the worker.",
  running: "The worker is building a release.",
} as const;

/** What became of the release that was asked for last. The page looks again by itself while one is on its way. */
export function ReleaseJobNotice({ job }: { readonly job: ReleaseJob | null }) {
  if (job === null) return null;
  if (job.state === "failed") {
    return (
      <Notice className="mt-4">
        The release asked for on {sayMoment(job.requestedAt)} was not made, and nothing of it was published.{" "}
        {job.error ?? "The log of the worker says why."}
      </Notice>
    );
  }
  return (
    <div className="mt-4">
      <Notice role="status">{waiting[job.state]}</Notice>
      <RefreshUntilReady />
    </div>
  );
}
