import { EvaluationError } from "../errors";
import { sumAscending } from "../sum-ascending";
import { correctByHolm } from "./holm";
import { studentBound, studentTail } from "./student-tail";

/** What is known of people on several scales, and who of them is of the group in question. */
export interface GroupedPlaces {
  /** Row-major, people × scales; NaN where it is not known. */
  readonly places: Float64Array;
  /** 1 for each person of the group, 0 for the others. */
  readonly isInside: Uint8Array;
  readonly scales: number;
}

export interface GroupOptions {
  /** People whose place is known, of the group and of the others, at least; at least 2. A scale with fewer is not compared. */
  readonly least: number;
  /** Distance of neighboring places where they were rounded; 0 where they were not. */
  readonly step: number;
}

/** How a group differs from the others on one scale. */
export interface GroupDifference {
  /** Index of the scale. */
  readonly scale: number;
  /** Mean of the group minus mean of the others, with its 95 % interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** That they do not differ, corrected for the number of scales that are compared. */
  readonly pValue: number;
  /** People whose place is known. */
  readonly inside: number;
  readonly outside: number;
}

/**
 * The means of a group against those of everybody else, scale by scale, in the order of the scales.
 *
 * Interval and test are Welch's: both sides have variances s² of their own, the error is √(s₁²/n₁ + s₂²/n₂), and its degrees of freedom are
 * Satterthwaite's. The p-values are corrected by Holm's method; the intervals are not, so that one may exclude 0 where the corrected p is
 * above 0.05, and never the other way round. Where places were rounded, a side that varies by less than rounding hides, step²/12, is taken to
 * vary by that: that all of a few people have the same coarse place does not make their mean certain. The order of the people changes not a bit.
 *
 * Cost O(people · scales · log people).
 *
 * @throws EvaluationError invalid (lengths that do not go together; fewer than two people asked for; a step below 0)
 * @see Welch (1947), Biometrika 34(1/2); Satterthwaite (1946), Biometrics Bulletin 2(6); `correctByHolm`
 */
export function compareGroups(
  { places, isInside, scales }: GroupedPlaces,
  { least, step }: GroupOptions,
): GroupDifference[] {
  if (places.length !== isInside.length * scales) {
    throw new EvaluationError({ code: "invalid", detail: "There is one place for each person and scale." });
  }
  if (!(least >= 2) || !(step >= 0)) {
    throw new EvaluationError({ code: "invalid", detail: "least is 2 or more and step 0 or more." });
  }
  const compared = Array.from({ length: scales }, (_, scale) => {
    const own = Float64Array.from(isInside, (_, person) => places[person * scales + scale]!);
    const sideOf = (side: 0 | 1) => own.filter((place, person) => isInside[person] === side && !Number.isNaN(place));
    return { scale, inside: sideOf(1), outside: sideOf(0) };
  }).filter(({ inside, outside }) => inside.length >= least && outside.length >= least);
  const tested = compared.map(({ scale, inside, outside }) => ({ scale, ...welch(inside, outside, step ** 2 / 12) }));
  const pValues = correctByHolm(tested.map(({ pValue }) => pValue));
  return tested.map((one, at) => ({ ...one, pValue: pValues[at]! }));
}

function welch(inside: Float64Array, outside: Float64Array, leastVariance: number): Omit<GroupDifference, "scale"> {
  const [one, other] = [momentsOf(inside, leastVariance), momentsOf(outside, leastVariance)];
  const difference = one.mean - other.mean;
  const squaredError = one.squaredError + other.squaredError;
  const counts = { inside: inside.length, outside: outside.length };
  // Only unrounded places can all be the same and yet differ: then nothing is left to chance.
  if (squaredError === 0) {
    return { difference, low: difference, high: difference, pValue: difference === 0 ? 1 : 0, ...counts };
  }
  const degrees =
    squaredError ** 2 / (one.squaredError ** 2 / (inside.length - 1) + other.squaredError ** 2 / (outside.length - 1));
  const error = Math.sqrt(squaredError);
  const half = studentBound(0.05, degrees) * error;
  return {
    difference,
    low: difference - half,
    high: difference + half,
    pValue: studentTail(difference / error, degrees),
    ...counts,
  };
}

function momentsOf(values: Float64Array, leastVariance: number): { mean: number; squaredError: number } {
  const mean = sumAscending(values) / values.length;
  const squares = sumAscending(values.map((value) => (value - mean) ** 2));
  const variance = Math.max(leastVariance, squares / (values.length - 1));
  return { mean, squaredError: variance / values.length };
}
