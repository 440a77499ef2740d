import { RatingError } from "./errors";
import type { Fit } from "./fit";
import { choleskyInverse, sandwichProduct } from "./linear-algebra";
import { heldFactor } from "./newton";

/** Elo points of one natural-log unit of strength: odds of ten to one are 400 points. */
export const eloPerLogit = 400 / Math.LN10;
/** The rating that the systems of a board have on average. */
export const meanRating = 1000;
/** Standard errors on each side of a 95 % interval. */
export const standardErrors95 = 1.959963984540054;

/** Which error stands behind an interval. `clustered` (a sandwich) and `bootstrap` allow for whatever binds the votes of one voter. */
export type IntervalKind = "model" | "sandwich" | "clustered" | "bootstrap";

/** Covariances of the strengths, natural-log units squared, row-major, systems × systems, in the gauge where strengths have mean 0. */
export interface Covariances {
  readonly model: Float64Array;
  readonly sandwich: Float64Array;
  /** Absent where voters are not known. */
  readonly clustered?: Float64Array;
}

/** Tabulated, since the expansion does not reach down there. */
const studentOfOneAndTwo = [12.706204736, 4.30265273];

/**
 * Covariances of the strengths by the model and by the sandwich, and by the voter-clustered sandwich if its middle is given.
 *
 * Model-based: the inverse of the information, right where the model is. Sandwich: inverse · score products · inverse, right for
 * independent votes even where it is not, and too narrow while votes are few. The tie parameter is estimated too, and its uncertainty
 * is in all. Cost about 3·dimension³, and 2·dimension³ for the clustered one.
 *
 * @param scoreProducts the middle of the sandwich; by default that of independent votes of weight 1
 * @param clusteredProducts that of `voterScoreProducts`
 * @throws RatingError `not_converged` if the information is singular
 * @see Huber (1967), Proc. 5th Berkeley Symp. 1; White (1982), Econometrica 50(1)
 */
export function covariancesOf(
  fit: Fit,
  scoreProducts: Float64Array = fit.scoreProducts,
  clusteredProducts?: Float64Array,
): Covariances {
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
  const everyone = Array.from({ length: systems }, (_, index) => index);
  const ofStrengths = (matrix: Float64Array) =>
    centerCovariance(strengthBlock(matrix, dimension, systems), systems, everyone);
  const sandwichOf = (middle: Float64Array) => ofStrengths(sandwichProduct(inverse, middle, dimension));
  return {
    model: ofStrengths(inverse),
    sandwich: sandwichOf(scoreProducts),
    ...(clusteredProducts && { clustered: sandwichOf(clusteredProducts) }),
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

/** Variances of one quantity that know which votes came from one voter. */
export interface VoterVariances {
  /** On how many voters they rest in effect (`effectiveVoters`); that of a difference on the fewer of both. */
  readonly clusters: number;
  readonly clustered?: number;
  readonly bootstrap?: number;
}

/**
 * Which variance to believe. `cautious` takes the larger of the model's and the sandwich while `decisive` votes are fewer than
 * `lowCount`, since the sandwich is too narrow there, and the sandwich from then on; the sandwich is the clustered one where voters are
 * known. Ties do not count towards `lowCount`: they say little of the strengths, and with half wins a tie between equals even is "no
 * surprise" to the sandwich.
 *
 * Where the kind that a policy names is not given, the next best stands in: clustered for bootstrap, the sandwich of independent votes
 * for clustered. A sandwich without width (nothing but ties between equals, a single voter) is no knowledge, so that the model stands in
 * for it whatever the policy.
 *
 * How voters differ is an estimate from few of them. So a clustered or bootstrap variance is stretched until 1.96 of its standard
 * errors are as wide as Student's interval with clusters − 1 degrees of freedom; and where fewer than two count, the model's is taken if
 * it is larger. In simulations with voters of different taste that lifts the coverage of the clustered interval from 88, 91 and 93 % (5,
 * 10, 20 voters) to 95 %, from 89 to 94 % where one of forty cast a third of the votes, and from 84 to 97 % for a system that four of
 * forty judged.
 *
 * @param decisive votes with a winner
 * @see Cameron and Miller (2015), J. Human Resources 50(2), §VI, for Student's distribution with few clusters
 */
export function chooseVariance(
  model: number,
  sandwich: number,
  policy: IntervalKind | "cautious",
  decisive: number,
  lowCount: number,
  byVoter?: VoterVariances,
): ChosenVariance {
  const robust = robustVariance(sandwich, policy, byVoter);
  const isHollow = robust.variance <= 1e-9 * model;
  const isOfFewVoters = robust.kind !== "sandwich" && byVoter !== undefined && byVoter.clusters < 2;
  const isLargerTaken = isOfFewVoters || (policy === "cautious" && decisive < lowCount);
  const isModel = policy === "model" || isHollow || (isLargerTaken && model >= robust.variance);
  return isModel ? { variance: model, kind: "model" } : robust;
}

function robustVariance(
  sandwich: number,
  policy: IntervalKind | "cautious",
  byVoter: VoterVariances | undefined,
): ChosenVariance {
  if (byVoter !== undefined && policy !== "sandwich") {
    const stretch = (studentErrors95(Math.max(1, byVoter.clusters - 1)) / standardErrors95) ** 2;
    const { clustered, bootstrap } = byVoter;
    if (policy === "bootstrap" && bootstrap !== undefined) return { variance: bootstrap * stretch, kind: "bootstrap" };
    if (clustered !== undefined) return { variance: clustered * stretch, kind: "clustered" };
  }
  return { variance: sandwich, kind: "sandwich" };
}

/**
 * Standard errors on each side of a 95 % interval where the error itself is an estimate: the 97.5 % quantile of Student's
 * distribution. From three degrees on by Fisher's expansion about the normal, to 0.2 %; below, parts of a degree do not count.
 *
 * @param degrees of freedom, from 1 on
 * @see Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.7.5
 */
export function studentErrors95(degrees: number): number {
  const z = standardErrors95;
  const tabulated = studentOfOneAndTwo[Math.floor(degrees) - 1];
  if (tabulated !== undefined) return tabulated;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  const fourth = (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160;
  return z + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees;
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
