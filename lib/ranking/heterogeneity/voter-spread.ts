import type { Board } from "../boards";
import type { Comparisons } from "../comparisons";
import { eloPerLogit } from "../intervals";
import type { BothBadPolicy } from "../pair-counts";
import { modelOfFit } from "../pair-models";
import { singleVotes } from "./single-votes";
import { informationOfVote } from "./vote-information";
import { type VoterSlots, voterSlotsOf } from "./voter-slots";
import { castStatistic, expectedStatistic, statisticSlope, voterWeights } from "./voter-statistic";

/** How far single voters lie apart. */
export interface VoterSpread {
  /**
   * σ: the standard deviation of a system's strength between voters, Elo points. 0 where they differ no more than chance makes them differ; null
   * where votes cannot tell: nobody has two, or only one person has.
   */
  readonly spread: number | null;
  /** Voters with two votes or more on the board. */
  readonly voters: number;
}

/** Elo points; more than this is not believed: a spread of so much says "at least". */
export const largestSpread = 1000;
/** Normal steps on either side, and how many make a standard error, for an average over a normal distribution. */
const normalSteps = 20;
const stepsPerError = 4;

/**
 * How far the tastes of single voters lie apart, by moments: how much more the surprises of one voter point the same way than
 * they do when verdicts change hands within their pairs. No voter is fitted.
 *
 * With strengths θ + δ_v, δ_v ~ N(0, σ²(1 − 11ᵀ/n)), the products of two scores of one voter have expectation σ²·(their informations'
 * product) for small σ. The strengths of the whole are those of a mixture, flatter than each voter's own, which makes the products smaller by
 * the square of c = E I(u)/I(0), u ~ N(0, 2σ²), I the information of a vote; σ is the solution of σ²c(σ)² = moment. Each voter is part of the
 * whole that they are measured from, which is made up for by the chance that two votes are of the same voter.
 *
 * Cost O(votes).
 *
 * @throws RatingError `invalid`: a part of a vote, or a grounded board
 * @see Zeger, Liang and Albert (1988), Biometrics 44(4), for the flattening;
 *   McCullagh and Nelder (1989), Generalized Linear Models, §14, for the moments
 */
export function estimateVoterSpread(
  comparisons: Comparisons,
  board: Board,
  options: { readonly bothBad?: BothBadPolicy } = {},
): VoterSpread {
  const slots = voterSlotsOf(singleVotes(comparisons, board, options.bothBad ?? "tie"));
  return { spread: spreadOfSlots(slots, voterWeights(slots), board), voters: slots.voterStarts.length - 1 };
}

/** σ in Elo points from votes that are already taken apart; see `estimateVoterSpread`. */
export function spreadOfSlots(slots: VoterSlots, weights: Float64Array, board: Board): number | null {
  const slope = statisticSlope(slots, weights) * (1 - chanceOfSameVoter(slots));
  if (!(slope > 0)) return null;
  const moment = (castStatistic(slots, weights) - expectedStatistic(slots, weights)) / slope;
  return moment > 0 ? steepen(moment, board) : 0;
}

function chanceOfSameVoter({ voterStarts, pool }: VoterSlots): number {
  let sum = 0;
  for (let voter = 0; voter + 1 < voterStarts.length; voter += 1) {
    sum += ((voterStarts[voter + 1]! - voterStarts[voter]!) / pool.length) ** 2;
  }
  return sum;
}

/** σ in Elo points from its square as the whole's flattened strengths show it. */
function steepen(moment: number, board: Board): number {
  const model = modelOfFit(board.fit);
  const tau = board.fit.parameters[board.fit.systems] ?? 0;
  const informationAt = (difference: number) => informationOfVote(model, difference, tau);
  const flattened = (spread: number) => {
    let sum = 0;
    let total = 0;
    for (let step = -normalSteps; step <= normalSteps; step += 1) {
      const error = step / stepsPerError;
      const density = Math.exp(-(error * error) / 2);
      sum += density * informationAt(Math.SQRT2 * spread * error);
      total += density;
    }
    return (spread * sum) / total / informationAt(0);
  };
  const most = largestSpread / eloPerLogit;
  let low = 0;
  let high = most;
  // Halved until nothing is left to halve.
  for (let middle = most / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (flattened(middle) ** 2 < moment) low = middle;
    else high = middle;
  }
  return high * eloPerLogit;
}
