import { z } from "zod";
import type { Contract } from "@/lib/http/contract";
import { privacyReport, releaseSource } from "../manifest";
import { releaseJob, saidPrivacy } from "../schema";

const counts = z.record(z.string(), z.int());

const triedKind = z.strictObject({
  rows: z.int(),
  annotators: z.int(),
  byArena: counts,
  leftOut: counts,
  redactions: counts,
  held: z.int(),
  withheld: z.int(),
  releasedAfterReview: z.int(),
});

/** What a release would be that was tried and not published. */
export const dryRunReport = z.strictObject({
  madeAt: z.iso.datetime(),
  source: releaseSource,
  /** What it would be called. */
  version: z.string(),
  cutoffs: z.record(z.string(), z.iso.datetime()),
  /** Arenas whose cut-off is a later one than the release before had. */
  moved: z.array(z.string()),
  votes: triedKind,
  /** Of arenas that are judged one output at a time; null where there are none. */
  assessments: triedKind.nullable(),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
  files: z.int(),
  bytes: z.int(),
  /** What anonymity would cost. */
  anonymity: privacyReport.nullable(),
  privacy: saidPrivacy,
  /** Against the newest release of the same source, what would be another number; null where there is none. */
  changes: z
    .strictObject({
      since: z.string(),
      numbers: z.array(z.strictObject({ what: z.string(), before: z.int(), now: z.int() })),
    })
    .nullable(),
});
export type DryRunReport = z.infer<typeof dryRunReport>;

/** The background job that tries a release: its name in the queue and what it is told. */
export const dryRunTask = {
  name: "dry-run-release",
  payload: z.strictObject({ source: releaseSource }),
} as const;

export const dryRunResult = z.strictObject({ job: releaseJob.nullable(), report: dryRunReport.nullable() });

export const requestDryRunContract = {
  method: "post",
  path: "/api/v1/admin/releases/dry-run",
  summary: "Try a release",
  description:
    "Queues a build of people's votes of which nothing is kept but a report. While one is queued or under way, asking again changes nothing.",
  identity: "operator",
  status: 202,
  response: dryRunResult,
  errors: ["unauthorized", "forbidden", "unavailable"],
} as const satisfies Contract;

export const dryRunContract = {
  method: "get",
  path: "/api/v1/admin/releases/dry-run",
  summary: "Read the report of the last tried release",
  identity: "operator",
  status: 200,
  response: dryRunResult,
  errors: ["unauthorized", "forbidden"],
} as const satisfies Contract;
