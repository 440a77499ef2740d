import type { Board } from "../boards";
import {
  type Covariances,
  chooseVariance,
  eloPerLogit,
  halfWidth95,
  type IntervalKind,
  meanRating,
} from "../intervals";

/** How the intervals of pooled ratings are chosen; the board's own options. */
export interface PooledIntervalOptions {
  /** Default `cautious`. */
  readonly interval?: IntervalKind | "cautious";
  /** Default 100. */
  readonly lowCount?: number;
}

/** A system's rating for some of the people, with its 95 % interval, Elo points. */
export interface PooledRating {
  /** Index into `comparisons.systems`. */
  readonly system: number;
  readonly rating: number;
  readonly low: number;
  readonly high: number;
  readonly interval: IntervalKind;
}

/** Strengths of a group or a person, in the order and the gauge of the board they belong to. */
export interface PooledStrengths {
  /** Natural-log units, measured from the mean of the board's shown systems. */
  readonly strengths: Float64Array;
  /** The kinds that the board has. For `liftsOf`, beside the board's `decisive`, `shown` and effective voters. */
  readonly covariances: Covariances;
  /** In the order of the board's `members`, shown on the board or not. */
  readonly ratings: readonly PooledRating[];
}

/** The board's covariances, each kind passed through a function. */
export function mapCovariances(
  { model, sandwich, clustered }: Covariances,
  change: (covariance: Float64Array) => Float64Array,
): Covariances {
  return { model: change(model), sandwich: change(sandwich), ...(clustered && { clustered: change(clustered) }) };
}

/** Positions that strengths of the board are measured from. */
export function referenceOf(board: Board): readonly number[] {
  return board.shown.length > 0 ? board.shown : [...board.members.keys()];
}

/**
 * Strengths and ratings on the board's scale.
 *
 * @param deviation δ, natural-log units: by how much each strength differs from that of the whole. Zeros give the whole to the last bit
 * @param covariances of the strengths, measured from the mean of `referenceOf`
 */
export function pooledStrengths(
  board: Board,
  deviation: Float64Array,
  covariances: Covariances,
  options: PooledIntervalOptions,
): PooledStrengths {
  const { interval = "cautious", lowCount = 100 } = options;
  const size = board.members.length;
  const reference = referenceOf(board);
  const mean = reference.reduce((sum, position) => sum + deviation[position]!, 0) / reference.length;
  const strengths = board.strengths.map((strength, index) => strength + (deviation[index]! - mean));
  const ratings = board.members.map((system, index): PooledRating => {
    const diagonal = index * size + index;
    const clustered = covariances.clustered?.[diagonal];
    const clusters = board.byVoter?.effective[index];
    const { variance, kind } = chooseVariance(
      covariances.model[diagonal]!,
      covariances.sandwich[diagonal]!,
      interval,
      board.decisive[index]!,
      lowCount,
      clustered === undefined || clusters === undefined ? undefined : { clusters, clustered },
    );
    const rating = meanRating + strengths[index]! * eloPerLogit;
    const half = halfWidth95(variance);
    return { system, rating, low: rating - half, high: rating + half, interval: kind };
  });
  return { strengths, covariances, ratings };
}
