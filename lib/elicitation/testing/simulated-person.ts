import { type AxisKey, axes } from "../axes";
import { type Belief, estimateAxes } from "../belief";
import type { Probe } from "../probe";

/** A simulated person: a place on each axis. */
export type Taste = Readonly<Record<AxisKey, number>>;

/** A taste drawn from what is believed of somebody unknown: normal with sd 0.5 within −1…1, each axis by itself. */
export function drawTaste(random: () => number): Taste {
  const place = (): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const drawn = 0.5 * radius * Math.cos(2 * Math.PI * random());
    return Math.abs(drawn) <= 1 ? drawn : place();
  };
  return Object.fromEntries(axes.map(({ key }) => [key, place()])) as Record<AxisKey, number>;
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
