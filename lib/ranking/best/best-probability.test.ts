import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RatingError } from "../errors";
import { fitDavidson } from "../fit-davidson";
import { covariancesOf } from "../intervals";
import { countPairs, settleBothBad } from "../pair-counts";
import { seededRandom } from "../random";
import { connectedCells, systemIds } from "../testing/drawn-votes";
import { bestProbabilities } from "./best-probability";

function diagonal(variances: readonly number[]): Float64Array {
  const covariance = new Float64Array(variances.length ** 2);
  variances.forEach((variance, at) => {
    covariance[at * (variances.length + 1)] = variance;
  });
  return covariance;
}

/** Probabilities of independent normals to be the largest, by the trapezoid rule: ∫ φᵢ·Π Φⱼ. */
function integrated(means: readonly number[], variances: readonly number[]): number[] {
  const [low, high, steps] = [-12, 12, 6000];
  const step = (high - low) / steps;
  const densities = means.map((mean, index) => {
    const variance = variances[index]!;
    return Float64Array.from({ length: steps + 1 }, (_, at) => {
      return Math.exp(-((low + at * step - mean) ** 2) / variance / 2) / Math.sqrt(2 * Math.PI * variance);
    });
  });
  const below = densities.map((density) => {
    let sum = 0;
    return density.map((value) => {
      sum += value * step;
      return sum - (value * step) / 2;
    });
  });
  return densities.map((density, index) =>
    density.reduce((sum, value, at) => {
      return (
        sum + step * value * below.reduce((product, other, j) => (j === index ? product : product * other[at]!), 1)
      );
    }, 0),
  );
}

describe("bestProbabilities", () => {
  it("is the normal distribution at gap/error for two systems", () => {
    // Difference of strengths ½ with variance ¼: one standard error.
    const covariance = Float64Array.of(0.0625, -0.0625, -0.0625, 0.0625);
    const { probabilities, standardErrors, draws } = bestProbabilities(
      Float64Array.of(0.25, -0.25),
      covariance,
      seededRandom("two"),
    );
    expect(draws).toBe(10_000);
    expect(Math.abs(probabilities[0]! - 0.841345)).toBeLessThan(4 * standardErrors[0]!);
    // Of plain draws it would be √(0.84·0.16/10,000) = 0.0037; mirrored ones are better.
    expect(standardErrors[0]!).toBeLessThan(0.0037);
    expect(standardErrors[0]!).toBeGreaterThan(0.002);
  });

  it("agrees with the integral for independent strengths", () => {
    const mean = fc.double({ min: -1, max: 1, noNaN: true });
    const variance = fc.double({ min: 0.1, max: 2, noNaN: true });
    const boards = fc.array(fc.tuple(mean, variance), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(boards, fc.string(), (board, seed) => {
        const means = board.map(([value]) => value);
        const variances = board.map(([, value]) => value);
        const found = bestProbabilities(Float64Array.from(means), diagonal(variances), seededRandom(seed));
        integrated(means, variances).forEach((expected, index) => {
          expect(Math.abs(found.probabilities[index]! - expected)).toBeLessThan(
            5 * found.standardErrors[index]! + 1e-3,
          );
        });
      }),
      { numRuns: 40, seed: 8 },
    );
  });

  it("sums to 1 on any board, whatever the gauge, with errors that are those of so many draws at most", () => {
    fc.assert(
      fc.property(connectedCells(5), (drawn) => {
        const fit = fitDavidson(settleBothBad(countPairs(drawn, systemIds(5)), "tie"));
        const { model, sandwich } = covariancesOf(fit);
        for (const covariance of [model, sandwich, model.map((value) => value + 3)]) {
          const found = bestProbabilities(fit.strengths, covariance, seededRandom("sum"), { draws: 400 });
          expect(found.probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
          found.probabilities.forEach((probability, index) => {
            expect(probability).toBeGreaterThanOrEqual(0);
            // Pairs that always agree are as good as half as many draws, and never worse.
            const worst = Math.sqrt((probability * (1 - probability)) / 199) + 1e-12;
            expect(found.standardErrors[index]!).toBeLessThanOrEqual(worst);
          });
        }
      }),
    );
  });

  it("splits exact ties evenly", () => {
    const none = new Float64Array(9);
    const tied = bestProbabilities(Float64Array.of(1, 1, 0), none, seededRandom("ties"), { draws: 100 });
    expect([...tied.probabilities]).toEqual([0.5, 0.5, 0]);
    expect([...tied.standardErrors]).toEqual([0, 0, 0]);
    const all = bestProbabilities(new Float64Array(4), new Float64Array(16), seededRandom("ties"), { draws: 100 });
    expect([...all.probabilities]).toEqual([0.25, 0.25, 0.25, 0.25]);
    // Twins move together and so tie whenever they are first.
    const twins = Float64Array.of(1, 1, 0, 1, 1, 0, 0, 0, 1);
    const [one, other, third] = bestProbabilities(new Float64Array(3), twins, seededRandom("twins")).probabilities;
    expect(one).toBe(other);
    expect(Math.abs(third! - 0.5)).toBeLessThan(0.03);
  });

  it("gives everything to a leader whom nobody can overtake, and to a system alone", () => {
    const strengths = Float64Array.of(-1, 9, -1, -7);
    const found = bestProbabilities(strengths, diagonal([0.1, 0.1, 0.2, 0.1]), seededRandom("leader"));
    expect([...found.probabilities]).toEqual([0, 1, 0, 0]);
    expect(found.contenders).toEqual([1]);
    expect(found.neglected).toBeLessThan(1e-12);
    expect(found.neglected).toBeGreaterThanOrEqual(0);
    const alone = bestProbabilities(Float64Array.of(0), Float64Array.of(0), seededRandom("alone"));
    expect([...alone.probabilities]).toEqual([1]);
  });

  it("says what it neglects: a bound that holds, of systems that get exactly 0", () => {
    const means = [0, 1, 0.9, -2.5, -2.6, -3];
    const variances = [0.25, 0.25, 0.3, 0.25, 0.4, 0.5];
    const exact = integrated(means, variances);
    for (const negligible of [0, 1e-4, 0.01]) {
      const strengths = Float64Array.from(means);
      const found = bestProbabilities(strengths, diagonal(variances), seededRandom("few"), { negligible });
      const leftOut = [...means.keys()].filter((index) => !found.contenders.includes(index));
      expect(leftOut.length > 0).toBe(negligible > 0);
      expect(leftOut.every((index) => found.probabilities[index] === 0)).toBe(true);
      expect(found.neglected).toBeLessThanOrEqual(negligible);
      expect(leftOut.reduce((sum, index) => sum + exact[index]!, 0)).toBeLessThanOrEqual(found.neglected);
      expect(found.probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
  });

  it("draws only the contenders of 2,000 systems", () => {
    const size = 2000;
    const random = seededRandom("many");
    const strengths = Float64Array.from({ length: size }, () => random.normal());
    const precise = bestProbabilities(strengths, diagonal(Array(size).fill(0.01)), seededRandom("precise"));
    expect(precise.draws).toBe(10_000);
    expect(precise.contenders.length).toBeLessThan(100);
    const everybody = bestProbabilities(strengths.slice(0, 300), diagonal(Array(300).fill(9)), seededRandom("vague"), {
      draws: 200,
    });
    expect(everybody.contenders.length).toBe(300);
    expect(everybody.neglected).toBe(0);
  });

  it("states its own error: that is how much it differs from seed to seed", () => {
    const strengths = Float64Array.of(0.3, 0.2, 0, -0.5);
    const covariance = diagonal([0.2, 0.1, 0.3, 0.2]);
    const runs = 300;
    const results = Array.from({ length: runs }, (_, run) =>
      bestProbabilities(strengths, covariance, seededRandom(`run ${run}`), { draws: 400 }),
    );
    for (const index of [0, 1, 2, 3]) {
      const values = results.map(({ probabilities }) => probabilities[index]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / runs;
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1));
      const stated = results.reduce((sum, { standardErrors }) => sum + standardErrors[index]!, 0) / runs;
      // The spread of 300 runs is known to 4 %.
      expect(spread / stated).toBeGreaterThan(0.85);
      expect(spread / stated).toBeLessThan(1.15);
    }
  });

  it("gives the same bits for a seed, and the same to every system wherever it stands in the list", () => {
    const strengths = Float64Array.of(0.3, 0.2, 0, -0.5);
    const variances = [0.2, 0.1, 0.3, 0.25];
    const once = bestProbabilities(strengths, diagonal(variances), seededRandom("same"));
    expect(bestProbabilities(strengths, diagonal(variances), seededRandom("same"))).toEqual(once);
    const order = [2, 0, 3, 1];
    const moved = bestProbabilities(
      Float64Array.from(order, (index) => strengths[index]!),
      diagonal(order.map((index) => variances[index]!)),
      seededRandom("same"),
    );
    expect([...moved.probabilities]).toEqual(order.map((index) => once.probabilities[index]));
  });

  it("refuses what is no board", () => {
    const random = seededRandom("refused");
    const two = Float64Array.of(1, 0);
    expect(() => bestProbabilities(new Float64Array(), new Float64Array(), random)).toThrow(
      expect.objectContaining({ code: "empty" }),
    );
    const refused: (() => unknown)[] = [
      () => bestProbabilities(two, Float64Array.of(1), random),
      () => bestProbabilities(two, Float64Array.of(1, Number.NaN, Number.NaN, 1), random),
      () => bestProbabilities(two, Float64Array.of(1, 3, 3, 1), random),
      () => bestProbabilities(Float64Array.of(1, Number.POSITIVE_INFINITY), diagonal([1, 1]), random),
      () => bestProbabilities(Float64Array.of(Number.NaN, 1), diagonal([1, 1]), random),
      () => bestProbabilities(two, diagonal([1, 1]), random, { draws: 10 }),
      () => bestProbabilities(two, diagonal([1, 1]), random, { negligible: 1 }),
      () => bestProbabilities(two, diagonal([1, 1]), random, { negligible: Number.NaN }),
    ];
    for (const refuse of refused) expect(refuse).toThrow(RatingError);
  });
});
