import { measureDifficulty, type PairVerdicts } from "@/lib/evaluation/difficulty";
import type { Pseudonymize } from "@/lib/privacy/pseudonymize";
import { type Decision, type ReviewCounts, redactReviewed } from "@/lib/privacy/redact-reviewed";
import { betterSide, type ChipSide, pickedChip } from "@/lib/votes/schema";
import { type ConsentFacts, readConsent } from "./consent";
import { fieldOf } from "./field-of";
import { type ReleaseRow, releaseRow } from "./schema";
import { type Coarse, coarsenJudgement, type Suppression } from "./suppression";

// The way of a vote into a release. Each stage takes the type that the one before it gives, and the mark of a stage
// is not exported: a step that is left out does not compile.
declare const stage: unique symbol;
type At<Stage extends string, Fields> = Fields & { readonly [stage]: Stage };

/** A counted vote as the record has it. Never leaves the process. */
export interface RawVote extends ConsentFacts {
  readonly voteId: string;
  readonly battleId: string;
  readonly annotatorId: string;
  readonly arena: string;
  readonly task: string;
  readonly prompt: string;
  readonly personaId: string;
  readonly persona: string;
  readonly personaKind: "described" | "self";
  readonly personaVersionId: string;
  readonly personaVersion: number;
  readonly standpoint: ReleaseRow["standpoint"];
  readonly systemLeft: string;
  readonly familyLeft: string;
  readonly strategyLeft: string;
  readonly systemRight: string;
  readonly familyRight: string;
  readonly strategyRight: string;
  readonly fit: ReleaseRow["fit"];
  readonly quality: ReleaseRow["quality"];
  readonly criteria: unknown;
  readonly chips: unknown;
  readonly confidence: ReleaseRow["confidence"];
  readonly satisfactionLeft: ReleaseRow["satisfaction_left"];
  readonly satisfactionRight: ReleaseRow["satisfaction_right"];
  readonly feedbackLeft: string | null;
  readonly feedbackRight: string | null;
  readonly feedbackGeneral: string | null;
  /** What an operator decided of the three texts, if anything. */
  readonly decisions: readonly (Decision | undefined)[];
  readonly samplingProbability: number;
  readonly samplingPart: string;
  /** How the votes of the release judge this pair of outputs. */
  readonly pairVerdicts: PairVerdicts;
  /** Milliseconds, as far as it was measured. */
  readonly tookMs: unknown;
  readonly createdAt: Date;
}

/** A vote that its annotator agreed to publish, without the texts that were not agreed to. */
export type ConsentedVote = At<
  "consented",
  Omit<RawVote, "consent" | "agreedToFeedback" | "annotatorSource"> & {
    /** Whether what the annotator says of themselves may stand beside it. */
    readonly publishesPersona: boolean;
  }
>;

/** A consented vote whose texts were redacted and whose marks are in the arena's own words. */
export type RedactedVote = At<
  "redacted",
  Omit<ConsentedVote, "criteria" | "chips" | "decisions" | typeof stage> & {
    readonly criteria: string;
    readonly chips: readonly KnownChip[];
  }
>;

/** A redacted vote without any id of the record. */
export type PseudonymousVote = At<"pseudonymous", Omit<RedactedVote, "personaId" | "personaVersionId" | typeof stage>>;

/** A pseudonymous vote that is no more exact than the votes of others let it be. */
export type SuppressedVote = At<
  "suppressed",
  Omit<PseudonymousVote, "createdAt" | "tookMs" | "publishesPersona" | keyof Coarse | typeof stage> & Coarse
>;

/** A row that the allow-list let through: the only thing that a release writes. */
export type CheckedRow = At<"checked", ReleaseRow>;

interface KnownChip {
  readonly key: string;
  readonly side: ChipSide;
  readonly polarity: Polarity;
}

type Polarity = "positive" | "negative";

/** What an arena asks, which is all that a mark or a chip may say. */
export interface ArenaWords {
  /** Keys of the reason chips, with what they say. */
  readonly chips: ReadonlyMap<string, Polarity>;
  readonly criteria: ReadonlySet<string>;
}

/** Applies the annotator's consent, field by field, as `readConsent` has it. @returns the vote, or the reason why it is left out */
export function applyConsent(vote: RawVote): ConsentedVote | "no_consent" | "withdrawn" {
  const { consent: _, agreedToFeedback: __, annotatorSource: ___, ...fields } = vote;
  const agreed = readConsent(vote);
  if (typeof agreed === "string") return agreed;
  const texts = agreed.feedback ? {} : { feedbackLeft: null, feedbackRight: null, feedbackGeneral: null };
  return { ...fields, ...texts, publishesPersona: agreed.persona } as ConsentedVote;
}

/**
 * Redacts the free texts together, does what an operator decided of them, leaves out those that are held, and keeps of chips and criteria
 * only what the arena asks: a key that somebody made up is a free text by another way.
 *
 * @param words of the vote's arena
 * @returns the vote, how many places were taken out by kind, and how many texts are held or were reviewed
 */
export function redactVote(
  { decisions, ...vote }: ConsentedVote,
  words: ArenaWords,
): {
  readonly vote: RedactedVote;
  readonly redactions: Readonly<Record<string, number>>;
  readonly review: ReviewCounts;
} {
  const written = [vote.feedbackLeft, vote.feedbackRight, vote.feedbackGeneral];
  const { texts, counts, review } = redactReviewed(written, vote.prompt, decisions);
  const [feedbackLeft = null, feedbackRight = null, feedbackGeneral = null] = texts;
  const chips = keepChips(vote.chips, words.chips);
  const criteria = keepMarks(vote.criteria, words.criteria);
  const redactions: Record<string, number> = { ...counts };
  if (chips.dropped > 0) redactions.unknown_chip = chips.dropped;
  if (criteria.dropped > 0) redactions.unknown_criterion = criteria.dropped;
  const clean = {
    ...vote,
    feedbackLeft,
    feedbackRight,
    feedbackGeneral,
    chips: chips.kept,
    criteria: JSON.stringify(criteria.kept),
  };
  return { vote: clean as unknown as RedactedVote, redactions, review };
}

/** Replaces every id of the record. An annotator's own persona is as telling as the annotator, and gets a pseudonym, too. */
export function pseudonymizeVote(vote: RedactedVote, pseudonymize: Pseudonymize): PseudonymousVote {
  const { personaId: _, personaVersionId, ...fields } = vote;
  const isOwn = vote.personaKind === "self";
  const changed = {
    voteId: pseudonymize("vote", vote.voteId),
    battleId: pseudonymize("battle", vote.battleId),
    annotatorId: pseudonymize("annotator", vote.annotatorId),
    persona: isOwn ? pseudonymize("persona", personaVersionId) : vote.persona,
    personaVersion: isOwn ? 1 : vote.personaVersion,
  };
  return { ...fields, ...changed } as unknown as PseudonymousVote;
}

/** Coarsens moment, time and probability, and adds what is published of the annotator: `prepareSuppression` decided how exactly. */
export function suppressVote(vote: PseudonymousVote, suppression: Suppression): SuppressedVote {
  const { createdAt: _, tookMs: __, publishesPersona: ___, ...fields } = vote;
  const coarse = coarsenJudgement(vote, "vote", suppression);
  return { ...fields, ...coarse } as unknown as SuppressedVote;
}

/**
 * Names each published column, one by one.
 *
 * @throws ZodError a value is not what the allow-list permits, which is a defect: nothing is published then
 */
export function toReleaseRow(vote: SuppressedVote): CheckedRow {
  const row: ReleaseRow = {
    vote_id: vote.voteId,
    battle_id: vote.battleId,
    annotator_id: vote.annotatorId,
    arena: vote.arena,
    task: vote.task,
    prompt: vote.prompt,
    persona: vote.persona,
    persona_version: vote.personaVersion,
    standpoint: vote.standpoint,
    source: vote.source,
    system_left: vote.systemLeft,
    family_left: vote.familyLeft,
    strategy_left: vote.strategyLeft,
    system_right: vote.systemRight,
    family_right: vote.familyRight,
    strategy_right: vote.strategyRight,
    fit: vote.fit,
    quality: vote.quality,
    criteria: vote.criteria,
    confidence: vote.confidence,
    satisfaction_left: vote.satisfactionLeft,
    satisfaction_right: vote.satisfactionRight,
    positive_chips_left: keysOf(vote.chips, "positive", "left"),
    positive_chips_right: keysOf(vote.chips, "positive", "right"),
    negative_chips_left: keysOf(vote.chips, "negative", "left"),
    negative_chips_right: keysOf(vote.chips, "negative", "right"),
    feedback_left: vote.feedbackLeft,
    feedback_right: vote.feedbackRight,
    feedback_general: vote.feedbackGeneral,
    sampling_probability: vote.samplingProbability,
    sampling_part: vote.samplingPart,
    tier: measureDifficulty(vote.pairVerdicts).tier,
    seconds_to_verdict: vote.seconds,
    voted_on: vote.day.on,
    voted_on_precision: vote.day.precision,
    annotator_attributes: vote.annotatorAttributes,
    persona_axes: vote.personaAxes,
  };
  return releaseRow.parse(row) as CheckedRow;
}

function keysOf(chips: readonly KnownChip[], polarity: Polarity, side: "left" | "right"): string {
  const picked = chips.filter((chip) => chip.polarity === polarity && (chip.side === side || chip.side === "both"));
  return [...new Set(picked.map(({ key }) => key))].toSorted().join(" ");
}

function keepChips(
  stored: unknown,
  known: ReadonlyMap<string, Polarity>,
): { kept: readonly KnownChip[]; dropped: number } {
  const picked = Array.isArray(stored) ? stored : [];
  const kept = picked.flatMap((value): KnownChip[] => {
    const chip = pickedChip.safeParse(value);
    const polarity = chip.success ? known.get(chip.data.key) : undefined;
    return chip.success && polarity ? [{ ...chip.data, polarity }] : [];
  });
  return { kept, dropped: picked.length - kept.length };
}

type Marks = Record<string, { left?: number; right?: number; side?: string }>;

function keepMarks(stored: unknown, known: ReadonlySet<string>): { kept: Marks; dropped: number } {
  const kept: Marks = {};
  const keys = typeof stored === "object" && stored !== null ? Object.keys(stored).toSorted() : [];
  for (const key of keys.filter((name) => known.has(name))) {
    const marks = fieldOf(stored, key);
    const [left, right] = [fieldOf(marks, "left"), fieldOf(marks, "right")];
    const side = betterSide.safeParse(fieldOf(marks, "side"));
    kept[key] = {
      ...(isMark(left) && { left }),
      ...(isMark(right) && { right }),
      ...(side.success && { side: side.data }),
    };
  }
  return { kept, dropped: keys.length - Object.keys(kept).length };
}

function isMark(value: unknown): value is number {
  return Number.isInteger(value);
}
