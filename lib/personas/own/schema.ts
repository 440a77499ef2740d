import { z } from "zod";
import type { Contract } from "@/lib/http/contract";

/** How long and how many the parts of one's own persona may be. */
export const ownLimits = {
  description: 2_000,
  attributes: 8,
  interests: 40,
  topic: 80,
  events: 2_000,
  eventText: 500,
  /** Of a pasted or uploaded history, in UTF-8. */
  historyBytes: 1_000_000,
} as const;

/** A history at its limit, in JSON: up to three bytes a character, and two for each quote and end of a line. */
const bodyLimitBytes = 4_000_000;

/** Only shown to its person; handed to systems as well; also publishable in coarse steps. */
export const visibility = z.enum(["private", "outputs", "publishable"]);
export type Visibility = z.infer<typeof visibility>;

/** Text that Postgres stores: neither NUL nor half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

const text = (most: number) => z.string().trim().max(most).refine(isStorable, "must be well-formed text without NUL");
const someText = (most: number) => text(most).min(1);

/** A day of a life: what is outside of these years is a slip. */
const day = z.iso.date().refine((date) => date >= "1900" && date < "2101", "must be a day from 1900 to 2100");

const key = z.string().min(1).max(40);
const place = z.number().min(-1).max(1);

/** What a person answered and judged, in order; null is skipped. */
export const evidence = z.strictObject({
  answers: z.array(z.strictObject({ question: key, answer: z.int().min(1).max(5).nullable() })).max(60),
  verdicts: z
    .array(z.strictObject({ pair: key, verdict: z.enum(["left", "right", "tie", "both_bad"]).nullable() }))
    .max(30),
});
export type OwnEvidence = z.infer<typeof evidence>;

/** An answer that is given again is no more known of a taste: repeats would only make it look surer. */
function eachOnce({ answers, verdicts }: OwnEvidence, context: z.RefinementCtx): void {
  const said = [
    ...answers.map(({ question }, at) => ({ name: question, path: ["answers", at, "question"] })),
    ...verdicts.map(({ pair }, at) => ({ name: pair, path: ["verdicts", at, "pair"] })),
  ];
  const seen = new Set<string>();
  for (const { name, path } of said) {
    const thing = `${path[0]} ${name}`;
    if (seen.has(thing)) context.addIssue({ code: "custom", path, message: `says "${name}" a second time` });
    seen.add(thing);
  }
}

export const ownAction = z.enum(["liked", "disliked", "read", "asked", "kept"]);

export const ownEvent = z.strictObject({
  happenedOn: day,
  action: ownAction,
  text: someText(ownLimits.eventText),
});
export type OwnEvent = z.infer<typeof ownEvent>;

const parts = {
  description: text(ownLimits.description),
  attributes: z.array(z.strictObject({ label: someText(40), value: someText(120) })).max(ownLimits.attributes),
  interests: z
    .array(z.strictObject({ topic: someText(ownLimits.topic), isLiked: z.boolean() }))
    .max(ownLimits.interests),
  history: z.array(ownEvent).max(ownLimits.events),
  evidence,
  visibility: z.strictObject({
    description: visibility,
    /** Axes and interests. */
    preferences: visibility,
    attributes: visibility,
    history: visibility,
  }),
};
export type OwnVisibility = z.infer<typeof parts.visibility>;
export type OwnPart = keyof OwnVisibility;

/** An axis with where the person lies on it: −1 is `low`, 1 is `high`. */
export const ownAxis = z.strictObject({
  axis: z.string(),
  low: z.string(),
  high: z.string(),
  about: z.string(),
  mean: place,
  /** 0 where it was set by hand. */
  sd: z.number().min(0).max(1),
  isByHand: z.boolean(),
});
export type OwnAxis = z.infer<typeof ownAxis>;

export const ownPersona = z.strictObject({
  version: z.int().positive(),
  savedAt: z.iso.datetime(),
  axes: z.array(ownAxis),
  ...parts,
});
export type OwnPersona = z.infer<typeof ownPersona>;

export const saveOwnPersonaBody = z.strictObject({
  ...parts,
  interests: parts.interests.refine(
    (interests) => new Set(interests.map(({ topic }) => topic.toLowerCase())).size === interests.length,
    "must name each topic once, liked or not",
  ),
  evidence: evidence.superRefine(eachOnce),
  /** Axes that the person set themselves. */
  byHand: z.record(key, place),
});
export type SaveOwnPersonaBody = z.infer<typeof saveOwnPersonaBody>;

export const ownPersonaAnswer = z.strictObject({ persona: ownPersona.nullable() });

export const getOwnPersonaContract = {
  method: "get",
  path: "/api/v1/me/persona",
  summary: "Read your own persona",
  description: "The newest version, or null. Nobody else can read it.",
  identity: "annotator",
  status: 200,
  response: ownPersonaAnswer,
  errors: ["consent_required"],
} as const satisfies Contract;

export const putOwnPersonaContract = {
  method: "put",
  path: "/api/v1/me/persona",
  summary: "Save your own persona",
  description:
    'Stores a new version, which later battles with `persona: "me"` are made for; what is as it was stays that version. Old battles keep theirs.',
  identity: "annotator",
  body: saveOwnPersonaBody,
  bodyLimitBytes,
  status: 200,
  response: ownPersonaAnswer,
  errors: ["consent_required", "rate_limited"],
} as const satisfies Contract;

const progress = z.strictObject({ done: z.int(), of: z.int() });

const warmUpSide = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({ type: z.literal("image"), url: z.string(), alt: z.string() }),
]);
export type WarmUpSideView = z.infer<typeof warmUpSide>;

export const interviewStep = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("question"),
    key: z.string(),
    text: z.string(),
    /** What answer 1 says, and what answer 5 says. */
    low: z.string(),
    high: z.string(),
    progress,
  }),
  z.strictObject({
    kind: z.literal("pair"),
    key: z.string(),
    prompt: z.string(),
    left: warmUpSide,
    right: warmUpSide,
    progress,
  }),
  z.strictObject({ kind: z.literal("done") }),
]);
export type InterviewStepView = z.infer<typeof interviewStep>;

export const nextStepBody = z
  .strictObject({
    ...evidence.shape,
    /** Leave the rest of the questions, or all that is left. */
    leaves: z.enum(["questions", "all"]).optional(),
  })
  .superRefine(eachOnce);

export const nextStepAnswer = z.strictObject({ step: interviewStep, axes: z.array(ownAxis) });
export type NextStepAnswer = z.infer<typeof nextStepAnswer>;

export const nextStepContract = {
  method: "post",
  path: "/api/v1/me/persona/next",
  summary: "Ask for the next question about a taste",
  description:
    "Given what was answered so far: the question or warm-up pair that is expected to tell most, and where the answers lead on each axis. Stores nothing.",
  identity: "anyone",
  body: nextStepBody,
  status: 200,
  response: nextStepAnswer,
  errors: ["rate_limited"],
} as const satisfies Contract;

export const readHistoryBody = z.strictObject({
  /** The file's name, which says what it is: `.txt`, `.json`, `.csv`. Pasted text has none. */
  name: z.string().max(200).optional(),
  text: z
    .string()
    .refine(
      (whole) => new TextEncoder().encode(whole).length <= ownLimits.historyBytes,
      "must have at most 1 MB (1,000,000 bytes)",
    ),
  /** The day of events that come without one. */
  today: day,
});

export const readHistoryAnswer = z.strictObject({
  format: z.enum(["txt", "json", "csv"]),
  events: z.array(ownEvent.extend({ isDated: z.boolean() })),
  /** What the places of `left` are: lines, or items of a JSON array. */
  unit: z.enum(["line", "item"]),
  /** What was not understood, and why. */
  left: z.array(z.strictObject({ line: z.int(), text: z.string(), why: z.string() })),
  /** How many more were not understood than are listed. */
  moreLeft: z.int(),
  /** Fields and columns that say nothing of an event by their name, */
  notUsed: z.array(z.string()),
  /** and how many more there are than are listed. */
  moreNotUsed: z.int(),
});
export type ReadHistoryAnswer = z.infer<typeof readHistoryAnswer>;

export const readHistoryContract = {
  method: "post",
  path: "/api/v1/me/persona/history",
  summary: "Read a pasted or uploaded history",
  description:
    "Shows what would be stored and what was not understood. The text may have 1 MB (1,000,000 bytes of UTF-8). Stores nothing.",
  identity: "anyone",
  body: readHistoryBody,
  bodyLimitBytes,
  status: 200,
  response: readHistoryAnswer,
  errors: ["rate_limited"],
} as const satisfies Contract;
