import { EvaluationError } from "./errors";
import type { Measured } from "./measured";
import { countPairable, type PairableRatings, type Rating } from "./pairable-ratings";
import type { RatingValue } from "./rating-value";
import { scaleToUnit } from "./scale-to-unit";
import { sumAscending } from "./sum-ascending";

/** What a difference between two values means: that there is one, their order, their distance, or their proportion. */
export const levels = ["nominal", "ordinal", "interval", "ratio"] as const;
export type Level = (typeof levels)[number];

export interface KrippendorffAlpha {
  readonly level: Level;
  /** 1 is perfect, 0 what chance gives, below 0 systematic disagreement. None without two ratings of a unit, or where all are equal. */
  readonly alpha: Measured<"no_pair" | "one_value">;
  /** Units with two ratings or more. */
  readonly units: number;
  /** Their ratings: what alpha rests on. */
  readonly ratings: number;
  /** Ratings that are alone in their unit, which say nothing of agreement. */
  readonly lone: number;
  /** Different values among `ratings`. */
  readonly values: number;
}

/**
 * Krippendorff's alpha: 1 − observed / expected disagreement, for any number of raters and with ratings missing.
 *
 * Observed: (1/n) Σᵤ Σ δ² / (mᵤ − 1) over the ordered pairs of ratings within unit u. Expected: Σ δ² / (n (n − 1)) over the ordered
 * pairs of all n pairable ratings. The squared difference δ² of two values c < k is
 *
 * - nominal: 1;
 * - ordinal: (n_c/2 + Σ n_g over the values between + n_k/2)², which is the squared difference of their mean ranks;
 * - interval: (k − c)²;
 * - ratio: ((k − c) / (k + c))², for values that are not negative.
 *
 * Cost O(ratings + units·log units + values·log values); for ratio also the pairs of different values, within each unit and overall.
 * The order of the rows changes not a bit.
 *
 * @param ratings at most one for each unit and rater; numbers unless nominal
 * @throws EvaluationError `invalid`: a value that the level has no place for | `repeated`
 * @see Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; (2019), Content Analysis, 4th ed., ch. 12
 */
export function measureAlpha(ratings: Iterable<Rating>, level: "nominal"): KrippendorffAlpha;
export function measureAlpha(ratings: Iterable<Rating<number>>, level: Level): KrippendorffAlpha;
export function measureAlpha(ratings: Iterable<Rating>, level: Level): KrippendorffAlpha {
  const counted = countPairable(onLevel(ratings, level));
  const { units, lone, values } = counted;
  return { level, alpha: alphaOf(counted, level), units, ratings: counted.ratings, lone, values: values.length };
}

function alphaOf(counted: PairableRatings<RatingValue>, level: Level): KrippendorffAlpha["alpha"] {
  const { units, ratings, values, totals, sizes, starts, entryValues, entryCounts } = counted;
  if (units === 0) return { value: null, reason: "no_pair" };
  if (values.length === 1) return { value: null, reason: "one_value" };
  const sumOf = differences(counted, level);
  const within = sizes.map((size, unit) => {
    const [from, to] = [starts[unit]!, starts[unit + 1]!];
    return sumOf(entryValues.subarray(from, to), entryCounts.subarray(from, to), size) / (size - 1);
  });
  const overall = sumOf(Int32Array.from(values.keys()), totals, ratings);
  return { value: 1 - ((ratings - 1) * sumAscending(within)) / overall, reason: null };
}

/** Σ δ² over the ordered pairs of so many ratings: `counts[e]` of them have the value of index `values[e]`. */
type DifferenceSum = (values: Int32Array, counts: Float64Array, size: number) => number;

function differences({ values, totals }: PairableRatings<RatingValue>, level: Level): DifferenceSum {
  switch (level) {
    case "nominal":
      return (_, counts, size) => size * size - counts.reduce((sum, count) => sum + count * count, 0);
    case "ordinal":
      return squaresBetween(meanRanks(totals));
    case "interval":
      return squaresBetween(scaleToUnit(values.map(Number)));
    case "ratio":
      return ratiosBetween(values.map(Number));
  }
}

/** Squared differences of scores: 2m times their squared deviations from the mean, so that no pair need be looked at. */
function squaresBetween(scores: Float64Array): DifferenceSum {
  return (values, counts, size) => {
    let sum = 0;
    for (let entry = 0; entry < values.length; entry += 1) sum += counts[entry]! * scores[values[entry]!]!;
    let squares = 0;
    for (let entry = 0; entry < values.length; entry += 1) {
      squares += counts[entry]! * (scores[values[entry]!]! - sum / size) ** 2;
    }
    return 2 * size * squares;
  };
}

function ratiosBetween(amounts: readonly number[]): DifferenceSum {
  return (values, counts) => {
    let sum = 0;
    for (let upper = 1; upper < values.length; upper += 1) {
      for (let lower = 0; lower < upper; lower += 1) {
        // (k − c) / (k + c) by c / k, which neither overflows nor divides by 0, as k > c ≥ 0.
        const ratio = amounts[values[lower]!]! / amounts[values[upper]!]!;
        sum += 2 * counts[lower]! * counts[upper]! * ((1 - ratio) / (1 + ratio)) ** 2;
      }
    }
    return sum;
  };
}

/** The mean rank of the ratings of each value, of which there are so many, ascending. */
function meanRanks(totals: Float64Array): Float64Array {
  let below = 0;
  return totals.map((total) => {
    const rank = below + (total + 1) / 2;
    below += total;
    return rank;
  });
}

function* onLevel(ratings: Iterable<Rating>, level: Level): Iterable<Rating> {
  if (!levels.includes(level)) throw invalid(`${String(level)} is not a level.`);
  for (const rating of ratings) {
    const { value } = rating;
    const isFit = level === "nominal" || (typeof value === "number" && (level !== "ratio" || value >= 0));
    if (!isFit) throw invalid(`${value} has no place among values that are ${level} (${rating.unit}).`);
    yield rating;
  }
}

function invalid(detail: string): EvaluationError {
  return new EvaluationError({ code: "invalid", detail });
}
