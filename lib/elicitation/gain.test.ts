import { describe, expect, it } from "vitest";
import { axes } from "./axes";
import { type Belief, priorBelief } from "./belief";
import { chooseProbe, expectedGain } from "./gain";
import { observe } from "./observe";
import { tastes } from "./points";
import type { Probe } from "./probe";
import { questions } from "./questions";
import { warmUpPairs } from "./warm-up-pairs";

/**
 * The mutual information computed another way: the entropy of the taste before, less its expected entropy after each
 * answer, with every probability written out from the model.
 */
function byEntropyOfTaste(belief: Belief, probe: Probe): number {
  const xs = Array.from(belief, (_, at) =>
    probe.loadings.reduce(
      (sum, { axis, weight }) => sum + weight * tastes[axes.findIndex((a) => a.key === axis)]![at]!,
      0,
    ),
  );
  const entropy = (chances: ArrayLike<number>) =>
    Array.from(chances).reduce((sum, p) => sum - (p > 0 ? p * Math.log(p) : 0), 0);
  let after = 0;
  for (let answer = 0; answer < probe.answers; answer += 1) {
    const weights = xs.map((x, at) => belief[at]! * probe.chance(answer, x));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    after += total * entropy(weights.map((weight) => weight / total));
  }
  return entropy(belief) - after;
}

describe("expectedGain", () => {
  const probes = [...questions, ...warmUpPairs];

  it("is the mutual information of answer and taste, before and after answers", () => {
    const answered = observe(observe(priorBelief(), questions[0]!, 4), questions[8]!, 1);
    for (const belief of [priorBelief(), answered]) {
      for (const probe of probes) expect(expectedGain(belief, probe)).toBeCloseTo(byEntropyOfTaste(belief, probe), 9);
    }
  });

  it("is at most what the answers can hold, and shrinks for what was just asked", () => {
    for (const probe of probes) {
      const before = expectedGain(priorBelief(), probe);
      expect(before).toBeGreaterThan(0);
      expect(before).toBeLessThan(Math.log(probe.answers));
      expect(expectedGain(observe(priorBelief(), probe, 1), probe)).toBeLessThan(before);
    }
  });

  it("is nothing where the answer does not depend on the taste", () => {
    const coin: Probe = { key: "coin", loadings: [{ axis: "form", weight: 1 }], answers: 2, chance: () => 0.5 };
    expect(expectedGain(priorBelief(), coin)).toBeCloseTo(0, 12);
    expect(chooseProbe(priorBelief(), [coin, questions[0]!])?.probe).toBe(questions[0]);
    expect(chooseProbe(priorBelief(), [])).toBeNull();
  });
});
