import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { upperTail } from "./binomial";
import { EvaluationError } from "./errors";
import { measureProportion, testAgainstHalf } from "./proportion";

const counts = fc.integer({ min: 1, max: 300 }).chain((trials) => fc.tuple(fc.nat(trials), fc.constant(trials)));

/** The chance of exactly so many hits. */
function chanceOf(hits: number, trials: number, chance: number): number {
  return upperTail(hits, trials, chance) - (hits === trials ? 0 : upperTail(hits + 1, trials, chance));
}

describe("measureProportion", () => {
  it("gives Conover's (1971) Mendelian plants, 682 of 925, as R's example of binom.test", () => {
    const { share, low, high } = measureProportion(682, 925);
    expect(share).toBe(682 / 925);
    expect(low).toBeCloseTo(0.7076683, 7);
    expect(high).toBeCloseTo(0.7654066, 7);
  });

  it("gives what another implementation does (SciPy 1.17.1, binomtest, method exact)", () => {
    const intervals = [
      { hits: 9, trials: 10, low: 0.5549838829718047, high: 0.9974714214555375 },
      { hits: 1, trials: 3, low: 0.008403758659612647, high: 0.9057006759492866 },
      { hits: 2911, trials: 5460, low: 0.5198106456927324, high: 0.5464542630260134 },
      { hits: 500_300, trials: 1_000_000, low: 0.4993195185028297, high: 0.5012804797594145 },
    ];
    for (const { hits, trials, low, high } of intervals) {
      const measured = measureProportion(hits, trials);
      expect(measured.low).toBeCloseTo(low, 11);
      expect(measured.high).toBeCloseTo(high, 11);
    }
  });

  it("has a closed form where all trials are hits, or none", () => {
    // pⁿ = 0.025
    for (const trials of [1, 2, 10, 1000]) {
      const bound = 0.025 ** (1 / trials);
      const all = measureProportion(trials, trials);
      expect(all.low).toBeCloseTo(bound, 13);
      expect(all.high).toBe(1);
      const none = measureProportion(0, trials);
      expect(none.low).toBe(0);
      expect(none.high).toBeCloseTo(1 - bound, 13);
    }
  });

  it("covers the true chance in 95 % of cases at least, counted out for up to 25 trials", () => {
    for (const trials of [1, 2, 3, 5, 8, 13, 25]) {
      const intervals = Array.from({ length: trials + 1 }, (_, hits) => measureProportion(hits, trials));
      for (let step = 1; step < 100; step += 1) {
        const chance = step / 100;
        const covered = intervals.reduce((sum, { low, high }, hits) => {
          return low! <= chance && chance <= high! ? sum + chanceOf(hits, trials, chance) : sum;
        }, 0);
        expect(covered).toBeGreaterThan(0.95);
      }
    }
  });

  it("holds the share, mirrors, and rises with the hits", () => {
    fc.assert(
      fc.property(counts, ([hits, trials]) => {
        const { share, low, high } = measureProportion(hits, trials);
        expect(low).toBeLessThanOrEqual(share!);
        expect(high).toBeGreaterThanOrEqual(share!);
        const mirrored = measureProportion(trials - hits, trials);
        expect(mirrored.low).toBeCloseTo(1 - high!, 12);
        if (hits < trials) {
          const more = measureProportion(hits + 1, trials);
          expect(more.low).toBeGreaterThan(low!);
          expect(more.high).toBeGreaterThan(high!);
        }
      }),
    );
  });

  it("has no share without a trial, and says so", () => {
    const none = { hits: 0, trials: 0, share: null, low: null, high: null, reason: "no_trials" };
    expect(measureProportion(0, 0)).toEqual(none);
  });

  it.each([
    [2, 1],
    [-1, 1],
    [0.5, 1],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
  ])("refuses %s of %s", (hits, trials) => {
    expect(() => measureProportion(hits, trials)).toThrow(EvaluationError);
    expect(() => testAgainstHalf(hits, trials)).toThrow(EvaluationError);
  });
});

describe("testAgainstHalf", () => {
  it("gives what is worked by hand", () => {
    // Nine or ten of ten: 2 · (10 + 1) / 2¹⁰.
    expect(testAgainstHalf(9, 10)).toBeCloseTo(22 / 1024, 14);
    expect(testAgainstHalf(1, 10)).toBeCloseTo(22 / 1024, 14);
    expect(testAgainstHalf(5, 10)).toBe(1);
    expect(testAgainstHalf(1, 1)).toBe(1);
  });

  it("is below 0.05 exactly where the interval leaves one half out", () => {
    fc.assert(
      fc.property(counts, ([hits, trials]) => {
        const { low, high } = measureProportion(hits, trials);
        expect(testAgainstHalf(hits, trials) < 0.05).toBe(low! > 0.5 || high! < 0.5);
      }),
    );
  });

  it("finds a fair coin unfair in 5 % of cases at most, counted out", () => {
    for (let trials = 1; trials <= 60; trials += 1) {
      let rejected = 0;
      for (let hits = 0; hits <= trials; hits += 1) {
        if (testAgainstHalf(hits, trials) < 0.05) rejected += chanceOf(hits, trials, 0.5);
      }
      expect(rejected).toBeLessThan(0.05);
    }
  });

  it("refuses to test nothing", () => {
    expect(() => testAgainstHalf(0, 0)).toThrow(EvaluationError);
  });
});
