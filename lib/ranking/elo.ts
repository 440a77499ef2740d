import { RatingError } from "./errors";
import type { Outcome } from "./pair-counts";

/** One vote, with system indices. */
export interface OrderedVote {
  readonly left: number;
  readonly right: number;
  readonly outcome: Outcome;
}

export interface EloOptions {
  /** Points that a wholly unexpected result moves; 4 keeps the newest votes from ruling the board. */
  readonly k?: number;
  readonly initial?: number;
  /** Points at which the odds are ten to one. */
  readonly scale?: number;
}

/**
 * Sequential Elo ratings: each vote moves both systems by K·(result − expected). A tie and "neither" are half a win.
 *
 * The result depends on the order of the votes; boards use the maximum-likelihood fit. Cost O(votes).
 *
 * @param votes in the order in which they were cast
 * @returns ratings, length `systems`
 * @throws RatingError `invalid`: an index outside of 0…systems−1 or a system against itself
 * @see Elo (1978), The Rating of Chessplayers, Past and Present
 */
export function rateElo(votes: Iterable<OrderedVote>, systems: number, options: EloOptions = {}): Float64Array {
  const { k = 4, initial = 1000, scale = 400 } = options;
  const ratings = new Float64Array(systems).fill(initial);
  for (const { left, right, outcome } of votes) {
    const leftRating = ratings[left];
    const rightRating = ratings[right];
    if (leftRating === undefined || rightRating === undefined || left === right) {
      throw new RatingError({ code: "invalid", detail: `No battle of systems ${left} and ${right} among ${systems}.` });
    }
    const result = outcome === "left" ? 1 : outcome === "right" ? 0 : 0.5;
    const expected = 1 / (1 + 10 ** ((rightRating - leftRating) / scale));
    const gain = k * (result - expected);
    ratings[left] = leftRating + gain;
    ratings[right] = rightRating - gain;
  }
  return ratings;
}
