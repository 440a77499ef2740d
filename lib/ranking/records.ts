import type { BothBadPolicy, PairCounts } from "./pair-counts";

/** What happened to a system, without any model. */
export interface VoteRecord {
  /** All votes in which it took part, "neither" included. */
  readonly votes: number;
  readonly wins: number;
  /** "Equally" alone. */
  readonly ties: number;
  /** "Neither". */
  readonly bothBad: number;
  /**
   * (wins + half the ties) / votes; null without votes. "Neither" is one of the ties where it counts as one for the
   * strengths, and where it is dropped it is neither in the numerator nor in the votes.
   */
  readonly winRate: number | null;
  /** Share of all its votes that said "neither"; null without votes. */
  readonly bothBadRate: number | null;
}

/** The record of each system. Cost O(pairs + systems). */
export function recordsOf(counts: PairCounts, policy: BothBadPolicy): VoteRecord[] {
  const size = counts.systems;
  const votes = new Float64Array(size);
  const wins = new Float64Array(size);
  const ties = new Float64Array(size);
  const bothBad = new Float64Array(size);
  const add = (target: Float64Array, index: number, amount: number) => {
    target[index] = target[index]! + amount;
  };
  for (let pair = 0; pair < counts.first.length; pair += 1) {
    const firstWins = counts.firstWins[pair]!;
    const secondWins = counts.secondWins[pair]!;
    for (const index of [counts.first[pair]!, counts.second[pair]!]) {
      add(votes, index, firstWins + secondWins + counts.ties[pair]! + counts.bothBad[pair]!);
      add(ties, index, counts.ties[pair]!);
      add(bothBad, index, counts.bothBad[pair]!);
    }
    add(wins, counts.first[pair]!, firstWins);
    add(wins, counts.second[pair]!, secondWins);
  }
  return Array.from({ length: size }, (_, index) => {
    const counted = votes[index]! - (policy === "drop" ? bothBad[index]! : 0);
    const halves = ties[index]! + (policy === "tie" ? bothBad[index]! : 0);
    return {
      votes: votes[index]!,
      wins: wins[index]!,
      ties: ties[index]!,
      bothBad: bothBad[index]!,
      winRate: counted > 0 ? (wins[index]! + halves / 2) / counted : null,
      bothBadRate: votes[index]! > 0 ? bothBad[index]! / votes[index]! : null,
    };
  });
}
