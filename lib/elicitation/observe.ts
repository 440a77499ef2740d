import { axes } from "./axes";
import type { Belief } from "./belief";
import { pointCount, tastes } from "./points";
import type { Probe } from "./probe";

/** What a probe makes of every point. */
interface Readings {
  /** For each answer its probability at each point. */
  readonly chances: readonly Float64Array[];
  /** Σ p ln p over the answers, at each point. */
  readonly certainty: Float64Array;
}

const known = new WeakMap<Probe, Readings>();

/** What a probe makes of every point; computed once for each probe, O(answers · points), some 300 kB. */
export function readPoints(probe: Probe): Readings {
  const present = known.get(probe);
  if (present) return present;
  const chances = Array.from({ length: probe.answers }, () => new Float64Array(pointCount));
  const certainty = new Float64Array(pointCount);
  const loaded = probe.loadings.map(({ axis, weight }) => ({
    weight,
    places: tastes[axes.findIndex(({ key }) => key === axis)]!,
  }));
  for (let at = 0; at < pointCount; at += 1) {
    const x = loaded.reduce((sum, { weight, places }) => sum + weight * places[at]!, 0);
    for (let answer = 0; answer < probe.answers; answer += 1) {
      const chance = probe.chance(answer, x);
      chances[answer]![at] = chance;
      certainty[at] = certainty[at]! + chance * Math.log(chance);
    }
  }
  const readings = { chances, certainty };
  known.set(probe, readings);
  return readings;
}

/**
 * The belief after an answer, by Bayes' rule on the points. O(points).
 *
 * @throws RangeError an answer that the probe does not have
 */
export function observe(belief: Belief, probe: Probe, answer: number): Belief {
  const chances = readPoints(probe).chances[answer];
  if (!chances) throw new RangeError(`"${probe.key}" has no answer ${answer}: there are 0 to ${probe.answers - 1}.`);
  const weights = belief.map((weight, at) => weight * chances[at]!);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
