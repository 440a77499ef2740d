import { RatingError } from "../errors";
import type { Fit, PairModel } from "../fit";
import type { PairOutcomes } from "../pair-counts";
import {
  type CellOutcome,
  cellOutcomes,
  cellsOf,
  influencesOn,
  informationFactor,
  pullOn,
  voteScores,
  votesNeeded,
} from "./vote-influence";
import { fitTies, giveBack, highest, overtake, type Search, type Standing, sameStrength } from "./vote-removal";

export interface FragilityOptions {
  /** The systems that can hold the first place; by default all. On a board those that are shown: `Board.shown`. */
  readonly candidates?: readonly number[];
  /** The largest share of all votes that is taken away in the search, above 0 and at most 1. Default 0.25. */
  readonly maxShare?: number;
}

/** Votes that were taken away: `votes` of those in which `first` and `second` met with this outcome (`first` won, `second` won, tie). */
export interface RemovedVotes {
  readonly first: number;
  readonly second: number;
  readonly outcome: CellOutcome;
  readonly votes: number;
}

/**
 * Why there is no number. `no_rival`: fewer than two candidates; `shared`: two have the highest strength already; `share`: nothing
 * was found within `maxShare` of the votes; `held`: the votes that would have to go are those that hold the board together.
 */
export type FragilityReason = "no_rival" | "shared" | "share" | "held";

/** How much the first place rests on few votes. Systems are indices as in the pairs. */
export type Fragility = {
  /** The system in the first place; null without candidates. */
  readonly first: number | null;
  /** All votes of the board. */
  readonly total: number;
  readonly maxShare: number;
} & (
  | {
      /** So many votes less, and another system is first. */
      readonly votes: number;
      /** Of all votes. */
      readonly share: number;
      readonly newFirst: number;
      /** Which votes, the largest numbers first. */
      readonly removed: readonly RemovedVotes[];
      readonly reason: null;
    }
  | {
      readonly votes: null;
      readonly share: null;
      readonly newFirst: null;
      readonly removed: readonly [];
      readonly reason: FragilityReason;
    }
);

/** Rivals whose overtaking is tried out by refits; the prediction ranks them well enough that a fifth rarely is the one. */
const rivalsTried = 4;

/**
 * How few votes carry the first place: the smallest number found whose removal puts another system there.
 *
 * The effect of a vote on θ(first) − θ(rival) is, to first order, (e_first − e_rival)ᵀ · information⁻¹ · score(vote), the same for all votes of a
 * cell (pair, outcome). For each rival the votes that help the first most are counted until the predicted difference is below zero.
 * The few rivals that need least are then overtaken in truth: half of the predicted votes are taken, the board is refitted, and so on with
 * smaller steps and fresh effects until the refit has another system first; votes that turn out not to be needed are given back.
 *
 * The result always is that of a refit, so `votes` is an upper bound of the true minimum: it does change the first place, and fewer might. (On
 * small boards, where all removals can be tried, it is the minimum in 96 to 99 of 100.) That nothing was found is no proof that nothing is there.
 * Drawing level is not overtaking.
 *
 * A removal must leave a board: where taking a cell's last vote would leave systems that the votes no longer compare both ways (or a
 * tie parameter without maximum), one vote of the cell stays. Weights are taken for numbers of votes.
 *
 * Cost O(rivals · (cells·log cells + systems²)) and some ten to fifty fits of the board.
 *
 * @param pairs of one board, whose systems beat or tied each other along chains of votes
 * @param ties the model of the board, `Board.ties`
 * @throws RatingError `invalid` (options), and what the fits throw: `empty` | `disconnected` | `undecided` | `not_converged`
 * @see Broderick, Giordano and Meager (2020), arXiv:2011.14999; Huang, Shen, Wei and Broderick (2025), arXiv:2508.11847; Huang, Burt,
 *   Shen, Nguyen and Broderick (2024), arXiv:2408.09008, on why to refit on the way
 */
export function fragilityOf(pairs: PairOutcomes, ties: PairModel["name"], options: FragilityOptions = {}): Fragility {
  const { maxShare = 0.25, candidates = Array.from({ length: pairs.systems }, (_, index) => index) } = options;
  if (!(maxShare > 0 && maxShare <= 1)) throw invalid(`${maxShare} is not a share of votes.`);
  const isSystem = (index: number) => Number.isInteger(index) && index >= 0 && index < pairs.systems;
  if (new Set(candidates).size !== candidates.length || !candidates.every(isSystem)) {
    throw invalid(`The candidates ${candidates.join(", ")} are not distinct systems of the board.`);
  }
  const cells = cellsOf(pairs);
  const total = cells.votes.reduce((sum, votes) => sum + votes, 0);
  const none = (first: number | null, reason: FragilityReason): Fragility => {
    return { first, total, maxShare, votes: null, share: null, newFirst: null, removed: [], reason };
  };
  if (candidates.length < 2) return none(candidates[0] ?? null, "no_rival");

  const fit = fitTies(pairs, ties);
  const first = highest(fit.strengths, candidates);
  const board: Search = { cells, systems: pairs.systems, ties, candidates, first };
  const gaps = candidates.map((rival) => fit.strengths[first]! - fit.strengths[rival]!);
  if (gaps.filter((gap) => gap <= sameStrength).length > 1) return none(first, "shared");

  let best: Standing | null = null;
  let limit = Math.floor(total * maxShare);
  let isHeld = true;
  for (const { rival, needed } of likelyRivals(board, fit)) {
    // A prediction is rarely off by more than this: beyond, refits would only confirm that the rival needs more.
    if (best !== null && needed > 1.25 * limit + 2) continue;
    const found = overtake(board, { fit, left: cells.votes, taken: 0, leader: first }, rival, limit);
    if (found === "share") isHeld = false;
    if (typeof found === "string") continue;
    best = found;
    limit = best.taken - 1;
  }
  if (best === null) return none(first, isHeld ? "held" : "share");
  const { taken, left, leader } = giveBack(board, best);
  const removed = [...left.keys()]
    .map((cell): RemovedVotes => {
      const votes = cells.votes[cell]! - left[cell]!;
      return {
        first: cells.first[cell]!,
        second: cells.second[cell]!,
        outcome: cellOutcomes[cells.outcome[cell]!]!,
        votes,
      };
    })
    .filter(({ votes }) => votes > 0)
    .sort((a, b) => b.votes - a.votes);
  return { first, total, maxShare, votes: taken, share: taken / total, newFirst: leader, removed, reason: null };
}

/** The rivals that need the fewest votes by the prediction, with that number; the fewest first. */
function likelyRivals(board: Search, fit: Fit): { rival: number; needed: number }[] {
  const { cells, systems, candidates, first } = board;
  const factor = informationFactor(fit);
  const scores = voteScores(cells, fit);
  const rivals = candidates
    .filter((rival) => rival !== first)
    .map((rival) => {
      const pull = pullOn(first, rival, factor, fit.dimension);
      const gap = fit.strengths[first]! - fit.strengths[rival]!;
      return { rival, pull, gap, atLeast: gap / mostOfAnyVote(pull, systems) };
    })
    .sort((a, b) => a.atLeast - b.atLeast || a.rival - b.rival);
  const likely: { rival: number; needed: number }[] = [];
  for (const { rival, pull, gap, atLeast } of rivals) {
    const last = likely[rivalsTried - 1];
    if (last !== undefined && atLeast >= last.needed) break;
    const needed = votesNeeded(gap, influencesOn(pull, cells, scores, systems), cells.votes);
    const place = likely.findIndex((other) => needed < other.needed);
    likely.splice(place < 0 ? likely.length : place, 0, { rival, needed });
    likely.length = Math.min(likely.length, rivalsTried);
  }
  return likely;
}

/** A bound of what one vote does: neither of its scores is beyond ±1. */
function mostOfAnyVote(pull: Float64Array, systems: number): number {
  let low = 0;
  let high = 0;
  for (let index = 0; index < systems; index += 1) {
    low = Math.min(low, pull[index]! - pull[0]!);
    high = Math.max(high, pull[index]! - pull[0]!);
  }
  return high - low + Math.abs(pull[systems] ?? 0);
}

function invalid(detail: string): RatingError {
  return new RatingError({ code: "invalid", detail });
}
