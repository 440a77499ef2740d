import { strongComponents } from "../connectivity";
import { RatingError } from "../errors";
import type { Fit } from "../fit";
import { maximize } from "../newton";
import type { PairCounts } from "../pair-counts";
import { hasFiniteGroundedTieMaximum, pairsWithThreshold } from "./grounded-existence";
import { groundedLikelihood } from "./grounded-likelihood";

export interface GroundedOptions {
  /** `davidson` (default): a tie is an answer of its own, with a parameter. `half`: a tie is half a win of each. */
  readonly ties?: "davidson" | "half";
}

/**
 * A grounded fit. It is a `Fit` in which `parameters`, `gradient`, `information` and `scoreProducts` are those of the absolute strengths: θ
 * measured from the threshold, then τ = log ν if there is a tie parameter. So nothing is free to shift, and `covariancesOf` gives the
 * covariances of the strengths from their mean as of any fit.
 */
export interface GroundedFit extends Fit {
  readonly model: "grounded";
  readonly ties: "davidson" | "half";
  /** The strength that is taken or found unacceptable with equal chances: natural-log units from the mean of the strengths. */
  readonly threshold: number;
  /** The same fit with the threshold as one more contestant, the last, and all of them free to shift: for `thresholdCovariances`. */
  readonly withThreshold: Fit;
}

/**
 * Bradley–Terry strengths and the threshold of what is acceptable, which "neither" says that both systems are below.
 *
 * A vote is a choice among utilities (multinomial logit with an outside option): θᵢ and θⱼ for the wins, τ + (θᵢ + θⱼ)/2 for a tie, with
 * τ = log ν, and 0 for "neither". Given that a vote is not "neither" this is Davidson's model; without ties it is Luce's choice among i, j and
 * nothing. With `ties: "half"` there is no τ, and a tie is half a win of each. Strengths are absolute: 0 is the threshold, and even systems that
 * never met, not through others either, are compared through it. They are reported from their mean like all strengths, and the threshold likewise.
 *
 * The idea is that of p2l's grounded Rao–Kupper model: πᵢ/(πᵢ + κπⱼ + 1) for a win, 1/(1 + πᵢ + πⱼ) for "neither", and what is left for a tie. There
 * the chance of "neither" does not depend on κ, and ties come out of wins alone. But the logarithm of what is left is not concave in the strengths,
 * so that a maximum that a search finds need not be the only one. Utilities that are linear in all parameters make the log-likelihood concave,
 * observed and expected information the same, and the existence of a maximum a question with an exact answer:
 *
 * - With the threshold as one more contestant, everybody must have beaten or tied everybody along some chain of votes (`pairsWithThreshold`). Along
 *   strengths δ no vote loses exactly when the answer's δ is the largest of the pair's and the threshold's. Chains force all δ to be the
 *   same; where they are missing, the sets that they do join can be moved apart without end.
 * - Ties that hang on too few wins may let τ grow without end (`hasFiniteGroundedTieMaximum`). A falling τ loses by every tie. Without any tie
 *   ν is 0.
 *
 * Cost O(pairs + iterations · systems³); memory O(systems²).
 *
 * @param counts with "neither" kept apart
 * @returns strengths and threshold (natural-log units, from the mean of the strengths), ν (null with half wins), and the matrices that intervals
 *   are made of
 * @throws RatingError `empty` | `undecided` (the threshold is bounded on one side at most: nobody said "neither", or nothing else; or ν has no finite
 *   maximum) | `disconnected` (with the sets of systems that chains join, that of the threshold first) | `not_converged`
 * @see Luce (1959), Individual Choice Behavior; McFadden (1974), Conditional logit analysis of qualitative choice behavior; Davidson (1970), J. Am.
 *   Statist. Assoc. 65(329); Frick et al. (2025), Prompt-to-Leaderboard, with lmarena/p2l, p2l/model.py, for the grounded Rao–Kupper model
 */
export function fitGrounded(counts: PairCounts, options: GroundedOptions = {}): GroundedFit {
  const { ties = "davidson" } = options;
  requireGroundedMaximum(counts, ties);
  const { systems } = counts;
  const wins = sum(counts.firstWins) + sum(counts.secondWins);
  const tied = sum(counts.ties);
  const hasTieParameter = ties === "davidson" && tied > 0;
  const likelihood = groundedLikelihood(counts, hasTieParameter);

  // Equal strengths with the observed shares: "neither" is to a win as e^c : 2, a tie as ν : 2. Half wins are wins.
  const start = new Float64Array(likelihood.dimension);
  start[systems] = Math.log((2 * sum(counts.bothBad)) / (hasTieParameter ? wins : wins + tied));
  if (hasTieParameter) start[systems + 1] = Math.log((2 * tied) / wins);
  const { point, value, gradient, information, iterations } = maximize(likelihood, start);

  const products = likelihood.scoreProducts(point);
  const nu = ties === "half" ? null : hasTieParameter ? Math.exp(point[systems + 1]!) : 0;
  const common = { model: "grounded", nu, logLikelihood: value, iterations } as const;
  const absolute = without(shifted(point, systems + 1, point[systems]!), systems);
  const mean = sum(absolute.subarray(0, systems)) / systems;
  const joined = shifted(point, systems + 1, sum(point.subarray(0, systems + 1)) / (systems + 1));
  return {
    ...common,
    ties,
    dimension: absolute.length,
    systems,
    isShiftFree: false,
    strengths: shifted(absolute, systems, mean).subarray(0, systems),
    threshold: -mean,
    parameters: absolute,
    gradient: without(gradient, systems),
    information: withoutBoth(information, likelihood.dimension, systems),
    scoreProducts: withoutBoth(products, likelihood.dimension, systems),
    withThreshold: {
      ...common,
      dimension: likelihood.dimension,
      systems: systems + 1,
      isShiftFree: true,
      strengths: joined.subarray(0, systems + 1),
      parameters: joined,
      gradient,
      information,
      scoreProducts: products,
    },
  };
}

function requireGroundedMaximum(counts: PairCounts, ties: "davidson" | "half"): void {
  if (counts.first.length === 0) throw new RatingError({ code: "empty", detail: "There are no votes to rate by." });
  const { systems } = counts;
  const components = strongComponents(pairsWithThreshold(counts));
  const own = components.findIndex((members) => members.includes(systems));
  if (components[own]!.length === 1) {
    throw new RatingError({
      code: "undecided",
      detail: "Too few votes say that both are bad, or too few say anything else, to tell what is acceptable.",
    });
  }
  if (components.length > 1) {
    const ordered = [components[own]!, ...components.filter((_, index) => index !== own)];
    throw new RatingError({
      code: "disconnected",
      detail: `The systems fall into ${components.length} groups that the votes do not compare both ways, be it through what is acceptable.`,
      components: ordered.map((members) => members.filter((member) => member !== systems)),
    });
  }
  if (ties === "davidson" && sum(counts.ties) > 0 && !hasFiniteGroundedTieMaximum(counts)) {
    throw new RatingError({
      code: "undecided",
      detail: "Too many ties for too few wins: strengths and ties cannot be told apart.",
    });
  }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The first `count` values less an amount, the others as they are. */
function shifted(values: Float64Array, count: number, amount: number): Float64Array {
  return values.map((value, index) => (index < count ? value - amount : value));
}

function without(values: Float64Array, place: number): Float64Array {
  return values.filter((_, index) => index !== place);
}

/** A square matrix without one row and the column of the same place. */
function withoutBoth(matrix: Float64Array, size: number, place: number): Float64Array {
  return matrix.filter((_, index) => Math.floor(index / size) !== place && index % size !== place);
}
