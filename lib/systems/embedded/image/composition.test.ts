import { describe, expect, it } from "vitest";
import { type CropCandidate, candidateCrops, centeredWindow, chooseCrop, closest, keepsRule } from "./composition";
import { sumLayout } from "./layout-map";

const even = {
  share: 1,
  density: 1,
  x: 0.5,
  y: 0.5,
  cut: 1,
  fullness: 1,
  scale: 1,
  window: { left: 0, top: 0, width: 1, height: 1 },
};

function pictureOf(width: number, height: number, cells: readonly (readonly [number, number])[]) {
  const weights = new Float64Array(4096);
  for (const [x, y] of cells) weights[y * 64 + x] = 1 / cells.length;
  return { width, height, layout: sumLayout(weights) };
}

describe("centeredWindow", () => {
  it("cuts a square out of the middle of a long picture", () => {
    // 400 × 200 to 1 : 1 is 200 × 200, 100 from either side.
    expect(centeredWindow({ width: 400, height: 200 }, { width: 50, height: 50 })).toEqual({
      left: 100,
      top: 0,
      width: 200,
      height: 200,
    });
  });
});

describe("keepsRule", () => {
  it("has the values worked by hand", () => {
    expect(keepsRule(even, "wide")).toBe(1);
    expect(keepsRule({ ...even, scale: closest }, "close")).toBe(1);
    expect(keepsRule(even, "centered")).toBe(1);
    // From the middle to a crossing: d² = 2·(1/6)² = 0.055556; exp(−0.055556/(2·0.0289)) = exp(−0.96117) = 0.38244.
    expect(keepsRule(even, "thirds")).toBeCloseTo(0.38244, 4);
    expect(keepsRule({ ...even, x: 2 / 3, y: 1 / 3 }, "thirds")).toBeCloseTo(1, 9);
  });
});

describe("candidateCrops", () => {
  const picture = pictureOf(400, 300, [[10, 50]]);
  const shape = { width: 80, height: 60 };
  const candidates = candidateCrops(picture, shape);

  it("stays inside the picture in the asked shape", () => {
    for (const { window } of candidates) {
      expect(window.left).toBeGreaterThanOrEqual(0);
      expect(window.top).toBeGreaterThanOrEqual(0);
      expect(window.left + window.width).toBeLessThanOrEqual(400);
      expect(window.top + window.height).toBeLessThanOrEqual(300);
      expect(Math.abs(window.width / window.height - 4 / 3)).toBeLessThan(0.02);
    }
  });

  it("offers a window for each rule that keeps it better than the whole picture does", () => {
    const whole = candidates.find((one) => one.scale === 1)!;
    const holding = candidates.filter((one) => one.share > 0.99);
    for (const crop of ["thirds", "centered", "close"] as const) {
      const best = chooseCrop(holding, (one) => keepsRule(one, crop));
      expect(keepsRule(best, crop), crop).toBeGreaterThan(keepsRule(whole, crop));
    }
  });

  it("is measured once for each shape", () => {
    expect(candidateCrops(picture, { ...shape })).toBe(candidates);
    expect(candidateCrops(picture, { width: 60, height: 60 })).not.toBe(candidates);
  });
});

describe("chooseCrop", () => {
  it("takes the first of equals and refuses nothing", () => {
    const one: CropCandidate = { ...even, scale: 0.9 };
    expect(chooseCrop([one, even], () => 1)).toBe(one);
    expect(() => chooseCrop([], () => 1)).toThrow(RangeError);
  });
});
