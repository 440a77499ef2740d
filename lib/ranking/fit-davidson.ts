import { RatingError } from "./errors";
import { hasFiniteTieMaximum } from "./existence";
import { type Fit, type FitOptions, fitPairs, type PairModel } from "./fit";
import { fitHalfTie, requireConnection } from "./fit-half-tie";
import type { PairOutcomes } from "./pair-counts";

/**
 * Bradley–Terry strengths with Davidson's model for ties, by Newton's method on pair counts.
 *
 * P(i beats j) ∝ πᵢ, P(j beats i) ∝ πⱼ, P(tie) ∝ ν√(πᵢπⱼ), with πᵢ = exp θᵢ. Without any tie ν is 0 and this is plain Bradley–Terry.
 * Cost O(pairs + iterations · systems³); memory O(systems²).
 *
 * @returns strengths (natural-log units, mean 0), ν, and the matrices that intervals are made of
 * @throws RatingError `empty` | `disconnected` (with the strong components) | `undecided` (ν has no finite maximum: see
 *   `hasFiniteTieMaximum`) | `not_converged`. With a ridge only `empty`, `undecided` (nothing but ties) and `not_converged`.
 * @see Davidson (1970), J. Am. Statist. Assoc. 65(329); Hunter (2004), Ann. Statist. 32(1)
 */
export function fitDavidson(pairs: PairOutcomes, options: FitOptions = {}): Fit {
  requireConnection(pairs, options);
  const ties = pairs.ties.reduce((sum, votes) => sum + votes, 0);
  if (ties === 0) return { ...fitHalfTie(pairs, options), model: "davidson", nu: 0 };
  let wins = 0;
  for (let pair = 0; pair < pairs.first.length; pair += 1) wins += pairs.firstWins[pair]! + pairs.secondWins[pair]!;
  const hasMaximum = (options.ridge ?? 0) > 0 ? wins > 0 : hasFiniteTieMaximum(pairs);
  if (!hasMaximum) {
    throw new RatingError({
      code: "undecided",
      detail: "Too many ties for too few wins: strengths and ties cannot be told apart.",
    });
  }
  // Equal strengths with the observed share of ties: ν/(2 + ν) = ties/votes.
  return fitPairs(pairs, davidsonModel, Math.log((2 * ties) / wins), options);
}

export const davidsonModel: PairModel = {
  name: "davidson",
  hasTieParameter: true,
  tieParameter: Math.exp,
  term(d, tau, firstWins, secondWins, ties, out) {
    const half = d / 2;
    const most = Math.max(Math.abs(half), tau);
    const { first, second, tie, logSum } = chancesOf(half, tau, most);
    const total = firstWins + secondWins + ties;
    // Sums of products instead of observed minus expected: those would cancel the digits that a lopsided pair consists of.
    out[0] = firstWins * (second + tie / 2) - secondWins * (first + tie / 2) + (ties * (second - first)) / 2;
    out[1] = ties * (first + second) - (firstWins + secondWins) * tie;
    out[2] = total * (first * second + (tie * (first + second)) / 4);
    out[3] = (total * tie * (second - first)) / 2;
    out[4] = total * tie * (first + second);
    return firstWins * (half - most - logSum) + secondWins * (-half - most - logSum) + ties * (tau - most - logSum);
  },
  scores(d, tau, out) {
    const half = d / 2;
    const { first, second, tie } = chancesOf(half, tau, Math.max(Math.abs(half), tau));
    out.set([second + tie / 2, -tie, -first - tie / 2, -tie, (second - first) / 2, first + second]);
  },
};

/** The three chances, with the logarithm of the sum they were divided by, relative to exp(most). */
function chancesOf(half: number, tau: number, most: number) {
  const first = Math.exp(half - most);
  const second = Math.exp(-half - most);
  const tie = Math.exp(tau - most);
  const sum = first + second + tie;
  // The largest of the three is exactly 1; the others may be far below the last digit of the sum.
  const others = tau === most ? first + second : half > 0 ? second + tie : first + tie;
  return { first: first / sum, second: second / sum, tie: tie / sum, logSum: Math.log1p(others) };
}
