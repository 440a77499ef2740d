import type { Confidence, Reveal, Satisfaction, Verdict } from "@/lib/votes/schema";
import { type Draft, type DraftChip, emptyDraft, type Quality, type Side, type TextField } from "./draft";
import { isVerdict } from "./parse-draft";
import type { Problem } from "./request";

/**
 * judging → (choose) → detailing → (send) → sending → revealed
 *                      detailing → (back) → judging
 *                      sending   → a failure → detailing, with the trouble and the whole draft
 *                      sending   → expired or gone: this battle takes no vote any more
 */
export type Phase = "judging" | "detailing" | "sending" | "revealed" | "expired" | "gone";

export interface BattleState {
  readonly phase: Phase;
  readonly draft: Draft;
  /** The questions after the verdict are folded away, so that the outputs are seen. Kept nowhere. */
  readonly isFolded: boolean;
  /** Why the last sending failed; it goes with the next attempt. */
  readonly trouble: Problem | null;
  readonly reveal: Reveal | null;
  /** The battle had its vote before this sending. */
  readonly hadVote: boolean;
  /** What that earlier vote said; null where there was none, or where the answer does not tell. */
  readonly keptVerdict: Verdict | null;
}

export type BattleEvent =
  | { readonly type: "restore"; readonly draft: Draft }
  | { readonly type: "choose"; readonly verdict: Verdict }
  | { readonly type: "back" }
  | { readonly type: "fold"; readonly isFolded: boolean }
  | { readonly type: "rate"; readonly quality: Quality }
  | { readonly type: "toggleChip"; readonly chip: DraftChip }
  | { readonly type: "trust"; readonly confidence: Confidence }
  | { readonly type: "satisfy"; readonly side: Side; readonly satisfaction: Satisfaction }
  /** A mark on a scale; null takes it back. */
  | { readonly type: "mark"; readonly key: string; readonly side: Side; readonly mark: number | null }
  | { readonly type: "compare"; readonly key: string; readonly side: Quality }
  | { readonly type: "write"; readonly field: TextField; readonly text: string }
  | { readonly type: "send" }
  | { readonly type: "stored"; readonly reveal: Reveal }
  | { readonly type: "refused"; readonly problem: Problem };

export const initialState: BattleState = {
  phase: "judging",
  draft: emptyDraft,
  isFolded: false,
  trouble: null,
  reveal: null,
  hadVote: false,
  keptVerdict: null,
};

/** One step of a judgement. An event that does not fit the phase changes nothing. */
export function stepBattle(state: BattleState, event: BattleEvent): BattleState {
  const { phase, draft } = state;
  switch (event.type) {
    case "restore":
      if (phase !== "judging") return state;
      // Whoever comes back reads first: what was answered waits under its strip.
      return { ...state, draft: event.draft, phase: event.draft.verdict ? "detailing" : "judging", isFolded: true };
    case "choose":
      if (!isOpen(phase)) return state;
      return {
        ...state,
        phase: "detailing",
        isFolded: phase === "detailing" && state.isFolded,
        draft: { ...draft, verdict: event.verdict },
      };
    case "back":
      if (phase !== "detailing") return state;
      return { ...state, phase: "judging", trouble: null, draft: { ...draft, verdict: null } };
    case "fold":
      return phase === "detailing" ? { ...state, isFolded: event.isFolded } : state;
    case "rate":
    case "toggleChip":
    case "trust":
    case "satisfy":
    case "mark":
    case "compare":
    case "write":
      // An answer by key is shown where it is given.
      return phase === "detailing" ? { ...state, isFolded: false, draft: detail(draft, event) } : state;
    case "send":
      if (phase !== "detailing") return state;
      return { ...state, phase: "sending", trouble: null };
    case "stored":
      if (phase !== "sending") return state;
      return { ...state, phase: "revealed", reveal: event.reveal };
    case "refused":
      if (phase !== "sending") return state;
      return afterRefusal(state, event.problem);
  }
}

/** The verdict that counts: the chosen one, unless the battle had its vote before. */
export function countedVerdict({ hadVote, keptVerdict, draft }: BattleState): Verdict | null {
  return hadVote ? keptVerdict : draft.verdict;
}

/** Whether the battle still takes a verdict. */
export function isOpen(phase: Phase): phase is "judging" | "detailing" {
  return phase === "judging" || phase === "detailing";
}

/** Whether there is nothing left to do but to go on. */
export function isOver(phase: Phase): phase is "revealed" | "expired" | "gone" {
  return phase === "revealed" || phase === "expired" || phase === "gone";
}

function afterRefusal(state: BattleState, problem: Problem): BattleState {
  const reveal = storedReveal(problem);
  if (problem.code === "already_voted" && reveal) {
    return { ...state, phase: "revealed", reveal, hadVote: true, keptVerdict: storedVerdict(problem) };
  }
  if (problem.code === "battle_expired") return { ...state, phase: "expired" };
  if (problem.code === "battle_not_found") return { ...state, phase: "gone" };
  return { ...state, phase: "detailing", trouble: problem };
}

function storedReveal({ body }: Problem): Reveal | null {
  const reveal = body.reveal as Partial<Reveal> | undefined;
  return reveal?.left?.name && reveal.right?.name ? (reveal as Reveal) : null;
}

function storedVerdict({ body }: Problem): Verdict | null {
  const vote = body.vote as { readonly fit?: unknown } | null | undefined;
  return isVerdict(vote?.fit) ? vote.fit : null;
}

type DetailEvent = Extract<
  BattleEvent,
  { readonly type: "rate" | "toggleChip" | "trust" | "satisfy" | "mark" | "compare" | "write" }
>;

/** One answer more in the draft. The same answer again takes it back. */
function detail(draft: Draft, event: DetailEvent): Draft {
  const { criteria } = draft;
  switch (event.type) {
    case "rate":
      return { ...draft, quality: unlessSame(draft.quality, event.quality) };
    case "toggleChip":
      return { ...draft, chips: toggled(draft.chips, event.chip) };
    case "trust":
      return { ...draft, confidence: unlessSame(draft.confidence, event.confidence) };
    case "satisfy": {
      const zone = unlessSame(draft.satisfaction[event.side], event.satisfaction);
      return { ...draft, satisfaction: { ...draft.satisfaction, [event.side]: zone } };
    }
    case "mark": {
      const { [event.side]: _, ...marks } = scaleMarks(criteria[event.key]);
      const next = event.mark === null ? marks : { ...marks, [event.side]: event.mark };
      return { ...draft, criteria: withAnswer(criteria, event.key, Object.keys(next).length > 0 ? next : null) };
    }
    case "compare": {
      const before = criteria[event.key];
      const isSame = before !== undefined && "side" in before && before.side === event.side;
      return { ...draft, criteria: withAnswer(criteria, event.key, isSame ? null : { side: event.side }) };
    }
    case "write":
      return { ...draft, texts: { ...draft.texts, [event.field]: event.text } };
  }
}

function unlessSame<Value>(before: Value | null, next: Value): Value | null {
  return before === next ? null : next;
}

function scaleMarks(marks: Draft["criteria"][string] | undefined): Partial<Record<Side, number>> {
  return marks && !("side" in marks) ? marks : {};
}

function withAnswer(criteria: Draft["criteria"], key: string, marks: Draft["criteria"][string] | null) {
  const { [key]: _, ...others } = criteria;
  return marks === null ? others : { ...others, [key]: marks };
}

function toggled(chips: readonly DraftChip[], chip: DraftChip): DraftChip[] {
  const others = chips.filter(({ key, side }) => key !== chip.key || side !== chip.side);
  return others.length < chips.length ? others : [...chips, chip];
}
