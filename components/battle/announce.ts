import type { BattleState } from "./battle-state";
import { verdictWords } from "./verdict-words";

/** What a screen reader says when the battle moves on. The reveal itself has the focus and needs no second voice. */
export function announce({ phase, draft, hadVote }: BattleState, person: string | null): string {
  if (phase === "sending") return "Sending the vote.";
  if (phase === "revealed") {
    return hadVote ? "Nothing new was stored: this pair already had your vote." : "The vote is stored.";
  }
  if (phase !== "detailing" || !draft.verdict) return "";
  return `${verdictWords[draft.verdict]}, for ${person ?? "you"}. Enter sends the vote, Tab leads to the reasons.`;
}
