import type { AxisKey } from "./axes";
import { type Belief, grid, normalize } from "./belief";
import type { Probe } from "./probe";

/** A place for each axis of a probe, with its chance and what the probe makes of it. */
interface Place {
  /** Places on the first and the second axis; the second is 0 where there is none. */
  readonly first: number;
  readonly second: number;
  readonly chance: number;
  readonly x: number;
}

/** Every joint place of a probe's axes under a belief: 41, or 1 681 where it has two. */
export function jointPlaces(belief: Belief, { loadings }: Probe): Place[] {
  const [one, other] = loadings;
  const places: Place[] = [];
  for (const [first, chance] of belief[one.axis].entries()) {
    const x = one.weight * grid[first]!;
    if (!other) places.push({ first, second: 0, chance, x });
    else {
      for (const [second, chanceOfOther] of belief[other.axis].entries()) {
        places.push({ first, second, chance: chance * chanceOfOther, x: x + other.weight * grid[second]! });
      }
    }
  }
  return places;
}

/**
 * The belief after an answer, by Bayes' rule on the grid. Where a probe is about two axes, the joint result is replaced by
 * the product of its margins (assumed-density filtering), which is the nearest such product in Kullback–Leibler divergence.
 * O(41) or O(41²).
 *
 * @throws RangeError an answer that the probe does not have
 * @see Minka (2001), A family of algorithms for approximate Bayesian inference, section 3
 */
export function observe(belief: Belief, probe: Probe, answer: number): Belief {
  if (!Number.isInteger(answer) || answer < 0 || answer >= probe.answers) {
    throw new RangeError(`"${probe.key}" has no answer ${answer}: there are 0 to ${probe.answers - 1}.`);
  }
  const [one, other] = probe.loadings;
  const first = new Float64Array(grid.length);
  const second = new Float64Array(grid.length);
  for (const place of jointPlaces(belief, probe)) {
    const weight = place.chance * probe.chance(answer, place.x);
    first[place.first] = first[place.first]! + weight;
    second[place.second] = second[place.second]! + weight;
  }
  const changed: Partial<Record<AxisKey, Float64Array>> = { [one.axis]: normalize(first) };
  if (other) changed[other.axis] = normalize(second);
  return { ...belief, ...changed };
}
