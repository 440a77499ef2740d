import {
  type ChosenVariance,
  chooseVariance,
  eloPerLogit,
  halfWidth95,
  type IntervalKind,
  meanRating,
} from "../intervals";
import { votesOfSystems } from "../pair-counts";
import { ranksOf } from "../ranks";
import type { Mixture } from "./prototype-climb";
import type { MixtureVariances } from "./prototype-covariance";
import { pairsOfCounts } from "./prototype-em";
import type { MixtureProblem } from "./prototype-model";

/** A system's place in a class. `low`…`high` is a 95 % interval of the rating, Elo points. */
export interface PrototypeRating {
  /** Index into `comparisons.systems`. */
  readonly system: number;
  /** Natural-log units; those of a class have mean 0. */
  readonly strength: number;
  /** Elo points; those of a class have mean 1000. */
  readonly rating: number;
  readonly low: number;
  readonly high: number;
  /** Within the class, as far as the intervals tell. */
  readonly rank: number;
  readonly interval: IntervalKind;
  /** Votes of the class in which it took part, expected. */
  readonly votes: number;
}

/** By how much a class rates a system otherwise than the whole does, Elo points, with a 95 % interval. */
export interface PrototypeContrast {
  readonly system: number;
  /** Rating in the class minus rating in the whole. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/** A board. */
export interface PrototypeBoard {
  /** Davidson's ν: the larger, the readier with ties. Null with half wins. */
  readonly nu: number | null;
  /** In the order of `Prototypes.members`. */
  readonly ratings: readonly PrototypeRating[];
}

/** Votes with a winner below which the clustered variance alone is not trusted to be wide enough, as on the boards. */
const lowCount = 100;

/**
 * The board of one class of a mixture.
 *
 * @param members positions in `known.members`, in the order of the result
 */
export function boardOf(
  problem: MixtureProblem,
  mixture: Mixture,
  index: number,
  variances: MixtureVariances,
  members: readonly number[],
): PrototypeBoard {
  const { known, whole } = problem;
  const fit = mixture.fits[index]!;
  const { all } = votesOfSystems(pairsOfCounts(known.pairs, mixture.counts[index]!));
  const chosen = chooseVariances(problem, mixture, index, variances);
  const bounds = members.map((place) => {
    const { variance, kind } = chosen[place]!;
    const strength = fit.strengths[place]!;
    const rating = meanRating + strength * eloPerLogit;
    const half = halfWidth95(variance);
    return {
      system: known.members[place]!,
      strength,
      rating,
      low: rating - half,
      high: rating + half,
      interval: kind,
      votes: all[place]!,
    };
  });
  const ranks = ranksOf(bounds);
  // Where nobody tied, the whole was fitted without ν, which is then 0, and so were the classes.
  return { nu: fit.nu ?? whole.nu, ratings: bounds.map((bound, row) => ({ ...bound, rank: ranks[row]! })) };
}

/** The variance of each strength of a class, natural-log units squared. */
function chooseVariances(
  { known }: MixtureProblem,
  { counts }: Mixture,
  index: number,
  { model, clustered, voters }: MixtureVariances,
): ChosenVariance[] {
  const { decisive } = votesOfSystems(pairsOfCounts(known.pairs, counts[index]!));
  return Array.from(decisive, (votes, place) => {
    const at = index * decisive.length + place;
    const byVoter = { clusters: voters[at]!, clustered: clustered[at]! };
    return chooseVariance(model[at]!, clustered[at]!, "cautious", votes, lowCount, byVoter);
  });
}

/**
 * Every system's rating in one class against that in the whole, the surest difference first. Intervals are clustered by voter, and know that both
 * ratings rest on the same votes.
 */
export function contrastsOf(
  problem: MixtureProblem,
  mixture: Mixture,
  index: number,
  variances: MixtureVariances,
): PrototypeContrast[] {
  const fit = mixture.fits[index]!;
  const chosen = chooseVariances(problem, mixture, index, variances);
  const contrasts = Array.from(problem.known.members, (system, place): PrototypeContrast => {
    const at = index * fit.systems + place;
    // Where the rating's own variance was not trusted to be wide enough, that of the difference is widened alike.
    const widening = Math.max(0, chosen[place]!.variance - variances.clustered[at]!);
    const half = halfWidth95(variances.difference[at]! + widening);
    const difference = (fit.strengths[place]! - problem.whole.strengths[place]!) * eloPerLogit;
    return { system, difference, low: difference - half, high: difference + half };
  });
  const clearance = ({ low, high }: PrototypeContrast) => Math.max(low, -high);
  return contrasts.sort((one, other) => clearance(other) - clearance(one));
}
