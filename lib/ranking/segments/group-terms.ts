import type { PairModel } from "../fit";
import type { PairOutcomes } from "../pair-counts";

/** Log-likelihood of one group's votes with its first and minus its second derivatives by the strengths and the tie parameter. */
export interface GroupTerms {
  readonly logLikelihood: number;
  /** Length systems. */
  readonly gradient: Float64Array;
  /** Row-major, systems × systems. */
  readonly information: Float64Array;
  /** Minus the mixed derivatives, length systems. */
  readonly cross: Float64Array;
  readonly tieGradient: number;
  readonly tieInformation: number;
}

/** Derivatives of one group's log-likelihood. Cost O(pairs + systems²). */
export function termsOf(pairs: PairOutcomes, model: PairModel, strengths: Float64Array, tau: number): GroupTerms {
  const size = strengths.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const cross = new Float64Array(size);
  const out = new Float64Array(5);
  let logLikelihood = 0;
  let tieGradient = 0;
  let tieInformation = 0;
  for (let pair = 0; pair < pairs.first.length; pair += 1) {
    const one = pairs.first[pair]!;
    const other = pairs.second[pair]!;
    logLikelihood += model.term(
      strengths[one]! - strengths[other]!,
      tau,
      pairs.firstWins[pair]!,
      pairs.secondWins[pair]!,
      pairs.ties[pair]!,
      out,
    );
    gradient[one] = gradient[one]! + out[0]!;
    gradient[other] = gradient[other]! - out[0]!;
    information[one * size + one] = information[one * size + one]! + out[2]!;
    information[other * size + other] = information[other * size + other]! + out[2]!;
    information[one * size + other] = information[one * size + other]! - out[2]!;
    information[other * size + one] = information[other * size + one]! - out[2]!;
    if (!model.hasTieParameter) continue;
    cross[one] = cross[one]! + out[3]!;
    cross[other] = cross[other]! - out[3]!;
    tieGradient += out[1]!;
    tieInformation += out[4]!;
  }
  return { logLikelihood, gradient, information, cross, tieGradient, tieInformation };
}

/** The log-likelihood alone. Cost O(pairs). */
export function logLikelihoodOf(pairs: PairOutcomes, model: PairModel, strengths: Float64Array, tau: number): number {
  const out = new Float64Array(5);
  let sum = 0;
  for (let pair = 0; pair < pairs.first.length; pair += 1) {
    const difference = strengths[pairs.first[pair]!]! - strengths[pairs.second[pair]!]!;
    sum += model.term(difference, tau, pairs.firstWins[pair]!, pairs.secondWins[pair]!, pairs.ties[pair]!, out);
  }
  return sum;
}
