import { describe, expect, it } from "vitest";
import { axes } from "./axes";
import { estimateAxes, priorBelief } from "./belief";
import { observe } from "./observe";
import { tastes } from "./points";
import { gradedProbe } from "./probe";

/** Mean and sd of one axis by numerical integration, where a probe is about it alone. */
function integrate(answer: number | null) {
  const probe = gradedProbe("alone", [{ axis: "form", weight: 1 }]);
  const sums = [0, 0, 0];
  for (let at = 0; at < 4_000; at += 1) {
    const place = -1 + (at + 0.5) / 2_000;
    const weight = Math.exp(-0.5 * (place / 0.5) ** 2) * (answer === null ? 1 : probe.chance(answer, place));
    for (const power of [0, 1, 2]) sums[power] = sums[power]! + weight * place ** power;
  }
  const mean = sums[1]! / sums[0]!;
  return { probe, mean, sd: Math.sqrt(sums[2]! / sums[0]! - mean ** 2) };
}

describe("a belief", () => {
  it("is, before anything was asked, the normal that it stands for, on every axis", () => {
    const { sd } = integrate(null);
    for (const estimate of estimateAxes(priorBelief())) {
      expect(estimate.mean).toBeCloseTo(0, 9);
      expect(Math.abs(estimate.sd - sd), estimate.axis).toBeLessThan(0.01);
    }
  });

  it.each([0, 1, 2, 3, 4])("after answer %i is what integration gives", (answer) => {
    const { probe, mean, sd } = integrate(answer);
    const estimate = estimateAxes(observe(priorBelief(), probe, answer)).find(({ axis }) => axis === "form")!;
    expect(Math.abs(estimate.mean - mean)).toBeLessThan(0.01);
    expect(Math.abs(estimate.sd - sd)).toBeLessThan(0.01);
  });

  it("keeps axes apart that nothing ties together", () => {
    for (const one of tastes.keys()) {
      for (let other = 0; other < one; other += 1) {
        const mean =
          tastes[one]!.reduce((sum, place, at) => sum + place * tastes[other]![at]!, 0) / tastes[one]!.length;
        expect(Math.abs(mean) / 0.19, `${axes[one]!.key} ${axes[other]!.key}`).toBeLessThan(0.05);
      }
    }
  });

  it("understands an answer about two axes better once one of them is known", () => {
    const both = gradedProbe("both", [
      { axis: "form", weight: 0.9 },
      { axis: "depth", weight: 0.9 },
    ]);
    const { probe } = integrate(null);
    const depth = (belief: Float64Array) => estimateAxes(belief).find(({ axis }) => axis === "depth")!.mean;
    const afterBoth = observe(priorBelief(), both, 4);
    // If it was not for the form that they answered so, it was for the depth.
    expect(depth(observe(afterBoth, probe, 0))).toBeGreaterThan(depth(afterBoth) + 0.05);
    expect(depth(observe(afterBoth, probe, 4))).toBeLessThan(depth(afterBoth));
  });
});
