import { z } from "zod";
import { standpoint } from "@/lib/battles/schema";
import type { Contract } from "@/lib/http/contract";
import { decisionSteps } from "@/lib/privacy/coarsen";
import { plainFileName, versionName } from "@/lib/storage/release-names";
import { confidence, satisfaction, verdict } from "@/lib/votes/schema";

export const releaseSource = z.enum(["human", "simulated", "imported"]);

/** How exactly a row says when it was judged. */
export const dayPrecision = z.enum(["day", "week"]);
export const decisionStep = z.literal([...decisionSteps]);

/** One row of `votes.*`: everything a release may contain, and nothing else. */
export const releaseRow = z.strictObject({
  /** Keyed for this release: the same vote has another id in the next one. */
  vote_id: z.string(),
  battle_id: z.string(),
  annotator_id: z.string(),
  arena: z.string(),
  task: z.string(),
  prompt: z.string(),
  persona: z.string(),
  persona_version: z.int(),
  standpoint,
  source: releaseSource,
  system_left: z.string(),
  family_left: z.string(),
  strategy_left: z.string(),
  system_right: z.string(),
  family_right: z.string(),
  strategy_right: z.string(),
  fit: verdict,
  quality: verdict.nullable(),
  /** JSON object, criterion to answer. */
  criteria: z.string(),
  confidence: confidence.nullable(),
  satisfaction_left: satisfaction.nullable(),
  satisfaction_right: satisfaction.nullable(),
  /** Keys of reason chips, separated by a space. */
  positive_chips_left: z.string(),
  positive_chips_right: z.string(),
  negative_chips_left: z.string(),
  negative_chips_right: z.string(),
  feedback_left: z.string().nullable(),
  feedback_right: z.string().nullable(),
  feedback_general: z.string().nullable(),
  sampling_probability: z.number(),
  sampling_part: z.string(),
  /** Of the pair of outputs: `measureDifficulty` (lib/evaluation). */
  tier: z.enum(["easy", "medium", "hard"]),
  /** Where the step begins that the time to the verdict lies in: `decisionSteps` (lib/privacy). */
  seconds_to_verdict: decisionStep.nullable(),
  /** The day of the vote, UTC, or the Monday of its week. */
  voted_on: z.iso.date(),
  voted_on_precision: dayPrecision,
  /** JSON object, label to value or band. */
  annotator_attributes: z.string().nullable(),
  /** JSON object, axis to place or range. */
  persona_axes: z.string().nullable(),
});
export type ReleaseRow = z.infer<typeof releaseRow>;

export const releaseFile = z.strictObject({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  rows: z.int().nullable(),
});

const kindCounts = {
  annotators: z.int(),
  byArena: z.record(z.string(), z.int()),
  /** What was left out, by reason. */
  leftOut: z.record(z.string(), z.int()),
  /** Pieces of free text that were replaced, by kind. */
  redactions: z.record(z.string(), z.int()),
  /** Free texts that are left out of their rows until a person has read them. Absent from releases made before texts were held. */
  held: z.int().optional(),
};
const voteCounts = z.strictObject({ votes: z.int(), ...kindCounts });
const assessmentCounts = z.strictObject({ assessments: z.int(), ...kindCounts });
const oldColumns = z.array(z.strictObject({ name: z.string(), description: z.string() }));

const levelCounts = z.record(z.string(), z.record(z.string(), z.int()));

/** What anonymity asked of this release, and what it cost: `measureLoss` (lib/privacy). */
export const privacyReport = z.strictObject({
  k: z.int(),
  l: z.int(),
  annotators: z.int(),
  suppressed: z.int(),
  classes: z.int(),
  smallestClass: z.int().nullable(),
  informationLoss: z.number(),
  attributes: levelCounts,
  unnamedAttributes: z.int(),
  axes: levelCounts,
});

/** The manifest of releases until November 2026: votes and assessments as plain JSON lines, CSV and Parquet. */
const firstManifest = z.strictObject({
  schema: z.literal("palate.release/1"),
  version: z.string(),
  createdAt: z.iso.datetime(),
  codeVersion: z.string(),
  source: releaseSource,
  counts: voteCounts,
  columns: oldColumns,
  /** Of arenas that are judged one output at a time; absent where there are none. */
  assessments: z.strictObject({ counts: assessmentCounts, columns: oldColumns }).optional(),
  files: z.array(releaseFile),
});

/** A board that the release was fitted for, beside the live one of the same view. */
export const releasedBoard = z.strictObject({
  arena: z.string(),
  /** `viewKey` (lib/leaderboards/schema.ts): `human/owner/half`. */
  view: z.string(),
  /** Published votes that it counts. */
  votes: z.int(),
  /** Why there is no rating of anybody: the fit had no answer. Null: there are rows in `boards`. */
  failure: z.string().nullable(),
  /** Counted votes of this view that are not published, by reason. */
  notPublished: z.record(z.string(), z.int()),
  /** The newest live board of this view at the cut-off; null where none was kept. */
  live: z
    .strictObject({ snapshot: z.uuid(), createdAt: z.iso.datetime(), inputHash: z.string(), votes: z.int() })
    .nullable(),
});
export type ReleasedBoard = z.infer<typeof releasedBoard>;

export const manifest = z.strictObject({
  schema: z.literal("palate.release/2"),
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** What was in the record at this moment is in the release or counted as left out. */
  cutoffAt: z.iso.datetime(),
  codeVersion: z.string(),
  /** How boards are computed: `methodologyVersion` (lib/leaderboards/schema.ts). */
  methodology: z.string(),
  source: releaseSource,
  counts: voteCounts,
  /** Of arenas that are judged one output at a time; absent where there are none. */
  assessments: z.strictObject({ counts: assessmentCounts }).optional(),
  /** What was done for privacy, by step: parameters and what they cost. */
  privacy: z.record(z.string(), z.json()),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      rows: z.int(),
      columns: z.array(
        z.strictObject({
          name: z.string(),
          type: z.enum(["string", "integer", "number", "date"]),
          isNullable: z.boolean(),
          description: z.string(),
        }),
      ),
    }),
  ),
  boards: z.array(releasedBoard),
  files: z.array(releaseFile),
});
export type Manifest = z.infer<typeof manifest>;

/** A manifest as a record may have it: what was published is never rewritten in a newer form. */
export const storedManifest = z.discriminatedUnion("schema", [firstManifest, manifest]);
export type StoredManifest = z.infer<typeof storedManifest>;

export const listedRelease = z.strictObject({
  version: z.string(),
  createdAt: z.iso.datetime(),
  source: releaseSource,
  votes: z.int(),
  assessments: z.int(),
  files: z.array(releaseFile.extend({ url: z.string() })),
});
export type ListedRelease = z.infer<typeof listedRelease>;

export const listReleasesResult = z.strictObject({ releases: z.array(listedRelease) });

export const listReleasesContract = {
  method: "get",
  path: "/api/v1/releases",
  summary: "List the releases",
  identity: "anyone",
  status: 200,
  response: listReleasesResult,
  errors: [],
} as const satisfies Contract;

const releaseVersion = z
  .string()
  .refine((version) => version === "latest" || versionName.test(version), "must look like v2026.11.1, or be latest");
const partOfName = z.string().regex(plainFileName, "must be the name of a file of the release");

const servedFile = {
  method: "get",
  identity: "anyone",
  status: 200,
  file: "application/octet-stream",
  redirect: "`latest` was asked for: the address of the file in the newest release of people's votes.",
  errors: ["release_not_found", "range_not_satisfiable"],
} as const;

export const releaseFileContract = {
  ...servedFile,
  path: "/api/v1/releases/{version}/{file}",
  summary: "Download a file of a release",
  description: "Answers range requests; the entity tag is the SHA-256 that the manifest names.",
  params: z.strictObject({ version: releaseVersion, file: partOfName }),
} as const satisfies Contract;

export const releaseFolderFileContract = {
  ...servedFile,
  path: "/api/v1/releases/{version}/{file}/{member}",
  summary: "Download a file in a folder of a release",
  description: "As a file of the release itself; `file` is the folder, `images` for instance.",
  params: z.strictObject({ version: releaseVersion, file: partOfName, member: partOfName }),
} as const satisfies Contract;

/** The background job that builds a release: its name in the queue and what it is told. */
export const buildReleaseTask = {
  name: "build-release",
  payload: z.strictObject({ source: releaseSource, actor: z.string() }),
} as const;

/** What became of the last release that was asked for. A job that ended well leaves no trace but its release. */
export const releaseJob = z.strictObject({
  state: z.enum(["queued", "running", "failed"]),
  requestedAt: z.iso.datetime(),
  /** Why it failed, for the operator; null unless it did. */
  error: z.string().nullable(),
});
export type ReleaseJob = z.infer<typeof releaseJob>;

export const releaseJobResult = z.strictObject({ job: releaseJob.nullable() });

export const requestReleaseBody = z.strictObject({ source: releaseSource.optional() });

export const requestReleaseContract = {
  method: "post",
  path: "/api/v1/admin/releases",
  summary: "Ask for a release",
  description:
    "Queues the building of a release, human votes unless `source` says otherwise. While one is queued or being built, asking again changes nothing.",
  identity: "operator",
  body: requestReleaseBody,
  status: 202,
  response: releaseJobResult,
  errors: ["unauthorized", "forbidden", "unavailable"],
} as const satisfies Contract;

export const releaseJobContract = {
  method: "get",
  path: "/api/v1/admin/releases",
  summary: "Read the state of the last asked-for release",
  identity: "operator",
  status: 200,
  response: releaseJobResult,
  errors: ["unauthorized", "forbidden"],
} as const satisfies Contract;
