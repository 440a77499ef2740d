import type { Board } from "../boards";
import { RatingError } from "../errors";
import { centerCovariance, eloPerLogit } from "../intervals";
import { choleskyInverse, sandwichProduct } from "../linear-algebra";
import { type PairOutcomes, votesOfSystems } from "../pair-counts";
import {
  mapCovariances,
  type PooledIntervalOptions,
  type PooledStrengths,
  pooledStrengths,
  referenceOf,
} from "./pooled-ratings";
import { centerOf, shrinkGroups } from "./shrunken-groups";

/** One annotator's ratings. */
export interface Personal extends PooledStrengths {
  /** Their votes on the board. */
  readonly votes: number;
  /** Those in which each system took part, in the order of the board's members. */
  readonly votesOfSystems: Float64Array;
}

/**
 * One annotator's ratings, drawn towards those of the whole: the most likely strengths θ + δ given their votes, with δ ~ N(0, σ²(1 − 11ᵀ/n))
 * and θ, ν the board's.
 *
 * Without a vote they are the whole's to the last bit, and systems that the person never judged move only as far as the board's mean does. A
 * strength's variance is σ²B + BVB, B = (1 + σ²H)⁻¹, H the information of the votes, V the whole's covariance. σ is taken as known: it comes
 * from many people. So the interval of someone who never voted is not the whole's: it says how far a person's taste may lie from it.
 *
 * With few annotators V should be the clustered one, which knows that other people would have made another whole; it is used where the board
 * has it. Cost O(iterations · (pairs + systems³)).
 *
 * @param pairs the annotator's votes, in positions among the board's members (`restrictPairs`)
 * @param spread σ between annotators in Elo points, of `estimateVoterSpread`; with 0 everybody's ratings are the whole's
 * @throws RatingError `invalid` (spread, pairs of another board, or a grounded board) | `not_converged`
 * @see Laird and Ware (1982), Biometrics 38(4)
 */
export function fitPersonal(
  pairs: PairOutcomes,
  board: Board,
  spread: number,
  options: PooledIntervalOptions = {},
): Personal {
  const size = board.members.length;
  if (!(spread >= 0 && spread < Number.POSITIVE_INFINITY)) {
    throw new RatingError({ code: "invalid", detail: `${spread} is not a standard deviation.` });
  }
  if (pairs.systems !== size) {
    throw new RatingError({
      code: "invalid",
      detail: `The votes are of ${pairs.systems} systems, the board has ${size}.`,
    });
  }
  const { all } = votesOfSystems(pairs);
  const votes = { votes: all.reduce((sum, count) => sum + count, 0) / 2, votesOfSystems: all };
  const variance = (spread / eloPerLogit) ** 2;
  if (variance === 0) {
    return { ...votes, ...pooledStrengths(board, new Float64Array(size), board.covariances, options) };
  }
  const center = centerOf(board);
  // One person's votes do not move ν.
  const model = { ...center.model, hasTieParameter: false };
  const { deviations, factors } = shrinkGroups(
    { ...center, model },
    { groups: [pairs], rest: noPairs(size) },
    variance,
  );
  const inverse = choleskyInverse(factors[0]!, size);
  const everyone = [...board.members.keys()];
  const covariances = mapCovariances(board.covariances, (whole) => {
    const passedOn = sandwichProduct(inverse, centerCovariance(whole, size, everyone), size);
    const sum = passedOn.map((value, at) => value + variance * inverse[at]!);
    return centerCovariance(sum, size, referenceOf(board));
  });
  return { ...votes, ...pooledStrengths(board, deviations[0]!, covariances, options) };
}

function noPairs(systems: number): PairOutcomes {
  const none = new Float64Array(0);
  return {
    systems,
    first: new Int32Array(0),
    second: new Int32Array(0),
    firstWins: none,
    secondWins: none,
    ties: none,
  };
}
