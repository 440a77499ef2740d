import type { PairModel } from "../fit";

/**
 * Information of a single vote on the difference of strengths: the mean of what the three verdicts would give, by their chances.
 *
 * With half wins and Davidson's model all three give the same. The chances are the exponentials of the votes' log-likelihoods; half wins have no
 * chance of a tie, but nothing to average either.
 */
export function informationOfVote(model: PairModel, difference: number, tau: number): number {
  const out = new Float64Array(5);
  let information = 0;
  let chances = 0;
  for (let verdict = 0; verdict < 3; verdict += 1) {
    const [first, second, ties] = [Number(verdict === 0), Number(verdict === 1), Number(verdict === 2)];
    const chance = Math.exp(model.term(difference, tau, first, second, ties, out));
    information += chance * out[2]!;
    chances += chance;
  }
  return information / chances;
}
