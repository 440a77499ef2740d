import type { Comparisons } from "../comparisons";
import { sortByKey } from "../counting-sort";
import type { BothBadPolicy } from "../pair-counts";

/** Outcomes of a pair in a cell's number: first wins, second wins, tie. */
const outcomesOfPair = 3;

/**
 * The votes of one board by voter, equal votes of a voter merged.
 *
 * A cell is an outcome of a pair: its number is 3·pair + outcome, with outcome 0 where `first` wins, 1 where `second` wins, 2 for a tie.
 * Voters are in the order of their indices and the cells of a voter ascending, each once.
 */
export interface VoterCells {
  /** Systems of the board; a position among its members is an index here. */
  readonly systems: number;
  /** Positions of the pairs that have votes, first < second, ascending. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Names of all voters, by index. */
  readonly names: readonly string[];
  /** Indices of the voters who voted on this board, ascending. */
  readonly voters: Int32Array;
  /** Length voters + 1: the cells of the voter at place v stand at starts[v] ≤ index < starts[v + 1]. */
  readonly starts: Int32Array;
  readonly cell: Int32Array;
  /** Votes times weight. */
  readonly amount: Float64Array;
  /** The votes of unknown voters, who are one voter each, by cell and weight. */
  readonly lone: LoneVotes;
}

/** Votes with nothing known of their voters, ascending by cell, then by weight; equal ones are one row. */
export interface LoneVotes {
  readonly cell: Int32Array;
  readonly votes: Float64Array;
  /** Of each single vote. */
  readonly weight: Float64Array;
}

/**
 * Sorts the votes among some of the systems by voter and merges equal ones.
 *
 * Two counting sorts, by cell and then by voter: O(length + cells + voters + members²) without a comparison, but for
 * unknown voters whose votes weigh differently. About 24 bytes an entry and 4·members² bytes.
 *
 * @param bothBad as in `settleBothBad`
 * @param members indices of the board's systems, ascending; votes with any other system are left out. By default all systems
 */
export function voterCellsOf(
  comparisons: Comparisons,
  bothBad: BothBadPolicy,
  members: readonly number[] = [...comparisons.systems.keys()],
): VoterCells {
  const { pairs, cellOf, kept } = cellsOfEntries(comparisons, bothBad, members);
  const byCell = sortByKey(kept, cellOf, pairs.first.length * outcomesOfPair).order;
  // Place 0 is that of the unknown voter, whose index is −1.
  const { order, starts } = sortByKey(byCell, comparisons.voter, comparisons.voters.length + 1, -1);
  const lone = mergeLone(comparisons, cellOf, order.subarray(0, starts[1]!));
  const known = mergeKnown(comparisons, cellOf, order, starts);
  return { systems: members.length, ...pairs, names: comparisons.voters, ...known, lone };
}

/** The cell of each entry, and the entries that are votes of the board, in their order. */
function cellsOfEntries(comparisons: Comparisons, bothBad: BothBadPolicy, members: readonly number[]) {
  const { length, left, right, outcome, votes, weight } = comparisons;
  const size = members.length;
  const positions = new Int32Array(comparisons.systems.length).fill(-1);
  members.forEach((member, position) => {
    positions[member] = position;
  });
  const kept = new Int32Array(length);
  const cellOf = new Int32Array(length);
  const slots = new Int32Array(size * size);
  let count = 0;
  for (let at = 0; at < length; at += 1) {
    const one = positions[left[at]!]!;
    const other = positions[right[at]!]!;
    if (one < 0 || other < 0 || (bothBad === "drop" && outcome[at] === 3) || votes[at]! * weight[at]! === 0) continue;
    const isSwapped = one > other;
    const key = isSwapped ? other * size + one : one * size + other;
    // "Neither", where it is not dropped, is a tie; a win changes its side with the pair.
    const code = Math.min(outcome[at]!, 2);
    cellOf[at] = key * outcomesOfPair + (isSwapped && code < 2 ? 1 - code : code);
    slots[key] = 1;
    kept[count] = at;
    count += 1;
  }
  const keys = Int32Array.from(slots.keys()).filter((key) => slots[key] === 1);
  keys.forEach((key, pair) => {
    slots[key] = pair;
  });
  // So far the cells were numbered as if every two systems had met.
  for (let place = 0; place < count; place += 1) {
    const at = kept[place]!;
    const key = Math.floor(cellOf[at]! / outcomesOfPair);
    cellOf[at] = cellOf[at]! + (slots[key]! - key) * outcomesOfPair;
  }
  const pairs = { first: keys.map((key) => Math.floor(key / size)), second: keys.map((key) => key % size) };
  return { pairs, cellOf, kept: kept.subarray(0, count) };
}

/** Equal neighbors in an order by voter and cell become one. */
function mergeKnown(comparisons: Comparisons, cellOf: Int32Array, order: Int32Array, bucketStarts: Int32Array) {
  const from = bucketStarts[1]!;
  const cell = new Int32Array(order.length - from);
  const amount = new Float64Array(order.length - from);
  for (let place = from; place < order.length; place += 1) {
    const at = order[place]!;
    cell[place - from] = cellOf[at]!;
    amount[place - from] = comparisons.votes[at]! * comparisons.weight[at]!;
  }
  const voters = new Int32Array(comparisons.voters.length);
  const starts = new Int32Array(comparisons.voters.length + 1);
  let voterCount = 0;
  let count = 0;
  for (let voter = 0; voter < comparisons.voters.length; voter += 1) {
    const first = bucketStarts[voter + 1]! - from;
    const last = bucketStarts[voter + 2]! - from;
    if (first === last) continue;
    for (let place = first; place < last; place += 1) {
      if (place > first && cell[place] === cell[count - 1]) {
        amount[count - 1] = amount[count - 1]! + amount[place]!;
      } else {
        cell[count] = cell[place]!;
        amount[count] = amount[place]!;
        count += 1;
      }
    }
    voters[voterCount] = voter;
    voterCount += 1;
    starts[voterCount] = count;
  }
  return {
    voters: voters.subarray(0, voterCount),
    starts: starts.subarray(0, voterCount + 1),
    cell: cell.subarray(0, count),
    amount: amount.subarray(0, count),
  };
}

/** @param order entries of unknown voters, ascending by cell; sorted further in place where their weights differ */
function mergeLone(comparisons: Comparisons, cellOf: Int32Array, order: Int32Array): LoneVotes {
  const { votes, weight } = comparisons;
  if (order.some((at) => weight[at] !== weight[order[0]!])) {
    order.sort((a, b) => cellOf[a]! - cellOf[b]! || weight[a]! - weight[b]!);
  }
  const heads: number[] = [];
  const sums: number[] = [];
  for (const at of order) {
    const head = heads.at(-1);
    if (head === undefined || cellOf[head] !== cellOf[at] || weight[head] !== weight[at]) {
      heads.push(at);
      sums.push(0);
    }
    sums[sums.length - 1] = sums.at(-1)! + votes[at]!;
  }
  return {
    cell: Int32Array.from(heads, (at) => cellOf[at]!),
    votes: Float64Array.from(sums),
    weight: Float64Array.from(heads, (at) => weight[at]!),
  };
}
