import { strongComponents } from "./connectivity";
import { RatingError } from "./errors";
import { type Fit, type FitOptions, fitPairs, type PairModel } from "./fit";
import type { PairOutcomes } from "./pair-counts";

/**
 * Bradley–Terry strengths by Newton's method on pair counts, a tie counting as half a win for each side.
 *
 * P(i beats j) = 1 / (1 + exp(θⱼ − θᵢ)). With ties this is a quasi-likelihood: its model-based errors take a tie for
 * half a coin toss and are too wide for it, its sandwich errors too narrow where ties are many and votes few.
 * Cost O(pairs + iterations · systems³); memory O(systems²).
 *
 * @throws RatingError `empty` | `disconnected` (with the strong components; never with a ridge) | `not_converged`
 * @see Bradley and Terry (1952), Biometrika 39(3/4); Hunter (2004), Ann. Statist. 32(1)
 */
export function fitHalfTie(pairs: PairOutcomes, options: FitOptions = {}): Fit {
  requireConnection(pairs, options);
  return fitPairs(pairs, halfTieModel, 0, options);
}

/** Refuses counts without a vote, and, unless a ridge holds the strengths, those that are not strongly connected. */
export function requireConnection(pairs: PairOutcomes, options: FitOptions): void {
  if (pairs.first.length === 0) throw new RatingError({ code: "empty", detail: "There are no votes to rate by." });
  if ((options.ridge ?? 0) > 0) return;
  const components = strongComponents(pairs);
  if (components.length === 1) return;
  throw new RatingError({
    code: "disconnected",
    detail: `The systems fall into ${components.length} groups that the votes do not compare both ways.`,
    components,
  });
}

export const halfTieModel: PairModel = {
  name: "half",
  hasTieParameter: false,
  tieParameter: () => null,
  term(d, _tau, firstWins, secondWins, ties, out) {
    const firstScore = firstWins + ties / 2;
    const secondScore = secondWins + ties / 2;
    // Each chance from its own sign of d: 1 − chance would lose the digits that a lopsided pair consists of.
    const firstChance = 1 / (1 + Math.exp(-d));
    const secondChance = 1 / (1 + Math.exp(d));
    out[0] = firstScore * secondChance - secondScore * firstChance;
    out[2] = (firstScore + secondScore) * firstChance * secondChance;
    const logOfLarger = -Math.log1p(Math.exp(-Math.abs(d)));
    return firstScore * (logOfLarger + Math.min(d, 0)) + secondScore * (logOfLarger - Math.max(d, 0));
  },
  scores(d, _tau, out) {
    const firstChance = 1 / (1 + Math.exp(-d));
    const secondChance = 1 / (1 + Math.exp(d));
    out[0] = secondChance;
    out[2] = -firstChance;
    out[4] = (secondChance - firstChance) / 2;
  },
};
