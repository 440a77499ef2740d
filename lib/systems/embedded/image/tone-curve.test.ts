import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lightnessOfGray } from "./cielab";
import { autoLevel, bendCurve, contrasts, countGrays, grayAtPart, matchTones, meanTone, sigmoid } from "./tone-curve";

/** A plain ramp: each gray once. */
const ramp = countGrays(Uint8Array.from({ length: 256 }, (_, gray) => gray));

describe("grayAtPart", () => {
  it("counts up to the wanted part", () => {
    // Grays 10, 10, 20, 30: half of four pixels is reached at 10, three quarters at 20, all at 30.
    const counts = countGrays(Uint8Array.from([10, 20, 10, 30]));
    expect(grayAtPart(counts, 0.5)).toBe(10);
    expect(grayAtPart(counts, 0.75)).toBe(20);
    expect(grayAtPart(counts, 1)).toBe(30);
  });
});

describe("autoLevel", () => {
  it("prints the darkest gray black, the lightest paper, and lightness between in proportion", () => {
    const counts = countGrays(Uint8Array.from([64, 128, 192]));
    const curve = autoLevel(counts);
    const low = lightnessOfGray[64]!;
    const high = lightnessOfGray[192]!;
    expect(curve[64]).toBe(0);
    expect(curve[192]).toBe(1);
    expect(curve[128]).toBeCloseTo((lightnessOfGray[128]! - low) / (high - low), 9);
  });

  it("leaves a photograph of one gray as it is", () => {
    const curve = autoLevel(countGrays(new Uint8Array(9).fill(100)));
    expect(curve[100]).toBeCloseTo(lightnessOfGray[100]! / 100, 9);
  });
});

describe("sigmoid", () => {
  it("has the value worked by hand at a quarter", () => {
    // s(v) = 1/(1 + e^(−4(v−½))): s(0) = 1/(1+e²) = 0.119203, s(¼) = 1/(1+e) = 0.268941.
    // (0.268941 − 0.119203)/(1 − 2·0.119203) = 0.149738/0.761594 = 0.196612.
    expect(sigmoid(0.25, 4)).toBeCloseTo(0.196612, 5);
    expect(sigmoid(0, 4)).toBeCloseTo(0, 12);
    expect(sigmoid(0.5, 4)).toBeCloseTo(0.5, 12);
    expect(sigmoid(1, 4)).toBeCloseTo(1, 12);
  });
});

describe("bendCurve", () => {
  const level = autoLevel(ramp);

  it("does to the tones what its name says", () => {
    const mean = meanTone(level, ramp);
    expect(meanTone(bendCurve(level, ramp, "high-key", 1), ramp)).toBeGreaterThan(mean + 0.05);
    expect(meanTone(bendCurve(level, ramp, "low-key", 1), ramp)).toBeLessThan(mean - 0.05);
    const hard = bendCurve(level, ramp, "hard", 1);
    const soft = bendCurve(level, ramp, "soft", 1);
    const middle = (curve: Float64Array) => curve[160]! - curve[90]!;
    expect(middle(hard)).toBeGreaterThan(middle(level) * 1.2);
    expect(middle(soft)).toBeLessThan(middle(level) * 0.9);
  });

  it("lightens even a light subject for a high key", () => {
    const light = countGrays(Uint8Array.from([0, 240, 245, 250, 255]));
    const curve = autoLevel(light);
    expect(meanTone(bendCurve(curve, light, "high-key", 1), light)).toBeGreaterThan(meanTone(curve, light));
  });

  it("never falls and stays between black and paper, for any photograph", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 64 }),
        fc.constantFrom(...contrasts),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (gray, contrast, strength) => {
          const counts = countGrays(gray);
          const curve = bendCurve(autoLevel(counts), counts, contrast, strength);
          expect(Math.min(...curve)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...curve)).toBeLessThanOrEqual(1);
          const steps = curve.subarray(1).map((tone, gray) => tone - curve[gray]!);
          expect(Math.min(...steps)).toBeGreaterThan(-1e-12);
        },
      ),
    );
  });
});

describe("matchTones", () => {
  const level = autoLevel(ramp);
  const own = Float64Array.from({ length: 101 }, (_, percent) => level[grayAtPart(ramp, percent / 100)]!);

  it("finds a power again: the wanted tones are the own ones squared", () => {
    const matched = matchTones(
      level,
      ramp,
      own.map((tone) => tone ** 2),
    );
    // 2 = 0.5 · 4^(24/24) is one of the powers tried, and steepness 0 one of the papers: the fit is exact.
    expect(matched[128]).toBeCloseTo(level[128]! ** 2, 9);
  });

  it("leaves tones that are already as wanted", () => {
    // 1 = 0.5 · 4^(12/24).
    expect(matchTones(level, ramp, own)[77]).toBeCloseTo(level[77]!, 9);
  });

  it("keeps bare paper bare, however dark the wanted prints are", () => {
    const matched = matchTones(level, ramp, new Float64Array(101).fill(0.1));
    expect(matched[255]).toBeCloseTo(1, 9);
    expect(matched[0]).toBeCloseTo(0, 9);
  });
});
