import { RatingError } from "./errors";
import { hasFiniteTieMaximum } from "./existence";
import { type Fit, type FitOptions, fitPairs, type PairModel } from "./fit";
import { fitHalfTie, requireConnection } from "./fit-half-tie";
import type { PairOutcomes } from "./pair-counts";

/**
 * Bradley–Terry strengths with Rao and Kupper's model for ties, by Newton's method on pair counts.
 *
 * P(i beats j) = πᵢ/(πᵢ + κπⱼ), P(j beats i) = πⱼ/(κπᵢ + πⱼ), tie the rest, with πᵢ = exp θᵢ and κ ≥ 1: a vote is a tie when the difference that
 * the voter feels, θᵢ − θⱼ and logistic noise, is smaller than log κ. This is the ordered logit with the thresholds ±log κ. Without
 * any tie κ is 1 and this is plain Bradley–Terry. Davidson's chance of a tie is ν times the geometric mean of both wins' chances;
 * this one is κ² − 1 times their product.
 *
 * The bound κ ≥ 1 goes away with τ = log(κ² − 1). The log-chance of a tie is τ and the log-chances of both wins added up, and that of a win is
 * log σ(θᵢ − θⱼ − ½log(1 + e^τ)), with σ the logistic function: increasing and concave of something concave. So the log-likelihood is
 * concave in strengths and τ together, strictly so but for the shift of all strengths.
 *
 * Which votes leave it without a finite maximum is settled as for Davidson. Along strengths δ and τ = 2 the chance of a win stays up exactly when
 * δᵢ − δⱼ ≥ 1 and that of a tie when |δᵢ − δⱼ| ≤ 1: at half the scale the inequalities of `hasFiniteTieMaximum`. With τ = 0 they are Ford's
 * condition, and a direction with τ < 0 loses by every tie.
 *
 * Cost O(pairs + iterations · systems³); memory O(systems²).
 *
 * @returns strengths (natural-log units, mean 0), κ as `nu`, and the matrices that intervals are made of
 * @throws RatingError `empty` | `disconnected` (with the strong components) | `undecided` (κ has no finite maximum) | `not_converged`.
 *   With a ridge only `empty`, `undecided` (nothing but ties) and `not_converged`.
 * @see Rao and Kupper (1967), J. Am. Statist. Assoc. 62(317); McCullagh (1980), J. R. Statist. Soc. B 42(2), for the ordered logit
 */
export function fitRaoKupper(pairs: PairOutcomes, options: FitOptions = {}): Fit {
  requireConnection(pairs, options);
  const ties = pairs.ties.reduce((sum, votes) => sum + votes, 0);
  if (ties === 0) return { ...fitHalfTie(pairs, options), model: "rao-kupper", nu: 1 };
  let wins = 0;
  for (let pair = 0; pair < pairs.first.length; pair += 1) wins += pairs.firstWins[pair]! + pairs.secondWins[pair]!;
  const hasMaximum = (options.ridge ?? 0) > 0 ? wins > 0 : hasFiniteTieMaximum(pairs);
  if (!hasMaximum) {
    throw new RatingError({
      code: "undecided",
      detail: "Too many ties for too few wins: strengths and ties cannot be told apart.",
    });
  }
  // Equal strengths with the observed share of ties: (κ − 1)/(κ + 1) = ties/votes.
  const odds = ties / wins;
  return fitPairs(pairs, raoKupperModel, Math.log(4 * odds * (1 + odds)), options);
}

export const raoKupperModel: PairModel = {
  name: "rao-kupper",
  hasTieParameter: true,
  tieParameter: (tau) => Math.exp(logKappa(tau)),
  term(d, tau, firstWins, secondWins, ties, out) {
    const { firstChance, firstRest, secondChance, secondRest, slope, rest } = chancesOf(d, tau);
    // A tie counts as a win of both and τ: the sums below never subtract one observed count from another.
    const firstPull = (firstWins + ties) * firstRest;
    const secondPull = (secondWins + ties) * secondRest;
    const both = firstPull * firstChance + secondPull * secondChance;
    out[0] = firstWins * firstRest - secondWins * secondRest + ties * (secondChance - firstChance);
    out[1] =
      ties * (rest + slope * (firstChance + secondChance)) - slope * (firstWins * firstRest + secondWins * secondRest);
    out[2] = both;
    out[3] = slope * (secondPull * secondChance - firstPull * firstChance);
    out[4] = slope * slope * both + slope * rest * (firstPull + secondPull);
    const threshold = logKappa(tau);
    return (
      -firstWins * softplus(threshold - d) -
      secondWins * softplus(threshold + d) -
      ties * softplus(logOddsWithoutTie(d, threshold) - tau)
    );
  },
  scores(d, tau, out) {
    const { firstChance, firstRest, secondChance, secondRest, slope, rest } = chancesOf(d, tau);
    out.set([firstRest, -slope * firstRest, -secondRest, -slope * secondRest]);
    out.set([secondChance - firstChance, rest + slope * (firstChance + secondChance)], 4);
  },
};

/**
 * The chances of both wins and of all else than each, every one from its own exponential: 1 − chance would lose the digits that a lopsided
 * pair consists of.
 *
 * `slope` is the derivative of log κ by τ, ½σ(τ); `rest` is σ(−τ), and slope · rest the second derivative.
 */
function chancesOf(d: number, tau: number) {
  const threshold = logKappa(tau);
  return {
    firstChance: 1 / (1 + Math.exp(threshold - d)),
    firstRest: 1 / (1 + Math.exp(d - threshold)),
    secondChance: 1 / (1 + Math.exp(threshold + d)),
    secondRest: 1 / (1 + Math.exp(-d - threshold)),
    slope: 1 / (2 + 2 * Math.exp(-tau)),
    rest: 1 / (1 + Math.exp(tau)),
  };
}

/**
 * log(2 + 2κ·cosh d). Its distance from τ is the log-odds against a tie, since P(tie) = (κ² − 1)/(κ² − 1 + 2 + 2κ·cosh d). Where a tie is all but
 * certain this keeps the digits that a sum of logarithms would lose.
 */
function logOddsWithoutTie(d: number, threshold: number): number {
  const most = threshold + Math.abs(d);
  return most + Math.log1p(Math.exp(-2 * Math.abs(d)) + 2 * Math.exp(-most));
}

/** log κ = ½·log(1 + e^τ). */
function logKappa(tau: number): number {
  return softplus(tau) / 2;
}

/** log(1 + eˣ). */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
