import { z } from "zod";
import type { Contract } from "@/lib/http/contract";
import { freeText } from "@/lib/votes/schema";

/** What may be in a text that is held: `HoldReason` (lib/privacy/redact.ts). */
export const holdReason = z.enum(["name", "address", "birth_date", "number"]);
export const reviewState = z.enum(["waiting", "released", "withheld"]);

/** A text that redaction held, as an operator reads it. Who wrote it is not in it. */
export const heldText = z.strictObject({
  id: z.uuid(),
  state: reviewState,
  judgement: z.enum(["vote", "assessment"]),
  field: z.enum(["feedback_left", "feedback_right", "feedback_general", "feedback"]),
  arena: z.strictObject({ slug: z.string(), name: z.string() }),
  /** What the outputs were asked, which the text speaks of. */
  prompt: z.string(),
  reasons: z.array(holdReason),
  heldAt: z.iso.datetime(),
  /** The text as it was written, in pieces. */
  pieces: z.array(
    z.strictObject({
      text: z.string(),
      /** What is published in its place whatever is decided; null where it stays. */
      placeholder: z.string().nullable(),
      /** What it may be. */
      doubts: z.array(holdReason),
    }),
  ),
  /** Tells what of it would be published; to be sent with the decision to release it. */
  shown: z.string(),
  /** Null while it waits. */
  decidedAt: z.iso.datetime().nullable(),
  /** The words that are published in its place where an operator edited it. */
  edited: z.string().nullable(),
});
export type HeldText = z.infer<typeof heldText>;

export const reviewQuery = z.strictObject({
  state: reviewState.default("waiting"),
  arena: z.string().max(80).optional(),
  reason: holdReason.optional(),
  /** The last text of the page before. */
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type ReviewQuery = z.infer<typeof reviewQuery>;

export const waitingTexts = z.strictObject({
  /** How many texts wait that could be published now. */
  waiting: z.int(),
  /** Since when the oldest of them does. */
  oldestHeldAt: z.iso.datetime().nullable(),
});
export type WaitingTexts = z.infer<typeof waitingTexts>;

export const reviewPage = waitingTexts.extend({
  /** Oldest first. */
  texts: z.array(heldText),
  /** `after` of the next page; null on the last. */
  next: z.uuid().nullable(),
});
export type ReviewPage = z.infer<typeof reviewPage>;

export const decisionBody = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("release"), shown: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ decision: z.literal("withhold") }),
  z.strictObject({
    decision: z.literal("edit"),
    text: freeText.trim().min(1, "must say something; to leave it out, withhold it"),
  }),
]);
export type DecisionBody = z.infer<typeof decisionBody>;

export const decided = z.strictObject({
  state: reviewState.exclude(["waiting"]),
  decidedAt: z.iso.datetime(),
  /** What releases have of it from now on; null where they have nothing. */
  published: z.string().nullable(),
});
export type Decided = z.infer<typeof decided>;

/** Which decision is meant: another one, that somebody else made meanwhile, stays. */
export const undoBody = z.strictObject({ decidedAt: z.iso.datetime() });

const path = "/api/v1/admin/review";
const ofOperator = { identity: "operator", status: 200 } as const;
const errors = ["unauthorized", "forbidden", "held_text_not_found", "already_decided"] as const;
const params = z.strictObject({ id: z.uuid() });

export const reviewPageContract = {
  ...ofOperator,
  method: "get",
  path,
  summary: "List the texts that redaction held",
  description: "Only those that could be published now: counted, with the annotator's consent then and now.",
  query: reviewQuery,
  response: reviewPage,
  errors: ["unauthorized", "forbidden"],
} as const satisfies Contract;

export const decideContract = {
  ...ofOperator,
  method: "post",
  path: `${path}/{id}/decision`,
  summary: "Release, edit or withhold a text",
  params,
  body: decisionBody,
  response: decided,
  errors: [...errors, "review_outdated"],
} as const satisfies Contract;

export const undoDecisionContract = {
  ...ofOperator,
  method: "post",
  path: `${path}/{id}/undo`,
  summary: "Take a decision back: the text waits again",
  description: "What was published in between stays published.",
  params,
  body: undoBody,
  response: heldText,
  errors,
} as const satisfies Contract;
