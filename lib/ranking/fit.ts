import { maximize, type Shape } from "./newton";
import type { PairOutcomes } from "./pair-counts";

/** Log-likelihood of one pair's votes as a function of d, the difference of strengths, and τ, the logarithm of the tie parameter. */
export interface PairModel {
  readonly name: "half" | "davidson";
  readonly hasTieParameter: boolean;
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
}

/** A converged fit. Matrices are row-major, dimension × dimension, strengths first, then the tie parameter's logarithm if there is one. */
export interface Fit extends Shape {
  readonly model: "half" | "davidson";
  /** θ in natural-log units, mean 0. */
  readonly strengths: Float64Array;
  /** Davidson's ν; 0 if there was no tie; null where the model has none. */
  readonly nu: number | null;
  readonly logLikelihood: number;
  /** Of the log-likelihood (and penalty), at the maximum: zero but for rounding. */
  readonly gradient: Float64Array;
  /** Minus the second derivatives at the maximum; observed and expected are the same for these models. */
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
 * @param tauStart where the search for the tie parameter's logarithm begins
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
  const maximum = maximize({ ...shape, evaluate }, start);
  const tau = model.hasTieParameter ? maximum.point[systems]! : 0;
  return {
    model: model.name,
    ...shape,
    strengths: centered(maximum.point.subarray(0, systems)),
    nu: model.hasTieParameter ? Math.exp(tau) : null,
    logLikelihood: maximum.value,
    gradient: maximum.gradient,
    information: maximum.information,
    scoreProducts: sumScoreProducts(pairs, model, maximum.point, tau, dimension),
    iterations: maximum.iterations,
  };
}

function sumScoreProducts(
  pairs: PairOutcomes,
  model: PairModel,
  point: Float64Array,
  tau: number,
  dimension: number,
): Float64Array {
  const { systems, first, second } = pairs;
  const products = new Float64Array(dimension * dimension);
  const scores = new Float64Array(6);
  const outcomes = [pairs.firstWins, pairs.secondWins, pairs.ties];
  for (let pair = 0; pair < first.length; pair += 1) {
    const one = first[pair]!;
    const other = second[pair]!;
    model.scores(point[one]! - point[other]!, tau, scores);
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
