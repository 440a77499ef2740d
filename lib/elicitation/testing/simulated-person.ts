import { type AxisKey, axes } from "../axes";
import { type Belief, estimateAxes, grid, priorBelief } from "../belief";
import type { Probe } from "../probe";

/** A simulated person: a place on each axis. */
export type Taste = Readonly<Record<AxisKey, number>>;

/** A taste drawn from what is believed of somebody unknown. */
export function drawTaste(random: () => number): Taste {
  const belief = priorBelief();
  return Object.fromEntries(axes.map(({ key }) => [key, grid[draw(belief[key], random)]!])) as Record<AxisKey, number>;
}

/** What a simulated person answers, drawn by the probe's own model. */
export function answerAs(taste: Taste, probe: Probe, random: () => number): number {
  const x = probe.loadings.reduce((sum, { axis, weight }) => sum + weight * taste[axis], 0);
  return draw(
    Array.from({ length: probe.answers }, (_, answer) => probe.chance(answer, x)),
    random,
  );
}

/** Squared distance between what is believed and what is so, summed over the axes. */
export function squaredError(belief: Belief, taste: Taste): number {
  return estimateAxes(belief).reduce((sum, { axis, mean }) => sum + (mean - taste[axis]) ** 2, 0);
}

function draw(chances: ArrayLike<number>, random: () => number): number {
  let left = random();
  for (let at = 0; at < chances.length - 1; at += 1) {
    left -= chances[at]!;
    if (left < 0) return at;
  }
  return chances.length - 1;
}
