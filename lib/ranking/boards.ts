import { strongComponents } from "./connectivity";
import { hasFiniteTieMaximum } from "./existence";
import type { Fit } from "./fit";
import { fitDavidson } from "./fit-davidson";
import { fitHalfTie } from "./fit-half-tie";
import { type Covariances, centerCovariance, covariancesOf } from "./intervals";
import { type PairOutcomes, restrictPairs, votesOfSystems } from "./pair-counts";

/** How ties enter the strengths. */
export type TieModel = "davidson" | "half";

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
}

/**
 * One board for each set of systems that beat or tied each other along chains of votes.
 *
 * Votes between two sets all went the same way: they say which is better but put no bound on how much, so that the finite part of the
 * maximum-likelihood solution is that of each set by itself (the limiting conditional model). No prior is brought in to hide that.
 * Sets of one are no board.
 *
 * Where Davidson's tie parameter has no finite maximum (early days: more ties than wins on every cycle, or ties alone), the
 * board falls back to ties as half wins, and says so in `ties`.
 *
 * Strengths are measured from the mean of the shown systems, so that a newcomer's first votes, whose strength is hardly known yet,
 * neither move nor blur anyone's rating through the mean.
 *
 * @param minVotes votes that a system needs on its board to be shown
 * @throws RatingError `not_converged`
 * @see Geyer (2009), Electron. J. Statist. 3, for the limiting conditional model
 */
export function fitBoards(pairs: PairOutcomes, ties: TieModel, minVotes: number): Board[] {
  return strongComponents(pairs)
    .filter((members) => members.length > 1)
    .map((members) => {
      const inside = restrictPairs(pairs, members);
      const tieModel = ties === "davidson" && hasTieMaximum(inside) ? "davidson" : "half";
      const fit = tieModel === "davidson" ? fitDavidson(inside) : fitHalfTie(inside);
      const { all: votes, decisive } = votesOfSystems(inside);
      const enough = [...votes.keys()].filter((position) => votes[position]! >= minVotes);
      // A rating is a place among rivals: one system alone has none.
      const shown = enough.length > 1 ? enough : [];
      const reference = shown.length > 0 ? shown : [...votes.keys()];
      const mean = reference.reduce((sum, position) => sum + fit.strengths[position]!, 0) / reference.length;
      const { model, sandwich } = covariancesOf(fit);
      return {
        members,
        ties: tieModel,
        fit,
        votes,
        decisive,
        shown,
        strengths: fit.strengths.map((strength) => strength - mean),
        covariances: {
          model: centerCovariance(model, members.length, reference),
          sandwich: centerCovariance(sandwich, members.length, reference),
        },
      };
    });
}

/** Without ties Davidson's model is plain Bradley–Terry, whose maximum a strongly connected set always has. */
function hasTieMaximum(pairs: PairOutcomes): boolean {
  return pairs.ties.every((ties) => ties === 0) || hasFiniteTieMaximum(pairs);
}
