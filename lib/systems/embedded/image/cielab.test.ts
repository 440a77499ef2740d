import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labOfSrgb, lightnessOfGray, srgbOfLab } from "./cielab";

describe("CIELAB", () => {
  it("has white at 100 and black at 0, without color", () => {
    const [l, a, b] = labOfSrgb(255, 255, 255);
    expect(l).toBeCloseTo(100, 3);
    expect(Math.abs(a)).toBeLessThan(0.02);
    expect(Math.abs(b)).toBeLessThan(0.02);
    expect(labOfSrgb(0, 0, 0)[0]).toBeCloseTo(0, 6);
  });

  it("has sRGB red at its known place (53.24, 80.09, 67.20)", () => {
    const [l, a, b] = labOfSrgb(255, 0, 0);
    expect(l).toBeCloseTo(53.24, 1);
    expect(a).toBeCloseTo(80.09, 1);
    expect(b).toBeCloseTo(67.2, 1);
  });

  it("gives gray 119 the lightness worked by hand", () => {
    // 119/255 = 0.46667; linear ((0.46667 + 0.055)/1.055)^2.4 = 0.18447; L* = 116·∛0.18447 − 16 = 116·0.56926 − 16 = 50.03.
    expect(lightnessOfGray[119]).toBeCloseTo(50.03, 1);
  });

  it("returns every sRGB color through Lab", () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(channel, channel, channel, (red, green, blue) => {
        expect(srgbOfLab(labOfSrgb(red, green, blue))).toEqual([red, green, blue]);
      }),
    );
  });

  it("clips what no screen shows", () => {
    for (const channel of srgbOfLab([50, 120, -120])) {
      expect(channel).toBeGreaterThanOrEqual(0);
      expect(channel).toBeLessThanOrEqual(255);
    }
  });
});
