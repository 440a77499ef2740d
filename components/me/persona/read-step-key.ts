import type { InterviewStepView, OwnEvidence } from "@/lib/personas/own/schema";

export type PairVerdict = NonNullable<OwnEvidence["verdicts"][number]["verdict"]>;

export type StepAction =
  | { readonly type: "answer"; readonly answer: number }
  | { readonly type: "judge"; readonly verdict: PairVerdict }
  | { readonly type: "skip" | "back" };

const verdictKeys: Readonly<Record<string, PairVerdict>> = {
  a: "left",
  arrowleft: "left",
  b: "right",
  arrowright: "right",
  t: "tie",
  x: "both_bad",
};

/** What a key means in the interview: 1–5 answer, A, B, T and X judge a pair as in an arena, S skips, Backspace goes back. */
export function readStepKey(key: string, step: InterviewStepView): StepAction | null {
  const name = key.toLowerCase();
  if (step.kind === "done") return null;
  if (name === "s") return { type: "skip" };
  if (name === "backspace") return { type: "back" };
  if (step.kind === "question") return /^[1-5]$/.test(name) ? { type: "answer", answer: Number(name) } : null;
  const verdict = verdictKeys[name];
  return verdict ? { type: "judge", verdict } : null;
}

/** The evidence without its last step, whatever it was. */
export function withoutLast({ answers, verdicts }: OwnEvidence): OwnEvidence {
  if (verdicts.length > 0) return { answers, verdicts: verdicts.slice(0, -1) };
  return { answers: answers.slice(0, -1), verdicts };
}
