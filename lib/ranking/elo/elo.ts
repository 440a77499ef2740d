import type { Comparisons } from "../comparisons";
import { RatingError } from "../errors";
import { type BothBadPolicy, type Outcome, outcomes } from "../pair-counts";

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

/** Elo of comparisons, in which "neither" can be left out. */
export interface ComparisonsEloOptions extends EloOptions {
  /** Default `tie`. */
  readonly bothBad?: BothBadPolicy;
}

/** What "left", "right", "tie" and "both bad" are for the left side; in the order of `outcomes`. */
export const resultsForLeft: readonly number[] = [1, 0, 0.5, 0.5];

/**
 * Sequential Elo ratings: each vote moves both systems by K·(result − expected). A tie and "neither" are half a win.
 *
 * The result depends on the order of the votes; boards use the maximum-likelihood fit. Cost O(votes).
 *
 * @param votes in the order in which they were cast
 * @returns ratings, length `systems`
 * @throws RatingError `invalid`: an index outside of 0…systems−1, a system against itself, an unknown outcome, or options
 *   that are no numbers of their kind
 * @see Elo (1978), The Rating of Chessplayers, Past and Present
 */
export function rateElo(votes: Iterable<OrderedVote>, systems: number, options: EloOptions = {}): Float64Array {
  const { k, initial, steepness } = eloParameters(options);
  const ratings = new Float64Array(systems).fill(initial);
  for (const { left, right, outcome } of votes) {
    if (ratings[left] === undefined || ratings[right] === undefined || left === right) {
      throw invalid(`No battle of systems ${left} and ${right} among ${systems}.`);
    }
    const result = resultsForLeft[outcomes.indexOf(outcome)];
    if (result === undefined) throw invalid(`${String(outcome)} is not an outcome.`);
    moveRatings(ratings, left, right, result, k, steepness);
  }
  return ratings;
}

/**
 * Sequential Elo ratings of comparisons in their order, the same as `rateElo` of the single votes. An entry of several votes is so
 * many votes in a row, and a weight multiplies K. Cost O(votes).
 *
 * @returns ratings, one for each of `comparisons.systems`
 * @throws RatingError `invalid`: a number of votes that is not whole, weights too large, or options that are no numbers of their kind
 */
export function rateEloInOrder(comparisons: Comparisons, options: ComparisonsEloOptions = {}): Float64Array {
  const { k, initial, steepness } = eloParameters(options);
  const ratings = new Float64Array(comparisons.systems.length).fill(initial);
  for (let at = 0; at < comparisons.length; at += 1) {
    if (options.bothBad === "drop" && comparisons.outcome[at] === bothBadCode) continue;
    const left = comparisons.left[at]!;
    const right = comparisons.right[at]!;
    const result = resultsForLeft[comparisons.outcome[at]!]!;
    const gain = k * comparisons.weight[at]!;
    const votes = requireWhole(comparisons.votes[at]!);
    for (let vote = 0; vote < votes; vote += 1) moveRatings(ratings, left, right, result, gain, steepness);
  }
  return requireFinite(ratings);
}

/** The code of "neither" in typed arrays. */
export const bothBadCode = outcomes.indexOf("both_bad");

/** One vote: moves both ratings by K·(result − expected), in place. `result` is that of `left`; `steepness` of `eloParameters`. */
export function moveRatings(
  ratings: Float64Array,
  left: number,
  right: number,
  result: number,
  k: number,
  steepness: number,
): void {
  const leftRating = ratings[left]!;
  const rightRating = ratings[right]!;
  const gain = k * (result - 1 / (1 + Math.exp(steepness * (rightRating - leftRating))));
  ratings[left] = leftRating + gain;
  ratings[right] = rightRating - gain;
}

/**
 * The options with their defaults. `steepness` is natural-log odds a point.
 *
 * @throws RatingError `invalid`: K negative, the scale not positive, or one of them beyond a billion, where sums could overflow
 */
export function eloParameters(options: EloOptions): { k: number; initial: number; steepness: number } {
  const { k = 4, initial = 1000, scale = 400 } = options;
  const most = 1e9;
  if (!(k >= 0 && k <= most) || !(Math.abs(initial) <= most) || !(scale > 0 && scale <= most)) {
    throw new RatingError({
      code: "invalid",
      detail: `K ${k}, initial ${initial}, scale ${scale} are no Elo options.`,
    });
  }
  return { k, initial, steepness: Math.LN10 / scale };
}

/** @throws RatingError `invalid`: Elo knows no parts of votes */
export function requireWhole(votes: number): number {
  if (Number.isSafeInteger(votes) && votes >= 0) return votes;
  throw invalid(`${votes} is not a whole number of votes.`);
}

/** @throws RatingError `invalid`: weights so large that ratings ran away */
export function requireFinite(ratings: Float64Array): Float64Array {
  if (ratings.every(Number.isFinite)) return ratings;
  throw invalid("The weights of the votes are too large for Elo ratings.");
}

function invalid(detail: string): RatingError {
  return new RatingError({ code: "invalid", detail });
}
