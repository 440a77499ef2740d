import { fitHalfTie } from "@/lib/ranking/fit-half-tie";
import { covariancesOf } from "@/lib/ranking/intervals";
import { countPairs, settleBothBad, votesOfSystems } from "@/lib/ranking/pair-counts";
import { weighInformation } from "@/lib/sampling/policy/information";
import type { Judged } from "./queries";

/** Prior precision of the plan's own fit: a standard deviation of 350 Elo points. It bounds what is not known yet. */
const ridge = 0.25;

/** A plan before it is stored. */
export interface MadePlan {
  readonly votes: number;
  readonly systems: readonly string[];
  readonly information: Float32Array | null;
  readonly judgedOfSystems: readonly number[];
}

/**
 * What an arena's votes say about what to ask next: Bradley–Terry with a prior, and from its covariance what one more vote on each pair of
 * drawable systems is expected to tell about them all. Pure. Cost systems³.
 *
 * @throws RatingError `not_converged`
 */
export function makePlan({ systems, cells }: Pick<Judged, "systems" | "cells">): MadePlan {
  const ids = [...new Set([...systems, ...cells.flatMap(({ left, right }) => [left, right])])];
  const pairs = settleBothBad(countPairs(cells, ids), "tie");
  const judged = votesOfSystems(pairs).all;
  const facts = { systems, judgedOfSystems: systems.map((_, index) => judged[index]!) };
  const votes = cells.reduce((sum, cell) => sum + cell.votes, 0);
  if (votes === 0 || systems.length < 2) return { ...facts, votes, information: null };
  const fit = fitHalfTie(pairs, { ridge });
  const { model } = covariancesOf(fit);
  const covariance = new Float64Array(systems.length ** 2);
  systems.forEach((_, row) => {
    covariance.set(model.subarray(row * ids.length, row * ids.length + systems.length), row * systems.length);
  });
  const weights = weighInformation(fit.strengths.subarray(0, systems.length), covariance, () => true);
  return {
    ...facts,
    votes,
    information: weights && Float32Array.from(weights.sums.subarray(1), (end, pair) => end - weights.sums[pair]!),
  };
}
