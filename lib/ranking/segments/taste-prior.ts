import type { Board } from "../boards";
import { eloPerLogit } from "../intervals";
import type { PairOutcomes } from "../pair-counts";
import type { VoterCells } from "../voters/voter-cells";
import { evidenceOfTaste, tasteModelOf } from "./taste-evidence";

/** One kind of taste among the people of a board. In the order of the board's members, natural-log units. */
export interface TasteKind {
  /** Of the people; those of all kinds have sum 1. */
  readonly share: number;
  /** Measured from any origin. */
  readonly strengths: Float64Array;
}

/** What people's tastes look like: of which kinds, and how far each lies from theirs. */
export interface TasteSpread {
  /** Index of the kinds that were taken. */
  readonly taken: number;
  /** σ, Elo points. */
  readonly spread: number;
}

/** Spreads that are tried, Elo points. */
const trials = [0, 8, 16, 24, 34, 48, 68, 96, 136, 192, 272, 384, 544];
/** Voters whose votes are looked at: as many of them, evenly spaced, say σ to a tenth. */
const voterLimit = 300;
/** Cells of one voter that are looked at, at most: the systems among them make a matrix. */
const cellLimit = 60;

/**
 * How far single people lie from their kind, and of which kinds they are: the σ that makes the votes of all of them likely, each person's votes having
 * the marginal likelihood Σ share_k · L_k(σ). Empirical Bayes.
 *
 * All σ up to some 500 points are equally likely beforehand, and the answer is the root of the posterior mean of σ²: where votes cannot tell small
 * from none, the likeliest σ would often be 0, and the intervals would say that nobody differs. Of several lists of kinds that is taken which makes
 * the votes likeliest, less ½ log(voters) for each strength that it has beyond the first, as BIC does. Each person had a part in the kinds
 * that they are measured from, which makes σ a little smaller than it is.
 *
 * Cost O(lists · 300 voters · kinds · 13 · (systems that one judged)³), at most.
 *
 * @param lists kinds to choose from, the whole as a single kind first
 * @returns null where no voter is known or only one has two votes
 * @throws RatingError `not_converged`, or `invalid`: a grounded board
 * @see Efron and Morris (1973), J. Am. Statist. Assoc. 68(341), for empirical Bayes; Verbeke and Lesaffre (1996), ibid. 91(433), for the mixture;
 *   Gelman (2006), Bayesian Analysis 1(3), for the prior of σ
 */
export function estimateTasteSpread(board: Board, lists: readonly (readonly TasteKind[])[]): TasteSpread | null {
  const cells = board.byVoter?.cells;
  if (!cells) return null;
  const people = votesOfPeople(cells);
  if (people.length < 2) return null;
  const model = tasteModelOf(board);
  const tried = lists.map((kinds, taken) => {
    const heights = trials.map((spread) => {
      const variance = (spread / eloPerLogit) ** 2;
      return people.reduce(
        (sum, pairs) =>
          sum +
          logSum(
            kinds.map(({ share, strengths }) => Math.log(share) + evidenceOfTaste(pairs, model, strengths, variance)),
          ),
        0,
      );
    });
    const most = Math.max(...heights);
    const penalty = ((kinds.length - 1) * board.members.length * Math.log(people.length)) / 2;
    return { taken, spread: spreadOf(heights.map((height) => Math.exp(height - most))), height: most - penalty };
  });
  const { taken, spread } = tried.reduce((best, one) => (one.height > best.height ? one : best));
  return { taken, spread };
}

/** The root of the mean of σ² by trapezoids over σ, given the likelihood of each trial. */
function spreadOf(likelihoods: readonly number[]): number {
  let mass = 0;
  let squares = 0;
  for (let at = 1; at < trials.length; at += 1) {
    const [low, high] = [trials[at - 1]!, trials[at]!];
    const half = (high - low) / 2;
    mass += half * (likelihoods[at - 1]! + likelihoods[at]!);
    squares += half * (likelihoods[at - 1]! * low ** 2 + likelihoods[at]! * high ** 2);
  }
  return Math.sqrt(squares / mass);
}

function logSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}

/** The votes of some of the voters who have two or more, evenly spaced among them. */
function votesOfPeople(cells: VoterCells): PairOutcomes[] {
  const { starts, amount, cell } = cells;
  const places = Array.from(cells.voters.keys()).filter((place) => {
    let votes = 0;
    for (let at = starts[place]!; at < starts[place + 1]!; at += 1) votes += amount[at]!;
    return votes >= 2;
  });
  const step = Math.max(1, places.length / voterLimit);
  const chosen = Array.from({ length: Math.min(voterLimit, places.length) }, (_, at) => places[Math.floor(at * step)]!);
  return chosen.map((place) => {
    const own = cell.subarray(starts[place]!, Math.min(starts[place + 1]!, starts[place]! + cellLimit));
    const column = (outcome: number) =>
      Float64Array.from(own, (number, at) => (number % 3 === outcome ? amount[starts[place]! + at]! : 0));
    return {
      systems: cells.systems,
      first: Int32Array.from(own, (number) => cells.first[Math.floor(number / 3)]!),
      second: Int32Array.from(own, (number) => cells.second[Math.floor(number / 3)]!),
      firstWins: column(0),
      secondWins: column(1),
      ties: column(2),
    };
  });
}
