import { RatingError } from "../errors";
import type { Fit } from "../fit";
import { choleskySolve } from "../linear-algebra";
import { heldFactor } from "../newton";
import type { PairOutcomes } from "../pair-counts";
import { modelOfFit } from "../pair-models";

/** What a cell's votes said; `outcome` of `VoteCells` holds the index into this list. */
export const cellOutcomes = ["first", "second", "tie"] as const;
export type CellOutcome = (typeof cellOutcomes)[number];

/** Votes of one pair with one outcome, which all weigh the same in a fit. Arrays of equal length, in the order of the pairs. */
export interface VoteCells {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly outcome: Uint8Array;
  readonly votes: Float64Array;
}

/** The cells that hold votes. Cost O(pairs). */
export function cellsOf(pairs: PairOutcomes): VoteCells {
  const columns = [pairs.firstWins, pairs.secondWins, pairs.ties];
  const filled: number[] = [];
  for (let slot = 0; slot < 3 * pairs.first.length; slot += 1) {
    if (columns[slot % 3]![Math.floor(slot / 3)]! > 0) filled.push(slot);
  }
  return {
    first: Int32Array.from(filled, (slot) => pairs.first[Math.floor(slot / 3)]!),
    second: Int32Array.from(filled, (slot) => pairs.second[Math.floor(slot / 3)]!),
    outcome: Uint8Array.from(filled, (slot) => slot % 3),
    votes: Float64Array.from(filled, (slot) => columns[slot % 3]![Math.floor(slot / 3)]!),
  };
}

/** The pairs of `cells` when these are the votes that they hold by now; a pair may be left without any. Cost O(cells). */
export function pairsOfCells(cells: VoteCells, votes: Float64Array, systems: number): PairOutcomes {
  const pairOf = new Int32Array(votes.length);
  const starts: number[] = [];
  for (let cell = 0; cell < votes.length; cell += 1) {
    const isSame = cells.first[cell] === cells.first[cell - 1] && cells.second[cell] === cells.second[cell - 1];
    if (!isSame) starts.push(cell);
    pairOf[cell] = starts.length - 1;
  }
  const columns = cellOutcomes.map(() => new Float64Array(starts.length));
  votes.forEach((amount, cell) => {
    columns[cells.outcome[cell]!]![pairOf[cell]!] = amount;
  });
  return {
    systems,
    first: Int32Array.from(starts, (start) => cells.first[start]!),
    second: Int32Array.from(starts, (start) => cells.second[start]!),
    firstWins: columns[0]!,
    secondWins: columns[1]!,
    ties: columns[2]!,
  };
}

/** Scores (∂/∂d, ∂/∂τ) of one vote of each cell at a fit, as by `PairModel.scores`: two numbers a cell. Cost O(cells). */
export function voteScores(cells: VoteCells, fit: Fit): Float64Array {
  const model = modelOfFit(fit);
  const tau = fit.parameters[fit.systems] ?? 0;
  const ofPair = new Float64Array(2 * cellOutcomes.length);
  const scores = new Float64Array(2 * cells.votes.length);
  for (let cell = 0; cell < cells.votes.length; cell += 1) {
    model.scores(fit.parameters[cells.first[cell]!]! - fit.parameters[cells.second[cell]!]!, tau, ofPair);
    const outcome = cells.outcome[cell]!;
    scores[2 * cell] = ofPair[2 * outcome]!;
    scores[2 * cell + 1] = ofPair[2 * outcome + 1]!;
  }
  return scores;
}

/**
 * How a push on each parameter moves the difference of two strengths: information⁻¹ · (e_one − e_other), up to a shift of all strengths,
 * which no vote feels. Cost O(dimension²).
 *
 * @param factor of `informationFactor`
 * @returns length dimension
 */
export function pullOn(one: number, other: number, factor: Float64Array, dimension: number): Float64Array {
  const contrast = new Float64Array(dimension);
  contrast[one] = 1;
  contrast[other] = -1;
  return choleskySolve(factor, dimension, contrast);
}

/**
 * What one more vote of each cell does, to first order, to the difference of strengths that `pull` belongs to: pullᵀ · score.
 * Minus that is what one vote less does. Natural-log units. Cost O(cells).
 *
 * @param pull of `pullOn`
 * @param scores of `voteScores`
 * @see Hampel (1974), J. Am. Statist. Assoc. 69(346), for the influence curve
 */
export function influencesOn(
  pull: Float64Array,
  cells: VoteCells,
  scores: Float64Array,
  systems: number,
): Float64Array {
  const tiePull = pull[systems] ?? 0;
  const influences = new Float64Array(cells.votes.length);
  for (let cell = 0; cell < influences.length; cell += 1) {
    const along = pull[cells.first[cell]!]! - pull[cells.second[cell]!]!;
    influences[cell] = along * scores[2 * cell]! + tiePull * scores[2 * cell + 1]!;
  }
  return influences;
}

/** Cells whose votes push the difference up, the strongest first, as far as they have votes. Cost O(cells · log cells). */
export function mostInfluential(influences: Float64Array, votes: Float64Array): number[] {
  const helpful: number[] = [];
  for (let cell = 0; cell < influences.length; cell += 1) {
    if (influences[cell]! > 0 && votes[cell]! > 0) helpful.push(cell);
  }
  return helpful.sort((a, b) => influences[b]! - influences[a]! || a - b);
}

/**
 * How many votes must go until, to first order, a difference of `gap` is below zero; Infinity where all together do not suffice.
 * Cost O(cells · log cells).
 *
 * @param votes of each cell, as many as may be taken
 */
export function votesNeeded(gap: number, influences: Float64Array, votes: Float64Array): number {
  let open = Math.max(gap, 0);
  let needed = 0;
  for (const cell of mostInfluential(influences, votes)) {
    // One more than closes the gap: drawing level is not enough.
    const enough = Math.floor(open / influences[cell]!) + 1;
    if (enough <= votes[cell]!) return needed + enough;
    needed += votes[cell]!;
    open = Math.max(open - votes[cell]! * influences[cell]!, 0);
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Factor of a fit's information, for `pullOn`. Cost dimension³/3.
 *
 * @throws RatingError `not_converged` if the information is singular
 */
export function informationFactor(fit: Fit): Float64Array {
  const factor = heldFactor(fit.information, fit);
  if (factor !== null) return factor;
  throw new RatingError({
    code: "not_converged",
    detail: "The votes do not determine the strengths: the information matrix is singular.",
    iterations: fit.iterations,
    gradient: fit.gradient.reduce((most, part) => Math.max(most, Math.abs(part)), 0),
  });
}
