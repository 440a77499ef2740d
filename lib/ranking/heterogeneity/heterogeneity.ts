import type { Board } from "../boards";
import type { Comparisons } from "../comparisons";
import { RatingError } from "../errors";
import { eloPerLogit } from "../intervals";
import type { BothBadPolicy } from "../pair-counts";
import { seededRandom } from "../random";
import { spreadGroups } from "../segments/fit-segments";
import { countGroups } from "../segments/group-pairs";
import { groupStatistic, labelUnitsOf, shuffleLabels } from "./label-units";
import { singleVotes } from "./single-votes";
import { shuffleVerdicts, voterSlotsOf } from "./voter-slots";
import { spreadOfSlots } from "./voter-spread";
import { castStatistic, voterStatistic, voterWeights } from "./voter-statistic";

export interface HeterogeneityOptions {
  /** As on the board. Default `tie`. */
  readonly bothBad?: BothBadPolicy;
  /** How often to shuffle, at least 19. Default 199: p-values are multiples of half a percent. */
  readonly rounds?: number;
  /** Any text; the shuffles are drawn from it. Default `heterogeneity`. */
  readonly seed?: string;
}

export interface GroupTestOptions extends HeterogeneityOptions {
  /** σ between the groups in Elo points where `fitSegments` has estimated it already. */
  readonly spread?: number;
}

/**
 * Why nothing can be said. `one_group`: fewer than two groups have votes on the board; `one_vote_each`: no known voter has two votes;
 * `alike`: no shuffle changes anything, since too few people judged the same, or nobody judged a system twice.
 */
export type HeterogeneityReason = "one_group" | "one_vote_each" | "alike";

/** Whether people differ, and by how much. */
export type Heterogeneity = {
  readonly unit: "group" | "voter";
  /** Groups that have votes, or voters who have two or more. */
  readonly compared: number;
  readonly rounds: number;
  readonly seed: string;
} & (
  | {
      readonly statistic: number;
      /** (1 + shuffles at least as extreme)/(1 + rounds): above 0, at most 1. */
      readonly pValue: number;
      /** σ: the standard deviation of a system's strength between them, Elo points; 0 where they differ no more than chance makes them differ. */
      readonly spread: number;
      readonly reason: null;
    }
  | { readonly statistic: null; readonly pValue: null; readonly spread: null; readonly reason: HeterogeneityReason }
);

/**
 * Whether groups judge otherwise than the whole does: a score statistic of all groups and systems, against shuffles of the groups' labels.
 *
 * Labels are shuffled over the voters who are of one group each, so that the tastes of single people are not taken for those of groups; over
 * the votes of a voter who has several groups; and over the votes of unknown voters. A group that ties far more often than another has flatter
 * strengths for it, and may be told apart by that alone. Where a group meets pairs of its own, shuffles meet more pairs than it does, and p
 * is too large rather than too small.
 *
 * Cost that of `spreadGroups`, and O(votes + rounds · (systems judged by each voter + groups · systems)).
 *
 * @param board of all votes, as `fitBoards` made it from the same comparisons
 * @throws RatingError `invalid` (rounds, a part of a vote, or a grounded board) | `not_converged`
 * @see `groupStatistic`; Phipson and Smyth (2010), Statist. Appl. Genet. Mol. Biol. 9(1), for p-values that are never 0
 */
export function testGroups(comparisons: Comparisons, board: Board, options: GroupTestOptions = {}): Heterogeneity {
  const { bothBad, rounds, seed } = settled(options);
  const units = labelUnitsOf(singleVotes(comparisons, board, bothBad));
  const compared = new Set(units.labels).size;
  const facts = { unit: "group", compared, rounds, seed } as const;
  if (compared < 2) return { ...facts, ...untold("one_group") };
  const random = seededRandom(seed);
  const labels = Int32Array.from(units.labels);
  const statistic = groupStatistic(units, units.labels);
  const pValue = shuffledPValue(statistic, rounds, () => {
    shuffleLabels(labels, units.strata, random);
    return groupStatistic(units, labels);
  });
  if (pValue === null) return { ...facts, ...untold("alike") };
  const spread = options.spread ?? spreadOfGroups(comparisons, board, bothBad);
  return { ...facts, statistic, pValue, spread, reason: null };
}

/**
 * Whether single voters have tastes of their own: a score statistic for the variance of their strengths, against shuffles in which
 * verdicts change hands within their pair.
 *
 * If everyone shares one taste, whose verdict on a pair it was says nothing, whatever the chances of the pair: the p-value does not rest on the
 * model. Voters with one vote have verdicts to exchange, but say nothing themselves; those with very many votes count for less than their number.
 *
 * Cost O(votes · rounds).
 *
 * @param board of all votes, as `fitBoards` made it from the same comparisons
 * @throws RatingError `invalid` (rounds, a part of a vote, or a grounded board)
 * @see `voterStatistic`, `estimateVoterSpread`; Phipson and Smyth (2010), Statist. Appl. Genet. Mol. Biol. 9(1), for p-values that are never 0
 */
export function testVoters(comparisons: Comparisons, board: Board, options: HeterogeneityOptions = {}): Heterogeneity {
  const { bothBad, rounds, seed } = settled(options);
  const slots = voterSlotsOf(singleVotes(comparisons, board, bothBad));
  const weights = voterWeights(slots);
  const facts = { unit: "voter", compared: weights.length, rounds, seed } as const;
  if (weights.length === 0) return { ...facts, ...untold("one_vote_each") };
  const random = seededRandom(seed);
  const pool = Uint8Array.from(slots.pool);
  const statistic = castStatistic(slots, weights);
  const pValue = shuffledPValue(statistic, rounds, () => {
    shuffleVerdicts(pool, slots, random);
    return voterStatistic(slots, weights, pool, slots.place);
  });
  const spread = spreadOfSlots(slots, weights, board);
  if (pValue === null || spread === null) return { ...facts, ...untold("alike") };
  return { ...facts, statistic, pValue, spread, reason: null };
}

function spreadOfGroups(comparisons: Comparisons, board: Board, bothBad: BothBadPolicy): number {
  const pairs = countGroups(comparisons, board.members, bothBad);
  return spreadGroups(comparisons, board, bothBad, pairs).spread.spread * eloPerLogit;
}

/** Share of shuffles that are as extreme as what was observed, itself included; null if no shuffle changes anything. */
function shuffledPValue(observed: number, rounds: number, shuffle: () => number): number | null {
  let hits = 0;
  let hasChanged = false;
  for (let round = 0; round < rounds; round += 1) {
    const statistic = shuffle();
    // The same votes summed in another order differ in the last digits.
    const slack = 1e-9 * Math.max(Math.abs(observed), Math.abs(statistic));
    if (statistic >= observed - slack) hits += 1;
    if (Math.abs(statistic - observed) > slack) hasChanged = true;
  }
  return hasChanged ? (1 + hits) / (1 + rounds) : null;
}

function settled(options: HeterogeneityOptions) {
  const { bothBad = "tie", rounds = 199, seed = "heterogeneity" } = options;
  if (!Number.isInteger(rounds) || rounds < 19) {
    throw new RatingError({ code: "invalid", detail: `${rounds} is not a number of rounds from 19 on.` });
  }
  return { bothBad, rounds, seed };
}

function untold(reason: HeterogeneityReason) {
  return { statistic: null, pValue: null, spread: null, reason } as const;
}
