import { maximize, type Shape } from "./newton";
import type { PairOutcomes } from "./pair-counts";

/**
 * Log-likelihood of one pair's votes as a function of d, the difference of strengths, and of τ, which stands for the tie parameter on a
 * scale without bounds on which the log-likelihood is concave: log ν with Davidson, log(κ² − 1) with Rao and Kupper.
 */
export interface PairModel {
  readonly name: "half" | "davidson" | "rao-kupper";
  readonly hasTieParameter: boolean;
  /** The tie parameter that τ stands for, or null if the model has none. */
  tieParameter(tau: number): number | null;
  /**
   * @param out receives ∂/∂d, ∂/∂τ and minus the second derivatives dd, dτ, ττ
   * @returns the log-likelihood
   */
  term(d: number, tau: number, firstWins: number, secondWins: number, ties: number, out: Float64Array): number;
  /** @param out receives (∂/∂d, ∂/∂τ) of the log-likelihood of a single first win, second win and tie, in this order */
  scores(d: number, tau: number, out: Float64Array): void;
}

export interface FitOptions {
  /** Penalty ½·ridge·Σθ², a Gaussian prior of variance 1/ridge on every strength; 0 is maximum likelihood. */
  readonly ridge?: number;
  /** Where the search begins: `parameters` of a fit of the same systems by the same model. Saves steps, changes only rounding. */
  readonly start?: Float64Array;
}

/** A converged fit. Matrices are row-major, dimension × dimension, strengths first, then τ if there is a tie parameter. */
export interface Fit extends Shape {
  /** `grounded` comes from `fitGrounded` alone, which has no `PairModel`. */
  readonly model: PairModel["name"] | "grounded";
  /** θ in natural-log units, mean 0. */
  readonly strengths: Float64Array;
  /** Everything that was fitted: the strengths, then τ if there is a tie parameter. */
  readonly parameters: Float64Array;
  /** The tie parameter: Davidson's ν (0 if there was no tie) or Rao and Kupper's κ (1 if there was no tie); null where the model has none. */
  readonly nu: number | null;
  readonly logLikelihood: number;
  /** Of the log-likelihood (and penalty), at the maximum: zero but for rounding. */
  readonly gradient: Float64Array;
  /**
   * Minus the second derivatives at the maximum: the observed information. With half wins and Davidson's model it is the expected one too; with
   * Rao and Kupper's the two differ, and the observed one is what standard errors are better made of (Efron and Hinkley 1978, Biometrika 65(3)).
   */
  readonly information: Float64Array;
  /** Σ over votes of score·scoreᵀ: the middle of the sandwich when votes are independent. */
  readonly scoreProducts: Float64Array;
  readonly iterations: number;
}

/**
 * Fits strengths to pair outcomes by Newton's method. The caller has made sure that a finite maximum exists.
 *
 * Cost O(pairs) for each evaluation and dimension³/3 for each of some 5–10 iterations; memory O(systems²). It does not depend on
 * the number of votes.
 *
 * @param tauStart where the search for τ begins
 * @throws RatingError `not_converged`
 */
export function fitPairs(pairs: PairOutcomes, model: PairModel, tauStart: number, options: FitOptions = {}): Fit {
  const { systems, first, second, firstWins, secondWins, ties } = pairs;
  const ridge = options.ridge ?? 0;
  const dimension = systems + (model.hasTieParameter ? 1 : 0);
  const shape: Shape = { dimension, systems, isShiftFree: ridge === 0 };
  const out = new Float64Array(5);

  const evaluate = (point: Float64Array, gradient?: Float64Array, information?: Float64Array): number => {
    const tau = model.hasTieParameter ? point[systems]! : 0;
    let value = 0;
    for (let pair = 0; pair < first.length; pair += 1) {
      const one = first[pair]!;
      const other = second[pair]!;
      value += model.term(point[one]! - point[other]!, tau, firstWins[pair]!, secondWins[pair]!, ties[pair]!, out);
      if (!gradient || !information) continue;
      add(gradient, one, out[0]!);
      add(gradient, other, -out[0]!);
      add(information, one * dimension + one, out[2]!);
      add(information, other * dimension + other, out[2]!);
      add(information, one * dimension + other, -out[2]!);
      add(information, other * dimension + one, -out[2]!);
      if (!model.hasTieParameter) continue;
      add(gradient, systems, out[1]!);
      for (const [index, sign] of [[one, 1] as const, [other, -1] as const]) {
        add(information, index * dimension + systems, sign * out[3]!);
        add(information, systems * dimension + index, sign * out[3]!);
      }
      add(information, systems * dimension + systems, out[4]!);
    }
    for (let index = 0; ridge > 0 && index < systems; index += 1) {
      value -= (ridge / 2) * point[index]! ** 2;
      if (gradient) add(gradient, index, -ridge * point[index]!);
      if (information) add(information, index * dimension + index, ridge);
    }
    return value;
  };

  const start = new Float64Array(dimension);
  if (model.hasTieParameter) start[systems] = tauStart;
  // The earlier fit may have had no tie parameter, or this one may have none.
  start.set(options.start?.subarray(0, dimension) ?? []);
  const maximum = maximize({ ...shape, evaluate }, start);
  const tau = model.hasTieParameter ? maximum.point[systems]! : 0;
  const strengths = centered(maximum.point.subarray(0, systems));
  const parameters = Float64Array.from(maximum.point);
  parameters.set(strengths);
  return {
    model: model.name,
    ...shape,
    strengths,
    parameters,
    nu: model.tieParameter(tau),
    logLikelihood: maximum.value,
    gradient: maximum.gradient,
    information: maximum.information,
    scoreProducts: sumScoreProducts(pairs, model, parameters),
    iterations: maximum.iterations,
  };
}

/**
 * Σ over votes of score·scoreᵀ, each vote standing alone. Cost O(pairs + dimension²).
 *
 * @param parameters strengths, then τ if the model has a tie parameter
 * @returns row-major, dimension × dimension
 */
export function sumScoreProducts(pairs: PairOutcomes, model: PairModel, parameters: Float64Array): Float64Array {
  const { systems, first, second } = pairs;
  const dimension = parameters.length;
  const tau = model.hasTieParameter ? parameters[systems]! : 0;
  const products = new Float64Array(dimension * dimension);
  const scores = new Float64Array(6);
  const outcomes = [pairs.firstWins, pairs.secondWins, pairs.ties];
  for (let pair = 0; pair < first.length; pair += 1) {
    const one = first[pair]!;
    const other = second[pair]!;
    model.scores(parameters[one]! - parameters[other]!, tau, scores);
    let strength = 0;
    let cross = 0;
    let tie = 0;
    outcomes.forEach((votes, outcome) => {
      const byStrength = scores[outcome * 2]!;
      const byTie = scores[outcome * 2 + 1]!;
      strength += votes[pair]! * byStrength * byStrength;
      cross += votes[pair]! * byStrength * byTie;
      tie += votes[pair]! * byTie * byTie;
    });
    add(products, one * dimension + one, strength);
    add(products, other * dimension + other, strength);
    add(products, one * dimension + other, -strength);
    add(products, other * dimension + one, -strength);
    if (!model.hasTieParameter) continue;
    add(products, one * dimension + systems, cross);
    add(products, systems * dimension + one, cross);
    add(products, other * dimension + systems, -cross);
    add(products, systems * dimension + other, -cross);
    add(products, systems * dimension + systems, tie);
  }
  return products;
}

function centered(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

function add(target: Float64Array, index: number, amount: number): void {
  target[index] = target[index]! + amount;
}
