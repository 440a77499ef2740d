import { averageRanks } from "./average-ranks";
import { EvaluationError } from "./errors";
import { countInversions } from "./inversions";
import type { Measured } from "./measured";
import { scaleToUnit } from "./scale-to-unit";
import { sumAscending } from "./sum-ascending";

/** A coefficient in −1…1; none with fewer than two points, or where one of the series never changes. */
export type Correlation = Measured<"too_few" | "constant">;

/** Three ways to say how far two paired series go together. */
export interface Correlations {
  /** Along a straight line. */
  readonly pearson: Correlation;
  /** In their ranks. */
  readonly spearman: Correlation;
  /** In the order of each two points: tau-b. */
  readonly kendall: Correlation;
}

/** All three. Cost O(n log n). @throws EvaluationError as each of them */
export function correlate(one: readonly number[], other: readonly number[]): Correlations {
  return {
    pearson: measurePearson(one, other),
    spearman: measureSpearman(one, other),
    kendall: measureKendall(one, other),
  };
}

/**
 * Pearson's product-moment correlation: Σ dₓd_y / √(Σ dₓ² Σ d_y²) by deviations from the means.
 *
 * The order of the points changes not a bit, which costs O(n log n).
 *
 * @throws EvaluationError `invalid`: different lengths, or a number that is not finite
 * @see Pearson (1896), Phil. Trans. R. Soc. A 187
 */
export function measurePearson(one: readonly number[], other: readonly number[]): Correlation {
  return answerWithout(one, other) ?? productMoment(scaleToUnit(one), scaleToUnit(other));
}

/**
 * Spearman's rank correlation: Pearson's of the ranks, where equal values share their mean rank. Cost O(n log n).
 *
 * @throws EvaluationError `invalid`: different lengths, or a number that is not finite
 * @see Spearman (1904), Am. J. Psychol. 15(1)
 */
export function measureSpearman(one: readonly number[], other: readonly number[]): Correlation {
  return answerWithout(one, other) ?? productMoment(averageRanks(one), averageRanks(other));
}

/**
 * Kendall's tau-b: (C − D) / √((P − T₁)(P − T₂)) of P pairs of points, C of which both series order alike and D oppositely, and T₁
 * and T₂ of which are equal in the one and in the other series.
 *
 * D is the number of inversions of the second series when the points are in order of the first. Cost O(n log n).
 *
 * @throws EvaluationError `invalid`: different lengths, or a number that is not finite
 * @see Kendall (1945), Biometrika 33(3); Knight (1966), JASA 61(314), for the count
 */
export function measureKendall(one: readonly number[], other: readonly number[]): Correlation {
  const answer = answerWithout(one, other);
  if (answer !== null) return answer;
  const order = Int32Array.from(one.keys()).sort((a, b) => one[a]! - one[b]! || other[a]! - other[b]!);
  const ordered = Float64Array.from(order, (at) => other[at]!);
  const pairs = (one.length * (one.length - 1)) / 2;
  const equalInOne = equalPairs(order, (a, b) => one[a] === one[b]);
  const equalInBoth = equalPairs(order, (a, b) => one[a] === one[b] && other[a] === other[b]);
  const equalInOther = equalPairs(ordered.toSorted(), (a, b) => a === b);
  const opposite = countInversions(ordered);
  const alike = pairs - equalInOne - equalInOther + equalInBoth - opposite;
  return bounded((alike - opposite) / Math.sqrt((pairs - equalInOne) * (pairs - equalInOther)));
}

/** Pairs of equal elements where equal ones stand together. */
function equalPairs(ordered: ArrayLike<number>, isEqual: (one: number, other: number) => boolean): number {
  let pairs = 0;
  let run = 0;
  for (let at = 1; at < ordered.length; at += 1) {
    run = isEqual(ordered[at - 1]!, ordered[at]!) ? run + 1 : 0;
    // The newest of a run makes a pair with each one before it.
    pairs += run;
  }
  return pairs;
}

function productMoment(one: Float64Array, other: Float64Array): Correlation {
  const ofOne = deviations(one);
  const ofOther = deviations(other);
  const product = sumAscending(ofOne.map((deviation, at) => deviation * ofOther[at]!));
  const squares = (values: Float64Array) => sumAscending(values.map((value) => value * value));
  return bounded(product / Math.sqrt(squares(ofOne) * squares(ofOther)));
}

function deviations(values: Float64Array): Float64Array {
  const mean = sumAscending(values) / values.length;
  return values.map((value) => value - mean);
}

/** Rounding may carry a perfect correlation beyond 1. */
function bounded(coefficient: number): Correlation {
  return { value: Math.max(-1, Math.min(1, coefficient)), reason: null };
}

/** The answer where the data define no coefficient; null where they do. */
function answerWithout(one: readonly number[], other: readonly number[]): Correlation | null {
  if (one.length !== other.length) throw invalid(`${one.length} and ${other.length} numbers are not paired.`);
  const strange = [...one, ...other].find((value) => !Number.isFinite(value));
  if (strange !== undefined) throw invalid(`${strange} cannot be correlated.`);
  if (one.length < 2) return { value: null, reason: "too_few" };
  const isConstant = [one, other].some((series) => series.every((value) => value === series[0]));
  return isConstant ? { value: null, reason: "constant" } : null;
}

function invalid(detail: string): EvaluationError {
  return new EvaluationError({ code: "invalid", detail });
}
