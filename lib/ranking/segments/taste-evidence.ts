import type { Board } from "../boards";
import { choleskyInverse } from "../linear-algebra";
import { type PairOutcomes, restrictPairs } from "../pair-counts";
import { logLikelihoodOf } from "./group-terms";
import { type Center, centerOf, shrinkGroups } from "./shrunken-groups";

/** One person, were they of a kind. */
export interface TasteAttempt {
  /** The person's strengths, in the gauge of the kind's. */
  readonly strengths: Float64Array;
  /** (1 + σ²H)⁻¹, H the information of the votes: how much of the kind's strengths is left in the person's. Row-major, systems × systems. */
  readonly rest: Float64Array;
  /** Logarithm of the marginal likelihood of the person's votes. */
  readonly evidence: number;
}

/** What a board says of how votes come about: its tie model with its τ. */
export type TasteModel = Pick<Center, "model" | "tau">;

/** The model of a board for one person's votes, which do not move its ν. @throws RatingError `invalid`: a grounded board */
export function tasteModelOf(board: Board): TasteModel {
  const { model, tau } = centerOf(board);
  return { model: { ...model, hasTieParameter: false }, tau };
}

/**
 * The likeliest strengths of a person whose strengths are normal around some others, and how likely that makes their votes:
 * ℓ(θ + δ) − |δ|²/2σ² − ½ log|1 + σ²H|, Laplace's approximation.
 *
 * Cost O(iterations · (pairs + systems³)).
 *
 * @param pairs the person's votes
 * @param strengths of the kind, natural-log units, in the order of the pairs' systems
 * @param variance σ², natural-log units squared; 0 is allowed
 * @throws RatingError `not_converged`
 * @see Breslow and Clayton (1993), J. Am. Statist. Assoc. 88(421)
 */
export function attemptTaste(
  pairs: PairOutcomes,
  { model, tau }: TasteModel,
  strengths: Float64Array,
  variance: number,
): TasteAttempt {
  const size = strengths.length;
  if (variance === 0) {
    return { strengths, rest: identity(size), evidence: logLikelihoodOf(pairs, model, strengths, tau) };
  }
  const none = new Float64Array(0);
  const nobody = new Int32Array(0);
  const rest = { ...pairs, first: nobody, second: nobody, firstWins: none, secondWins: none, ties: none };
  const { deviations, factors, logPosterior } = shrinkGroups(
    { model, tau, strengths },
    { groups: [pairs], rest },
    variance,
  );
  const factor = factors[0]!;
  let halfLogDeterminant = 0;
  for (let index = 0; index < size; index += 1) halfLogDeterminant += Math.log(factor[index * size + index]!);
  return {
    strengths: strengths.map((strength, index) => strength + deviations[0]![index]!),
    rest: choleskyInverse(factor, size),
    evidence: logPosterior - halfLogDeterminant,
  };
}

/** As `attemptTaste(…).evidence`, looking at the systems that the person judged alone: the others do not change it. */
export function evidenceOfTaste(
  pairs: PairOutcomes,
  model: TasteModel,
  strengths: Float64Array,
  variance: number,
): number {
  const judged = [...new Set([...pairs.first, ...pairs.second])].sort((one, other) => one - other);
  const own = Float64Array.from(judged, (system) => strengths[system]!);
  return attemptTaste(restrictPairs(pairs, judged), model, own, variance).evidence;
}

function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let index = 0; index < size; index += 1) matrix[index * size + index] = 1;
  return matrix;
}
