import { describe, expect, it } from "vitest";
import { seededRandom } from "./random";

function take(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

describe("seededRandom", () => {
  it("repeats itself for a seed and differs between seeds", () => {
    const [one, again, other] = ["a", "a", "b"].map((seed) => take(50, seededRandom(seed).next));
    expect(again).toEqual(one);
    expect(new Set([...one!, ...other!]).size).toBe(100);
  });

  it("is uniform: χ² of 100 cells over 100 000 draws is what chance gives (99.9 % between 60 and 150)", () => {
    const random = seededRandom("uniform");
    for (const draw of [() => Math.floor(random.next() * 100), () => random.below(100)]) {
      const cells = new Float64Array(100);
      for (const cell of take(100_000, draw)) cells[cell]! += 1;
      const chiSquare = cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
      expect(chiSquare).toBeGreaterThan(60);
      expect(chiSquare).toBeLessThan(150);
    }
  });

  it("does not favor small numbers when the limit does not divide 2³²", () => {
    const random = seededRandom("limit");
    const low = take(30_000, () => random.below(3 * 2 ** 30)).filter((value) => value < 2 ** 30).length;
    // A third; half, if the rest were folded back. The standard error is 0.003.
    expect(Math.abs(low / 30_000 - 1 / 3)).toBeLessThan(0.015);
  });

  it("draws normals of mean 0, variance 1 and 5 % beyond 1.96", () => {
    const values = take(100_000, seededRandom("normal").normal);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    const beyond = values.filter((value) => Math.abs(value) > 1.96).length / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.015);
    expect(Math.abs(variance - 1)).toBeLessThan(0.02);
    expect(Math.abs(beyond - 0.05)).toBeLessThan(0.003);
  });
});
