import { describe, expect, it } from "vitest";
import { labOfSrgb } from "./cielab";
import { measureColor } from "./color-statistics";
import { bathToning, measuredToning, paintToning, toneSteps, tones } from "./toning";

function paintedLab(table: Uint8Array, step: number) {
  return labOfSrgb(table[3 * step]!, table[3 * step + 1]!, table[3 * step + 2]!);
}

describe("bathToning", () => {
  it("is colored between its knots in proportion", () => {
    // Cyanotype between L* 17 (4, −26) and 40 (−4, −35): at 28.5, halfway, (0, −30.5).
    const [a, b] = bathToning("cyanotype", 1).colorAt(28.5);
    expect(a).toBeCloseTo(0, 9);
    expect(b).toBeCloseTo(-30.5, 9);
  });

  it("is the neutral print at strength 0", () => {
    const none = bathToning("sepia", 0);
    expect(none.black).toBe(7);
    expect(none.colorAt(50)[0]).toBeCloseTo(0, 9);
  });

  it("prints sepia warm, cyanotype blue and neutral gray in the middle", () => {
    const middle = Math.round(toneSteps / 2);
    expect(paintedLab(paintToning(bathToning("sepia", 1)), middle)[2]).toBeGreaterThan(14);
    expect(paintedLab(paintToning(bathToning("cyanotype", 1)), middle)[2]).toBeLessThan(-20);
    expect(Math.abs(paintedLab(paintToning(bathToning("neutral", 1)), middle)[2])).toBeLessThan(2);
  });
});

describe("paintToning", () => {
  it("grows lighter with every tone, in every bath", () => {
    for (const tone of tones) {
      const table = paintToning(bathToning(tone, 1));
      for (let step = 16; step < toneSteps; step += 16) {
        expect(paintedLab(table, step)[0], `${tone} ${step}`).toBeGreaterThan(paintedLab(table, step - 16)[0]);
      }
    }
  });
});

describe("measuredToning", () => {
  it("paints in the color that was measured", () => {
    const blue = labOfSrgb(60, 80, 120);
    const toning = measuredToning(measureColor(Uint8Array.from([60, 80, 120])).chroma, 0, 100);
    const painted = paintedLab(paintToning(toning), Math.round((blue[0] / 100) * (toneSteps - 1)));
    expect(painted[1]).toBeCloseTo(blue[1], 0);
    expect(painted[2]).toBeCloseTo(blue[2], 0);
  });
});
