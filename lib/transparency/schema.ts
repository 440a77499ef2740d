import { z } from "zod";
import type { Contract } from "@/lib/http/contract";

const hash = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits");
const count = z.int().min(0);

const publishedDay = z.strictObject({
  day: z.iso.date(),
  votes: count,
  assessments: count,
  /** Of this day, withdrawn or erased since. */
  tombstones: count,
  /** Those of them whose content is gone. */
  erased: count,
  merkleRoot: hash,
  chainRoot: hash,
  sealedAt: z.iso.datetime(),
});

/** The days of the chain, as the API, `palate transparency roots` and a release's `transparency.json` have them. */
export const transparency = z.strictObject({
  format: z.literal("palate transparency 1"),
  /** Chain root before the first of these days; 64 zeros before the first day of all. */
  previousRoot: hash,
  days: z.array(publishedDay),
  /** `after` of the next page; null where these are all. */
  next: z.iso.date().nullable(),
});
export type Transparency = z.infer<typeof transparency>;

export const daysOfPage = 1000;

export const transparencyQuery = z.strictObject({
  /** Days after this one; from the first day otherwise. */
  after: z.iso
    .date()
    .refine((day) => day >= "1970-01-01", "must be 1970-01-01 or later")
    .optional(),
  limit: z.coerce.number().int().min(1).max(daysOfPage).default(daysOfPage),
});
export type TransparencyQuery = z.infer<typeof transparencyQuery>;

export const getTransparencyContract = {
  method: "get",
  path: "/api/v1/transparency",
  summary: "Read the chain of days",
  description:
    "Every vote and assessment has a leaf in the day that it was sealed in, and every day's root goes into the next one. " +
    "Keep a copy: if an old vote is changed, dropped or back-dated later, the roots no longer agree with it. " +
    `Oldest first, up to ${daysOfPage} days a page. Answers \`If-None-Match\`.`,
  identity: "anyone",
  query: transparencyQuery,
  status: 200,
  response: transparency,
  errors: [],
} as const satisfies Contract;

const receipt = z.strictObject({
  day: z.iso.date(),
  position: count,
  leaves: count,
  /** What the leaf stands for, in canonical JSON (RFC 8785); texts by their SHA-256. */
  entry: z.string(),
  salt: hash,
  /** SHA-256(0x00 ‖ salt ‖ entry). */
  leaf: hash,
  /** Hashes from the leaf to the Merkle root of the day, the nearest first (RFC 6962). */
  path: z.array(hash),
});

export const receiptsOfPage = 500;

export const receipts = z.strictObject({
  receipts: z.array(receipt),
  /** `after` of the next page; null where these are all. */
  next: z.uuid().nullable(),
});
export type Receipts = z.infer<typeof receipts>;

export const receiptsQuery = z.strictObject({ after: z.uuid().optional() });
export type ReceiptsQuery = z.infer<typeof receiptsQuery>;

export const getReceiptsContract = {
  method: "get",
  path: "/api/v1/me/receipts",
  summary: "Read the receipts of one's own votes",
  description:
    "What proves that each of the annotator's sealed votes and assessments stands in its day, to be held against `/api/v1/transparency`. " +
    `Oldest first, up to ${receiptsOfPage} a page. A vote has its receipt from the day after it was cast; an erased one has none.`,
  identity: "annotator",
  query: receiptsQuery,
  status: 200,
  response: receipts,
  errors: ["consent_required", "rate_limited"],
} as const satisfies Contract;

/** Something that the record says otherwise than the chain. */
export interface Finding {
  /**
   * `changed`: not what was sealed. `dropped`: sealed, and not there, without a tombstone. `back-dated`: a human judgement that says it is
   * older than the day before the one that it came in. `broken`: the chain itself does not hold together.
   */
  readonly kind: "changed" | "dropped" | "back-dated" | "broken";
  /** The day of the chain; null for what is in none yet. */
  readonly day: string | null;
  /** `vote` and its id, or what it is about. */
  readonly subject: string;
  readonly detail: string;
}

export interface RecordCheck {
  readonly days: number;
  readonly votes: number;
  readonly assessments: number;
  readonly tombstones: number;
  /** The first thousand. */
  readonly findings: readonly Finding[];
  readonly found: number;
}
