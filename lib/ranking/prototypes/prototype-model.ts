import { hasFiniteTieMaximum } from "../existence";
import type { Fit, PairModel } from "../fit";
import { fitDavidson } from "../fit-davidson";
import { fitHalfTie } from "../fit-half-tie";
import { type PairOutcomes, votesOfSystems } from "../pair-counts";
import { modelOfFit } from "../pair-models";
import type { KnownVotes } from "./prototype-votes";

/** Outcomes of a pair, as in the cells of `VoterCells`: first wins, second wins, tie. */
export const outcomesOfPair = 3;

/** How ties enter the strengths of a class. */
export type PrototypeTies = "davidson" | "half";

/** What is fitted. */
export interface MixtureProblem {
  readonly known: KnownVotes;
  /** All voters taken for one class. */
  readonly whole: Fit;
  readonly ties: PrototypeTies;
  /** That of the whole, and of each class. */
  readonly model: PairModel;
  /** Votes that every class has beforehand, by cell: see `priorVotes`. */
  readonly prior: Float64Array;
}

/**
 * What is needed to fit mixtures to these votes. Ties are modeled where Davidson's maximum is finite, else they are half wins, as on the boards.
 *
 * @throws RatingError `not_converged`
 */
export function poseProblem(known: KnownVotes, wanted: PrototypeTies): MixtureProblem {
  const { pairs } = known;
  const hasMaximum = pairs.ties.every((votes) => votes === 0) || hasFiniteTieMaximum(pairs);
  const ties = wanted === "davidson" && hasMaximum ? "davidson" : "half";
  const whole = ties === "davidson" ? fitDavidson(pairs) : fitHalfTie(pairs);
  const model = modelOfFit(whole);
  return { known, whole, ties, model, prior: priorVotes(pairs, whole, model) };
}

/**
 * Votes that every class is given beforehand: about one for each system, split over its pairs as its votes are, and over the outcomes as the whole
 * would vote.
 *
 * A pair with n of the nᵢ and nⱼ votes of its systems is given n/nᵢ + n/nⱼ: `systems` votes in all, at least one for each system. Being what the whole
 * expects, they pull towards the whole's strengths and ν and nowhere else, however many they are; and they give every pair votes both ways,
 * so that a class always has a finite maximum. Against a class's hundreds or thousands of votes they are little.
 *
 * @returns length pairs · 3, by cell
 * @see Galindo-Garre and Vermunt (2006), Behaviormetrika 33(1), and Clogg et al. (1991), J. Am. Statist. Assoc. 86(413), on such priors
 */
function priorVotes(pairs: PairOutcomes, whole: Fit, model: PairModel): Float64Array {
  const { all } = votesOfSystems(pairs);
  const prior = logChancesOf(pairs, model, whole.parameters).map(Math.exp);
  for (let pair = 0; pair < pairs.first.length; pair += 1) {
    const votes = pairs.firstWins[pair]! + pairs.secondWins[pair]! + pairs.ties[pair]!;
    const given = votes / all[pairs.first[pair]!]! + votes / all[pairs.second[pair]!]!;
    const at = pair * outcomesOfPair;
    prior[at] = given * prior[at]!;
    prior[at + 1] = given * prior[at + 1]!;
    // Without a tie parameter the chances of the two wins make up the whole.
    prior[at + 2] = model.hasTieParameter ? given * prior[at + 2]! : 0;
  }
  return prior;
}

/**
 * Logarithm of the chance of every cell on one board. Where ties are half wins, that of a tie is the mean of the wins'. Cost O(pairs).
 *
 * @param parameters of a fit by this model
 * @returns one number a cell
 */
export function logChancesOf(pairs: PairOutcomes, model: PairModel, parameters: Float64Array): Float64Array {
  const table = new Float64Array(pairs.first.length * outcomesOfPair);
  const derivatives = new Float64Array(5);
  const tau = parameters[pairs.systems] ?? 0;
  for (let pair = 0; pair < pairs.first.length; pair += 1) {
    const difference = parameters[pairs.first[pair]!]! - parameters[pairs.second[pair]!]!;
    const at = pair * outcomesOfPair;
    table[at] = model.term(difference, tau, 1, 0, 0, derivatives);
    table[at + 1] = model.term(difference, tau, 0, 1, 0, derivatives);
    table[at + 2] = model.term(difference, tau, 0, 0, 1, derivatives);
  }
  return table;
}

/**
 * Score of one vote of every cell on one board: by the difference of strengths and by τ, as from `PairModel.scores`. Cost O(pairs).
 *
 * @returns two numbers a cell
 */
export function cellScoresOf(pairs: PairOutcomes, model: PairModel, parameters: Float64Array): Float64Array {
  const tau = parameters[pairs.systems] ?? 0;
  const size = 2 * outcomesOfPair;
  const scores = new Float64Array(pairs.first.length * size);
  for (let pair = 0; pair < pairs.first.length; pair += 1) {
    const difference = parameters[pairs.first[pair]!]! - parameters[pairs.second[pair]!]!;
    model.scores(difference, tau, scores.subarray(pair * size, (pair + 1) * size));
  }
  return scores;
}
