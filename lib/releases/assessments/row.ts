import { z } from "zod";
import { fitScale } from "@/lib/arenas/schema";
import { standpoint } from "@/lib/battles/schema";
import { coarse } from "../coarse-columns";
import { type Column, columnsOf, optionalText, text } from "../column";
import { releaseSource } from "../manifest";
import { dayPrecision, decisionStep } from "../schema";

/** One row of `assessments.*`: everything a release may contain of an assessment, and nothing else. */
export const assessmentRow = z.strictObject({
  assessment_id: z.string(),
  showing_id: z.string(),
  output_id: z.string(),
  annotator_id: z.string(),
  arena: z.string(),
  task: z.string(),
  prompt: z.string(),
  persona: z.string(),
  persona_version: z.int(),
  standpoint,
  source: releaseSource,
  system: z.string(),
  family: z.string(),
  strategy: z.string(),
  scale: fitScale,
  fit: z.int().min(0).max(100),
  /** JSON object, criterion to mark. */
  criteria: z.string(),
  feedback: z.string().nullable(),
  sampling_probability: z.number(),
  sampling_part: z.string(),
  seconds_to_fit: decisionStep.nullable(),
  assessed_on: z.iso.date(),
  assessed_on_precision: dayPrecision,
  annotator_attributes: z.string().nullable(),
  persona_axes: z.string().nullable(),
});
export type AssessmentRow = z.infer<typeof assessmentRow>;

const described: Record<keyof AssessmentRow, Column> = {
  assessment_id: text("Pseudonym of the assessment, made for this release alone. Rows are in its order."),
  showing_id: text("Pseudonym of the showing that was assessed, made for this release alone."),
  output_id: text("`output_id` in `outputs` of what was shown."),
  annotator_id: text("Pseudonym of who judged, the same as in `votes.*` of this release."),
  arena: text("The arena."),
  task: text("The task within the arena."),
  prompt: text("What the systems were asked."),
  persona: text("The person the output was made for. An annotator's own persona has a pseudonym, as in `votes.*`."),
  persona_version: {
    type: "integer",
    isNullable: false,
    description: "Version of the persona; 1 for an annotator's own persona.",
  },
  standpoint: text("`owner`: judged for oneself. `proxy`: judged on the persona's behalf."),
  source: text("`human`, `simulated` or `imported`; one release holds one source."),
  system: text("The system whose output was shown."),
  family: text("Its base model or algorithm."),
  strategy: text("How it personalizes; `generic` is the control."),
  scale: { type: "integer", isNullable: false, description: "The scale of fit: 5 for 1 to 5, 100 for 0 to 100." },
  fit: { type: "integer", isNullable: false, description: "How well the output fits the person, on that scale." },
  criteria: text("JSON object: the arena's criterion to its mark."),
  feedback: optionalText("Free text, redacted. Null: none, not agreed to, or held."),
  sampling_probability: {
    type: "number",
    isNullable: false,
    description:
      "Probability that this output was drawn, given what the annotator had seen, to three significant digits.",
  },
  sampling_part: text("The part of the sampling policy that drew it."),
  seconds_to_fit: {
    ...coarse.seconds,
    description: `Time to the last choice of the fit. ${coarse.seconds.description}`,
  },
  assessed_on: { ...coarse.day, description: `The day of the assessment. ${coarse.day.description}` },
  assessed_on_precision: { ...coarse.precision, description: "How exact `assessed_on` is: `day` or `week`." },
  annotator_attributes: coarse.attributes,
  persona_axes: coarse.axes,
};

/** The columns in the order of every file: that of the schema. */
export const assessmentColumns = columnsOf(assessmentRow, described);
