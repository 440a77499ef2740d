import { type Board, fitBoards } from "../boards";
import { type Comparisons, countComparisons } from "../comparisons";
import { RatingError } from "../errors";
import {
  type Covariances,
  centerCovariance,
  chooseVariance,
  eloPerLogit,
  halfWidth95,
  type IntervalKind,
  meanRating,
} from "../intervals";
import { settleBothBad } from "../pair-counts";
import { ranksOf } from "../ranks";
import { type ControlledFit, type ControlOptions, fitControlled } from "./fit-controlled";

export interface CompareOptions extends Omit<ControlOptions, "members"> {
  /** Votes below which a system is not shown, though its votes count. Default 10. */
  readonly minVotes?: number;
}

/** A rating with its 95 % interval, Elo points, and its rank among those beside it. */
export interface PlacedRating {
  readonly rating: number;
  readonly low: number;
  readonly high: number;
  readonly rank: number;
  readonly interval: IntervalKind;
}

/** A system with and without control. */
export interface ControlledRating {
  readonly systemId: string;
  readonly votes: number;
  /** As `rateComparisons` rates it. */
  readonly plain: PlacedRating;
  readonly controlled: PlacedRating;
  /** Controlled minus plain, Elo points. It has no interval of its own: both rest on the same votes, so theirs do not tell. */
  readonly ratingChange: number;
  /** Controlled minus plain; above 0 the system comes further down. */
  readonly rankChange: number;
}

/** Systems that beat or tied each other along chains of votes, with what sways the votes among them. */
export interface ControlledBoard {
  /** Indices of all its systems, ascending. */
  readonly members: readonly number[];
  /** Positions in `members` of those with enough votes. */
  readonly shown: readonly number[];
  /** How many voters each member's votes are worth, where voters are known; for lifts. */
  readonly effectiveVoters?: Float64Array;
  /** With control, in the order of `members`: the effects, what was left out, and strengths and covariances for lifts. */
  readonly fit: ControlledFit;
  /** In the order of `shown`. The mean rating is 1000 either way. */
  readonly systems: readonly ControlledRating[];
}

/**
 * Ratings with and without control, from the same votes, of the same systems, with the same kind of intervals.
 *
 * Boards, who is shown on them, and the tie model are those of `fitBoards`. Boards with nobody to show are left out, and so
 * are systems outside of every board. Cost that of `fitBoards`, and of `fitControlled` for each board.
 *
 * @returns largest board first; none without votes
 * @throws RatingError `invalid` | `not_converged`
 */
export function compareControl(comparisons: Comparisons, options: CompareOptions = {}): ControlledBoard[] {
  const { ties = "davidson", bothBad = "tie", minVotes = 10 } = options;
  if (!(minVotes >= 0)) throw new RatingError({ code: "invalid", detail: "minVotes must not be negative." });
  const pairs = settleBothBad(countComparisons(comparisons), bothBad);
  return fitBoards(pairs, ties, minVotes, { comparisons, bothBad })
    .filter((board) => board.shown.length > 0)
    .map((board) => {
      const fit = fitControlled(comparisons, { ...options, members: board.members, ties: board.ties });
      const plain = placedRatings(board, board, fit);
      const controlled = placedRatings(fit, board, fit);
      const systems = board.shown.map((position, place): ControlledRating => {
        const [before, after] = [plain[place]!, controlled[place]!];
        return {
          systemId: comparisons.systems[board.members[position]!]!,
          votes: board.votes[position]!,
          plain: before,
          controlled: after,
          ratingChange: after.rating - before.rating,
          rankChange: after.rank - before.rank,
        };
      });
      const { members, shown, byVoter } = board;
      return { members, shown, ...(byVoter && { effectiveVoters: byVoter.effective }), fit, systems };
    });
}

/** The shown systems of a board by some strengths of it, measured from their mean. */
function placedRatings(
  { strengths, covariances }: { readonly strengths: Float64Array; readonly covariances: Covariances },
  { shown, decisive, byVoter }: Board,
  { errors }: ControlledFit,
): PlacedRating[] {
  const size = strengths.length;
  const mean = shown.reduce((sum, position) => sum + strengths[position]!, 0) / shown.length;
  const model = centerCovariance(covariances.model, size, shown);
  const sandwich = centerCovariance(covariances.sandwich, size, shown);
  const clustered = covariances.clustered && centerCovariance(covariances.clustered, size, shown);
  const bounds = shown.map((position) => {
    const diagonal = position * size + position;
    const { variance, kind } = chooseVariance(
      model[diagonal]!,
      sandwich[diagonal]!,
      errors.interval,
      decisive[position]!,
      errors.lowCount,
      byVoter && clustered ? { clusters: byVoter.effective[position]!, clustered: clustered[diagonal]! } : undefined,
    );
    const rating = meanRating + (strengths[position]! - mean) * eloPerLogit;
    const half = halfWidth95(variance);
    return { rating, low: rating - half, high: rating + half, interval: kind };
  });
  const ranks = ranksOf(bounds);
  return bounds.map((bound, place) => ({ ...bound, rank: ranks[place]! }));
}
