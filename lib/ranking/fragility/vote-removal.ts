import { strongComponents } from "../connectivity";
import { hasFiniteTieMaximum } from "../existence";
import type { Fit, FitOptions, PairModel } from "../fit";
import { fitDavidson } from "../fit-davidson";
import { fitHalfTie } from "../fit-half-tie";
import { fitRaoKupper } from "../fit-rao-kupper";
import type { PairOutcomes } from "../pair-counts";
import {
  influencesOn,
  informationFactor,
  mostInfluential,
  pairsOfCells,
  pullOn,
  type VoteCells,
  voteScores,
  votesNeeded,
} from "./vote-influence";

/** Strengths closer than this, in logits, are the same: above the rounding of a fit, and far below what anybody can see. */
export const sameStrength = 1e-7;
/** A vote is worth a trial of giving it back if its predicted effect is no more than so many times the lead. */
const returnSlack = 2;
/** Refits spent in vain on giving votes back before it is left at that. */
const returnsTried = 8;

/** What stays the same during a search. */
export interface Search {
  readonly cells: VoteCells;
  readonly systems: number;
  readonly ties: PairModel["name"];
  /** Systems that can hold the first place. */
  readonly candidates: readonly number[];
  readonly first: number;
}

/** The board after votes were taken: what each cell still holds, the refit, and which candidate leads. */
export interface Standing {
  readonly left: Float64Array;
  readonly taken: number;
  readonly fit: Fit;
  readonly leader: number;
}

/**
 * Takes votes until the refit has another leader than the first, at most `limit`: half of those that the prediction asks for, refit, and
 * so on, so that the last steps are single votes. Cost: about log₂(votes taken) fits.
 *
 * @param rival whom the votes are taken in favor of; somebody else may profit first
 * @returns `share` where `limit` is reached, `held` where no helpful vote is left that the board can spare
 */
export function overtake(board: Search, start: Standing, rival: number, limit: number): Standing | "share" | "held" {
  const kept = new Float64Array(board.cells.votes.length);
  let now = start;
  while (now.leader === board.first) {
    const room = limit - now.taken;
    if (room < 1) return "share";
    const influences = influencesAt(board, now.fit, rival);
    const gap = now.fit.strengths[board.first]! - now.fit.strengths[rival]!;
    const needed = votesNeeded(gap, influences, spared(now.left, kept));
    const left = takeVotes(board, now.left, kept, influences, Math.ceil(Math.min(needed, room) / 2));
    if (left === null) return "held";
    now = standingOf(board, left, now.fit);
  }
  return now;
}

/**
 * Gives back, one by one, votes without which another system leads all the same, the least helpful first. Only those are tried whose
 * predicted effect is within reach of the lead. Cost: a fit for each vote given back, and at most eight more.
 */
export function giveBack(board: Search, found: Standing): Standing {
  const tried = new Set<number>();
  let now = found;
  while (tried.size < returnsTried) {
    const influences = influencesAt(board, now.fit, now.leader);
    const lead = now.fit.strengths[now.leader]! - now.fit.strengths[board.first]!;
    let least = -1;
    for (let cell = 0; cell < influences.length; cell += 1) {
      const isTaken = now.left[cell]! < board.cells.votes[cell]!;
      if (!isTaken || tried.has(cell) || influences[cell]! > returnSlack * lead) continue;
      if (least < 0 || influences[cell]! < influences[least]!) least = cell;
    }
    if (least < 0) break;
    const left = Float64Array.from(now.left);
    left[least] = Math.min(left[least]! + 1, board.cells.votes[least]!);
    // One tie more than none can be what a tie parameter has no maximum for.
    const fuller = isRatable(board, left) ? standingOf(board, left, now.fit) : null;
    if (fuller === null || fuller.leader === board.first) tried.add(least);
    else now = fuller;
  }
  return now;
}

const fitters: Readonly<Record<PairModel["name"], (pairs: PairOutcomes, options?: FitOptions) => Fit>> = {
  half: fitHalfTie,
  davidson: fitDavidson,
  "rao-kupper": fitRaoKupper,
};

/** The maximum-likelihood fit by the model of a board. @param start `parameters` of a fit of nearly the same votes */
export function fitTies(pairs: PairOutcomes, ties: PairModel["name"], start?: Float64Array): Fit {
  return fitters[ties](pairs, { start });
}

/** The candidate of highest strength, of several equal ones that which is listed first. */
export function highest(strengths: Float64Array, candidates: readonly number[]): number {
  return candidates.reduce((best, index) => (strengths[index]! > strengths[best]! ? index : best));
}

function standingOf(board: Search, left: Float64Array, before: Fit): Standing {
  const fit = fitTies(pairsOfCells(board.cells, left, board.systems), board.ties, before.parameters);
  const top = highest(fit.strengths, board.candidates);
  const isOvertaken = fit.strengths[top]! - fit.strengths[board.first]! > sameStrength;
  const taken = board.cells.votes.reduce((sum, votes, cell) => sum + (votes - left[cell]!), 0);
  return { left, taken, fit, leader: isOvertaken ? top : board.first };
}

function influencesAt(board: Search, fit: Fit, rival: number): Float64Array {
  const pull = pullOn(board.first, rival, informationFactor(fit), fit.dimension);
  return influencesOn(pull, board.cells, voteScores(board.cells, fit), board.systems);
}

/**
 * Takes the most influential votes that the board can spare. Where a cell's last vote is one that it cannot, this is noted in `kept`.
 *
 * @returns what is left of each cell, null if nothing can be spared
 */
function takeVotes(
  board: Search,
  left: Float64Array,
  kept: Float64Array,
  influences: Float64Array,
  votes: number,
): Float64Array | null {
  for (;;) {
    const takings: { cell: number; amount: number }[] = [];
    const free = spared(left, kept);
    let missing = votes;
    for (const cell of mostInfluential(influences, free)) {
      if (missing <= 0) break;
      const amount = Math.min(free[cell]!, missing);
      takings.push({ cell, amount });
      missing -= amount;
    }
    if (takings.length === 0) return null;
    const without = (count: number) => {
      const rest = Float64Array.from(left);
      for (const { cell, amount } of takings.slice(0, count)) rest[cell] = rest[cell]! - amount;
      return rest;
    };
    const rest = without(takings.length);
    if (isRatable(board, rest)) return rest;
    // The first so many takings leave a board, one more does not: bisection finds such a place.
    let harmless = 0;
    let harmful = takings.length;
    while (harmful - harmless > 1) {
      const middle = (harmless + harmful) >>> 1;
      if (isRatable(board, without(middle))) harmless = middle;
      else harmful = middle;
    }
    const { cell } = takings[harmful - 1]!;
    kept[cell] = Math.min(1, left[cell]!);
  }
}

function spared(left: Float64Array, kept: Float64Array): Float64Array {
  return left.map((votes, cell) => votes - kept[cell]!);
}

function isRatable({ cells, systems, ties }: Search, left: Float64Array): boolean {
  const pairs = pairsOfCells(cells, left, systems);
  if (strongComponents(pairs).length > 1) return false;
  return ties === "half" || pairs.ties.every((votes) => votes === 0) || hasFiniteTieMaximum(pairs);
}
