import { type AxisKey, axes } from "./axes";

/** Places on an axis that a belief is kept for: 41, from −1 to 1. */
const points = 41;

/** The places themselves. */
export const grid: Float64Array = Float64Array.from({ length: points }, (_, at) => -1 + (2 * at) / (points - 1));

/** Spread of tastes before anything is known of a person. */
const priorSd = 0.5;

/**
 * What is known of a person's taste: for each axis the probability of each place of `grid`, which sums to 1. The axes are
 * kept apart: where one answer tells of two, only their margins are remembered.
 */
export type Belief = Readonly<Record<AxisKey, Float64Array>>;

/** A place on an axis, and how sure it is: mean and standard deviation of a belief. */
export interface AxisEstimate {
  readonly axis: AxisKey;
  readonly mean: number;
  readonly sd: number;
}

/** What is believed of somebody of whom nothing is known: on each axis a normal of mean 0 and sd 0.5, cut off at −1 and 1. */
export function priorBelief(): Belief {
  const density = grid.map((place) => Math.exp(-0.5 * (place / priorSd) ** 2));
  const belief = normalize(density);
  return Object.fromEntries(axes.map(({ key }) => [key, belief])) as Record<AxisKey, Float64Array>;
}

/** Mean and standard deviation on each axis, in the order of `axes`. */
export function estimateAxes(belief: Belief): AxisEstimate[] {
  return axes.map(({ key }) => {
    let mean = 0;
    let square = 0;
    for (const [at, chance] of belief[key].entries()) {
      mean += chance * grid[at]!;
      square += chance * grid[at]! ** 2;
    }
    return { axis: key, mean, sd: Math.sqrt(Math.max(0, square - mean * mean)) };
  });
}

/**
 * Scales weights to sum to 1.
 *
 * @throws RangeError where they sum to nothing: what was seen had been held impossible
 */
export function normalize(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0)) throw new RangeError("A belief needs some weight above zero.");
  return weights.map((weight) => weight / sum);
}
