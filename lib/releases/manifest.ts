import { z } from "zod";
import { since } from "./changes/since";
import { arenaSchedule } from "./schedule/schema";

export const releaseSource = z.enum(["human", "simulated", "imported"]);

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
  /** Free texts that a person read and left out, and those that a person let through after redaction had held them. Absent from earlier releases. */
  withheld: z.int().optional(),
  releasedAfterReview: z.int().optional(),
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

/** What an arena of the release asks: its words when the release was made. */
const releasedArena = z.strictObject({
  arena: z.string(),
  name: z.string(),
  modality: z.string(),
  mode: z.enum(["pairwise", "absolute"]),
  instructions: z.string(),
  /** Keys of what is asked beside fit and quality, and of the reason chips. */
  criteria: z.array(z.string()),
  positiveChips: z.array(z.string()),
  negativeChips: z.array(z.string()),
});
export type ReleasedArena = z.infer<typeof releasedArena>;

/** A table or a view: how many rows it has, and what its columns say. */
function describedRows<Type extends z.ZodType>(type: Type) {
  const column = z.strictObject({ name: z.string(), type, isNullable: z.boolean(), description: z.string() });
  return z.strictObject({ name: z.string(), rows: z.int(), columns: z.array(column) });
}

export const manifest = z.strictObject({
  schema: z.literal("palate.release/3"),
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** What was in the record at this moment is in the release or counted as left out. */
  cutoffAt: z.iso.datetime(),
  /** By arena the last moment whose judgements are here. Later ones, and those of an arena that is not named, are left out as `embargo`. */
  cutoffs: z.record(z.string(), z.iso.datetime()),
  /** By arena when it is published by itself. */
  schedules: z.record(z.string(), arenaSchedule),
  /** Arenas whose cut-off is a later one than the release before had, or that no release had. */
  moved: z.array(z.string()),
  codeVersion: z.string(),
  /** How boards are computed: `methodologyVersion` (lib/leaderboards/schema.ts). */
  methodology: z.string(),
  source: releaseSource,
  /** The release whose place it takes: it lacks what was withdrawn since. Null: it takes none's. */
  supersedes: z.string().nullable(),
  /** How it follows from the release before of the same source; null where it is the first. */
  since: since.nullable(),
  /** Where the instance that made it is reached. */
  address: z.url(),
  /** Those that occur, by their keys. */
  arenas: z.array(releasedArena),
  counts: voteCounts,
  /** Of arenas that are judged one output at a time; absent where there are none. */
  assessments: z.strictObject({ counts: assessmentCounts }).optional(),
  /** What was done for privacy, by step: parameters and what they cost. */
  privacy: z.record(z.string(), z.json()),
  tables: z.array(describedRows(z.enum(["string", "integer", "number", "date"]))),
  /** Cuts of the tables in forms that other tools expect: `lib/releases/views`. Their types are as `sayType` (lib/releases/views/field.ts) has them. */
  views: z.array(describedRows(z.string())),
  boards: z.array(releasedBoard),
  /** The newest day of `transparency.json`; null where no day was sealed yet. */
  chain: z.strictObject({ day: z.iso.date(), root: z.string() }).nullable(),
  files: z.array(releaseFile),
});
export type Manifest = z.infer<typeof manifest>;

/** The manifest of the first releases with tables: what later ones have besides was not written. */
const secondManifest = manifest
  .omit({
    address: true,
    arenas: true,
    cutoffs: true,
    schedules: true,
    moved: true,
    views: true,
    chain: true,
    supersedes: true,
    since: true,
  })
  .extend({ schema: z.literal("palate.release/2") });

/** A manifest as a record may have it: what was published is never rewritten in a newer form. */
export const storedManifest = z.discriminatedUnion("schema", [firstManifest, secondManifest, manifest]);
export type StoredManifest = z.infer<typeof storedManifest>;
