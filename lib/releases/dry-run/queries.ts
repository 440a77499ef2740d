import { db } from "@/lib/db/client";
import { buildLock } from "../build-lock";
import { lastJob } from "../queries";
import type { ReleaseJob } from "../schema";
import { type DryRunReport, dryRunReport, dryRunTask } from "./schema";

/** The last dry run of people's votes that ended well, and what became of the one that was asked for since; null where that ended well, too. */
export async function readDryRun(): Promise<{ job: ReleaseJob | null; report: DryRunReport | null }> {
  const [job, row] = await Promise.all([
    lastJob(dryRunTask.name, buildLock.trying),
    db.releaseDryRun.findUnique({ where: { source: "human" } }),
  ]);
  return { job, report: row && dryRunReport.parse(row.report) };
}
