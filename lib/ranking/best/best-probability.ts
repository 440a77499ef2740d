import { RatingError } from "../errors";
import type { RandomSource } from "../random";
import { drawStrengths, pairsToDraw, requireStrengths, strengthDraws, tiedWithin } from "./strength-draws";

export interface BestProbabilityOptions {
  /** Default 10,000; fewer are made where very many systems are contenders. At least 100. */
  readonly draws?: number;
  /** Most of the probability that may be neglected in all, so that hopeless systems need not be drawn. Default 0.0001. */
  readonly negligible?: number;
}

/** Who is best, as far as the votes tell. Arrays by system. */
export interface BestProbabilities {
  /** Sum to 1. */
  readonly probabilities: Float64Array;
  /**
   * Of the simulation alone. 0 for a system that is best in every draw or in none: then the probability differs from 1 or 0 by less than
   * 6/draws, with 95 % confidence.
   */
  readonly standardErrors: Float64Array;
  /** Draws that were made; half of them mirror the other half. */
  readonly draws: number;
  /** Indices of the systems that were drawn, ascending. The others have probability 0. */
  readonly contenders: readonly number[];
  /** The true probabilities of the others together are no more than this. */
  readonly neglected: number;
}

/**
 * The probability of each system to be the best one, by simulation from N(strengths, covariance), the estimate's large-sample distribution.
 *
 * The draws come in antithetic pairs; a tie for the first place in a draw is split evenly. What is simulated is the uncertainty of the estimates
 * as if nothing were known beforehand: with few votes the normal is a poor guess, and the most uncertain systems get more than they should.
 *
 * Only contenders are drawn. The probability that system i is best is at most that it beats the leader, Φ(−gap/error) ≤ ½·exp(−½(gap/error)²)
 * with the error of their difference; from the least likely on, systems are left out as long as these bounds add up to no more than `negligible`.
 *
 * Cost O(systems + contenders³/6 + draws·contenders²/4); with 2,000 contenders a thousand draws are made. Memory 16·contenders² bytes.
 *
 * @param strengths natural-log units, in any gauge
 * @param covariance row-major, systems × systems, symmetric positive semidefinite, in any gauge, as `Covariances` has them
 * @throws RatingError `empty` (no systems) | `invalid` (numbers that are no strengths, no covariance or no options)
 * @see Goldstein and Spiegelhalter (1996), J. R. Statist. Soc. A 159(3), on ranks with their uncertainty; Hammersley and Morton (1956), Proc. Camb. Phil.
 *   Soc. 52(3), for antithetic variates
 */
export function bestProbabilities(
  strengths: Float64Array,
  covariance: Float64Array,
  random: RandomSource,
  options: BestProbabilityOptions = {},
): BestProbabilities {
  const { draws = 10_000, negligible = 1e-4 } = options;
  requireStrengths(strengths, covariance);
  if (!(negligible >= 0 && negligible < 1)) {
    throw new RatingError({ code: "invalid", detail: `${negligible} is not a share that can be neglected.` });
  }
  const { contenders, neglected } = contendersOf(strengths, covariance, negligible);
  const source = strengthDraws(strengths, covariance, contenders);
  const pairs = pairsToDraw(draws, contenders.length);
  const shares = new Float64Array(contenders.length);
  const squares = new Float64Array(contenders.length);
  const drawn = new Float64Array(contenders.length);
  const mirrored = new Float64Array(contenders.length);
  for (let pair = 0; pair < pairs; pair += 1) {
    drawStrengths(source, random, drawn, mirrored);
    const won = new Map<number, number>();
    for (const strengthsOfDraw of [drawn, mirrored]) {
      const best = bestOf(strengthsOfDraw);
      for (const place of best) won.set(place, (won.get(place) ?? 0) + 0.5 / best.length);
    }
    for (const [place, share] of won) {
      shares[place] = shares[place]! + share;
      squares[place] = squares[place]! + share * share;
    }
  }
  const probabilities = new Float64Array(strengths.length);
  const standardErrors = new Float64Array(strengths.length);
  source.members.forEach((member, place) => {
    const mean = shares[place]! / pairs;
    // Pairs are independent of each other, the two draws of one are not. Rounding may leave a variance of −1e-17.
    const variance = Math.max(squares[place]! / pairs - mean * mean, 0) / (pairs - 1);
    probabilities[member] = mean;
    standardErrors[member] = Math.sqrt(variance);
  });
  return { probabilities, standardErrors, draws: 2 * pairs, contenders, neglected };
}

/** Systems that may well be the best, ascending, and a bound of the probability that it is none of them. */
function contendersOf(strengths: Float64Array, covariance: Float64Array, negligible: number) {
  const size = strengths.length;
  const leader = strengths.reduce((best, strength, index) => (strength > strengths[best]! ? index : best), 0);
  const bounds = strengths.map((strength, index) => {
    const gap = strengths[leader]! - strength;
    if (gap <= tiedWithin) return 1;
    const variance =
      covariance[index * size + index]! + covariance[leader * size + leader]! - 2 * covariance[index * size + leader]!;
    if (variance < -1e-8 * (covariance[index * size + index]! + covariance[leader * size + leader]!) - 1e-12) {
      throw new RatingError({ code: "invalid", detail: "The covariance gives a difference a negative variance." });
    }
    return variance > 0 ? Math.exp((-gap * gap) / variance / 2) / 2 : 0;
  });
  const hopeless = new Set<number>();
  let neglected = 0;
  for (const index of [...bounds.keys()].sort((a, b) => bounds[a]! - bounds[b]! || a - b)) {
    if (neglected + bounds[index]! > negligible) break;
    neglected += bounds[index]!;
    hopeless.add(index);
  }
  return { contenders: [...strengths.keys()].filter((index) => !hopeless.has(index)), neglected };
}

/** Places of the highest value: several if they tie. */
function bestOf(values: Float64Array): number[] {
  let highest = values[0]!;
  for (const value of values) if (value > highest) highest = value;
  const best: number[] = [];
  for (let place = 0; place < values.length; place += 1) if (highest - values[place]! <= tiedWithin) best.push(place);
  return best;
}
