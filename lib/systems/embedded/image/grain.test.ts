import { describe, expect, it } from "vitest";
import { grainStrength, growGrain, seededNumbers, seedOf } from "./grain";

function spread(field: Float32Array) {
  const mean = field.reduce((sum, value) => sum + value, 0) / field.length;
  return { mean, deviation: Math.sqrt(field.reduce((sum, value) => sum + (value - mean) ** 2, 0) / field.length) };
}

describe("seededNumbers", () => {
  it("gives the same numbers for the same seed and others for another", () => {
    const take = (seed: number) => {
      const next = seededNumbers(seed);
      return [next(), next(), next()];
    };
    expect(take(1)).toEqual(take(1));
    expect(take(1)).not.toEqual(take(2));
  });
});

describe("seedOf", () => {
  it('is FNV-1a: 0xe40c292c for "a"', () => {
    expect(seedOf("a")).toBe(0xe40c292c);
  });
});

describe("growGrain", () => {
  it("has mean 0 and deviation 1, fine and coarse alike", () => {
    for (const grain of ["fine", "coarse"] as const) {
      const { mean, deviation } = spread(growGrain(200, 200, grain, 7));
      expect(Math.abs(mean)).toBeLessThan(0.05);
      expect(deviation).toBeGreaterThan(0.94);
      expect(deviation).toBeLessThan(1.06);
    }
  });

  it("clumps when coarse: neighbors correlate by 2/3, and not when fine", () => {
    // (1 2 1)/4 has autocorrelation (1 4 6 4 1)/16: at distance 1 it is 4/6.
    const correlation = (field: Float32Array) => {
      let sum = 0;
      for (let at = 0; at < field.length - 1; at++) sum += field[at]! * field[at + 1]!;
      return sum / field.length;
    };
    expect(correlation(growGrain(200, 200, "coarse", 7))).toBeCloseTo(2 / 3, 1);
    expect(Math.abs(correlation(growGrain(200, 200, "fine", 7)))).toBeLessThan(0.05);
  });
});

describe("grainStrength", () => {
  it("is strongest in the middle and nothing at the ends", () => {
    // 2√(t(1−t)) at t = 0, ¼, ½, ¾, 1: 0, 0.8660, 1, 0.8660, 0; times 0.02 for fine grain.
    const strength = grainStrength("fine", 5);
    expect([...strength].map((value) => Number(value.toFixed(5)))).toEqual([0, 0.01732, 0.02, 0.01732, 0]);
  });
});
