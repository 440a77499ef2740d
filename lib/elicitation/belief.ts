import { type AxisKey, axes } from "./axes";
import { pointCount, tastes } from "./points";

/**
 * What is known of a person's taste: a weight for each of the points of `points.ts`, which sum to 1. The axes are kept
 * together, so that an answer about two of them is understood better when one of them is asked about later.
 */
export type Belief = Float64Array;

/** A place on an axis, and how sure it is: mean and standard deviation of a belief. */
export interface AxisEstimate {
  readonly axis: AxisKey;
  readonly mean: number;
  readonly sd: number;
}

/** What is believed of somebody of whom nothing is known: every point alike, since they are drawn from just that. */
export function priorBelief(): Belief {
  return new Float64Array(pointCount).fill(1 / pointCount);
}

/** Mean and standard deviation on each axis, in the order of `axes`. O(axes · points). */
export function estimateAxes(belief: Belief): AxisEstimate[] {
  return axes.map(({ key }, axis) => {
    const places = tastes[axis]!;
    let mean = 0;
    let square = 0;
    for (let at = 0; at < pointCount; at += 1) {
      mean += belief[at]! * places[at]!;
      square += belief[at]! * places[at]! ** 2;
    }
    return { axis: key, mean, sd: Math.sqrt(Math.max(0, square - mean * mean)) };
  });
}
