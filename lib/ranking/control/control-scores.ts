import { countUp, sortByKey } from "../counting-sort";
import type { PairModel } from "../fit";
import { coefficientsFrom, differencesOf } from "./control-likelihood";
import type { ControlRows, MergedVotes } from "./control-rows";

/** The middle of a sandwich, with what it was summed over. */
export interface ControlScoreProducts {
  /** dimension × dimension of the fit, row-major, symmetric. */
  readonly products: Float64Array;
  /** How many voters with equally many votes those who voted are worth: (Σ n)²/Σ n², as in `effectiveVoters`. */
  readonly effectiveVoters: number;
}

/**
 * Σ u·uᵀ over independent units, u the sum of a unit's weighted scores: what `independentScoreProducts` and `voterScoreProducts` are for
 * pairs, with covariates. Units are single votes; or, where voters are given, voters and the votes of unknown ones, and the sum is
 * multiplied by G/(G − 1) for G of them. One voter alone says nothing of how voters differ, and gives zeros.
 *
 * Voters are taken in the order of their names, so that the order of votes does not change a bit. Cost O(entries · columns²) for
 * votes that are units; O(entries · columns) + Σ over voters of (systems met + columns)² + voters · log voters for the others.
 *
 * @param rows those of `merged`, with the columns of the fit
 * @param point parameters of the fit
 * @param voters names by index; none makes each vote a unit
 * @see Liang and Zeger (1986), Biometrika 73(1); Cameron and Miller (2015), J. Human Resources 50(2)
 */
export function controlScoreProducts(
  merged: MergedVotes,
  rows: ControlRows,
  model: PairModel,
  point: Float64Array,
  voters: readonly string[],
): ControlScoreProducts {
  const dimension = point.length;
  const start = coefficientsFrom(rows.systems, model);
  const scores = scoresOfRows(rows, model, point);
  const products = new Float64Array(dimension * dimension);
  const sum = new Float64Array(dimension);
  const isTouched = new Uint8Array(dimension);
  const touched: number[] = [];

  const add = (index: number, amount: number) => {
    sum[index]! += amount;
    if (isTouched[index] === 1) return;
    isTouched[index] = 1;
    touched.push(index);
  };
  const addVote = (entry: number, amount: number) => {
    const row = merged.row[entry]!;
    const at = 6 * row + 2 * merged.outcome[entry]!;
    const score = amount * scores[at]!;
    add(rows.first[row]!, score);
    add(rows.second[row]!, -score);
    if (model.hasTieParameter) add(rows.systems, amount * scores[at + 1]!);
    for (let column = 0; column < rows.columns; column += 1) {
      add(start + column, score * rows.values[row * rows.columns + column]!);
    }
  };
  const closeUnit = (times: number) => {
    for (const one of touched) {
      for (const other of touched) products[one * dimension + other]! += times * sum[one]! * sum[other]!;
    }
    for (const index of touched) {
      sum[index] = 0;
      isTouched[index] = 0;
    }
    touched.length = 0;
  };

  let units = 0;
  let total = 0;
  let squares = 0;
  const { order, starts } = entriesByVoter(merged.voter, voters);
  for (let voter = 0; voter < voters.length; voter += 1) {
    if (starts[voter] === starts[voter + 1]) continue;
    let ofVoter = 0;
    for (const entry of order.subarray(starts[voter]!, starts[voter + 1]!)) {
      const amount = merged.votes[entry]! * merged.weight[entry]!;
      addVote(entry, amount);
      ofVoter += amount;
    }
    closeUnit(1);
    units += 1;
    total += ofVoter;
    squares += ofVoter ** 2;
  }
  for (const entry of order.subarray(starts[voters.length]!)) {
    const [votes, weight] = [merged.votes[entry]!, merged.weight[entry]!];
    addVote(entry, weight);
    closeUnit(votes);
    units += votes;
    total += votes * weight;
    squares += votes * weight ** 2;
  }
  const correction = voters.length === 0 ? 1 : units > 1 ? units / (units - 1) : 0;
  return { products: products.map((product) => product * correction), effectiveVoters: total ** 2 / squares };
}

/** Scores by d and τ of a first win, a second win and a tie of each row: six numbers a row. */
function scoresOfRows(rows: ControlRows, model: PairModel, point: Float64Array): Float64Array {
  const tau = model.hasTieParameter ? point[rows.systems]! : 0;
  const scores = new Float64Array(6 * rows.first.length);
  differencesOf(rows, point).forEach((difference, row) => {
    model.scores(difference, tau, scores.subarray(6 * row, 6 * row + 6));
  });
  return scores;
}

/** Entries by voter, voters in the order of their names, those of unknown voters last; within a voter in their order. */
function entriesByVoter(voter: Int32Array, names: readonly string[]): { order: Int32Array; starts: Int32Array } {
  const ranks = new Int32Array(names.length);
  [...names.keys()]
    .sort((a, b) => (names[a]! < names[b]! ? -1 : 1))
    .forEach((index, rank) => {
      ranks[index] = rank;
    });
  const keys = voter.map((index) => ranks[index] ?? names.length);
  return sortByKey(countUp(voter.length), keys, names.length + 1);
}
