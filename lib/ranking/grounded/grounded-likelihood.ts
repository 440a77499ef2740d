import type { Objective } from "../newton";
import type { PairCounts } from "../pair-counts";

/** The log-likelihood of a grounded model. Its parameters: strengths, the threshold as one more of them, and τ if there is a tie parameter. */
export interface GroundedLikelihood extends Objective {
  /** Σ over votes of score·scoreᵀ at a point, row-major, dimension × dimension. */
  scoreProducts(point: Float64Array): Float64Array;
}

/**
 * What the four answers weigh of the four parameters of a pair: the first strength, the second, the threshold, τ. The utilities of `fitGrounded`, with
 * the threshold where it may be shifted along with the strengths.
 */
const answers = [
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [1 / 2, 1 / 2, 0, 1],
].map((weights) => Float64Array.from(weights));

/** By how much one answer weighs each parameter more than another. */
const differences = answers.map((one) => answers.map((other) => one.map((weight, index) => weight - other[index]!)));

/**
 * The log-likelihood of counts under the multinomial logit of `fitGrounded`.
 *
 * Gradient and information are sums over pairs of answers of chance products times what the two differ by, never an observed count minus an expected
 * one, which would lose the digits that a lopsided pair consists of. An evaluation costs O(pairs).
 *
 * @param hasTieParameter otherwise a tie is half a win of each
 */
export function groundedLikelihood(counts: PairCounts, hasTieParameter: boolean): GroundedLikelihood {
  const { systems, first, second, firstWins, secondWins, ties, bothBad } = counts;
  // With τ there are four parameters and four answers, without it three of each.
  const width = hasTieParameter ? 4 : 3;
  const dimension = systems + width - 2;
  const places = Int32Array.of(0, 0, systems, systems + 1).subarray(0, width);
  const chances = new Float64Array(width);
  const logChances = new Float64Array(width);
  const votes = new Float64Array(width);
  const slope = new Float64Array(width);
  const bend = new Float64Array(width * width);

  /** Turns to a pair: where its parameters stand, and the chances of its answers at a point. */
  const turnTo = (pair: number, point: Float64Array) => {
    places[0] = first[pair]!;
    places[1] = second[pair]!;
    let most = 0;
    for (let answer = 0; answer < width; answer += 1) {
      let utility = 0;
      for (let index = 0; index < width; index += 1) utility += answers[answer]![index]! * point[places[index]!]!;
      logChances[answer] = utility;
      if (utility > logChances[most]!) most = answer;
    }
    const top = logChances[most]!;
    // The largest is exactly 1 relative to itself; the others may be far below the last digit of the sum.
    let others = 0;
    for (let answer = 0; answer < width; answer += 1) {
      logChances[answer] = logChances[answer]! - top;
      chances[answer] = Math.exp(logChances[answer]!);
      if (answer !== most) others += chances[answer]!;
    }
    const logSum = Math.log1p(others);
    for (let answer = 0; answer < width; answer += 1) {
      logChances[answer] = logChances[answer]! - logSum;
      chances[answer] = chances[answer]! / (1 + others);
    }
  };

  const evaluate = (point: Float64Array, gradient?: Float64Array, information?: Float64Array): number => {
    let value = 0;
    for (let pair = 0; pair < first.length; pair += 1) {
      turnTo(pair, point);
      const half = hasTieParameter ? 0 : ties[pair]! / 2;
      votes[0] = firstWins[pair]! + half;
      votes[1] = secondWins[pair]! + half;
      votes[2] = bothBad[pair]!;
      if (hasTieParameter) votes[3] = ties[pair]!;
      let total = 0;
      for (let answer = 0; answer < width; answer += 1) {
        total += votes[answer]!;
        value += votes[answer]! * logChances[answer]!;
      }
      if (!gradient || !information) continue;
      slope.fill(0);
      bend.fill(0);
      for (let one = 0; one < width; one += 1) {
        for (let other = 0; other < one; other += 1) {
          const difference = differences[one]![other]!;
          addTo(slope, difference, votes[one]! * chances[other]! - votes[other]! * chances[one]!);
          addProduct(bend, difference, total * chances[one]! * chances[other]!, width);
        }
      }
      for (let row = 0; row < width; row += 1) gradient[places[row]!] = gradient[places[row]!]! + slope[row]!;
      spread(bend, places, information, dimension);
    }
    return value;
  };

  const scoreProducts = (point: Float64Array): Float64Array => {
    const products = new Float64Array(dimension * dimension);
    const scores = answers.map(() => new Float64Array(width));
    for (let pair = 0; pair < first.length; pair += 1) {
      turnTo(pair, point);
      scores.forEach((score, answer) => {
        score.fill(0);
        for (let other = 0; other < width; other += 1) addTo(score, differences[answer]![other]!, chances[other]!);
      });
      const [firstWin, secondWin, neither, tie] = scores;
      if (!hasTieParameter) {
        tie!.fill(0);
        addTo(tie!, firstWin!, 1 / 2);
        addTo(tie!, secondWin!, 1 / 2);
      }
      bend.fill(0);
      addProduct(bend, firstWin!, firstWins[pair]!, width);
      addProduct(bend, secondWin!, secondWins[pair]!, width);
      addProduct(bend, neither!, bothBad[pair]!, width);
      addProduct(bend, tie!, ties[pair]!, width);
      spread(bend, places, products, dimension);
    }
    return products;
  };

  return { dimension, systems: systems + 1, isShiftFree: true, evaluate, scoreProducts };
}

function addTo(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let index = 0; index < target.length; index += 1) target[index] = target[index]! + factor * vector[index]!;
}

/** Adds factor · vector·vectorᵀ to a matrix, width × width, of which the vector may have more entries. */
function addProduct(matrix: Float64Array, vector: Float64Array, factor: number, width: number): void {
  for (let row = 0; row < width; row += 1) {
    const amount = factor * vector[row]!;
    if (amount === 0) continue;
    const start = row * width;
    for (let column = 0; column < width; column += 1) {
      matrix[start + column] = matrix[start + column]! + amount * vector[column]!;
    }
  }
}

/** Adds a small matrix to a large one whose places its rows and columns belong to. */
function spread(small: Float64Array, places: Int32Array, large: Float64Array, dimension: number): void {
  const width = places.length;
  for (let row = 0; row < width; row += 1) {
    const start = places[row]! * dimension;
    for (let column = 0; column < width; column += 1) {
      const at = start + places[column]!;
      large[at] = large[at]! + small[row * width + column]!;
    }
  }
}
