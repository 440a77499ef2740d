import { cleanText } from "@/components/battle/clean-text";
import { isRecord, parseJson } from "@/components/battle/read-json";
import type { AssessBody, AssessmentTelemetry } from "@/lib/assessments/schema";
import type { Telemetry } from "@/lib/votes/schema";

/** An assessment that is not sent yet. It outlives a failed request and a reload. */
export interface AssessDraft {
  readonly fit: number | null;
  /** Mark by criterion; one that was not given is not there. */
  readonly marks: Readonly<Record<string, number>>;
  readonly feedback: string;
}

/** What is kept of a draft between visits: with it how long was looked before, and when it was kept. */
export interface KeptAssessDraft {
  readonly draft: AssessDraft;
  readonly telemetry: Telemetry;
  readonly keptAtMs: number;
}

export const emptyAssessDraft: AssessDraft = { fit: null, marks: {}, feedback: "" };

/** Whether there is nothing in a draft that its author would miss. */
export function isEmptyAssessDraft({ fit, marks, feedback }: AssessDraft): boolean {
  return fit === null && Object.keys(marks).length === 0 && feedback === "";
}

/** Reads a draft that was kept as JSON; null for anything else, such as a draft of another version of the page. */
export function parseAssessDraft(text: string): KeptAssessDraft | null {
  const value = parseJson(text);
  if (!isRecord(value) || !isRecord(value.draft) || !isRecord(value.draft.marks)) return null;
  const { fit, marks, feedback } = value.draft;
  if (fit !== null && !Number.isInteger(fit)) return null;
  if (!Object.values(marks).every(Number.isInteger) || typeof feedback !== "string") return null;
  return {
    draft: { fit: fit as number | null, marks: marks as Record<string, number>, feedback },
    telemetry: isRecord(value.telemetry) ? (value.telemetry as Telemetry) : {},
    keptAtMs: typeof value.keptAtMs === "number" ? value.keptAtMs : 0,
  };
}

/** The request that a draft becomes; what was left empty is left out. Null without a fit. */
export function toAssessBody({ fit, marks, feedback }: AssessDraft, telemetry: Telemetry): AssessBody | null {
  if (fit === null) return null;
  const text = cleanText(feedback);
  return {
    fit,
    ...(Object.keys(marks).length > 0 ? { criteria: { ...marks } } : {}),
    ...(text ? { feedback: text } : {}),
    telemetry: ofOneOutput(telemetry),
  };
}

/** What was counted for a single output, which the recorder knows as its left side. */
function ofOneOutput({ timeToVerdictMs, visibleMs, seen, ...others }: Telemetry): AssessmentTelemetry {
  const { zooms, sourceOpened, historyOpened, input } = others;
  return {
    ...(timeToVerdictMs === undefined ? {} : { timeToFitMs: timeToVerdictMs }),
    ...(visibleMs === undefined ? {} : { visibleMs: visibleMs.left }),
    ...(seen === undefined ? {} : { seen: seen.left }),
    ...(zooms === undefined ? {} : { zooms }),
    ...(sourceOpened === undefined ? {} : { sourceOpened }),
    ...(historyOpened === undefined ? {} : { historyOpened }),
    ...(input === undefined ? {} : { input }),
  };
}
