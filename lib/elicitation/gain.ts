import type { Belief } from "./belief";
import { readPoints } from "./observe";
import type { Probe } from "./probe";

/**
 * How much the answer of a probe is expected to tell: the mutual information between answer and taste,
 * I = Σ_θ p(θ) Σ_y p(y|θ) ln (p(y|θ) / p(y)) = H(y) − H(y|θ), in nats; 0 where nothing can be learned. O(answers · points).
 *
 * @see Lindley (1956), Ann. Math. Statist. 27(4); MacKay (1992), Neural Computation 4(4)
 */
export function expectedGain(belief: Belief, probe: Probe): number {
  const { chances, certainty } = readPoints(probe);
  const open = chances.reduce((sum, given) => {
    const chance = product(belief, given);
    return sum - chance * Math.log(chance);
  }, 0);
  return Math.max(0, open + product(belief, certainty));
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * other[at]!;
  return sum;
}

/** The probe that is expected to tell most, with its gain; of equals the first. Null where there is none. */
export function chooseProbe<Kind extends Probe>(
  belief: Belief,
  probes: readonly Kind[],
): { probe: Kind; gain: number } | null {
  let best: { probe: Kind; gain: number } | null = null;
  for (const probe of probes) {
    const gain = expectedGain(belief, probe);
    if (best === null || gain > best.gain) best = { probe, gain };
  }
  return best;
}
