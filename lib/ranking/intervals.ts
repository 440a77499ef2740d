import { RatingError } from "./errors";
import type { Fit } from "./fit";
import { choleskyInverse, multiply } from "./linear-algebra";
import { heldFactor } from "./newton";

/** Elo points of one natural-log unit of strength: odds of ten to one are 400 points. */
export const eloPerLogit = 400 / Math.LN10;
/** The rating that the systems of a board have on average. */
export const meanRating = 1000;
/** Standard errors on each side of a 95 % interval. */
export const standardErrors95 = 1.959963984540054;

/** Which error stands behind an interval. */
export type IntervalKind = "model" | "sandwich";

/** Covariances of the strengths, natural-log units squared, row-major, systems × systems, in the gauge where strengths have mean 0. */
export interface Covariances {
  readonly model: Float64Array;
  readonly sandwich: Float64Array;
}

/**
 * Covariances of the strengths by the model and by the sandwich.
 *
 * Model-based: the inverse of the information, right where the model is. Sandwich: inverse · score products · inverse, right for
 * independent votes even where it is not, and too narrow while votes are few. The tie parameter is estimated too, and its uncertainty is in both.
 * Cost about 3·dimension³.
 *
 * @param scoreProducts the middle of the sandwich; by default that of independent votes
 * @throws RatingError `not_converged` if the information is singular
 * @see Huber (1967), Proc. 5th Berkeley Symp. 1; White (1982), Econometrica 50(1)
 */
export function covariancesOf(fit: Fit, scoreProducts: Float64Array = fit.scoreProducts): Covariances {
  const { dimension, systems } = fit;
  const factor = heldFactor(fit.information, fit);
  if (factor === null) {
    throw new RatingError({
      code: "not_converged",
      detail: "The votes do not determine the strengths: the information matrix is singular.",
      iterations: fit.iterations,
      gradient: fit.gradient.reduce((most, part) => Math.max(most, Math.abs(part)), 0),
    });
  }
  const inverse = choleskyInverse(factor, dimension);
  const sandwich = multiply(multiply(inverse, scoreProducts, dimension), inverse, dimension);
  const everyone = Array.from({ length: systems }, (_, index) => index);
  return {
    model: centerCovariance(strengthBlock(inverse, dimension, systems), systems, everyone),
    sandwich: centerCovariance(strengthBlock(sandwich, dimension, systems), systems, everyone),
  };
}

/**
 * Covariance of strengths measured from the mean of some of them: of θᵢ − mean over `reference`. Cost O(systems²).
 *
 * @param reference indices, at least one
 */
export function centerCovariance(
  covariance: Float64Array,
  systems: number,
  reference: readonly number[],
): Float64Array {
  const means = new Float64Array(systems);
  for (let row = 0; row < systems; row += 1) {
    for (const column of reference) means[row] = means[row]! + covariance[row * systems + column]! / reference.length;
  }
  const mean = reference.reduce((sum, index) => sum + means[index]!, 0) / reference.length;
  return covariance.map((value, index) => {
    const row = Math.floor(index / systems);
    return value - means[row]! - means[index - row * systems]! + mean;
  });
}

/** A variance with the estimate it came from. */
export interface ChosenVariance {
  readonly variance: number;
  readonly kind: IntervalKind;
}

/**
 * Which of two variances to believe. `cautious` takes the larger one while `decisive` votes are fewer than `lowCount`, since the
 * sandwich is too narrow there, and the sandwich from then on. Ties do not count towards that: they say little of the
 * strengths, and with half wins a tie between equals even is "no surprise" to the sandwich.
 *
 * A sandwich without width (nothing but ties between equals) is no knowledge, so that the model stands in for it whatever the policy.
 *
 * @param decisive votes with a winner
 */
export function chooseVariance(
  model: number,
  sandwich: number,
  policy: IntervalKind | "cautious",
  decisive: number,
  lowCount: number,
): ChosenVariance {
  const isHollow = sandwich <= 1e-9 * model;
  const isModel = policy === "model" || isHollow || (policy === "cautious" && decisive < lowCount && model >= sandwich);
  return isModel ? { variance: model, kind: "model" } : { variance: sandwich, kind: "sandwich" };
}

/** Half the width of a 95 % interval, in Elo points, of a quantity with this variance in natural-log units squared. */
export function halfWidth95(variance: number): number {
  // A variance of zero can come out of the subtraction as −1e-17.
  return standardErrors95 * eloPerLogit * Math.sqrt(Math.max(variance, 0));
}

function strengthBlock(matrix: Float64Array, dimension: number, systems: number): Float64Array {
  const block = new Float64Array(systems * systems);
  for (let row = 0; row < systems; row += 1) {
    block.set(matrix.subarray(row * dimension, row * dimension + systems), row * systems);
  }
  return block;
}
