import type { Verdict } from "@/lib/votes/schema";
import { type BattleState, countedVerdict } from "./battle-state";

const said: Record<Verdict, (person: string) => string> = {
  left: (person) => `A fits ${person} better`,
  right: (person) => `B fits ${person} better`,
  tie: (person) => `both fit ${person} equally`,
  both_bad: (person) => `neither fits ${person}`,
};

/**
 * What became of a judgement, and who made what; empty while it goes on.
 *
 * @param person who the outputs were made for; null where it is the annotator
 */
export function sayOutcome(state: BattleState, person: string | null): readonly string[] {
  if (state.phase === "expired") {
    return ["This pair was open for too long and takes no vote any more.", "The next one is ready."];
  }
  if (state.phase === "gone") {
    return ["This pair belongs to another visitor, so the vote was not stored.", "The next one is yours."];
  }
  if (!state.reveal) return [];
  const { left, right } = state.reveal;
  const makers = `A is ${left.name}. B is ${right.name}.`;
  return [state.hadVote ? sayRepeated(state, person) : sayStored(state, person), makers];
}

function sayStored(state: BattleState, person: string | null): string {
  const verdict = countedVerdict(state);
  return verdict ? `You said that ${said[verdict](person ?? "you")}.` : "Your vote is stored.";
}

// The same vote again is most often one whose answer got lost on the way: nothing to worry about.
function sayRepeated({ keptVerdict, draft }: BattleState, person: string | null): string {
  const isSame = keptVerdict !== null && keptVerdict === draft.verdict;
  const kept = keptVerdict ? `: ${said[keptVerdict](person ?? "you")}.` : ".";
  return isSame
    ? `This pair already had your vote, which counts once${kept}`
    : `This pair already had your vote, which stays${kept} What you sent now was not stored.`;
}
