import { RatingError } from "../errors";
import type { RandomSource } from "../random";
import { type SemidefiniteFactor, semidefiniteFactor } from "./semidefinite-factor";

/** Strengths closer than this, in logits, are a tie in a draw. Only equal strengths of no variance against each other come so close. */
export const tiedWithin = 1e-9;

/** Where drawn strengths come from: a normal around the estimates. */
export interface StrengthDraws {
  /** Indices of the systems that are drawn, the strongest first. */
  readonly members: Int32Array;
  /** In the order of `members`. */
  readonly strengths: Float64Array;
  readonly factor: SemidefiniteFactor;
}

/**
 * Prepares draws of the strengths of some systems from N(strengths, covariance).
 *
 * They are drawn in the order of their strengths, so that the numbers of the systems do not decide who gets which random number. The gauge of the
 * covariance is of no matter: a shift of all strengths changes no rank. Cost members³/6.
 *
 * @param covariance row-major, all systems × all systems, symmetric positive semidefinite
 * @param members indices of the systems to draw; by default all
 * @throws RatingError what `requireStrengths` throws, and `invalid` if the covariance is not positive semidefinite
 */
export function strengthDraws(
  strengths: Float64Array,
  covariance: Float64Array,
  members: readonly number[] = [...strengths.keys()],
): StrengthDraws {
  const size = strengths.length;
  if (covariance.length !== size * size || !strengths.every(Number.isFinite)) {
    throw new RatingError({
      code: "invalid",
      detail: `These are no strengths of ${size} systems with their covariance.`,
    });
  }
  const ordered = Int32Array.from(members).sort((a, b) => strengths[b]! - strengths[a]! || a - b);
  const block = new Float64Array(ordered.length ** 2);
  ordered.forEach((row, at) => {
    ordered.forEach((column, place) => {
      block[at * ordered.length + place] = covariance[row * size + column]!;
    });
  });
  return {
    members: ordered,
    strengths: Float64Array.from(ordered, (member) => strengths[member]!),
    factor: semidefiniteFactor(block, ordered.length),
  };
}

/** @throws RatingError `empty` (no systems) | `invalid`: not as many variances and covariances as systems squared, or not finite */
export function requireStrengths(strengths: Float64Array, covariance: Float64Array): void {
  const size = strengths.length;
  if (size === 0) throw new RatingError({ code: "empty", detail: "There are no systems." });
  if (covariance.length === size * size && strengths.every(Number.isFinite) && covariance.every(Number.isFinite))
    return;
  throw new RatingError({
    code: "invalid",
    detail: `These are no strengths of ${size} systems with their covariance.`,
  });
}

/**
 * Draws strengths and their mirror image, the same deviations with the other sign: an antithetic pair. Each of the two has the right
 * distribution, and their errors partly cancel. Cost members·rank/2.
 *
 * @param drawn receives the one, in the order of `members`
 * @param mirrored receives the other
 */
export function drawStrengths(
  { strengths, factor: { factor, rank, lengths } }: StrengthDraws,
  random: RandomSource,
  drawn: Float64Array,
  mirrored: Float64Array,
): void {
  const normals = Float64Array.from({ length: rank }, () => random.normal());
  for (let at = 0; at < strengths.length; at += 1) {
    const start = at * rank;
    const length = lengths[at]!;
    let even = 0;
    let odd = 0;
    for (let column = 0; column + 1 < length; column += 2) {
      even += factor[start + column]! * normals[column]!;
      odd += factor[start + column + 1]! * normals[column + 1]!;
    }
    if (length % 2 === 1) even += factor[start + length - 1]! * normals[length - 1]!;
    drawn[at] = strengths[at]! + (even + odd);
    mirrored[at] = strengths[at]! - (even + odd);
  }
}

/** Multiplications that draws may take; some seconds. */
const workLimit = 1e9;

/**
 * How many antithetic pairs to draw: half of `draws`, fewer for very many systems (from 632 on with 10,000 draws), where they would take minutes,
 * but never fewer than 50.
 *
 * @throws RatingError `invalid`: fewer than 100 draws, or no whole number
 */
export function pairsToDraw(draws: number, systems: number): number {
  if (!Number.isSafeInteger(draws) || draws < 100) {
    throw new RatingError({ code: "invalid", detail: `${draws} is not a number of draws from 100 on.` });
  }
  return Math.min(Math.ceil(draws / 2), Math.max(50, Math.floor(workLimit / (systems ** 2 / 2 + 1))));
}
