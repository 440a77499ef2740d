import type { Board } from "../boards";
import { RatingError } from "../errors";
import type { PairModel } from "../fit";
import { choleskyFactor, choleskySolve } from "../linear-algebra";
import { modelOfFit } from "../pair-models";
import type { GroupPairs } from "./group-pairs";
import { type GroupTerms, logLikelihoodOf, termsOf } from "./group-terms";

/** What groups are drawn towards: the strengths of the whole, mean 0, and τ, which stands for its tie parameter (0 where the model has none). */
export interface Center {
  readonly model: PairModel;
  readonly strengths: Float64Array;
  readonly tau: number;
}

/**
 * The strengths and the tie parameter of a board.
 *
 * @throws RatingError `invalid`: a grounded board
 */
export function centerOf({ fit }: Board): Center {
  return { model: modelOfFit(fit), strengths: fit.strengths, tau: fit.parameters[fit.systems] ?? 0 };
}

/** Groups at the maximum of their common posterior. */
export interface ShrunkenGroups {
  /** δ of each group: its strengths minus those of the center. Each has sum 0. */
  readonly deviations: readonly Float64Array[];
  readonly tau: number;
  readonly terms: readonly GroupTerms[];
  /** Cholesky factor of 1 + σ²·information of each group. */
  readonly factors: readonly Float64Array[];
  /** Log-likelihood of all votes, minus Σ|δ|²/2σ². */
  readonly logPosterior: number;
  readonly iterations: number;
}

/** A step below this, in logits, ends the search. */
const smallestStep = 1e-9;
/** So does one below this that is no shorter than half the one before: where much data leave no more digits than that. */
const smallStep = 1e-5;
/** As in `maximize`. */
const longestStep = 4;
const iterationLimit = 200;

/**
 * The most likely deviations of groups from a given center, and the tie parameter that they share: the maximum over δ and τ of
 * Σ log-likelihood(θ + δ, τ) − Σ|δ|²/2σ², by Newton's method with backtracking.
 *
 * It is finite for every group, however one-sided its votes. Only through τ do the groups touch, so that a step costs one factor for
 * each group and a border of one. Deviations of mean 0 come by themselves: every gradient has sum 0.
 * Cost of an iteration: O(pairs of all groups + groups · systems³/3).
 *
 * @param variance σ², above 0
 * @param start an earlier solution to begin at; it changes nothing but rounding
 * @throws RatingError `not_converged`
 */
export function shrinkGroups(
  center: Center,
  pairs: GroupPairs,
  variance: number,
  start?: Pick<ShrunkenGroups, "deviations" | "tau">,
): ShrunkenGroups {
  const size = center.strengths.length;
  let deviations = start?.deviations ?? pairs.groups.map(() => new Float64Array(size));
  let tau = start?.tau ?? center.tau;
  let last = Number.POSITIVE_INFINITY;
  for (let iterations = 1; iterations <= iterationLimit; iterations += 1) {
    const terms = pairs.groups.map((group, index) =>
      termsOf(group, center.model, moved(center.strengths, deviations[index]!), tau),
    );
    const rest = termsOf(pairs.rest, center.model, center.strengths, tau);
    const factors = terms.map(({ information }) => priorFactor(information, variance, size));
    const value = posteriorOf(terms, rest, deviations, variance);
    const { steps, tauStep, climb } = newtonSteps(terms, rest, factors, deviations, variance);
    const length = [Math.abs(tauStep), ...steps.map(largest)].reduce((most, part) => Math.max(most, part), 0);
    if (length <= smallestStep || (length <= smallStep && length >= last / 2)) {
      return { deviations, tau, terms, factors, logPosterior: value, iterations };
    }
    last = length;
    // Closer than this the gain drowns in the rounding of the value, and the full step is safe.
    const isBelowRounding = climb <= 1e-10 * Math.abs(value);
    let scale = Math.min(1, longestStep / length);
    for (;;) {
      const candidates = deviations.map((deviation, index) => moved(deviation, steps[index]!, scale));
      const candidateTau = tau + scale * tauStep;
      if (
        isBelowRounding ||
        valueAt(center, pairs, candidates, candidateTau, variance) >= value + 1e-4 * scale * climb
      ) {
        deviations = candidates;
        tau = candidateTau;
        break;
      }
      scale /= 2;
      if (scale < 1e-12) throw notConverged(iterations, length);
    }
  }
  throw notConverged(iterationLimit, last);
}

function newtonSteps(
  terms: readonly GroupTerms[],
  rest: GroupTerms,
  factors: readonly Float64Array[],
  deviations: readonly Float64Array[],
  variance: number,
) {
  const size = rest.gradient.length;
  // (H + 1/σ²)·step = gradient − δ/σ², both sides times σ².
  const free = terms.map(({ gradient }, index) =>
    choleskySolve(
      factors[index]!,
      size,
      gradient.map((value, at) => variance * value - deviations[index]![at]!),
    ),
  );
  let tieGradient = rest.tieGradient;
  let tieInformation = rest.tieInformation;
  const borders = terms.map(({ cross }, index) =>
    choleskySolve(
      factors[index]!,
      size,
      cross.map((value) => variance * value),
    ),
  );
  terms.forEach((term, index) => {
    tieGradient += term.tieGradient - dot(term.cross, free[index]!);
    tieInformation += term.tieInformation - dot(term.cross, borders[index]!);
  });
  const tauStep = tieInformation > 0 ? tieGradient / tieInformation : 0;
  const steps = free.map((step, index) => step.map((value, at) => value - tauStep * borders[index]![at]!));
  let climb = rest.tieGradient * tauStep;
  terms.forEach((term, index) => {
    climb +=
      term.tieGradient * tauStep +
      dot(term.gradient, steps[index]!) -
      dot(deviations[index]!, steps[index]!) / variance;
  });
  return { steps, tauStep, climb };
}

/** Cholesky factor of 1 + σ²·information, whose eigenvalues are 1 at least. */
function priorFactor(information: Float64Array, variance: number, size: number): Float64Array {
  const factor = information.map((value) => variance * value);
  for (let index = 0; index < size; index += 1) factor[index * size + index] = factor[index * size + index]! + 1;
  if (!choleskyFactor(factor, size)) throw notConverged(0, 0);
  return factor;
}

function posteriorOf(
  terms: readonly GroupTerms[],
  rest: GroupTerms,
  deviations: readonly Float64Array[],
  variance: number,
): number {
  return terms.reduce(
    (sum, { logLikelihood }, index) =>
      sum + logLikelihood - dot(deviations[index]!, deviations[index]!) / (2 * variance),
    rest.logLikelihood,
  );
}

function valueAt(
  center: Center,
  pairs: GroupPairs,
  deviations: readonly Float64Array[],
  tau: number,
  variance: number,
): number {
  return pairs.groups.reduce(
    (sum, group, index) =>
      sum +
      logLikelihoodOf(group, center.model, moved(center.strengths, deviations[index]!), tau) -
      dot(deviations[index]!, deviations[index]!) / (2 * variance),
    logLikelihoodOf(pairs.rest, center.model, center.strengths, tau),
  );
}

function largest(vector: Float64Array): number {
  return vector.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
}

/** point + scale · step. */
export function moved(point: Float64Array, step: Float64Array, scale = 1): Float64Array {
  return point.map((value, index) => value + scale * step[index]!);
}

/** Σ of the products. */
export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += one[index]! * other[index]!;
  return sum;
}

/** @param gradient the last step, which stands for it */
function notConverged(iterations: number, gradient: number): RatingError {
  return new RatingError({
    code: "not_converged",
    detail: `The groups did not converge in ${iterations} iterations.`,
    iterations,
    gradient,
  });
}
