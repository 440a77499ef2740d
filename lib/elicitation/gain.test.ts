import { describe, expect, it } from "vitest";
import { type Belief, grid, priorBelief } from "./belief";
import { chooseProbe, expectedGain } from "./gain";
import { observe } from "./observe";
import type { Probe } from "./probe";
import { questions } from "./questions";
import { warmUpPairs } from "./warm-up-pairs";

/**
 * The mutual information computed another way: the entropy of the joint taste before, less its expected entropy after each
 * answer, with every joint probability written out.
 */
function byEntropyOfTaste(belief: Belief, probe: Probe): number {
  const [one, other] = probe.loadings;
  const joint: { chance: number; x: number }[] = [];
  for (let i = 0; i < grid.length; i += 1) {
    for (let j = 0; j < (other ? grid.length : 1); j += 1) {
      joint.push({
        chance: belief[one.axis][i]! * (other ? belief[other.axis][j]! : 1),
        x: one.weight * grid[i]! + (other ? other.weight * grid[j]! : 0),
      });
    }
  }
  const entropy = (chances: number[]) => chances.reduce((sum, p) => sum - (p > 0 ? p * Math.log(p) : 0), 0);
  let after = 0;
  for (let answer = 0; answer < probe.answers; answer += 1) {
    const weights = joint.map(({ chance, x }) => chance * probe.chance(answer, x));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    after += total * entropy(weights.map((weight) => weight / total));
  }
  return entropy(joint.map(({ chance }) => chance)) - after;
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
