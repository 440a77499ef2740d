import { describe, expect, it } from "vitest";
import { weighPicture } from "./attention";
import { blurCells, findSaliency, saliencySize } from "./saliency";

/** Even stripes with one small square that breaks them, its upper left corner at (x, y). */
function brokenStripes(x: number, y: number): Uint8Array {
  return Uint8Array.from({ length: saliencySize ** 2 }, (_, index) => {
    const column = index % saliencySize;
    const row = Math.floor(index / saliencySize);
    const isInside = column >= x && column < x + 5 && row >= y && row < y + 5;
    return isInside ? 230 : 90 + 30 * (Math.floor(column / 4) % 2);
  });
}

function highest(values: Float64Array) {
  const at = values.indexOf(Math.max(...values));
  return { x: at % saliencySize, y: Math.floor(at / saliencySize) };
}

describe("findSaliency", () => {
  it("finds what breaks a pattern, wherever it is", () => {
    for (const [x, y] of [
      [12, 14],
      [45, 20],
      [30, 48],
    ] as const) {
      const found = highest(findSaliency(brokenStripes(x, y)));
      expect(Math.abs(found.x - (x + 2))).toBeLessThanOrEqual(5);
      expect(Math.abs(found.y - (y + 2))).toBeLessThanOrEqual(5);
    }
  });

  it("gives shares that sum to 1, equal ones for an even gray", () => {
    const shares = findSaliency(brokenStripes(20, 20));
    expect(shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    const even = findSaliency(new Uint8Array(saliencySize ** 2).fill(80));
    expect(new Set(even)).toEqual(new Set([1 / 4096]));
  });
});

describe("blurCells", () => {
  it("keeps an even field, and spreads a point evenly to its sides", () => {
    expect(blurCells(new Float64Array(64).fill(3), 8, 1)[10]).toBeCloseTo(3, 12);
    const point = new Float64Array(17 * 17);
    point[8 * 17 + 8] = 1;
    const spread = blurCells(point, 17, 1);
    // Gauss: one step aside is e^(−½) = 0.60653 of the middle.
    expect(spread[8 * 17 + 9]! / spread[8 * 17 + 8]!).toBeCloseTo(Math.exp(-0.5), 9);
    expect(spread[8 * 17 + 7]).toBeCloseTo(spread[9 * 17 + 8]!, 12);
  });
});

describe("weighPicture", () => {
  it("gives the same thing more weight in the middle than at the edge", () => {
    const at = (x: number, y: number) => Math.max(...weighPicture(brokenStripes(x, y)));
    expect(at(30, 30)).toBeGreaterThan(at(2, 2));
    expect(weighPicture(brokenStripes(30, 30)).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
  });

  it("finds a small difference in shadow that the same difference in light does not match", () => {
    // Weber: 20/(20 + 24) in shadow against 20/(200 + 24) in light.
    const gray = Uint8Array.from({ length: saliencySize ** 2 }, (_, index) => {
      const x = index % saliencySize;
      const y = Math.floor(index / saliencySize);
      const isMark = y >= 30 && y < 34 && x % 32 >= 14 && x % 32 < 18;
      return (x < 32 ? 20 : 200) + (isMark ? 20 : 0);
    });
    const weights = weighPicture(gray);
    expect(weights[32 * saliencySize + 16]).toBeGreaterThan(weights[32 * saliencySize + 48]!);
  });
});
