import { z } from "zod";
import { battleParams } from "@/lib/battles/schema";
import type { Contract } from "@/lib/http/contract";

export const verdict = z.enum(["left", "right", "tie", "both_bad"]);
export type Verdict = z.infer<typeof verdict>;

/** Longest free text, in characters. */
export const feedbackLimit = 4000;

// Postgres stores neither NUL nor half of a surrogate pair; both come only from broken clients.
export const freeText = z
  .string()
  .max(feedbackLimit)
  .refine((text) => !text.includes("\u0000") && text.isWellFormed(), "must be well-formed text without NUL");

export const milliseconds = z.number().min(0).max(86_400_000);

/** What of one output was on screen. */
export const seenSide = z.strictObject({
  /** Part of its height that was on screen at some time, 0 to 1. */
  share: z.number().min(0).max(1),
  /** How long each fifth of its height was visible, from the top. */
  fifthsMs: z.array(milliseconds).length(5),
});
export type SeenSide = z.infer<typeof seenSide>;

/** How the judgement was made; never what was typed. */
export const telemetry = z.strictObject({
  /** From both outputs being on screen to the verdict. */
  timeToVerdictMs: milliseconds.optional(),
  /** How long each output was at least half visible. */
  visibleMs: z.strictObject({ left: milliseconds, right: milliseconds }).optional(),
  /** Which part of each output was visible, and for how long. */
  seen: z.strictObject({ left: seenSide, right: seenSide }).optional(),
  zooms: z.int().min(0).max(100_000).optional(),
  sourceOpened: z.boolean().optional(),
  historyOpened: z.boolean().optional(),
  /** What the verdict was given with. */
  input: z.enum(["key", "pointer", "touch"]).optional(),
});
export type Telemetry = z.infer<typeof telemetry>;

const mark = z.int().min(1).max(100);
/** Which side is better on a criterion. */
export const betterSide = z.enum(["left", "tie", "right"]);

/** The answer to a criterion: marks of each side where its kind is `scale`, which side is better where it is `side`. */
export const criterionMarks = z.union([
  z.strictObject({ left: mark.optional(), right: mark.optional() }),
  z.strictObject({ side: betterSide }),
]);
export type CriterionMarks = z.infer<typeof criterionMarks>;

export const confidence = z.enum(["sure", "leaning", "guess"]);
export type Confidence = z.infer<typeof confidence>;

export const satisfaction = z.enum(["below", "acceptable", "hoped"]);
export type Satisfaction = z.infer<typeof satisfaction>;

/** A chip is picked for the output that it speaks of; for both where they fit equally. */
export const chipSide = z.enum(["left", "right", "both"]);
export type ChipSide = z.infer<typeof chipSide>;

export const pickedChip = z.strictObject({ key: z.string().regex(/^[a-z0-9-]{1,40}$/), side: chipSide });

export const castVoteBody = z.strictObject({
  fit: verdict,
  quality: verdict.optional(),
  /** Answers by criterion of the arena: `{left: 4, right: 2}` up to the criterion's scale, or `{side: "left"}`. */
  criteria: z
    .record(z.string().regex(/^[a-z0-9-]{1,40}$/), criterionMarks)
    .refine((marks) => Object.keys(marks).length <= 20, "must have at most 20 criteria")
    .optional(),
  /** The arena's reason chips, each with the side that it was picked for. */
  chips: z
    .array(pickedChip)
    .max(40)
    .refine(
      (chips) => new Set(chips.map(({ key, side }) => `${key} ${side}`)).size === chips.length,
      "must not have a chip twice on the same side",
    )
    .optional(),
  /** How sure the annotator is of `fit`. */
  confidence: confidence.optional(),
  /** How good each output is for the person: below what they would accept, acceptable, what they hoped for. */
  satisfaction: z.strictObject({ left: satisfaction.optional(), right: satisfaction.optional() }).optional(),
  feedback: z
    .strictObject({ left: freeText.optional(), right: freeText.optional(), general: freeText.optional() })
    .optional(),
  telemetry: telemetry.optional(),
});
export type CastVoteBody = z.infer<typeof castVoteBody>;

/** Who made an output, told only after the vote. */
export const revealed = z.strictObject({
  system: z.string(),
  name: z.string(),
  family: z.string(),
  strategy: z.string(),
  description: z.string(),
  /** What of the persona the system used. */
  personaUse: z.string(),
});
export type Revealed = z.infer<typeof revealed>;

export const reveal = z.strictObject({ left: revealed, right: revealed });
export type Reveal = z.infer<typeof reveal>;

export const storedVote = z.strictObject({ id: z.uuid(), createdAt: z.iso.datetime() });

export const castVoteResult = z.strictObject({ vote: storedVote, reveal });
export type CastVoteResult = z.infer<typeof castVoteResult>;

/** A vote as its own annotator sees it. */
export interface OwnVote {
  readonly id: string;
  readonly arena: string;
  readonly persona: string;
  readonly prompt: string;
  readonly fit: Verdict;
  readonly createdAt: Date;
  readonly left: Revealed;
  readonly right: Revealed;
}

export const castVoteContract = {
  method: "post",
  path: "/api/v1/battles/{id}/vote",
  summary: "Judge a battle",
  description:
    "Stores the vote once and reveals who made the outputs. Repeating it answers 409 with the stored vote as `vote` and the reveal.",
  identity: "annotator",
  params: battleParams,
  body: castVoteBody,
  status: 201,
  response: castVoteResult,
  errors: ["consent_required", "battle_not_found", "already_voted", "battle_expired", "rate_limited"],
} as const satisfies Contract;
