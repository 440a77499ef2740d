import { type Comparisons, countComparisons } from "../comparisons";
import { RatingError } from "../errors";
import { type Fit, sumScoreProducts } from "../fit";
import { type BothBadPolicy, type PairOutcomes, restrictPairs, settleBothBad } from "../pair-counts";
import { modelOfFit } from "../pair-models";
import type { LoneVotes, VoterCells } from "./voter-cells";

/** The middle of the sandwich where votes of one voter may depend on each other. */
export interface VoterScoreProducts {
  /** Row-major, dimension × dimension of the fit; for `covariancesOf`. */
  readonly products: Float64Array;
  /** Independent sources: voters, and votes of unknown voters. */
  readonly clusters: number;
  /** What the sum over clusters was multiplied by: clusters/(clusters − 1); 1 where there is but one. */
  readonly correction: number;
}

/**
 * The middle of the sandwich for weighted votes that are independent of each other: Σ votes · weight² · score·scoreᵀ.
 *
 * A weight multiplies a vote's score and so stands here twice. `Fit.scoreProducts` knows sums of weights alone; it is the same where
 * all weights are 1. Cost that of `countComparisons`, and O(pairs + dimension²).
 *
 * @param bothBad as in the fit
 * @param members indices of the systems that were fitted, ascending; by default all
 * @returns row-major, dimension × dimension of the fit
 * @throws RatingError `invalid`: the fit is not one of so many systems, or a grounded one
 */
export function independentScoreProducts(
  comparisons: Comparisons,
  fit: Fit,
  bothBad: BothBadPolicy,
  members: readonly number[] = [...comparisons.systems.keys()],
): Float64Array {
  requireSameSystems(members.length, fit);
  const squares = { ...comparisons, weight: comparisons.weight.map((weight) => weight * weight) };
  const pairs = restrictPairs(settleBothBad(countComparisons(squares), bothBad), members);
  return sumScoreProducts(pairs, modelOfFit(fit), fit.parameters);
}

/**
 * The middle of the voter-clustered sandwich: Σ over voters of (Σ votes · weight · score)(…)ᵀ, times G/(G − 1) for G clusters.
 *
 * Right where voters are independent of each other, whatever binds the votes of one: a taste of their own, a habit of saying "tie", a
 * bot. A vote of an unknown voter is a cluster of its own, so that with nothing but those this is the middle for independent votes.
 *
 * The G sums are measured from their own mean, which is zero at the maximum; G/(G − 1) is what that costs a mean of squares. It is the
 * simplest of the factors in use. That of least squares goes on with (N − 1)/(N − K), which rests on degrees of freedom that a
 * likelihood has not. With few voters intervals are too narrow even so: see `chooseVariance` for Student's distribution. One
 * cluster alone says nothing of how voters differ, and gives zeros.
 *
 * Cost O(cells + Σ over voters of touched systems² + dimension²), memory O(dimension² + pairs).
 *
 * @param cells votes of the systems that were fitted, with the same policy for "neither"
 * @throws RatingError `invalid`: the fit is not one of so many systems, or a grounded one
 * @see Liang and Zeger (1986), Biometrika 73(1); Cameron and Miller (2015), J. Human Resources 50(2), §§ II and VI
 */
export function voterScoreProducts(cells: VoterCells, fit: Fit): VoterScoreProducts {
  requireSameSystems(cells.systems, fit);
  const { dimension } = fit;
  const clusters = clustersOf(cells);
  if (clusters < 2) return { products: new Float64Array(dimension * dimension), clusters, correction: 1 };
  const correction = clusters / (clusters - 1);
  const known = knownProducts(cells, fit);
  const lone = sumScoreProducts(squaresOf(cells, cells.lone), modelOfFit(fit), fit.parameters);
  // The known ones lie on either side of the diagonal, a part of each sum here and a part there.
  const products = lone.map((value, at) => {
    const row = Math.floor(at / dimension);
    const column = at - row * dimension;
    const sum = row === column ? known[at]! : known[at]! + known[column * dimension + row]!;
    return (value + sum) * correction;
  });
  return { products, clusters, correction };
}

/** Independent sources of votes: known voters, and each vote of an unknown one. */
export function clustersOf(cells: VoterCells): number {
  return cells.voters.length + cells.lone.votes.reduce((sum, votes) => sum + votes, 0);
}

/** Outer products of the voters' score sums; of the two entries (row, column) and (column, row) either may have received a product. */
function knownProducts(cells: VoterCells, fit: Fit): Float64Array {
  const { systems, first, second, voters, starts, cell, amount } = cells;
  const { dimension } = fit;
  const scores = scoresOfCells(cells, fit);
  const products = new Float64Array(dimension * dimension);
  const sums = new Float64Array(dimension);
  const lastVoter = new Int32Array(dimension).fill(-1);
  const touched = new Int32Array(dimension);
  const values = new Float64Array(dimension);
  for (let voter = 0; voter < voters.length; voter += 1) {
    let count = 0;
    if (dimension > systems) {
      touched[count] = systems;
      count += 1;
    }
    let tieSum = 0;
    for (let at = starts[voter]!; at < starts[voter + 1]!; at += 1) {
      const pair = Math.floor(cell[at]! / 3);
      const one = first[pair]!;
      const other = second[pair]!;
      if (lastVoter[one] !== voter) {
        lastVoter[one] = voter;
        touched[count] = one;
        count += 1;
      }
      if (lastVoter[other] !== voter) {
        lastVoter[other] = voter;
        touched[count] = other;
        count += 1;
      }
      const score = amount[at]! * scores[2 * cell[at]!]!;
      sums[one] = sums[one]! + score;
      sums[other] = sums[other]! - score;
      tieSum += amount[at]! * scores[2 * cell[at]! + 1]!;
    }
    if (dimension > systems) sums[systems] = tieSum;
    for (let a = 0; a < count; a += 1) {
      const index = touched[a]!;
      const value = sums[index]!;
      sums[index] = 0;
      values[a] = value;
      const row = index * dimension;
      for (let b = 0; b <= a; b += 1) products[row + touched[b]!] = products[row + touched[b]!]! + value * values[b]!;
    }
  }
  return products;
}

/** Two numbers for each cell: the score of one such vote by the difference of strengths and by the tie parameter. */
function scoresOfCells({ systems, first, second }: VoterCells, fit: Fit): Float64Array {
  const model = modelOfFit(fit);
  const { parameters } = fit;
  const tau = parameters[systems] ?? 0;
  const scores = new Float64Array(first.length * 6);
  for (let pair = 0; pair < first.length; pair += 1) {
    const difference = parameters[first[pair]!]! - parameters[second[pair]!]!;
    model.scores(difference, tau, scores.subarray(6 * pair, 6 * pair + 6));
  }
  return scores;
}

/** Votes times weight² of each cell, as outcomes of pairs. */
function squaresOf({ systems, first, second }: VoterCells, lone: LoneVotes): PairOutcomes {
  const columns = [0, 1, 2].map(() => new Float64Array(first.length));
  lone.cell.forEach((cell, row) => {
    const column = columns[cell % 3]!;
    const pair = Math.floor(cell / 3);
    column[pair] = column[pair]! + lone.votes[row]! * lone.weight[row]! ** 2;
  });
  const [firstWins, secondWins, ties] = columns;
  return { systems, first, second, firstWins: firstWins!, secondWins: secondWins!, ties: ties! };
}

function requireSameSystems(systems: number, fit: Fit): void {
  if (systems === fit.systems) return;
  throw new RatingError({ code: "invalid", detail: `The fit has ${fit.systems} systems, the votes have ${systems}.` });
}
