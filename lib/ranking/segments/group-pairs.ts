import type { Comparisons } from "../comparisons";
import { type BothBadPolicy, PairCounter, type PairOutcomes, settleBothBad } from "../pair-counts";

/** The votes of a board, counted by group and pair. Indices are positions among the board's members. */
export interface GroupPairs {
  /** One entry for each of `comparisons.groups`, with or without votes. */
  readonly groups: readonly PairOutcomes[];
  /** Votes without a group. */
  readonly rest: PairOutcomes;
}

/**
 * Counts the votes of each group, each vote times its weight, in one pass; nothing after it looks at a vote again.
 *
 * Cost O(length + groups · (members² + pairs·log pairs)), memory 4·members² bytes for each group that has votes.
 *
 * @param members indices of the board's systems, ascending; votes with any other system are left out
 */
export function countGroups(comparisons: Comparisons, members: readonly number[], bothBad: BothBadPolicy): GroupPairs {
  const { length, left, right, outcome, votes, weight, group, groups, systems } = comparisons;
  const positions = new Int32Array(systems.length).fill(-1);
  members.forEach((member, position) => {
    positions[member] = position;
  });
  // Place 0 is that of the votes without a group, whose index is −1.
  const counters: PairCounter[] = [];
  for (let at = 0; at < length; at += 1) {
    const one = positions[left[at]!]!;
    const other = positions[right[at]!]!;
    if (one < 0 || other < 0) continue;
    const place = group[at]! + 1;
    counters[place] ??= new PairCounter(members.length);
    counters[place].add(one, other, outcome[at]!, votes[at]! * weight[at]!);
  }
  const pairsAt = (place: number) =>
    settleBothBad((counters[place] ?? new PairCounter(members.length)).counts(), bothBad);
  return { groups: groups.map((_, index) => pairsAt(index + 1)), rest: pairsAt(0) };
}

/** The same pairs with every count times a factor. Cost O(pairs). */
export function scalePairs(pairs: PairOutcomes, factor: number): PairOutcomes {
  return {
    ...pairs,
    firstWins: pairs.firstWins.map((votes) => votes * factor),
    secondWins: pairs.secondWins.map((votes) => votes * factor),
    ties: pairs.ties.map((votes) => votes * factor),
  };
}
