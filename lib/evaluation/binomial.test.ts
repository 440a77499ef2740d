import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { upperTail } from "./binomial";

/** C(trials, k) for k = 0…trials, exactly. */
function choices(trials: number): bigint[] {
  const row = [1n];
  for (let k = 1; k <= trials; k += 1) row.push((row[k - 1]! * BigInt(trials - k + 1)) / BigInt(k));
  return row;
}

describe("upperTail", () => {
  it("gives what is worked by hand", () => {
    expect(upperTail(2, 3, 0.5)).toBeCloseTo(4 / 8, 14);
    expect(upperTail(3, 3, 0.1)).toBeCloseTo(0.001, 16);
    expect(upperTail(1, 3, 0.1)).toBeCloseTo(1 - 0.729, 14);
    expect(upperTail(0, 3, 0.1)).toBe(1);
  });

  it("agrees to thirteen digits with whole numbers for chances of one half", () => {
    for (const trials of [1, 2, 7, 31, 32, 33, 60, 200]) {
      const row = choices(trials);
      for (let hits = 0; hits <= trials; hits += 1) {
        const tail = row.slice(hits).reduce((sum, ways) => sum + ways, 0n);
        // 900 bits more keep every digit of a quotient that is down to 2⁻²⁰⁰.
        const exact = Number((tail << 900n) >> BigInt(trials)) / 2 ** 900;
        expect(Math.abs(upperTail(hits, trials, 0.5) / exact - 1)).toBeLessThan(1e-13);
      }
    }
  });

  it("agrees with another implementation (SciPy 1.17.1, scipy.stats.binom.sf)", () => {
    const tails = [
      { hits: 501_000, trials: 1_000_000, chance: 0.5, tail: 0.0228041499326948 },
      { hits: 300_500, trials: 1_000_000, chance: 0.3, tail: 0.13786294613395764 },
      { hits: 40, trials: 1000, chance: 0.03, tail: 0.043734378934783893 },
      { hits: 50, trials: 50, chance: 0.9, tail: 0.005153775207320118 },
      { hits: 700, trials: 1000, chance: 0.7, tail: 0.5155935198141186 },
      { hits: 3, trials: 200, chance: 0.01, tail: 0.3233213054643432 },
    ];
    for (const { hits, trials, chance, tail } of tails) {
      expect(Math.abs(upperTail(hits, trials, chance) / tail - 1)).toBeLessThan(1e-10);
    }
  });

  it("is a chance, falls with the hits, and rises with the chance", () => {
    const hitsOf = fc
      .integer({ min: 1, max: 400 })
      .chain((trials) => fc.tuple(fc.nat(trials - 1), fc.constant(trials)));
    const chances = fc.double({ min: 1e-9, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(hitsOf, chances, ([hits, trials], chance) => {
        const tail = upperTail(hits, trials, chance);
        const further = upperTail(hits + 1, trials, chance);
        expect(tail).toBeLessThanOrEqual(1);
        expect(further).toBeGreaterThanOrEqual(0);
        expect(further).toBeLessThanOrEqual(tail + 1e-12);
        expect(upperTail(hits, trials, chance + 0.0005)).toBeGreaterThanOrEqual(tail - 1e-12);
        // What is missing to 1 is the tail of the misses.
        expect(further + upperTail(trials - hits, trials, 1 - chance)).toBeCloseTo(1, 10);
      }),
    );
  });

  it("ends in 0, not in a number that is none, where a chance is too small to be written", () => {
    expect(upperTail(9_000_000, 9_000_000, 0.5)).toBe(0);
    expect(upperTail(8_999_000, 9_000_000, 0.5)).toBe(0);
  });
});
