import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RatingError } from "../errors";
import { fitHalfTie } from "../fit-half-tie";
import { covariancesOf } from "../intervals";
import { countPairs, settleBothBad } from "../pair-counts";
import { seededRandom } from "../random";
import { connectedCells, systemIds } from "../testing/drawn-votes";
import { bestProbabilities } from "./best-probability";
import { rankProbabilities } from "./rank-probabilities";

describe("rankProbabilities", () => {
  it("gives every system a place and every place a system, and the first place as bestProbabilities does", () => {
    fc.assert(
      fc.property(connectedCells(5), (drawn) => {
        const fit = fitHalfTie(settleBothBad(countPairs(drawn, systemIds(5)), "tie"));
        const { sandwich } = covariancesOf(fit);
        const { probabilities, expected } = rankProbabilities(fit.strengths, sandwich, seededRandom("places"), 200);
        const best = bestProbabilities(fit.strengths, sandwich, seededRandom("places"), { draws: 200, negligible: 0 });
        for (let one = 0; one < 5; one += 1) {
          const row = probabilities.subarray(one * 5, one * 5 + 5);
          expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
          const column = [0, 1, 2, 3, 4].map((system) => probabilities[system * 5 + one]!);
          expect(column.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
          if (best.contenders.length === 5) expect(row[0]).toBeCloseTo(best.probabilities[one]!, 12);
          expect(expected[one]!).toBeGreaterThanOrEqual(1 - 1e-12);
          expect(expected[one]!).toBeLessThanOrEqual(5 + 1e-12);
        }
        expect(expected.reduce((sum, place) => sum + place, 0)).toBeCloseTo(15, 10);
      }),
    );
  });

  it("expects one place more for each rival, times its chance to be better", () => {
    // Independent, variance ½ each: differences of 0.5, 1 and 1.5 standard errors. Φ: 0.6915, 0.8413, 0.9332.
    const covariance = Float64Array.of(0.5, 0, 0, 0, 0.5, 0, 0, 0, 0.5);
    const { expected, draws } = rankProbabilities(Float64Array.of(1, 0, -0.5), covariance, seededRandom("expected"));
    expect(draws).toBe(10_000);
    const better = { byHalf: 0.6914625, byOne: 0.8413447, byOneAndHalf: 0.9331928 };
    const places = [
      1 + (1 - better.byOne) + (1 - better.byOneAndHalf),
      1 + better.byOne + (1 - better.byHalf),
      1 + better.byOneAndHalf + better.byHalf,
    ];
    // A place's standard deviation is below 1, so that its mean's is below 1/√5,000 = 0.014.
    places.forEach((place, system) => {
      expect(Math.abs(expected[system]! - place)).toBeLessThan(0.04);
    });
  });

  it("lets systems that tie share their places", () => {
    const { probabilities, expected } = rankProbabilities(
      Float64Array.of(0, 1, 0),
      new Float64Array(9),
      seededRandom("ties"),
      100,
    );
    [0, 0.5, 0.5, 1, 0, 0, 0, 0.5, 0.5].forEach((probability, at) => {
      expect(probabilities[at]).toBeCloseTo(probability, 12);
    });
    [2.5, 1, 2.5].forEach((place, system) => {
      expect(expected[system]).toBeCloseTo(place, 12);
    });
    expect([...rankProbabilities(Float64Array.of(3), Float64Array.of(1), seededRandom("one"), 100).expected]).toEqual([
      expect.closeTo(1, 12),
    ]);
  });

  it("gives the same bits for a seed and refuses what is no board", () => {
    const [strengths, covariance] = [Float64Array.of(0, 1), Float64Array.of(1, 0, 0, 1)];
    const [once, again] = [0, 1].map(() => rankProbabilities(strengths, covariance, seededRandom("same"), 500));
    expect(again).toEqual(once);
    expect(() => rankProbabilities(new Float64Array(), new Float64Array(), seededRandom("none"))).toThrow(RatingError);
    expect(() => rankProbabilities(strengths, Float64Array.of(1), seededRandom("none"))).toThrow(RatingError);
    expect(() => rankProbabilities(strengths, covariance, seededRandom("none"), 3)).toThrow(RatingError);
  });
});
