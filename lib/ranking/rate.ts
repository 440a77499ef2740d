import { type Board, fitBoards, type TieModel } from "./boards";
import { strongComponents, weakComponents } from "./connectivity";
import { RatingError } from "./errors";
import { chooseVariance, eloPerLogit, halfWidth95, type IntervalKind, meanRating } from "./intervals";
import { type Lift, liftsOf, type RatedSystem } from "./lift";
import { type BothBadPolicy, countPairs, settleBothBad, type TallyCell } from "./pair-counts";
import { ranksOf } from "./ranks";
import { recordsOf, type VoteRecord } from "./records";

export interface RatingOptions {
  /** Default `davidson`. */
  readonly ties?: TieModel;
  /** Default `tie`. */
  readonly bothBad?: BothBadPolicy;
  /** Default `cautious`: the larger of both for a system with fewer than `lowCount` votes that had a winner, else the sandwich. */
  readonly interval?: IntervalKind | "cautious";
  /** Votes below which a system is listed as collecting. Default 10. */
  readonly minVotes?: number;
  /** Default 100: in simulations the sandwich comes within half a percent of its 95 % from there on. */
  readonly lowCount?: number;
}

/**
 * Why a system has no rating. `few_votes`: under `minVotes`; `no_rated_rival`: enough itself, but nobody else on its board;
 * `never_won` and `never_lost` (nor tied): its strength is unbounded; `one_sided`: won every vote against some and lost every vote against the others.
 */
export type CollectingReason = "no_votes" | "few_votes" | "no_rated_rival" | "never_won" | "never_lost" | "one_sided";

interface SystemFacts extends VoteRecord {
  readonly id: string;
  /** Index into `components`. Ratings and ranks of different components must not be compared. */
  readonly component: number;
}

/** A system on the board. `low`…`high` is a 95 % interval of the rating, Elo points. */
export type SystemRating =
  | (SystemFacts & {
      readonly status: "rated";
      readonly rating: number;
      readonly low: number;
      readonly high: number;
      readonly rank: number;
      readonly interval: IntervalKind;
      readonly missing: 0;
      readonly reason: null;
    })
  | (SystemFacts & {
      readonly status: "collecting";
      readonly rating: null;
      readonly low: null;
      readonly high: null;
      readonly rank: null;
      readonly interval: null;
      /** Votes still missing to `minVotes`; may be 0 when votes alone are not what is missing. */
      readonly missing: number;
      readonly reason: CollectingReason;
    });

/** A fitted component. */
export interface BoardSummary {
  readonly component: number;
  readonly ties: TieModel;
  readonly nu: number | null;
  readonly votes: number;
  readonly logLikelihood: number;
  readonly iterations: number;
}

export interface RatingResult {
  readonly method: "bradley-terry";
  readonly parameters: Required<RatingOptions> & {
    readonly level: 0.95;
    readonly scale: 400;
    readonly mean: typeof meanRating;
  };
  /** All votes, "neither" included. */
  readonly votes: number;
  /** Whether every system was compared with every other one, be it through others and one-sidedly. */
  readonly isConnected: boolean;
  /** System ids by component, the largest first. Systems of one component beat or tied each other along chains of votes. */
  readonly components: readonly (readonly string[])[];
  readonly boards: readonly BoardSummary[];
  /** In the order of the systems given. */
  readonly systems: readonly SystemRating[];
  readonly lifts: readonly Lift[];
  /** Of the largest board: the model that was used and Davidson's ν (0 without ties, null with half wins or no board). */
  readonly tie: { readonly model: TieModel; readonly nu: number | null };
  /** A fit that does not converge is an error, so this is always true. */
  readonly converged: true;
  /** The most that a board needed. */
  readonly iterations: number;
}

/**
 * The leaderboard of an arena, from its tally cells: the one function that boards call.
 *
 * Ratings are Bradley–Terry strengths on the Elo scale (400/ln 10 a logit), mean 1000 over the rated systems of each component, each
 * with a 95 % interval; ranks are within the component. What the votes cannot bound is not rated but listed as collecting, with
 * the reason: systems outside of every component of two or more, and systems under `minVotes`, whose votes still count in the fit.
 * Nothing in the result is NaN or infinite, and nothing depends on the order of the cells. Without votes, everybody is collecting.
 *
 * Cost O(cells + systems³).
 *
 * @param systems every system of the board, compared or not
 * @throws RatingError `invalid` (cells or options) | `not_converged`
 */
export function rateSystems(
  cells: Iterable<TallyCell>,
  systems: readonly RatedSystem[],
  options: RatingOptions = {},
): RatingResult {
  const { ties = "davidson", bothBad = "tie", interval = "cautious", minVotes = 10, lowCount = 100 } = options;
  if (!(minVotes >= 0) || !(lowCount >= 0)) {
    throw new RatingError({ code: "invalid", detail: "minVotes and lowCount must not be negative." });
  }
  const counts = countPairs(
    cells,
    systems.map(({ id }) => id),
  );
  const records = recordsOf(counts, bothBad);
  const pairs = settleBothBad(counts, bothBad);
  const components = strongComponents(pairs);
  const boards = fitBoards(pairs, ties, minVotes);
  const componentOf = new Int32Array(systems.length);
  components.forEach((members, component) => {
    for (const member of members) componentOf[member] = component;
  });

  const rows: SystemRating[] = systems.map(({ id }, index) =>
    collecting({ id, component: componentOf[index]!, ...records[index]! }, minVotes, bothBad),
  );
  for (const board of boards) {
    for (const [index, row] of ratedRows(board, rows, interval, lowCount, minVotes)) rows[index] = row;
  }

  return {
    method: "bradley-terry",
    parameters: { ties, bothBad, interval, minVotes, lowCount, level: 0.95, scale: 400, mean: meanRating },
    votes: records.reduce((sum, { votes }) => sum + votes, 0) / 2,
    isConnected: weakComponents(pairs).length <= 1,
    components: components.map((members) => members.map((member) => systems[member]!.id)),
    boards: boards.map((board) => ({
      component: componentOf[board.members[0]!]!,
      ties: board.ties,
      nu: board.fit.nu,
      votes: board.votes.reduce((sum, votes) => sum + votes, 0) / 2,
      logLikelihood: board.fit.logLikelihood,
      iterations: board.fit.iterations,
    })),
    systems: rows,
    lifts: boards.flatMap((board) =>
      liftsOf({
        systems: board.members.map((member) => systems[member]!),
        strengths: board.strengths,
        covariances: board.covariances,
        decisive: board.decisive,
        members: board.shown,
        interval,
        lowCount,
      }),
    ),
    tie: { model: boards[0]?.ties ?? ties, nu: boards[0]?.fit.nu ?? null },
    converged: true,
    iterations: boards.reduce((most, { fit }) => Math.max(most, fit.iterations), 0),
  };
}

/** Rows of a board's members, with the index each one replaces. */
function ratedRows(
  board: Board,
  rows: readonly SystemRating[],
  policy: IntervalKind | "cautious",
  lowCount: number,
  minVotes: number,
): [number, SystemRating][] {
  const size = board.members.length;
  const bounds = board.shown.map((position) => {
    const diagonal = position * size + position;
    const { variance, kind } = chooseVariance(
      board.covariances.model[diagonal]!,
      board.covariances.sandwich[diagonal]!,
      policy,
      board.decisive[position]!,
      lowCount,
    );
    const rating = meanRating + board.strengths[position]! * eloPerLogit;
    const half = halfWidth95(variance);
    return { rating, low: rating - half, high: rating + half, interval: kind };
  });
  const ranks = ranksOf(bounds);
  const shown = new Set(board.shown);
  return [
    ...board.shown.map((position, place): [number, SystemRating] => {
      const index = board.members[position]!;
      const rank = ranks[place]!;
      return [index, { ...rows[index]!, ...bounds[place]!, rank, status: "rated", missing: 0, reason: null }];
    }),
    ...board.members.flatMap((index, position): [number, SystemRating][] => {
      const row = rows[index]!;
      if (shown.has(position) || row.status !== "collecting") return [];
      const missing = Math.max(0, Math.ceil(minVotes - board.votes[position]!));
      return [[index, { ...row, missing, reason: missing > 0 ? "few_votes" : "no_rated_rival" }]];
    }),
  ];
}

/** The row of a system outside of every board. */
function collecting(facts: SystemFacts, minVotes: number, bothBad: BothBadPolicy): SystemRating {
  const counted = facts.votes - (bothBad === "drop" ? facts.bothBad : 0);
  const losses = counted - facts.wins;
  const reason =
    counted === 0 ? "no_votes" : facts.wins === 0 ? "never_won" : losses === 0 ? "never_lost" : "one_sided";
  return {
    ...facts,
    status: "collecting",
    rating: null,
    low: null,
    high: null,
    rank: null,
    interval: null,
    missing: Math.max(0, Math.ceil(minVotes - counted)),
    reason,
  };
}
