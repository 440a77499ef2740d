import type { Comparisons } from "./comparisons";
import { strongComponents } from "./connectivity";
import { hasFiniteTieMaximum } from "./existence";
import type { Fit, FitOptions } from "./fit";
import { fitDavidson } from "./fit-davidson";
import { fitHalfTie } from "./fit-half-tie";
import { fitRaoKupper } from "./fit-rao-kupper";
import { type Covariances, centerCovariance, covariancesOf } from "./intervals";
import { type BothBadPolicy, type PairOutcomes, restrictPairs, votesOfSystems } from "./pair-counts";
import { effectiveVoters } from "./voters/effective-voters";
import { independentScoreProducts, voterScoreProducts } from "./voters/score-products";
import { type VoterCells, voterCellsOf } from "./voters/voter-cells";

/** How ties enter the strengths. */
export type TieModel = "davidson" | "half" | "rao-kupper";

/** The fit of each tie model. */
export const fitOfTies: Readonly<Record<TieModel, (pairs: PairOutcomes, options?: FitOptions) => Fit>> = {
  davidson: fitDavidson,
  half: fitHalfTie,
  "rao-kupper": fitRaoKupper,
};

/** The votes one by one, for what counts of pairs do not tell: who cast them, and what each weighs. */
export interface VotesOfBoards {
  readonly comparisons: Comparisons;
  readonly bothBad: BothBadPolicy;
}

/** Systems that can be rated against each other, with their fit. Everything is in the order of `members`. */
export interface Board {
  /** Indices of the systems, ascending, at least two. */
  readonly members: readonly number[];
  /** The tie model that was used. */
  readonly ties: TieModel;
  readonly fit: Fit;
  /** Votes of each member against other members: those that the strengths rest on. */
  readonly votes: Float64Array;
  /** Those of them that had a winner. */
  readonly decisive: Float64Array;
  /** Positions in `members` of the systems with enough votes to be shown; empty unless there are two. */
  readonly shown: readonly number[];
  /** Natural-log units, measured from the mean of the shown systems. */
  readonly strengths: Float64Array;
  readonly covariances: Covariances;
  /** The counts that were fitted, in the order of `members`. */
  readonly pairs: PairOutcomes;
  /** The votes by voter, and how many voters each member's votes are worth; null where no voter is known. */
  readonly byVoter: { readonly cells: VoterCells; readonly effective: Float64Array } | null;
}

/**
 * One board for each set of systems that beat or tied each other along chains of votes.
 *
 * Votes between two sets all went the same way: they say which is better but put no bound on how much, so that the finite part of the
 * maximum-likelihood solution is that of each set by itself (the limiting conditional model). No prior is brought in to hide that.
 * Sets of one are no board.
 *
 * Where the tie parameter has no finite maximum (early days: more ties than wins on every cycle, or ties alone), the
 * board falls back to ties as half wins, and says so in `ties`.
 *
 * Strengths are measured from the mean of the shown systems, so that a newcomer's first votes, whose strength is hardly known yet,
 * neither move nor blur anyone's rating through the mean.
 *
 * @param minVotes votes that a system needs on its board to be shown
 * @param votes what the pairs were counted from; where it has voters, the covariances allow for what binds the votes of one
 * @throws RatingError `not_converged`
 * @see Geyer (2009), Electron. J. Statist. 3, for the limiting conditional model
 */
export function fitBoards(pairs: PairOutcomes, ties: TieModel, minVotes: number, votes?: VotesOfBoards): Board[] {
  return strongComponents(pairs)
    .filter((members) => members.length > 1)
    .map((members) => {
      const inside = restrictPairs(pairs, members);
      const tieModel = ties === "half" || hasTieMaximum(inside) ? ties : "half";
      return boardOf(members, inside, tieModel, fitOfTies[tieModel](inside), minVotes, votes);
    });
}

/**
 * A board from a fit of some systems. Cost 5·systems³, and O(votes) for the voters.
 *
 * @param inside counts among the members, in their order
 */
export function boardOf(
  members: readonly number[],
  inside: PairOutcomes,
  ties: TieModel,
  fit: Fit,
  minVotes: number,
  votes?: VotesOfBoards,
): Board {
  const { all, decisive } = votesOfSystems(inside);
  const enough = [...all.keys()].filter((position) => all[position]! >= minVotes);
  // A rating is a place among rivals: one system alone has none.
  const shown = enough.length > 1 ? enough : [];
  const reference = shown.length > 0 ? shown : [...all.keys()];
  const mean = reference.reduce((sum, position) => sum + fit.strengths[position]!, 0) / reference.length;
  const byVoter = fit.model === "grounded" ? null : votersOf(members, votes);
  const { model, sandwich, clustered } = covariancesOf(
    fit,
    fit.model === "grounded" ? fit.scoreProducts : independentProducts(members, fit, votes),
    byVoter === null ? undefined : voterScoreProducts(byVoter.cells, fit).products,
  );
  const centered = (covariance: Float64Array) => centerCovariance(covariance, members.length, reference);
  return {
    members,
    ties,
    fit,
    votes: all,
    decisive,
    shown,
    strengths: fit.strengths.map((strength) => strength - mean),
    covariances: {
      model: centered(model),
      sandwich: centered(sandwich),
      ...(clustered && { clustered: centered(clustered) }),
    },
    pairs: inside,
    byVoter,
  };
}

function votersOf(members: readonly number[], votes: VotesOfBoards | undefined): Board["byVoter"] {
  if (votes === undefined || votes.comparisons.voters.length === 0) return null;
  const cells = voterCellsOf(votes.comparisons, votes.bothBad, members);
  return cells.voters.length === 0 ? null : { cells, effective: effectiveVoters(cells) };
}

/** Weighted votes need their squared weights, which counts do not hold. */
function independentProducts(members: readonly number[], fit: Fit, votes: VotesOfBoards | undefined): Float64Array {
  if (votes === undefined || votes.comparisons.weight.every((weight) => weight === 1)) return fit.scoreProducts;
  return independentScoreProducts(votes.comparisons, fit, votes.bothBad, members);
}

/** Without ties every tie model is plain Bradley–Terry, whose maximum a strongly connected set always has. */
function hasTieMaximum(pairs: PairOutcomes): boolean {
  return pairs.ties.every((ties) => ties === 0) || hasFiniteTieMaximum(pairs);
}
