import { describe, expect, it } from "vitest";
import { measurePrintCraft, measurePrintFit, type StatedPrintTaste } from "./print-fit";

const likes = (aspect: string, value: string, weight = 1): StatedPrintTaste => ({
  aspect,
  value,
  weight,
  isLiked: true,
});
const avoids = (aspect: string, value: string, weight = 1): StatedPrintTaste => ({
  ...likes(aspect, value, weight),
  isLiked: false,
});
const print = { lightness: 54, contrast: 24, greenRed: 7, blueYellow: 12 };

describe("measurePrintFit", () => {
  it("measures the distance to a liked tone, as worked by hand", () => {
    // sepia is (7, 16): distance 4 of 8 → 0.5; neutral is (0, 1): √(49 + 121) = 13.04 → 1 − 1.63 = −0.63.
    expect(measurePrintFit(print, [likes("tone", "sepia")]).tone).toBe(0.5);
    expect(measurePrintFit(print, [likes("tone", "neutral")]).tone).toBeCloseTo(1 - Math.sqrt(170) / 8, 12);
    expect(measurePrintFit(print, [likes("tone", "cyanotype")]).tone).toBe(-1);
  });

  it("holds an avoided word against a print only near it", () => {
    expect(measurePrintFit(print, [avoids("tone", "sepia")]).tone).toBe(-0.5);
    expect(Math.abs(measurePrintFit(print, [avoids("tone", "cyanotype")]).tone)).toBe(0);
  });

  it("weighs several words", () => {
    // (1 · 0.5 − 0.25 · 0) / 1.25
    expect(measurePrintFit(print, [likes("tone", "sepia"), avoids("tone", "cyanotype", 0.25)]).tone).toBeCloseTo(
      0.4,
      12,
    );
  });

  it("reads contrast and key apart", () => {
    // hard is a spread of 31: distance 7 → 0; high key is L* 68: distance 14 → 0; low key is L* 38: distance 16 → −1/7.
    expect(measurePrintFit(print, [likes("contrast", "hard")])).toEqual({ tone: 0, contrast: 0, brightness: 0 });
    expect(measurePrintFit({ ...print, contrast: 31 }, [likes("contrast", "hard")]).contrast).toBe(1);
    expect(measurePrintFit(print, [likes("contrast", "high-key")]).brightness).toBe(0);
    expect(measurePrintFit(print, [likes("contrast", "low-key")]).brightness).toBeCloseTo(-1 / 7, 12);
  });

  it("does not see crops, mats, topics and duotone", () => {
    const unseen = [likes("crop", "close"), likes("mat", "black"), likes("topic", "boats"), likes("tone", "duotone")];
    expect(measurePrintFit(print, unseen)).toEqual({ tone: 0, contrast: 0, brightness: 0 });
  });
});

describe("measurePrintCraft", () => {
  it("is 1 for a full scale of tones", () => {
    expect(measurePrintCraft({ ...print, contrast: 22 })).toBe(1);
    expect(measurePrintCraft({ ...print, contrast: 27 })).toBe(0.5);
    expect(measurePrintCraft({ ...print, contrast: 0 })).toBe(-1);
  });
});
