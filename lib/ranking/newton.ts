import { RatingError } from "./errors";
import { choleskyFactor, choleskySolve } from "./linear-algebra";

/** What the parameters are. */
export interface Shape {
  readonly dimension: number;
  /** The first so many parameters are strengths. */
  readonly systems: number;
  /** Whether all strengths may be shifted alike without a change; a penalty takes that freedom away. */
  readonly isShiftFree: boolean;
}

/** A concave function of `dimension` parameters. */
export interface Objective extends Shape {
  /**
   * The value at a point. Fills the gradient (length dimension) and the information, which is minus the
   * matrix of second derivatives (dimension × dimension, lower triangle at least), when they are given.
   */
  evaluate(point: Float64Array, gradient?: Float64Array, information?: Float64Array): number;
}

export interface Maximum {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  readonly information: Float64Array;
  readonly iterations: number;
}

/** A step below this, in logits, ends the search. Newton doubles the digits, so what remains is rounding. */
const smallestStep = 1e-9;
/** So does one below this if it also is within a millionth of the standard error, where much data leave no more digits than that. */
const smallStep = 1e-5;
/** Logits. Where a pair is all but decided the likelihood is flat, and a full step would leap to where it is flatter still. */
const longestStep = 4;
const iterationLimit = 200;

/**
 * Maximum of a concave function by Newton's method with backtracking.
 *
 * Steps are those of the pseudo-inverse: the sum of the first `systems` parameters stays what it was. Where rounding spoils the
 * factor, a growing multiple of the diagonal is added, which turns the step towards the gradient. Cost of an iteration: one evaluation and dimension³/3.
 *
 * @throws RatingError `not_converged` after 200 iterations or when no step climbs
 * @see Boyd and Vandenberghe, Convex Optimization, §9.5
 */
export function maximize(objective: Objective, start: Float64Array): Maximum {
  const { dimension } = objective;
  const point = Float64Array.from(start);
  const gradient = new Float64Array(dimension);
  const information = new Float64Array(dimension * dimension);
  let value = objective.evaluate(point, gradient, information);
  for (let iterations = 1; iterations <= iterationLimit; iterations += 1) {
    const direction = newtonStep(information, gradient, objective);
    if (direction === null) throw notConverged(iterations, gradient);
    const { step, isDamped } = direction;
    const length = largest(step);
    const climb = step.reduce((sum, part, index) => sum + part * gradient[index]!, 0);
    // A damped step is short for another reason than that the top is near.
    const isFinal = !isDamped && (length <= smallestStep || (length <= smallStep && climb <= 1e-12));
    // Closer than this the gain drowns in the rounding of the value, and the full step is safe.
    const isBelowRounding = climb <= 1e-10 * Math.abs(value);
    let scale = Math.min(1, longestStep / length);
    const candidate = new Float64Array(dimension);
    for (;;) {
      for (let index = 0; index < dimension; index += 1) candidate[index] = point[index]! + scale * step[index]!;
      const reached = objective.evaluate(candidate);
      if (isBelowRounding || reached >= value + 1e-4 * scale * climb) break;
      scale /= 2;
      if (scale < 1e-12) throw notConverged(iterations, gradient);
    }
    point.set(candidate);
    gradient.fill(0);
    information.fill(0);
    value = objective.evaluate(point, gradient, information);
    if (isFinal) return { point, value, gradient, information, iterations };
  }
  throw notConverged(iterationLimit, gradient);
}

/**
 * Cholesky factor of the information with its freedom to shift, if any, removed, or null if it is singular beyond that. The input is not changed.
 *
 * One system, that with the most information, is held by doubling its diagonal entry. What the factor solves and inverts then differs
 * from the pseudo-inverse by a shift alone: center solutions, and both sides of inverses. Adding a constant to every entry instead would need no
 * centering but drown the few votes of one system in the many of another.
 *
 * @param damping added to each diagonal entry as a share of it and of their mean
 */
export function heldFactor(information: Float64Array, shape: Shape, damping = 0): Float64Array | null {
  const { dimension, systems } = shape;
  const factor = Float64Array.from(information);
  let trace = 0;
  let held = 0;
  for (let index = 0; index < systems; index += 1) {
    const entry = information[index * dimension + index]!;
    trace += entry;
    if (entry > information[held * dimension + held]!) held = index;
  }
  if (shape.isShiftFree) factor[held * dimension + held] = 2 * factor[held * dimension + held]!;
  for (let index = 0; index < dimension; index += 1) {
    const diagonal = index * dimension + index;
    factor[diagonal] = factor[diagonal]! * (1 + damping) + (damping * trace) / systems;
  }
  return choleskyFactor(factor, dimension) ? factor : null;
}

function newtonStep(information: Float64Array, gradient: Float64Array, shape: Shape) {
  const { dimension, systems } = shape;
  for (let damping = 0; damping <= 1; damping = damping === 0 ? 1e-12 : damping * 10) {
    const factor = heldFactor(information, shape, damping);
    if (factor === null) continue;
    const step = choleskySolve(factor, dimension, gradient);
    const mean = step.subarray(0, systems).reduce((sum, part) => sum + part, 0) / systems;
    return { step: step.map((part, index) => (index < systems ? part - mean : part)), isDamped: damping > 0 };
  }
  return null;
}

function largest(vector: Float64Array): number {
  return vector.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
}

function notConverged(iterations: number, gradient: Float64Array): RatingError {
  return new RatingError({
    code: "not_converged",
    detail: `The fit did not converge in ${iterations} iterations.`,
    iterations,
    gradient: largest(gradient),
  });
}
