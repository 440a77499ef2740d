import { type PairWeights, weighPairs } from "./pair-weights";

/** How sharply the draw prefers what tells most: proportional to gain^10. Greedy would go on with the same few pairs until the next fit. */
const sharpness = 10;

/**
 * Weighs pairs by what one more vote on them is expected to tell: how much it lowers the sum of the variances of all ratings.
 *
 * With d = eᵢ − eⱼ, w = p·(1 − p) the information of one vote on the pair, and Σ the covariance, a vote changes Σ by
 * −w·Σd·dᵀΣ/(1 + w·dᵀΣd) (Sherman–Morrison), so that the gain is w·‖Σd‖²/(1 + w·dᵀΣd): A-optimal design, one step ahead.
 * Draws are proportional to a power of it, so that every pair keeps a chance and the next fit is not waited for.
 *
 * Cost systems³/2 + O(systems²), once for each fit; a draw costs no more than any other.
 *
 * @param strengths natural-log units
 * @param covariance of the strengths, row-major, systems × systems: a prior must bound it where votes do not
 * @param isDrawable whether there is anything to show of a pair
 * @returns null where nothing can be drawn
 * @see Silvey (1980), Optimal Design; Atkinson, Donev and Tobias (2007), Optimum Experimental Designs, §10
 */
export function weighInformation(
  strengths: Float64Array,
  covariance: Float64Array,
  isDrawable: (first: number, second: number) => boolean,
): PairWeights | null {
  const size = strengths.length;
  const square = squareOf(covariance, size);
  const ofDifference = (matrix: Float64Array, one: number, other: number) =>
    matrix[one * size + one]! + matrix[other * size + other]! - 2 * matrix[one * size + other]!;
  const gain = (one: number, other: number) => {
    const chance = 1 / (1 + Math.exp(strengths[other]! - strengths[one]!));
    const information = chance * (1 - chance);
    const variance = Math.max(0, ofDifference(covariance, one, other));
    return (information * Math.max(0, ofDifference(square, one, other))) / (1 + information * variance);
  };
  let most = 0;
  for (let one = 0; one < size; one += 1) {
    for (let other = one + 1; other < size; other += 1) {
      if (isDrawable(one, other)) most = Math.max(most, gain(one, other));
    }
  }
  if (most === 0) return null;
  return weighPairs(size, (one, other) => (isDrawable(one, other) ? (gain(one, other) / most) ** sharpness : 0));
}

/** S·S of a symmetric matrix: entry (i, j) is the product of rows i and j. */
function squareOf(matrix: Float64Array, size: number): Float64Array {
  const square = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = 0;
      for (let k = 0; k < size; k += 1) sum += matrix[row * size + k]! * matrix[column * size + k]!;
      square[row * size + column] = sum;
      square[column * size + row] = sum;
    }
  }
  return square;
}
