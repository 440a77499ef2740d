import { z } from "zod";
import { arenaParams, fitScale } from "@/lib/arenas/schema";
import type { Contract } from "@/lib/http/contract";
import { showingParams } from "@/lib/showings/schema";
import { freeText, milliseconds, revealed, seenSide } from "@/lib/votes/schema";

/** How the assessment was made; never what was typed. */
export const assessmentTelemetry = z.strictObject({
  /** From the output being on screen to the last choice of its fit. */
  timeToFitMs: milliseconds.optional(),
  /** How long the output was at least half visible. */
  visibleMs: milliseconds.optional(),
  /** Which part of it was on screen. */
  seen: seenSide.optional(),
  zooms: z.int().min(0).max(100_000).optional(),
  sourceOpened: z.boolean().optional(),
  historyOpened: z.boolean().optional(),
  /** What the fit was given with. */
  input: z.enum(["key", "pointer", "touch"]).optional(),
});
export type AssessmentTelemetry = z.infer<typeof assessmentTelemetry>;

export const assessBody = z.strictObject({
  /** On the showing's scale: 1 to 5, or 0 to 100. */
  fit: z.int().min(0).max(100),
  /** A mark for each criterion of the arena, from 1 to the criterion's scale; from 0 where that is 100. */
  criteria: z
    .record(z.string().regex(/^[a-z0-9-]{1,40}$/), z.int().min(0).max(100))
    .refine((marks) => Object.keys(marks).length <= 20, "must have at most 20 criteria")
    .optional(),
  feedback: freeText.optional(),
  telemetry: assessmentTelemetry.optional(),
});
export type AssessBody = z.infer<typeof assessBody>;

export const assessResult = z.strictObject({
  assessment: z.strictObject({ id: z.uuid(), createdAt: z.iso.datetime() }),
  /** Who made the output. */
  reveal: revealed,
});
export type AssessResult = z.infer<typeof assessResult>;

export const assessContract = {
  method: "post",
  path: "/api/v1/showings/{id}/assessment",
  summary: "Assess an output",
  description:
    "Stores the assessment once and reveals who made the output. Repeating it answers 409 with the stored one as `assessment` and the reveal.",
  identity: "annotator",
  params: showingParams,
  body: assessBody,
  status: 201,
  response: assessResult,
  errors: ["consent_required", "showing_not_found", "already_assessed", "showing_expired", "rate_limited"],
} as const satisfies Contract;

/** A mean on a scale with its 95 % interval, held inside the scale. */
const mean = z.strictObject({ mean: z.number(), low: z.number(), high: z.number() });

/** A system on an absolute board. One that has too few assessments has nulls and says what is missing. */
export const absoluteSystem = z.strictObject({
  system: z.string(),
  name: z.string(),
  family: z.string(),
  strategy: z.string(),
  organization: z.string(),
  licence: z.string(),
  retiredAt: z.iso.datetime().nullable(),
  assessments: z.int(),
  /** Who assessed it. */
  annotators: z.int(),
  /** What the average annotator would give it: leniency taken out. */
  fit: mean.nullable(),
  /** One more than the systems of its group whose interval lies wholly above. */
  rank: z.int().nullable(),
  /** The same for each criterion of the arena that has a scale and enough marks. */
  criteria: z.record(z.string(), mean),
  /** Assessments still needed; 0 for a system with a mean. */
  missing: z.int(),
  /** Why there is no mean: `few_assessments`, `few_annotators`; null where there is one. */
  collecting: z.enum(["few_assessments", "few_annotators"]).nullable(),
  /** Number of the group that annotators connect; means are compared inside one only. */
  group: z.int(),
});
export type AbsoluteSystem = z.infer<typeof absoluteSystem>;

export const absoluteContent = z.strictObject({
  scale: fitScale,
  systems: z.array(absoluteSystem),
  /** What personalizing buys, on the scale: mean of a strategy minus that of its family's control, by the same annotators. */
  lifts: z.array(
    z.strictObject({
      system: z.string(),
      family: z.string(),
      strategy: z.string(),
      lift: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
  criteria: z.array(z.strictObject({ key: z.string(), label: z.string(), scale: z.int() })),
  /** Krippendorff's alpha (interval) of different people's fit of the same output; the reason where there is none. */
  alpha: z.union([
    z.strictObject({ value: z.number(), outputs: z.int(), assessments: z.int() }),
    z.strictObject({ reason: z.string() }),
  ]),
  annotators: z.int(),
  ownerAssessments: z.int(),
  importedAssessments: z.int(),
  /** Assessments left out, by reason. */
  excluded: z.record(z.string(), z.int()),
});
export type AbsoluteContent = z.infer<typeof absoluteContent>;

export const absoluteBoard = z.strictObject({
  arena: z.string(),
  snapshot: z.strictObject({
    id: z.uuid(),
    createdAt: z.iso.datetime(),
    inputHash: z.string(),
    codeVersion: z.string(),
    method: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    assessments: z.int(),
    simulatedAssessments: z.int(),
  }),
  ...absoluteContent.shape,
});
export type AbsoluteBoard = z.infer<typeof absoluteBoard>;

export const getAbsoluteBoardContract = {
  method: "get",
  path: "/api/v1/leaderboards/{arena}/assessments",
  summary: "Read the newest board of an absolute arena",
  description:
    "Mean fit of each system on the arena's scale, with annotators' leniency taken out. A stored snapshot; the entity tag names it. " +
    "An absolute arena has no Elo ratings: nobody compared two outputs.",
  identity: "anyone",
  params: arenaParams,
  status: 200,
  response: absoluteBoard,
  errors: ["arena_not_found", "judged_otherwise", "leaderboard_pending"],
} as const satisfies Contract;
