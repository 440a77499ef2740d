import { type Board, fitOfTies, type VotesOfBoards } from "../boards";
import { type BootstrapOptions, bootstrapBounds, bootstrapVoters } from "./bootstrap";
import { voterCellsOf } from "./voter-cells";

/** Ends of 95 % intervals of a board's strengths, natural-log units, in the order and gauge of the board. */
export interface BootstrapIntervals {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Percentile intervals of a board by resampling its voters. Cost that of `bootstrapVoters`.
 *
 * @throws RatingError `too_few_voters` | `invalid` | `not_converged`
 */
export function bootstrapBoard(board: Board, votes: VotesOfBoards, options: BootstrapOptions): BootstrapIntervals {
  const cells = board.byVoter?.cells ?? voterCellsOf(votes.comparisons, votes.bothBad, board.members);
  const resampled = bootstrapVoters(cells, fitOfTies[board.ties], options);
  return bootstrapBounds(resampled, board.shown.length > 0 ? board.shown : [...board.members.keys()]);
}
