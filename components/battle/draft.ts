import type { CastVoteBody, Confidence, CriterionMarks, Satisfaction, Telemetry, Verdict } from "@/lib/votes/schema";
import { type ChipGroup, chipGroups } from "./chip-groups";
import { cleanText } from "./clean-text";

/** Quality apart from fit: A better, the same, B better. */
export type Quality = "left" | "tie" | "right";
export type TextField = "left" | "right" | "general";
export type Side = "left" | "right";

/** A reason that was picked. Its polarity says under which verdicts it is asked for. */
export interface DraftChip extends Pick<ChipGroup, "side" | "polarity"> {
  readonly key: string;
}

/** A judgement that is not sent yet. It outlives a failed request and a reload. */
export interface Draft {
  readonly verdict: Verdict | null;
  readonly quality: Quality | null;
  readonly chips: readonly DraftChip[];
  readonly texts: Readonly<Record<TextField, string>>;
  readonly confidence: Confidence | null;
  readonly satisfaction: Readonly<Record<Side, Satisfaction | null>>;
  readonly criteria: Readonly<Record<string, CriterionMarks>>;
}

/** What is kept of a draft between visits: with it how long was looked before, and when it was kept. */
export interface KeptDraft {
  readonly draft: Draft;
  readonly telemetry: Telemetry;
  readonly keptAtMs: number;
}

export const emptyDraft: Draft = {
  verdict: null,
  quality: null,
  chips: [],
  texts: { left: "", right: "", general: "" },
  confidence: null,
  satisfaction: { left: null, right: null },
  criteria: {},
};

/** Whether there is anything in a draft that its author would miss. */
export function isEmptyDraft({ verdict, quality, chips, texts, ...draft }: Draft): boolean {
  const hasTexts = Boolean(texts.left || texts.right || texts.general);
  return !verdict && !quality && chips.length === 0 && !hasTexts && !draft.confidence && !hasFurther(draft);
}

/** Whether any of the further questions has an answer: satisfaction or a criterion. */
export function hasFurther({ satisfaction, criteria }: Pick<Draft, "satisfaction" | "criteria">): boolean {
  return satisfaction.left !== null || satisfaction.right !== null || Object.keys(criteria).length > 0;
}

/** The request that a draft becomes; what was left empty is left out. Null without a verdict. */
export function toVoteBody(draft: Draft, telemetry: Telemetry): CastVoteBody | null {
  const { verdict, quality, texts, confidence, criteria } = draft;
  if (!verdict) return null;
  const feedback = withoutEmpty(Object.entries(texts).map(([field, text]) => [field, cleanText(text)]));
  const satisfaction = withoutEmpty(Object.entries(draft.satisfaction));
  // The draft keeps what was picked under another verdict; only what is asked under this one is said.
  const chips = draft.chips.filter((chip) => isAsked(chip, verdict)).map(({ key, side }) => ({ key, side }));
  return {
    fit: verdict,
    ...(quality ? { quality } : {}),
    ...(chips.length > 0 ? { chips } : {}),
    ...(confidence ? { confidence } : {}),
    ...(Object.keys(satisfaction).length > 0 ? { satisfaction } : {}),
    ...(Object.keys(criteria).length > 0 ? { criteria } : {}),
    ...(Object.keys(feedback).length > 0 ? { feedback } : {}),
    telemetry,
  };
}

function isAsked(chip: DraftChip, verdict: Verdict): boolean {
  return chipGroups(verdict).some(({ side, polarity }) => side === chip.side && polarity === chip.polarity);
}

function withoutEmpty<Value>(entries: readonly (readonly [string, Value])[]): Record<string, NonNullable<Value>> {
  return Object.fromEntries(entries.filter(([, value]) => value)) as Record<string, NonNullable<Value>>;
}
