import type { Measured } from "./measured";
import { countPairable, type Rating } from "./pairable-ratings";

export interface RawAgreement {
  /** Units with two ratings or more. */
  readonly units: number;
  /** Unordered pairs of ratings of one unit. */
  readonly pairs: number;
  /** Those of them that say the same. */
  readonly agreeing: number;
  /** agreeing / pairs. */
  readonly share: Measured<"no_pair">;
}

/**
 * Share of the pairs of ratings within a unit that say the same, without regard to chance.
 *
 * Every pair counts once, so that a unit with m ratings weighs m(m − 1)/2. Pairs that share a rating are not independent, which is
 * why there is no interval. Cost O(ratings + values·log values).
 *
 * @param ratings at most one for each unit and rater
 * @throws EvaluationError `invalid` | `repeated`
 */
export function measureRawAgreement(ratings: Iterable<Rating>): RawAgreement {
  const { units, sizes, entryCounts } = countPairable(ratings);
  const pairs = pairsWithin(sizes);
  const agreeing = pairsWithin(entryCounts);
  const share = pairs === 0 ? ({ value: null, reason: "no_pair" } as const) : { value: agreeing / pairs, reason: null };
  return { units, pairs, agreeing, share };
}

function pairsWithin(sizes: Float64Array): number {
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
