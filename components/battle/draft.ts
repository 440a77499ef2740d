import type { CastVoteBody, Telemetry, Verdict } from "@/lib/votes/schema";

/** Quality apart from fit: A better, the same, B better. */
export type Quality = "left" | "tie" | "right";
export type TextField = "left" | "right" | "general";

/** A judgement that is not sent yet. It outlives a failed request and a reload. */
export interface Draft {
  readonly verdict: Verdict | null;
  readonly quality: Quality | null;
  readonly chips: readonly string[];
  readonly texts: Readonly<Record<TextField, string>>;
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
};

const verdicts: readonly unknown[] = ["left", "right", "tie", "both_bad"] satisfies Verdict[];
const qualities: readonly unknown[] = ["left", "tie", "right"] satisfies Quality[];

export function isVerdict(value: unknown): value is Verdict {
  return verdicts.includes(value);
}

/** Whether there is anything in a draft that its author would miss. */
export function isEmptyDraft({ verdict, quality, chips, texts }: Draft): boolean {
  return !verdict && !quality && chips.length === 0 && !texts.left && !texts.right && !texts.general;
}

/** A kept draft as text, for the browser's storage. */
export function serializeDraft(kept: KeptDraft): string {
  return JSON.stringify(kept);
}

/** Reads what `serializeDraft` wrote; null for anything else, such as a draft of another version of the page. */
export function parseDraft(text: string): KeptDraft | null {
  const value = parseJson(text);
  if (!isRecord(value) || !isRecord(value.draft) || !isRecord(value.draft.texts)) return null;
  const { verdict, quality, chips, texts } = value.draft;
  const { left, right, general } = texts;
  if (verdict !== null && !isVerdict(verdict)) return null;
  if (quality !== null && !qualities.includes(quality)) return null;
  if (!Array.isArray(chips) || !chips.every((chip) => typeof chip === "string")) return null;
  if (typeof left !== "string" || typeof right !== "string" || typeof general !== "string") return null;
  return {
    draft: {
      verdict,
      quality: quality as Quality | null,
      chips,
      texts: { left, right, general },
    },
    telemetry: isRecord(value.telemetry) ? (value.telemetry as Telemetry) : {},
    keptAtMs: typeof value.keptAtMs === "number" ? value.keptAtMs : 0,
  };
}

/** Whether a verdict has reasons to pick from: they say what is good in an output, so "neither" has none. */
export function takesChips(verdict: Verdict): boolean {
  return verdict !== "both_bad";
}

/** The request that a draft becomes; what was left empty is left out. Null without a verdict. */
export function toVoteBody({ verdict, quality, chips, texts }: Draft, telemetry: Telemetry): CastVoteBody | null {
  if (!verdict) return null;
  const feedback = Object.fromEntries(
    Object.entries(texts)
      .map(([field, text]) => [field, cleanText(text)] as const)
      .filter(([, text]) => text !== ""),
  );
  return {
    fit: verdict,
    ...(quality ? { quality } : {}),
    // Chips name what is good. Where neither fits they are not asked for; the draft keeps them for another verdict.
    ...(chips.length > 0 && takesChips(verdict) ? { chips: [...chips] } : {}),
    ...(Object.keys(feedback).length > 0 ? { feedback } : {}),
    telemetry,
  };
}

// A pasted text can hold what the record refuses; losing half of a broken sign is better than losing the vote.
function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed().trim();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
