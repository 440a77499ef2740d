import { describe, expect, it } from "vitest";
import { RatingError } from "../errors";
import { seededRandom } from "../random";
import { drawStrengths, pairsToDraw, strengthDraws } from "./strength-draws";

describe("drawStrengths", () => {
  it("draws with the means and the covariance given, the strongest first, and the mirror image", () => {
    const covariance = Float64Array.of(1, 0.5, -0.2, 0.5, 2, 0.3, -0.2, 0.3, 0.5);
    const source = strengthDraws(Float64Array.of(0.1, 0.9, -0.4), covariance);
    expect([...source.members]).toEqual([1, 0, 2]);
    const random = seededRandom("draws");
    const [drawn, mirrored] = [new Float64Array(3), new Float64Array(3)];
    const rounds = 40_000;
    const sums = new Float64Array(3);
    const products = new Float64Array(9);
    let farthest = 0;
    for (let round = 0; round < rounds; round += 1) {
      drawStrengths(source, random, drawn, mirrored);
      for (let one = 0; one < 3; one += 1) {
        farthest = Math.max(farthest, Math.abs(drawn[one]! + mirrored[one]! - 2 * source.strengths[one]!));
        sums[one] = sums[one]! + drawn[one]!;
        for (let other = 0; other < 3; other += 1) {
          products[one * 3 + other]! +=
            (drawn[one]! - source.strengths[one]!) * (drawn[other]! - source.strengths[other]!);
        }
      }
    }
    expect(farthest).toBeLessThan(1e-12);
    // Standard errors: √(2/40,000) = 0.007 of a mean, 2·√(2/40,000) = 0.014 of a variance at most.
    sums.forEach((sum, at) => {
      expect(Math.abs(sum / rounds - source.strengths[at]!)).toBeLessThan(0.03);
    });
    const expected = [2, 0.5, 0.3, 0.5, 1, -0.2, 0.3, -0.2, 0.5];
    products.forEach((product, at) => {
      expect(Math.abs(product / rounds - expected[at]!)).toBeLessThan(0.06);
    });
  });

  it("keeps together what is determined together", () => {
    // Measured from the mean of both, two strengths are mirror images.
    const source = strengthDraws(Float64Array.of(1, -1), Float64Array.of(0.5, -0.5, -0.5, 0.5));
    const [drawn, mirrored] = [new Float64Array(2), new Float64Array(2)];
    drawStrengths(source, seededRandom("sum"), drawn, mirrored);
    expect(drawn[0]).not.toBe(1);
    expect(drawn[0]! + drawn[1]!).toBeCloseTo(0, 14);
  });
});

describe("strengthDraws", () => {
  it("refuses numbers that do not fit together", () => {
    const refused: [Float64Array, Float64Array][] = [
      [Float64Array.of(1, 2), Float64Array.of(1, 0, 0)],
      [Float64Array.of(1, Number.NaN), Float64Array.of(1, 0, 0, 1)],
      [Float64Array.of(1, 2), Float64Array.of(1, 0, 0, -1)],
    ];
    for (const [strengths, covariance] of refused)
      expect(() => strengthDraws(strengths, covariance)).toThrow(RatingError);
  });
});

describe("pairsToDraw", () => {
  it("is half of the draws, and fewer where very many systems would take minutes", () => {
    expect(pairsToDraw(10_000, 60)).toBe(5000);
    expect(pairsToDraw(101, 60)).toBe(51);
    expect(pairsToDraw(10_000, 600)).toBe(5000);
    expect(pairsToDraw(10_000, 2000)).toBe(499);
    expect(pairsToDraw(10_000, 50_000)).toBe(50);
    for (const draws of [99, 0, -1, 100.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => pairsToDraw(draws, 3)).toThrow(RatingError);
    }
  });
});
