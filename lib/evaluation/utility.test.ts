import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  annotatorSpread,
  davidsonChances,
  drawOwnModel,
  drawVerdict,
  statedPrintUtility,
  statedTextUtility,
  utilityOf,
} from "./utility";

// A linear congruential generator (Numerical Recipes): enough for a test, and the same everywhere.
function seeded(seed: number) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("utilityOf", () => {
  it("adds features by weight, as worked by hand", () => {
    // 1.6 · 0.5 − 1.6 · 0.25 + 0.6 · 1 + 0.35 · (−1) = 0.8 − 0.4 + 0.6 − 0.35
    expect(utilityOf(statedTextUtility, { liked: 0.5, avoided: 0.25, length: 1, form: -1 })).toBeCloseTo(0.65, 12);
    // 1.1 · 1 + 0.7 · (−0.5) + 0
    expect(utilityOf(statedPrintUtility, { tone: 1, contrast: -0.5, brightness: 0 })).toBeCloseTo(0.75, 12);
  });
});

describe("davidsonChances", () => {
  it("follows the formula, as worked by hand", () => {
    // l − r = ln 4: exp(±ln 4 / 2) = 2 and ½; with ν = ½ the sum is 3.
    const chances = davidsonChances(Math.log(4), 0, 0.5);
    expect(chances.left).toBeCloseTo(2 / 3, 12);
    expect(chances.right).toBeCloseTo(1 / 6, 12);
    expect(chances.tie).toBeCloseTo(1 / 6, 12);
    expect(davidsonChances(3, 3, 0.4).tie).toBeCloseTo(0.4 / 2.4, 12);
  });

  it("adds up to 1, mirrors, and knows only the difference", () => {
    const utility = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(utility, utility, fc.double({ min: 0, max: 3, noNaN: true }), (left, right, tie) => {
        const chances = davidsonChances(left, right, tie);
        expect(chances.left + chances.right + chances.tie).toBeCloseTo(1, 12);
        expect(davidsonChances(right, left, tie).left).toBeCloseTo(chances.right, 12);
        expect(davidsonChances(left + 5, right + 5, tie).tie).toBeCloseTo(chances.tie, 9);
      }),
    );
  });
});

describe("drawVerdict", () => {
  const model = { acceptance: 0, tie: 0.5 };

  it("finds both bad only where both are below acceptance", () => {
    expect(drawVerdict(model, -0.1, -2, () => 0)).toBe("both_bad");
    expect(drawVerdict(model, 0, -2, () => 0)).toBe("left");
    expect(drawVerdict(model, -2, 0.1, () => 0.99)).not.toBe("both_bad");
  });

  it("cuts the unit interval as left, right, tie", () => {
    // Chances 2/3, 1/6, 1/6.
    const at = (drawn: number) => drawVerdict(model, Math.log(4), 0, () => drawn);
    expect([at(0.66), at(0.67), at(0.83), at(0.84)]).toEqual(["left", "right", "right", "tie"]);
  });

  it("draws as often as the chances say", () => {
    const random = seeded(11);
    const counts = { left: 0, right: 0, tie: 0, both_bad: 0 };
    for (let vote = 0; vote < 12_000; vote += 1) counts[drawVerdict(model, Math.log(4), 0, random)] += 1;
    // Five standard deviations of a binomial: √(12000 · 2/9) · 5 = 258 and √(12000 · 5/36) · 5 = 204.
    expect(Math.abs(counts.left - 8000)).toBeLessThan(258);
    expect(Math.abs(counts.right - 2000)).toBeLessThan(204);
    expect(Math.abs(counts.tie - 2000)).toBeLessThan(204);
    expect(counts.both_bad).toBe(0);
  });
});

describe("drawOwnModel", () => {
  it("is the stated model for an annotator without deviation", () => {
    // Box and Muller with the first number 0: √(−2 ln 1) = 0, so every deviation is 0.
    expect(drawOwnModel(statedTextUtility, () => 0)).toEqual(statedTextUtility);
  });

  it("is reproducible and keeps signs", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const own = drawOwnModel(statedTextUtility, seeded(seed));
        expect(own).toEqual(drawOwnModel(statedTextUtility, seeded(seed)));
        expect(own.weights.liked).toBeGreaterThan(0);
        expect(own.weights.avoided).toBeLessThan(0);
        expect(own.tie).toBeGreaterThan(0);
      }),
    );
  });

  it("spreads weights and acceptance as stated", () => {
    const random = seeded(5);
    const owns = Array.from({ length: 5000 }, () => drawOwnModel(statedTextUtility, random));
    const logs = owns.map((own) => Math.log(own.weights.length / statedTextUtility.weights.length));
    const moments = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return {
        mean,
        deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length),
      };
    };
    // Five standard errors: 5σ / √5000 = 0.071σ for the mean and 0.05σ for the deviation.
    const weight = moments(logs);
    expect(Math.abs(weight.mean)).toBeLessThan(0.071 * annotatorSpread.logWeight);
    expect(Math.abs(weight.deviation / annotatorSpread.logWeight - 1)).toBeLessThan(0.05);
    const acceptance = moments(owns.map((own) => own.acceptance));
    expect(Math.abs(acceptance.mean - statedTextUtility.acceptance)).toBeLessThan(0.071 * annotatorSpread.acceptance);
    expect(Math.abs(acceptance.deviation / annotatorSpread.acceptance - 1)).toBeLessThan(0.05);
  });
});
