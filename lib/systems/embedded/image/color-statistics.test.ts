import { describe, expect, it } from "vitest";
import { labOfSrgb } from "./cielab";
import { averageColor, chromaAt, measureColor } from "./color-statistics";

describe("measureColor", () => {
  it("reads the color of each lightness: brown shadows, gray light", () => {
    const brown = labOfSrgb(90, 60, 40);
    const light = labOfSrgb(220, 220, 220);
    const { chroma, quantiles } = measureColor(Uint8Array.from([90, 60, 40, 90, 60, 40, 220, 220, 220]));
    expect(chromaAt(chroma, brown[0])[1]).toBeCloseTo(brown[2], 6);
    expect(chromaAt(chroma, 100)[1]).toBeCloseTo(light[2], 6);
    // Three pixels sorted by lightness: dark, dark, light. 50 % is the second, 100 % the third, 75 % halfway between.
    expect(quantiles[50]).toBeCloseTo(brown[0], 6);
    expect(quantiles[75]).toBeCloseTo((brown[0] + light[0]) / 2, 6);
    expect(quantiles[100]).toBeCloseTo(light[0], 6);
  });
});

describe("averageColor", () => {
  it("moves one peak between two instead of keeping both", () => {
    const dark = measureColor(Uint8Array.from([50, 50, 50]));
    const light = measureColor(Uint8Array.from([200, 200, 200]));
    const mean = averageColor([dark, light], [3, 1]);
    // The quantile functions are constant: 0.75·L(50) + 0.25·L(200) at every quantile.
    const expected = 0.75 * labOfSrgb(50, 50, 50)[0] + 0.25 * labOfSrgb(200, 200, 200)[0];
    expect(mean.quantiles[10]).toBeCloseTo(expected, 6);
    expect(mean.quantiles[90]).toBeCloseTo(expected, 6);
  });
});
