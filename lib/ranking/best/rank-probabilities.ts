import type { RandomSource } from "../random";
import { drawStrengths, pairsToDraw, requireStrengths, strengthDraws, tiedWithin } from "./strength-draws";

/** How the places of a board are distributed. */
export interface RankProbabilities {
  /** Row-major, systems × systems: the probability that the system of the row has place column + 1. Rows and columns sum to 1. */
  readonly probabilities: Float64Array;
  /** Mean place of each system, from 1 on. */
  readonly expected: Float64Array;
  /** Draws that were made; half of them mirror the other half. No entry's standard error is above 0.5/√(draws/2). */
  readonly draws: number;
}

/**
 * The probability of each system for each place, by simulation as in `bestProbabilities`, but of all systems.
 *
 * Systems that tie in a draw share the places that they take between them evenly.
 * Cost O(systems³/6 + draws·(systems²/4 + systems·log systems)), with fewer draws from 632 systems on; memory 24·systems² bytes.
 *
 * @param strengths natural-log units, in any gauge
 * @param covariance row-major, systems × systems, symmetric positive semidefinite, in any gauge
 * @param draws at least 100
 * @throws RatingError `empty` (no systems) | `invalid` (numbers that are no strengths, no covariance or no draws)
 * @see Goldstein and Spiegelhalter (1996), J. R. Statist. Soc. A 159(3)
 */
export function rankProbabilities(
  strengths: Float64Array,
  covariance: Float64Array,
  random: RandomSource,
  draws = 10_000,
): RankProbabilities {
  requireStrengths(strengths, covariance);
  const size = strengths.length;
  const pairs = pairsToDraw(draws, size);
  const source = strengthDraws(strengths, covariance);
  const probabilities = new Float64Array(size * size);
  const drawn = new Float64Array(size);
  const mirrored = new Float64Array(size);
  // Sorted anew from where the last draw left it, which is nearly in order already.
  const order = Int32Array.from({ length: size }, (_, place) => place);
  for (let pair = 0; pair < pairs; pair += 1) {
    drawStrengths(source, random, drawn, mirrored);
    for (const values of [drawn, mirrored]) {
      order.sort((a, b) => values[b]! - values[a]! || a - b);
      for (let from = 0; from < size; ) {
        let to = from + 1;
        while (to < size && values[order[from]!]! - values[order[to]!]! <= tiedWithin) to += 1;
        const share = 1 / (to - from) / (2 * pairs);
        for (let at = from; at < to; at += 1) {
          const row = source.members[order[at]!]! * size;
          for (let place = from; place < to; place += 1)
            probabilities[row + place] = probabilities[row + place]! + share;
        }
        from = to;
      }
    }
  }
  const expected = Float64Array.from({ length: size }, (_, system) =>
    probabilities
      .subarray(system * size, (system + 1) * size)
      .reduce((sum, probability, place) => sum + probability * (place + 1), 0),
  );
  return { probabilities, expected, draws: 2 * pairs };
}
