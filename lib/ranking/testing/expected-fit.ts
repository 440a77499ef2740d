/**
 * Expected log-likelihood of a vote on a pair drawn uniformly, by a person with Davidson's ν and these strengths, if it is predicted from others:
 * what a held-out vote has on average, without the noise of drawing any. Nats a vote, at most that of the truth itself.
 *
 * @param truth the person's strengths; @param nu theirs
 * @param predicted strengths, and ν, that predict
 */
export function expectedLogLikelihood(
  truth: ArrayLike<number>,
  nu: number,
  predicted: ArrayLike<number>,
  predictedNu: number,
): number {
  let sum = 0;
  let pairs = 0;
  for (let one = 0; one < truth.length; one += 1) {
    for (let other = one + 1; other < truth.length; other += 1) {
      const chances = chancesOf(truth[one]! - truth[other]!, nu);
      const guesses = chancesOf(predicted[one]! - predicted[other]!, predictedNu);
      chances.forEach((chance, outcome) => {
        sum += chance * Math.log(guesses[outcome]!);
      });
      pairs += 1;
    }
  }
  return sum / pairs;
}

/** Davidson's chances of a win, a loss and a tie. */
function chancesOf(difference: number, nu: number): readonly number[] {
  const win = Math.exp(difference / 2);
  const sum = win + 1 / win + nu;
  return [win / sum, 1 / win / sum, nu / sum];
}
