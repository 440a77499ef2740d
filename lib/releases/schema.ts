import { z } from "zod";
import { standpoint } from "@/lib/battles/schema";
import type { Contract } from "@/lib/http/contract";
import { decisionSteps } from "@/lib/privacy/coarsen";
import { plainFileName, versionName } from "@/lib/storage/release-names";
import { confidence, satisfaction, verdict } from "@/lib/votes/schema";
import { releaseFile, releaseSource } from "./manifest";
import type { ReleasePreview } from "./preview/schema";

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

/** What anybody may do with a release. */
export const releaseLicense = {
  id: "CC-BY-4.0",
  name: "CC BY 4.0",
  url: "https://creativecommons.org/licenses/by/4.0/",
} as const;

export const listedRelease = z.strictObject({
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** What was in the record at this moment is in it or counted as left out. */
  cutoffAt: z.iso.datetime(),
  source: releaseSource,
  votes: z.int(),
  assessments: z.int(),
  /** Who cast the votes and who made the assessments; somebody may be among both. */
  annotators: z.strictObject({ votes: z.int(), assessments: z.int() }),
  arenas: z.array(
    z.strictObject({
      arena: z.string(),
      votes: z.int(),
      assessments: z.int(),
      /** The arena's own: what came later waits for another release. */
      cutoffAt: z.iso.datetime(),
    }),
  ),
  /** None where a release is from before there were tables. */
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
  /** Of all its files together. */
  bytes: z.int(),
  /** SPDX identifier. */
  license: z.literal(releaseLicense.id),
  /** The release of the same source before it; null of the first. */
  previousVersion: z.string().nullable(),
  /** The release to use instead, since votes of this one were withdrawn; then there is no file of it. Null: it stands. */
  supersededBy: z.string().nullable(),
  files: z.array(releaseFile.extend({ url: z.string() })),
});
export type ListedRelease = z.infer<typeof listedRelease>;

/** The privacy report of a release in words, as plain text: `sayPrivacy` (papers/) makes it from the manifest. */
export const saidPrivacy = z.strictObject({
  headline: z.string(),
  parts: z.array(
    z.strictObject({
      title: z.string(),
      sentences: z.array(z.string()),
      /** Each row has as many cells as there are columns; the first says of what, the others are counts or words. */
      tables: z.array(
        z.strictObject({
          caption: z.string(),
          columns: z.array(z.string()),
          rows: z.array(z.array(z.union([z.string(), z.int()]))),
        }),
      ),
    }),
  ),
});
export type SaidPrivacy = z.infer<typeof saidPrivacy>;

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

export const releaseFeedContract = {
  method: "get",
  path: "/data/feed.xml",
  summary: "Follow the releases",
  description: "An Atom feed (RFC 4287) with an entry for each release, newest first; answers conditional requests.",
  identity: "anyone",
  status: 200,
  file: "application/atom+xml",
  errors: [],
} as const satisfies Contract;

export const latestReleaseContract = {
  method: "get",
  path: "/data/latest",
  summary: "Go to the page of the newest release",
  identity: "anyone",
  status: 200,
  file: "text/html",
  redirect: "The page of the newest release of people's votes; that of all releases where there is none yet.",
  errors: [],
} as const satisfies Contract;

/** What a page can read of a file of a release: `none` where the release has no such file, `unreadable` where its storage does not give it now. */
export type Kept<Content> = "none" | "unreadable" | { readonly content: Content };

/** Code that loads a release from where it is served. */
export interface LoadingCode {
  /** `python` */
  readonly key: string;
  /** "Python" */
  readonly name: string;
  readonly code: string;
  /** Another way, where the first one asks for something that not everybody has; null where it does not. */
  readonly otherwise: { readonly why: string; readonly blocks: readonly string[] } | null;
}

/** Everything that the page of a release shows. */
export interface ReleasePage {
  readonly release: ListedRelease;
  readonly codeVersion: string;
  readonly privacy: SaidPrivacy;
  readonly loading: readonly LoadingCode[];
  readonly preview: Kept<ReleasePreview>;
  /** `CHANGES.md`: what differs from the release before. */
  readonly changes: Kept<string>;
}

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
  errors: ["release_not_found", "release_superseded", "range_not_satisfiable"],
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
