import type { Confidence, CriterionMarks, Satisfaction, Telemetry, Verdict } from "@/lib/votes/schema";
import { type Draft, type DraftChip, emptyDraft, type KeptDraft, type Quality } from "./draft";
import { isRecord, parseJson } from "./read-json";

const verdicts: readonly unknown[] = ["left", "right", "tie", "both_bad"] satisfies Verdict[];
const qualities: readonly unknown[] = ["left", "tie", "right"] satisfies Quality[];
const confidences: readonly unknown[] = ["sure", "leaning", "guess"] satisfies Confidence[];
const zones: readonly unknown[] = ["below", "acceptable", "hoped"] satisfies Satisfaction[];
const chipSides: readonly unknown[] = ["left", "right", "both"] satisfies DraftChip["side"][];
const polarities: readonly unknown[] = ["positive", "negative"] satisfies DraftChip["polarity"][];

export function isVerdict(value: unknown): value is Verdict {
  return verdicts.includes(value);
}

/**
 * Reads a draft that was kept as JSON; null for anything else. A draft of an earlier version of the page comes back
 * without what that version did not ask: its texts are not lost.
 */
export function parseDraft(text: string): KeptDraft | null {
  const value = parseJson(text);
  if (!isRecord(value) || !isRecord(value.draft) || !isRecord(value.draft.texts)) return null;
  const { verdict, quality, chips, texts, confidence = null, satisfaction, criteria } = value.draft;
  const { left, right, general } = texts;
  if (verdict !== null && !isVerdict(verdict)) return null;
  if (quality !== null && !qualities.includes(quality)) return null;
  if (!Array.isArray(chips) || (confidence !== null && !confidences.includes(confidence))) return null;
  if (typeof left !== "string" || typeof right !== "string" || typeof general !== "string") return null;
  return {
    draft: {
      verdict,
      quality: quality as Quality | null,
      chips: chips.filter(isDraftChip),
      texts: { left, right, general },
      confidence: confidence as Confidence | null,
      satisfaction: readSatisfaction(satisfaction),
      criteria: readCriteria(criteria),
    },
    telemetry: isRecord(value.telemetry) ? (value.telemetry as Telemetry) : {},
    keptAtMs: typeof value.keptAtMs === "number" ? value.keptAtMs : 0,
  };
}

function isDraftChip(value: unknown): value is DraftChip {
  return (
    isRecord(value) &&
    typeof value.key === "string" &&
    chipSides.includes(value.side) &&
    polarities.includes(value.polarity)
  );
}

function readSatisfaction(value: unknown): Draft["satisfaction"] {
  if (!isRecord(value)) return emptyDraft.satisfaction;
  const zone = (side: unknown) => (zones.includes(side) ? (side as Satisfaction) : null);
  return { left: zone(value.left), right: zone(value.right) };
}

function readCriteria(value: unknown): Draft["criteria"] {
  if (!isRecord(value)) return emptyDraft.criteria;
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, CriterionMarks] => isMarks(entry[1])),
  );
}

function isMarks(value: unknown): value is CriterionMarks {
  if (!isRecord(value)) return false;
  const { side, left, right, ...others } = value;
  if (Object.keys(others).length > 0) return false;
  if (side !== undefined) return qualities.includes(side) && left === undefined && right === undefined;
  const given = [left, right].filter((mark) => mark !== undefined);
  return given.length > 0 && given.every((mark) => Number.isInteger(mark) && Number(mark) >= 1 && Number(mark) <= 100);
}
