import { type Board, boardOf } from "../boards";
import { strongComponents } from "../connectivity";
import { RatingError } from "../errors";
import { type PairCounts, restrictPairs, settleBothBad } from "../pair-counts";
import { fitGrounded } from "./fit-grounded";
import { pairsWithThreshold } from "./grounded-existence";
import { rateThreshold, type ThresholdRating, thresholdCovariances } from "./threshold";

/** A board on which "neither" says that both are below what is acceptable. */
export interface GroundedBoard {
  readonly board: Board;
  /** Where what is acceptable lies among the ratings, with the sandwich's interval. */
  readonly threshold: ThresholdRating;
}

/**
 * The board of all systems that the votes compare both ways with the threshold, be it through others. There is one at most: what is acceptable
 * connects systems that never met.
 *
 * Cost O(pairs + systems³).
 *
 * @param minVotes votes that a system needs to be shown, "neither" included
 * @throws RatingError `undecided` where fewer than two systems are bounded by the threshold, or the tie parameter has no finite maximum | `not_converged`
 */
export function fitGroundedBoard(counts: PairCounts, ties: "davidson" | "half", minVotes: number): GroundedBoard {
  const { systems } = counts;
  const own = strongComponents(pairsWithThreshold(counts)).find((component) => component.includes(systems)) ?? [];
  const members = own.filter((member) => member !== systems);
  if (members.length < 2) {
    throw new RatingError({
      code: "undecided",
      detail: "Too few votes say that both are bad, or too few say anything else, to tell what is acceptable.",
    });
  }
  const fit = fitGrounded(restrictCounts(counts, members), { ties });
  const board = boardOf(members, restrictPairs(settleBothBad(counts, "tie"), members), ties, fit, minVotes);
  const reference = board.shown.length > 0 ? board.shown : [...members.keys()];
  return { board, threshold: rateThreshold(fit, thresholdCovariances(fit, reference), "sandwich", reference) };
}

function restrictCounts(counts: PairCounts, members: readonly number[]): PairCounts {
  const onlyBothBad = { ...counts, firstWins: counts.bothBad, secondWins: counts.bothBad, ties: counts.bothBad };
  return { ...restrictPairs(counts, members), bothBad: restrictPairs(onlyBothBad, members).ties };
}
