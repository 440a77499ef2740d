import type { Problem } from "@/components/battle/request";
import type { Revealed } from "@/lib/votes/schema";
import { type AssessDraft, emptyAssessDraft } from "./assess-draft";

/**
 * judging → (send) → sending → revealed
 *                    sending → a failure → judging, with the trouble and the whole draft
 *                    sending → expired or gone: this output takes no assessment any more
 */
export type AssessPhase = "judging" | "sending" | "revealed" | "expired" | "gone";

export interface AssessState {
  readonly phase: AssessPhase;
  readonly draft: AssessDraft;
  /** The questions are folded away, so that the output is seen. Kept nowhere. */
  readonly isFolded: boolean;
  /** Why the last sending failed; it goes with the next attempt. */
  readonly trouble: Problem | null;
  readonly reveal: Revealed | null;
  /** The output had its assessment before this sending. */
  readonly hadAssessment: boolean;
  /** The fit of that earlier one; null where there was none, or where the answer does not tell. */
  readonly keptFit: number | null;
}

export type AssessEvent =
  | { readonly type: "restore"; readonly draft: AssessDraft }
  | { readonly type: "rate"; readonly fit: number | null }
  | { readonly type: "fold"; readonly isFolded: boolean }
  | { readonly type: "mark"; readonly key: string; readonly mark: number | null }
  | { readonly type: "write"; readonly text: string }
  | { readonly type: "send" }
  | { readonly type: "stored"; readonly reveal: Revealed }
  | { readonly type: "refused"; readonly problem: Problem };

export const initialAssessState: AssessState = {
  phase: "judging",
  draft: emptyAssessDraft,
  isFolded: false,
  trouble: null,
  reveal: null,
  hadAssessment: false,
  keptFit: null,
};

/** One step of an assessment. An event that does not fit the phase changes nothing. */
export function stepAssessment(state: AssessState, event: AssessEvent): AssessState {
  const { phase, draft } = state;
  if (event.type === "stored" || event.type === "refused") {
    if (phase !== "sending") return state;
    return event.type === "stored"
      ? { ...state, phase: "revealed", reveal: event.reveal }
      : afterRefusal(state, event.problem);
  }
  if (phase !== "judging") return state;
  switch (event.type) {
    case "restore":
      // Whoever comes back reads first: what was answered waits under its strip.
      return { ...state, draft: event.draft, isFolded: event.draft.fit !== null };
    case "rate":
      return { ...state, isFolded: state.isFolded && event.fit !== null, draft: { ...draft, fit: event.fit } };
    case "fold":
      return { ...state, isFolded: event.isFolded && draft.fit !== null };
    case "mark": {
      const { [event.key]: _, ...others } = draft.marks;
      const marks = event.mark === null ? others : { ...others, [event.key]: event.mark };
      return { ...state, draft: { ...draft, marks } };
    }
    case "write":
      return { ...state, draft: { ...draft, feedback: event.text } };
    case "send":
      return draft.fit === null ? state : { ...state, phase: "sending", trouble: null };
  }
}

/** Whether there is nothing left to do but to go on. */
export function isAssessed(phase: AssessPhase): phase is "revealed" | "expired" | "gone" {
  return phase === "revealed" || phase === "expired" || phase === "gone";
}

/**
 * What became of an assessment, and who made the output; empty while it goes on.
 *
 * @param scale of fit
 */
export function sayAssessed(state: AssessState, scale: number): readonly string[] {
  const { phase, draft, reveal, hadAssessment, keptFit } = state;
  if (phase === "expired") {
    return ["This output was open for too long and takes no assessment any more.", "The next one is ready."];
  }
  if (phase === "gone") {
    return ["This output was shown to another visitor, so nothing was stored.", "The next one is yours."];
  }
  if (!reveal) return [];
  const maker = `It is ${reveal.name}.`;
  if (!hadAssessment) return [`You gave it ${draft.fit} of ${scale}.`, maker];
  const kept = keptFit === null ? "." : `: ${keptFit} of ${scale}.`;
  return keptFit !== null && keptFit === draft.fit
    ? [`This output already had your assessment, which counts once${kept}`, maker]
    : [`This output already had your assessment, which stays${kept} What you sent now was not stored.`, maker];
}

function afterRefusal(state: AssessState, problem: Problem): AssessState {
  const reveal = problem.body.reveal as Partial<Revealed> | undefined;
  if (problem.code === "already_assessed" && reveal?.name) {
    const stored = problem.body.assessment as { readonly fit?: unknown } | null | undefined;
    const keptFit = typeof stored?.fit === "number" ? stored.fit : null;
    return { ...state, phase: "revealed", reveal: reveal as Revealed, hadAssessment: true, keptFit };
  }
  if (problem.code === "showing_expired") return { ...state, phase: "expired" };
  if (problem.code === "showing_not_found") return { ...state, phase: "gone" };
  return { ...state, phase: "judging", trouble: problem };
}
