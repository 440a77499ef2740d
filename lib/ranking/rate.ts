import { type Board, fitBoards, type TieModel } from "./boards";
import { type Comparisons, countComparisons } from "./comparisons";
import { strongComponents, weakComponents } from "./connectivity";
import { RatingError } from "./errors";
import { fitGroundedBoard } from "./grounded/grounded-board";
import type { ThresholdRating } from "./grounded/threshold";
import { type IntervalKind, meanRating } from "./intervals";
import { type Lift, liftsOf, type RatedSystem } from "./lift";
import { type BothBadPolicy, settleBothBad } from "./pair-counts";
import { recordsOf } from "./records";
import { collecting, ratedRows, type SystemRating } from "./system-ratings";
import { bootstrapBoard } from "./voters/bootstrap-board";

export interface RatingOptions {
  /** Default `davidson`. */
  readonly ties?: TieModel;
  /** `grounded`: both are below what is acceptable (`fitGrounded`). Default `tie`. */
  readonly bothBad?: BothBadPolicy | "grounded";
  /** Default `cautious`: see `chooseVariance`. Voters are allowed for wherever they are known. */
  readonly interval?: IntervalKind | "cautious";
  /** Votes below which a system is listed as collecting. Default 10. */
  readonly minVotes?: number;
  /** Default 100: in simulations the sandwich comes within half a percent of its 95 % from there on. */
  readonly lowCount?: number;
  /** Resamples where the interval is `bootstrap`. Default 200. */
  readonly rounds?: number;
  /** Of the bootstrap and of the probability to be best. Default `palate`. */
  readonly seed?: string;
}

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
  /** Where what is acceptable lies among the ratings; null unless "neither" is grounded. */
  readonly threshold: ThresholdRating | null;
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
  /** Of the largest board: the model that was used and its tie parameter (`Fit.nu`; null with half wins or no board). */
  readonly tie: { readonly model: TieModel; readonly nu: number | null };
  /** A fit that does not converge is an error, so this is always true. */
  readonly converged: true;
  /** The most that a board needed. */
  readonly iterations: number;
}

/** A leaderboard as plain data, and what was fitted, in the order of `result.boards`: segments and more stand on it. */
export interface Rated {
  readonly result: RatingResult;
  readonly fits: readonly Board[];
}

/**
 * The leaderboard of an arena: the one function that boards call.
 *
 * Ratings are Bradley–Terry strengths on the Elo scale (400/ln 10 a logit), mean 1000 over the rated systems of each component, each
 * with a 95 % interval; ranks are within the component. What the votes cannot bound is not rated but listed as collecting, with
 * the reason: systems outside of every component of two or more, and systems under `minVotes`, whose votes still count in the fit.
 * Nothing in the result is NaN or infinite, and nothing depends on the order of the votes beyond rounding. Without votes, everybody is collecting.
 *
 * Cost O(votes + systems³); with the bootstrap, rounds times a pass over the voters' cells and a fit.
 *
 * @param systems every system of the board, compared or not; in their order `comparisons.systems` has the same ids
 * @throws RatingError `invalid` (comparisons or options) | `not_converged` | `too_few_voters` (bootstrap) | `undecided` (grounded)
 */
export function rateComparisons(
  comparisons: Comparisons,
  systems: readonly RatedSystem[],
  options: RatingOptions = {},
): Rated {
  const parameters = parametersOf(options);
  const { bothBad, interval, minVotes } = parameters;
  if (systems.length !== comparisons.systems.length || !systems.every(({ id }, at) => id === comparisons.systems[at])) {
    throw new RatingError({
      code: "invalid",
      detail: "The votes know other systems than the board, or in another order.",
    });
  }
  const counts = countComparisons(comparisons);
  // A grounded "neither" is a vote like a tie where it is only counted.
  const policy = bothBad === "grounded" ? "tie" : bothBad;
  const votes = { comparisons, bothBad: policy };
  const records = recordsOf(counts, policy);
  const pairs = settleBothBad(counts, policy);
  const components = strongComponents(pairs);
  const grounded =
    bothBad === "grounded" && counts.first.length > 0
      ? fitGroundedBoard(counts, groundedTies(parameters.ties), minVotes)
      : null;
  const boards = grounded ? [grounded.board] : fitBoards(pairs, parameters.ties, minVotes, votes);
  const componentOf = new Int32Array(systems.length);
  components.forEach((members, component) => {
    for (const member of members) componentOf[member] = component;
  });

  const rows: SystemRating[] = systems.map(({ id }, index) =>
    collecting({ id, component: componentOf[index]!, ...records[index]! }, minVotes, policy),
  );
  for (const board of boards) {
    const resampled = interval === "bootstrap" ? bootstrapBoard(board, votes, parameters) : null;
    for (const [index, row] of ratedRows(board, rows, parameters, resampled)) rows[index] = row;
  }

  const result: RatingResult = {
    method: "bradley-terry",
    parameters: { ...parameters, level: 0.95, scale: 400, mean: meanRating },
    threshold: grounded?.threshold ?? null,
    votes: comparisons.votes.reduce((sum, count) => sum + count, 0),
    isConnected: weakComponents(pairs).length <= 1,
    components: components.map((members) => members.map((member) => systems[member]!.id)),
    boards: boards.map((board) => ({
      component: componentOf[board.members[0]!]!,
      ties: board.ties,
      nu: board.fit.nu,
      votes: board.votes.reduce((sum, count) => sum + count, 0) / 2,
      logLikelihood: board.fit.logLikelihood,
      iterations: board.fit.iterations,
    })),
    systems: rows,
    lifts: boards.flatMap((board) => liftsOfBoard(board, systems, parameters)),
    tie: { model: boards[0]?.ties ?? parameters.ties, nu: boards[0]?.fit.nu ?? null },
    converged: true,
    iterations: boards.reduce((most, { fit }) => Math.max(most, fit.iterations), 0),
  };
  return { result, fits: boards };
}

/** What personalizing buys among the shown systems of a board. */
function liftsOfBoard(board: Board, systems: readonly RatedSystem[], options: Required<RatingOptions>): Lift[] {
  return liftsOf({
    systems: board.members.map((member) => systems[member]!),
    strengths: board.strengths,
    covariances: board.covariances,
    effectiveVoters: board.byVoter?.effective,
    decisive: board.decisive,
    members: board.shown,
    interval: options.interval,
    lowCount: options.lowCount,
  });
}

/** @throws RatingError `invalid` */
function parametersOf(options: RatingOptions): Required<RatingOptions> {
  const { ties = "davidson", bothBad = "tie", interval = "cautious", rounds = 200, seed = "palate" } = options;
  const { minVotes = 10, lowCount = 100 } = options;
  if (!(minVotes >= 0) || !(lowCount >= 0)) {
    throw new RatingError({ code: "invalid", detail: "minVotes and lowCount must not be negative." });
  }
  return { ties, bothBad, interval, minVotes, lowCount, rounds, seed };
}

/** @throws RatingError `invalid` */
function groundedTies(ties: TieModel): "davidson" | "half" {
  if (ties !== "rao-kupper") return ties;
  throw new RatingError({
    code: "invalid",
    detail: "Grounded votes know Davidson's ties or half wins, not Rao and Kupper's.",
  });
}
