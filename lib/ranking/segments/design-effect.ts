import type { Board } from "../boards";
import type { Comparisons } from "../comparisons";
import type { PairModel } from "../fit";
import type { BothBadPolicy } from "../pair-counts";
import { modelOfFit } from "../pair-models";
import { type VoterCells, voterCellsOf } from "../voters/voter-cells";
import type { GroupPairs } from "./group-pairs";
import { termsOf } from "./group-terms";

/** Strengths of each group, natural-log units, and τ, which stands for the tie parameter that all share. */
export interface GroupStrengths {
  readonly strengths: readonly Float64Array[];
  readonly tau: number;
}

/**
 * By how much the votes of groups vary more than independent votes would, since those of one voter go together: the factor by which
 * they say less than their number. 1 is independence, and the least that is returned.
 *
 * A voter's scores s are summed within each group at the group's own strengths, so that a difference between groups is not taken for
 * one between voters. V is the whole's covariance, J an information, C the number of voters of a group:
 *
 *   1 + Σ_groups (C/(C − 1) · Σ_voters sᵀVs − tr VJ_known) / Σ_groups tr VJ
 *
 * Groups with one voter say nothing of it and count as independent, as the votes of unknown voters do.
 * Cost O(length + Σ over voters of touched systems² + groups · systems²).
 *
 * @param pairs the votes of the groups, as counted from `comparisons`
 * @see Rao and Scott (1981), J. Am. Statist. Assoc. 76(374), for counts divided by a mean design effect; Kish (1965), Survey Sampling
 */
export function designEffect(
  comparisons: Comparisons,
  board: Board,
  bothBad: BothBadPolicy,
  pairs: GroupPairs,
  { strengths, tau }: GroupStrengths,
): number {
  const model = modelOfFit(board.fit);
  const covariance = board.covariances.model;
  const { clusters, groupOf } = clusterVoters(comparisons);
  const cells = voterCellsOf(clusters, bothBad, board.members);
  const voters = new Float64Array(strengths.length);
  const squares = new Float64Array(strengths.length);
  const expected = new Float64Array(strengths.length);
  const sums = new ClusterSums(cells, model, covariance);
  for (let place = 0; place < cells.voters.length; place += 1) {
    const group = groupOf[cells.voters[place]!]!;
    const { square, information } = sums.of(place, strengths[group]!, tau);
    voters[group] = voters[group]! + 1;
    squares[group] = squares[group]! + square;
    expected[group] = expected[group]! + information;
  }
  let surplus = 0;
  let total = 0;
  strengths.forEach((own, group) => {
    const { information } = termsOf(pairs.groups[group]!, model, own, tau);
    for (let at = 0; at < information.length; at += 1) total += covariance[at]! * information[at]!;
    const count = voters[group]!;
    if (count > 1) surplus += (count / (count - 1)) * squares[group]! - expected[group]!;
  });
  return total > 0 ? Math.max(1, 1 + surplus / total) : 1;
}

/** The same votes with each known voter of each group as a voter of its own; votes without a voter or a group have none. */
function clusterVoters(comparisons: Comparisons): { clusters: Comparisons; groupOf: number[] } {
  const { length, voter, group, groups } = comparisons;
  const indices = new Map<number, number>();
  const groupOf: number[] = [];
  const cluster = new Int32Array(length).fill(-1);
  for (let at = 0; at < length; at += 1) {
    if (voter[at]! < 0 || group[at]! < 0) continue;
    const key = voter[at]! * groups.length + group[at]!;
    let index = indices.get(key);
    if (index === undefined) {
      index = groupOf.push(group[at]!) - 1;
      indices.set(key, index);
    }
    cluster[at] = index;
  }
  return { clusters: { ...comparisons, voter: cluster, voters: groupOf.map(String) }, groupOf };
}

/** Sums over the votes of one voter, with the room they need. */
class ClusterSums {
  readonly #cells: VoterCells;
  readonly #model: PairModel;
  readonly #covariance: Float64Array;
  readonly #sums: Float64Array;
  readonly #lastPlace: Int32Array;
  readonly #scores = new Float64Array(6);
  readonly #derivatives = new Float64Array(5);

  constructor(cells: VoterCells, model: PairModel, covariance: Float64Array) {
    this.#cells = cells;
    this.#model = model;
    this.#covariance = covariance;
    this.#sums = new Float64Array(cells.systems);
    this.#lastPlace = new Int32Array(cells.systems).fill(-1);
  }

  /** sᵀVs and tr VJ of the voter at a place, at these strengths. */
  of(place: number, strengths: Float64Array, tau: number): { square: number; information: number } {
    const { starts, cell, amount, first, second, systems } = this.#cells;
    const covariance = this.#covariance;
    const touched: number[] = [];
    let information = 0;
    for (let at = starts[place]!; at < starts[place + 1]!; at += 1) {
      const pair = Math.floor(cell[at]! / 3);
      const one = first[pair]!;
      const other = second[pair]!;
      const difference = strengths[one]! - strengths[other]!;
      this.#model.scores(difference, tau, this.#scores);
      const verdict = cell[at]! % 3;
      const score = amount[at]! * this.#scores[2 * verdict]!;
      this.#add(place, one, score, touched);
      this.#add(place, other, -score, touched);
      const votes = amount[at]!;
      const wins = verdict === 0 ? votes : 0;
      const losses = verdict === 1 ? votes : 0;
      this.#model.term(difference, tau, wins, losses, votes - wins - losses, this.#derivatives);
      const spread =
        covariance[one * systems + one]! +
        covariance[other * systems + other]! -
        2 * covariance[one * systems + other]!;
      information += spread * this.#derivatives[2]!;
    }
    let square = 0;
    for (const row of touched) {
      for (const column of touched)
        square += this.#sums[row]! * this.#sums[column]! * covariance[row * systems + column]!;
    }
    return { square, information };
  }

  // A method and not a closure of the loop: it is called twice for every cell.
  #add(place: number, index: number, score: number, touched: number[]): void {
    if (this.#lastPlace[index] !== place) {
      this.#lastPlace[index] = place;
      this.#sums[index] = 0;
      touched.push(index);
    }
    this.#sums[index] = this.#sums[index]! + score;
  }
}
