import { RatingError } from "../errors";

/** A factor F of a covariance: covariance = F·Fᵀ. */
export interface SemidefiniteFactor {
  readonly size: number;
  readonly rank: number;
  /** Row-major, size × rank. */
  readonly factor: Float64Array;
  /** How many entries of each row may differ from 0: those from there on do not. */
  readonly lengths: Int32Array;
}

/** What is left of a variance is rounding below this share of it… */
const noise = 1e-12;
/** …and below this in logits squared: nobody's strength is known to a hundred-thousandth of an Elo point. */
const nothing = 1e-15;

/**
 * Cholesky factor of a covariance that may be singular, by pivoting: the largest variance left comes first, and what has none left is done.
 *
 * Covariances of strengths always are singular (a shift of all strengths is not determined), and those by a sandwich of few votes or voters in more
 * directions, so that the plain factor would refuse them. No jitter is added: the directions without variance are left out exactly.
 * Cost size²·rank/2; memory 8·size² bytes and as many again at most.
 *
 * @param covariance natural-log units squared, row-major, size × size, symmetric; not changed
 * @throws RatingError `invalid`: not finite or not positive semidefinite
 * @see Higham (2002), Accuracy and Stability of Numerical Algorithms, §10.3
 */
export function semidefiniteFactor(covariance: Float64Array, size: number): SemidefiniteFactor {
  if (covariance.length !== size * size || !covariance.every(Number.isFinite)) throw notCovariance(size);
  const variances = Float64Array.from({ length: size }, (_, index) => covariance[index * size + index]!);
  const largest = variances.reduce((most, variance) => Math.max(most, variance), 0);
  // Far beyond what rounding explains.
  const tolerance = 1e-8 * largest + 1e-12;
  if (covariance.some((value) => Math.abs(value) > largest + tolerance)) throw notCovariance(size);
  const left = Float64Array.from(variances);
  const rows = new Float64Array(size * size);
  const lengths = new Int32Array(size).fill(-1);
  let rank = 0;
  for (; rank < size; rank += 1) {
    let pivot = -1;
    for (let index = 0; index < size; index += 1) {
      if (lengths[index] === -1 && left[index]! < -tolerance) throw notCovariance(size);
      const isDone = lengths[index] !== -1 || left[index]! <= Math.max(noise * variances[index]!, nothing);
      if (!isDone && (pivot < 0 || left[index]! > left[pivot]!)) pivot = index;
    }
    if (pivot < 0) break;
    const root = Math.sqrt(left[pivot]!);
    lengths[pivot] = rank + 1;
    rows[pivot * size + rank] = root;
    for (let index = 0; index < size; index += 1) {
      if (lengths[index] !== -1) continue;
      const rest = covariance[pivot * size + index]! - innerProduct(rows, pivot * size, index * size, rank);
      rows[index * size + rank] = rest / root;
      left[index] = left[index]! - (rest / root) ** 2;
    }
  }
  const factor = new Float64Array(size * rank);
  for (let index = 0; index < size; index += 1) {
    factor.set(rows.subarray(index * size, index * size + rank), index * rank);
  }
  return { size, rank, factor, lengths: lengths.map((length) => (length === -1 ? rank : length)) };
}

/** Product of two stretches of one array. Four sums side by side, since each addition would have to wait for the one before. */
function innerProduct(values: Float64Array, one: number, other: number, length: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let at = 0;
  for (; at + 3 < length; at += 4) {
    sum0 += values[one + at]! * values[other + at]!;
    sum1 += values[one + at + 1]! * values[other + at + 1]!;
    sum2 += values[one + at + 2]! * values[other + at + 2]!;
    sum3 += values[one + at + 3]! * values[other + at + 3]!;
  }
  for (; at < length; at += 1) sum0 += values[one + at]! * values[other + at]!;
  return sum0 + sum1 + (sum2 + sum3);
}

function notCovariance(size: number): RatingError {
  return new RatingError({ code: "invalid", detail: `This is no covariance of ${size} systems.` });
}
