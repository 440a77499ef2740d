import type { Board } from "../boards";
import { RatingError } from "../errors";
import { eloPerLogit, halfWidth95, meanRating } from "../intervals";
import { type PairOutcomes, votesOfSystems } from "../pair-counts";
import { referenceOf } from "./pooled-ratings";
import { attemptTaste, type TasteAttempt, tasteModelOf } from "./taste-evidence";
import type { TasteKind } from "./taste-prior";

/** A kind of taste whose strengths are estimates with these variances. */
export interface EstimatedKind extends TasteKind {
  readonly variances: Float64Array;
}

/** What is known of people's tastes before one of them is asked. */
export interface TastePrior {
  /** At least one. A single one is the whole: people are not of different kinds. */
  readonly kinds: readonly EstimatedKind[];
  /** σ: standard deviation of one person's strengths around those of their kind, Elo points. */
  readonly spread: number;
}

/** A system as one person has it, Elo points, with 95 % intervals. */
export interface TasteRating {
  /** Index into `comparisons.systems`. */
  readonly system: number;
  readonly rating: number;
  readonly low: number;
  readonly high: number;
  /** By how much it lies above the rating of the whole. */
  readonly difference: { readonly points: number; readonly low: number; readonly high: number };
  /** The person's votes with it. */
  readonly votes: number;
}

/** One person's ratings. */
export interface Taste {
  readonly votes: number;
  /** In the order of the board's members. */
  readonly ratings: readonly TasteRating[];
  /** Probability that the person is of each kind, sum 1. */
  readonly memberships: Float64Array;
}

/**
 * One person's ratings, drawn towards those of the kinds of people that the board has, as far as their votes say of which kind they are.
 *
 * Beforehand a person's strengths are normal around those of their kind, θ_k + δ with δ ~ N(0, σ²(1 − 11ᵀ/n)), and the kind is k with its share.
 * For each kind δ has its most likely value, and the kind the posterior probability m_k ∝ share_k · L_k, L_k the marginal likelihood of the votes
 * by Laplace's approximation. The ratings are the mean over kinds, Σ m_k(θ_k + δ_k); a variance is that within kinds, σ²B + B·var(θ_k)·Bᵀ with
 * B = (1 + σ²H)⁻¹, and that between them. The covariances between strengths of one kind are left out.
 *
 * With one kind, the whole, the ratings are those of `fitPersonal`. Without a vote everybody has the shares as probabilities, and the mean of the
 * kinds as ratings. Cost O(kinds · iterations · (pairs + systems³)).
 *
 * @param pairs the person's votes, in positions among the board's members (`restrictPairs`)
 * @throws RatingError `invalid` (a spread or kinds that are none, pairs of another board, or a grounded board) | `not_converged`
 * @see Verbeke and Lesaffre (1996), J. Am. Statist. Assoc. 91(433), for normal mixtures as priors of persons
 */
export function fitTaste(pairs: PairOutcomes, board: Board, prior: TastePrior): Taste {
  requirePrior(pairs, board, prior);
  const size = board.members.length;
  const variance = (prior.spread / eloPerLogit) ** 2;
  const model = tasteModelOf(board);
  const attempts = prior.kinds.map(({ strengths }) => attemptTaste(pairs, model, strengths, variance));
  const memberships = membershipsOf(
    prior.kinds.map(({ share }) => share),
    attempts,
  );
  const reference = referenceOf(board);
  const whole = measuredFrom(board.strengths, reference);
  const own = attempts.map(({ strengths }) => measuredFrom(strengths, reference));
  const { all } = votesOfSystems(pairs);
  const ratings = board.members.map((system, index): TasteRating => {
    const strength = memberships.reduce((sum, chance, kind) => sum + chance * own[kind]![index]!, 0);
    let ofRating = 0;
    let ofDifference = 0;
    memberships.forEach((chance, kind) => {
      const { rest } = attempts[kind]!;
      const { variances } = prior.kinds[kind]!;
      let passedOn = 0;
      let opposed = 0;
      for (let other = 0; other < size; other += 1) {
        const kept = rest[index * size + other]!;
        passedOn += kept * kept * variances[other]!;
        // With one kind the whole is what the person is compared with: what moves both is no difference.
        const moved = prior.kinds.length > 1 ? kept : Number(other === index) - kept;
        opposed += moved * moved * variances[other]!;
      }
      const within = variance * (rest[index * size + index]! - 1 / size);
      const between = (own[kind]![index]! - strength) ** 2;
      ofRating += chance * (within + passedOn + between);
      ofDifference += chance * (within + opposed + between);
    });
    const rating = meanRating + strength * eloPerLogit;
    const half = halfWidth95(ofRating);
    const points = (strength - whole[index]!) * eloPerLogit;
    const halfDifference = halfWidth95(ofDifference);
    const difference = { points, low: points - halfDifference, high: points + halfDifference };
    return { system, rating, low: rating - half, high: rating + half, difference, votes: all[index]! };
  });
  return { votes: all.reduce((sum, count) => sum + count, 0) / 2, ratings, memberships };
}

function membershipsOf(shares: readonly number[], attempts: readonly TasteAttempt[]): Float64Array {
  const scores = Float64Array.from(attempts, ({ evidence }, kind) => Math.log(shares[kind]!) + evidence);
  const most = scores.reduce((one, other) => Math.max(one, other));
  const chances = scores.map((score) => Math.exp(score - most));
  const sum = chances.reduce((total, chance) => total + chance, 0);
  return chances.map((chance) => chance / sum);
}

/** Strengths from the mean of some of them; of all with null. */
function measuredFrom(strengths: Float64Array, reference: readonly number[] | null): Float64Array {
  const positions = reference ?? [...strengths.keys()];
  const mean = positions.reduce((sum, position) => sum + strengths[position]!, 0) / positions.length;
  return strengths.map((strength) => strength - mean);
}

function requirePrior(pairs: PairOutcomes, board: Board, { kinds, spread }: TastePrior): void {
  const size = board.members.length;
  const invalid = (detail: string) => new RatingError({ code: "invalid", detail });
  if (!(spread >= 0 && spread < Number.POSITIVE_INFINITY)) throw invalid(`${spread} is not a standard deviation.`);
  if (pairs.systems !== size) throw invalid(`The votes are of ${pairs.systems} systems, the board has ${size}.`);
  if (kinds.length === 0) throw invalid("There is no kind of taste.");
  for (const { share, strengths, variances } of kinds) {
    if (!(share > 0 && share <= 1)) throw invalid(`${share} is not a share.`);
    if (strengths.length !== size || variances.length !== size || !strengths.every(Number.isFinite)) {
      throw invalid("A kind of taste has other systems than the board.");
    }
  }
}
