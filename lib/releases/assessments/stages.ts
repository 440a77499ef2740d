import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import { type Decision, type ReviewCounts, redactReviewed } from "@/lib/privacy/redact-reviewed";
import { type ConsentFacts, readConsent } from "../consent";
import { type Coarse, coarsenJudgement, type Suppression } from "../suppression";
import { outputIdOf } from "../tables/outputs";
import { type AssessmentRow, assessmentRow } from "./row";

// The way of an assessment into a release, in the stages that a vote goes through: a step that is left out does not compile.
declare const stage: unique symbol;
type At<Stage extends string, Fields> = Fields & { readonly [stage]: Stage };

/** A counted assessment as the record has it. Never leaves the process. */
export interface RawAssessment extends ConsentFacts {
  readonly assessmentId: string;
  readonly showingId: string;
  readonly outputId: string;
  readonly contentHash: string;
  readonly annotatorId: string;
  readonly arena: string;
  readonly task: string;
  readonly prompt: string;
  readonly persona: string;
  readonly personaKind: "described" | "self";
  readonly personaVersionId: string;
  readonly personaVersion: number;
  readonly standpoint: AssessmentRow["standpoint"];
  readonly system: string;
  readonly family: string;
  readonly strategy: string;
  readonly scale: number;
  readonly fit: number;
  readonly criteria: unknown;
  readonly feedback: string | null;
  /** What an operator decided of the text, if anything. */
  readonly decisions: readonly (Decision | undefined)[];
  readonly samplingProbability: number;
  readonly samplingPart: string;
  /** Milliseconds, as far as it was measured. */
  readonly tookMs: unknown;
  readonly createdAt: Date;
}

/** An assessment that its annotator agreed to publish, without the text that was not agreed to. */
export type ConsentedAssessment = At<
  "consented",
  Omit<RawAssessment, keyof Omit<ConsentFacts, "source">> & { readonly publishesPersona: boolean }
>;
/** A consented one whose text was redacted and whose marks are in the arena's own words. */
export type RedactedAssessment = At<
  "redacted",
  Omit<ConsentedAssessment, "criteria" | "decisions" | typeof stage> & { readonly criteria: string }
>;
/** A redacted one without any id of the record. */
export type PseudonymousAssessment = At<
  "pseudonymous",
  Omit<RedactedAssessment, "personaVersionId" | "personaKind" | "contentHash" | typeof stage>
>;
/** A pseudonymous one that is no more exact than those of others let it be. */
export type SuppressedAssessment = At<
  "suppressed",
  Omit<PseudonymousAssessment, "createdAt" | "tookMs" | "publishesPersona" | keyof Coarse | typeof stage> & Coarse
>;
/** A row that the allow-list let through. */
export type CheckedAssessment = At<"checked", AssessmentRow>;

/** Applies the annotator's consent. @returns the assessment, or the reason why it is left out */
export function applyAssessmentConsent(raw: RawAssessment): ConsentedAssessment | "no_consent" | "withdrawn" {
  const { consent: _, agreedToFeedback: __, annotatorSource: ___, ...fields } = raw;
  const agreed = readConsent(raw);
  if (typeof agreed === "string") return agreed;
  const feedback = agreed.feedback ? fields.feedback : null;
  return { ...fields, feedback, publishesPersona: agreed.persona } as ConsentedAssessment;
}

/**
 * Redacts the free text, does what an operator decided of it, leaves it out where it is held, and keeps of the criteria only what the arena asks.
 *
 * @param criteria keys of the arena's own
 * @returns the assessment, how many places were taken out by kind, and how many texts are held or were reviewed
 */
export function redactAssessment(
  { decisions, ...assessment }: ConsentedAssessment,
  criteria: ReadonlySet<string>,
): {
  readonly assessment: RedactedAssessment;
  readonly redactions: Readonly<Record<string, number>>;
  readonly review: ReviewCounts;
} {
  const { texts, counts, review } = redactReviewed([assessment.feedback], assessment.prompt, decisions);
  const marks = Object.entries(isRecord(assessment.criteria) ? assessment.criteria : {});
  const kept = marks.filter(([key, mark]) => criteria.has(key) && Number.isInteger(mark));
  const dropped = marks.length - kept.length;
  const sorted = Object.fromEntries(kept.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return {
    assessment: {
      ...assessment,
      feedback: texts[0] ?? null,
      criteria: JSON.stringify(sorted),
    } as unknown as RedactedAssessment,
    redactions: dropped > 0 ? { ...counts, unknown_criterion: dropped } : counts,
    review,
  };
}

/** Replaces every id of the record, with the pseudonyms that votes of the same release have for annotator and own persona. */
export function pseudonymizeAssessment(
  assessment: RedactedAssessment,
  pseudonymize: Pseudonymize,
): PseudonymousAssessment {
  const { personaVersionId, personaKind, contentHash, ...fields } = assessment;
  const isOwn = personaKind === "self";
  const changed = {
    assessmentId: pseudonymize("assessment", assessment.assessmentId),
    showingId: pseudonymize("showing", assessment.showingId),
    outputId: outputIdOf({ id: assessment.outputId, contentHash, personaKind }, pseudonymize),
    annotatorId: pseudonymize("annotator", assessment.annotatorId),
    persona: isOwn ? pseudonymize("persona", personaVersionId) : assessment.persona,
    personaVersion: isOwn ? 1 : assessment.personaVersion,
  };
  return { ...fields, ...changed } as unknown as PseudonymousAssessment;
}

/** Coarsens moment, time and probability, and adds what is published of the annotator, as for a vote. */
export function suppressAssessment(assessment: PseudonymousAssessment, suppression: Suppression): SuppressedAssessment {
  const { createdAt: _, tookMs: __, publishesPersona: ___, ...fields } = assessment;
  const coarse = coarsenJudgement(assessment, "assessment", suppression);
  return { ...fields, ...coarse } as unknown as SuppressedAssessment;
}

/**
 * Names each published column, one by one.
 *
 * @throws ZodError a value is not what the allow-list permits, which is a defect: nothing is published then
 */
export function toAssessmentRow(assessment: SuppressedAssessment): CheckedAssessment {
  const row: Omit<AssessmentRow, "scale"> & { scale: number } = {
    assessment_id: assessment.assessmentId,
    showing_id: assessment.showingId,
    output_id: assessment.outputId,
    annotator_id: assessment.annotatorId,
    arena: assessment.arena,
    task: assessment.task,
    prompt: assessment.prompt,
    persona: assessment.persona,
    persona_version: assessment.personaVersion,
    standpoint: assessment.standpoint,
    source: assessment.source,
    system: assessment.system,
    family: assessment.family,
    strategy: assessment.strategy,
    scale: assessment.scale,
    fit: assessment.fit,
    criteria: assessment.criteria,
    feedback: assessment.feedback,
    sampling_probability: assessment.samplingProbability,
    sampling_part: assessment.samplingPart,
    seconds_to_fit: assessment.seconds,
    assessed_on: assessment.day.on,
    assessed_on_precision: assessment.day.precision,
    annotator_attributes: assessment.annotatorAttributes,
    persona_axes: assessment.personaAxes,
  };
  return assessmentRow.parse(row) as CheckedAssessment;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
