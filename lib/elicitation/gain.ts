import type { Belief } from "./belief";
import { jointPlaces } from "./observe";
import type { Probe } from "./probe";

/**
 * How much the answer of a probe is expected to tell: the mutual information between answer and taste,
 * I = Σ_θ p(θ) Σ_y p(y|θ) ln (p(y|θ) / p(y)), in nats; 0 where nothing can be learned. O(41 · answers) or O(41² · answers).
 *
 * @see Lindley (1956), Ann. Math. Statist. 27(4); MacKay (1992), Neural Computation 4(4)
 */
export function expectedGain(belief: Belief, probe: Probe): number {
  const places = jointPlaces(belief, probe);
  const chances = new Float64Array(probe.answers);
  // H(answer) − H(answer | taste): the same sum, in one pass.
  let known = 0;
  for (const { chance, x } of places) {
    for (let answer = 0; answer < probe.answers; answer += 1) {
      const given = probe.chance(answer, x);
      chances[answer] = chances[answer]! + chance * given;
      known += chance * given * Math.log(given);
    }
  }
  const open = chances.reduce((sum, chance) => sum - chance * Math.log(chance), 0);
  return Math.max(0, open + known);
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
