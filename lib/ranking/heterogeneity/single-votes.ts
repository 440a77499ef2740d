import type { Board } from "../boards";
import type { Comparisons } from "../comparisons";
import { RatingError } from "../errors";
import type { BothBadPolicy } from "../pair-counts";
import { modelOfFit } from "../pair-models";
import { informationOfVote } from "./vote-information";

/** What a single vote says of its pair: 0 the first system wins, 1 the second, 2 a tie. */
export const verdictsOfPair = 3;

/**
 * The votes of a board one by one, in an order that is the same whatever the order of rows: by pair, verdict, group, voter and weight. Systems,
 * groups and voters are numbered in the order of their names.
 */
export interface SingleVotes {
  readonly length: number;
  readonly systems: number;
  /** The systems of each pair that has votes, first < second, ascending. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Score of a vote by the difference of strengths, at the strengths of the whole: verdictsOfPair × pairs. */
  readonly scores: Float64Array;
  /** Information of a vote of each pair on that difference. */
  readonly information: Float64Array;
  /** 3 · pair + verdict, ascending. */
  readonly cell: Int32Array;
  /** What each vote weighs; above 0. */
  readonly weight: Float64Array;
  /** −1 where unknown. */
  readonly voter: Int32Array;
  readonly group: Int32Array;
  readonly voters: number;
  readonly groups: number;
}

/**
 * Takes the votes of a board apart. Cost O(votes + names·log names + members²), 28 bytes a vote.
 *
 * @param bothBad as in `settleBothBad`
 * @throws RatingError `invalid`: a part of a vote, which nobody can have cast, or a grounded board
 */
export function singleVotes(comparisons: Comparisons, board: Board, bothBad: BothBadPolicy): SingleVotes {
  const { systems, voters, groups } = comparisons;
  const size = board.members.length;
  const ranks = ranksOfNames(board.members.map((member) => systems[member]!));
  const positions = new Int32Array(systems.length).fill(-1);
  board.members.forEach((member, position) => {
    positions[member] = ranks[position]!;
  });
  const votes = takeApart(comparisons, positions, size, bothBad);
  const pairs = numberPairs(votes.cell, size);
  const voter = relabel(votes.voter, ranksOfNames(voters));
  const group = relabel(votes.group, ranksOfNames(groups));
  let order = Int32Array.from(votes.cell.keys());
  if (votes.weight.some((weight) => weight !== votes.weight[0])) {
    order.sort((a, b) => votes.weight[a]! - votes.weight[b]!);
  }
  order = sortStably(order, voter, 1, voters.length + 1).order;
  order = sortStably(order, group, 1, groups.length + 1).order;
  order = sortStably(order, votes.cell, 0, pairs.first.length * verdictsOfPair).order;
  return {
    length: order.length,
    systems: size,
    ...pairs,
    ...scoresOf(board, ranks, pairs),
    cell: order.map((at) => votes.cell[at]!),
    weight: Float64Array.from(order, (at) => votes.weight[at]!),
    voter: order.map((at) => voter[at]!),
    group: order.map((at) => group[at]!),
    voters: voters.length,
    groups: groups.length,
  };
}

/**
 * Entries in the order of their keys, equal ones in the order they came in. Cost O(entries + buckets).
 *
 * @param shift added to a key to give its bucket
 * @returns the order, and where each bucket starts in it (length buckets + 1)
 */
export function sortStably(
  entries: Int32Array,
  keys: Int32Array,
  shift: number,
  buckets: number,
): { order: Int32Array<ArrayBuffer>; starts: Int32Array } {
  const starts = new Int32Array(buckets + 1);
  for (const entry of entries) {
    const bucket = keys[entry]! + shift;
    starts[bucket + 1] = starts[bucket + 1]! + 1;
  }
  for (let bucket = 0; bucket < buckets; bucket += 1) starts[bucket + 1] = starts[bucket + 1]! + starts[bucket]!;
  const next = Int32Array.from(starts);
  const order = new Int32Array(entries.length);
  for (const entry of entries) {
    const bucket = keys[entry]! + shift;
    order[next[bucket]!] = entry;
    next[bucket] = next[bucket]! + 1;
  }
  return { order, starts };
}

/** One entry for each vote. Cells are numbered as if every two systems had met. */
function takeApart(comparisons: Comparisons, positions: Int32Array, size: number, bothBad: BothBadPolicy) {
  const { left, right, outcome, votes, weight } = comparisons;
  const isKept = (at: number) =>
    positions[left[at]!]! >= 0 &&
    positions[right[at]!]! >= 0 &&
    votes[at]! * weight[at]! > 0 &&
    !(bothBad === "drop" && outcome[at] === 3);
  let count = 0;
  for (let at = 0; at < comparisons.length; at += 1) {
    if (!isKept(at)) continue;
    if (!Number.isInteger(votes[at]!)) {
      throw new RatingError({ code: "invalid", detail: `${votes[at]} votes: a part of a vote cannot change hands.` });
    }
    count += votes[at]!;
  }
  const single = {
    cell: new Int32Array(count),
    weight: new Float64Array(count),
    voter: new Int32Array(count),
    group: new Int32Array(count),
  };
  let next = 0;
  for (let at = 0; at < comparisons.length; at += 1) {
    if (!isKept(at)) continue;
    const one = positions[left[at]!]!;
    const other = positions[right[at]!]!;
    const isSwapped = one > other;
    const key = isSwapped ? other * size + one : one * size + other;
    // "Neither", where it is not dropped, is a tie; a win changes its side with the pair.
    const verdict = Math.min(outcome[at]!, 2);
    const end = next + votes[at]!;
    single.cell.fill(key * verdictsOfPair + (isSwapped && verdict < 2 ? 1 - verdict : verdict), next, end);
    single.weight.fill(weight[at]!, next, end);
    single.voter.fill(comparisons.voter[at]!, next, end);
    single.group.fill(comparisons.group[at]!, next, end);
    next = end;
  }
  return single;
}

/** The pairs that have votes. Numbers the cells, in place, by these pairs alone. */
function numberPairs(cell: Int32Array, size: number): { first: Int32Array; second: Int32Array } {
  const numbers = new Int32Array(size * size).fill(-1);
  for (const value of cell) numbers[Math.floor(value / verdictsOfPair)] = 0;
  const keys = Int32Array.from(numbers.keys()).filter((key) => numbers[key] === 0);
  keys.forEach((key, pair) => {
    numbers[key] = pair;
  });
  for (let at = 0; at < cell.length; at += 1) {
    const key = Math.floor(cell[at]! / verdictsOfPair);
    cell[at] = cell[at]! + (numbers[key]! - key) * verdictsOfPair;
  }
  return { first: keys.map((key) => Math.floor(key / size)), second: keys.map((key) => key % size) };
}

function scoresOf(board: Board, ranks: Int32Array, { first, second }: { first: Int32Array; second: Int32Array }) {
  const model = modelOfFit(board.fit);
  const tau = board.fit.parameters[board.fit.systems] ?? 0;
  const strengths = new Float64Array(ranks.length);
  board.fit.strengths.forEach((strength, position) => {
    strengths[ranks[position]!] = strength;
  });
  const scores = new Float64Array(first.length * verdictsOfPair);
  const information = new Float64Array(first.length);
  const both = new Float64Array(6);
  first.forEach((one, pair) => {
    const difference = strengths[one]! - strengths[second[pair]!]!;
    model.scores(difference, tau, both);
    for (let verdict = 0; verdict < verdictsOfPair; verdict += 1)
      scores[pair * verdictsOfPair + verdict] = both[2 * verdict]!;
    information[pair] = informationOfVote(model, difference, tau);
  });
  return { scores, information };
}

/** Place of each name in the order of code units. */
function ranksOfNames(names: readonly string[]): Int32Array {
  const order = [...names.keys()].sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
  const ranks = new Int32Array(names.length);
  order.forEach((index, rank) => {
    ranks[index] = rank;
  });
  return ranks;
}

function relabel(labels: Int32Array, ranks: Int32Array): Int32Array {
  return labels.map((label) => (label < 0 ? -1 : ranks[label]!));
}
