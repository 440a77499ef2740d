import { describe, expect, it } from "vitest";
import type { PersonaPreference } from "@/lib/systems/port";
import { describeCropTaste, describePrintTaste, readCropTaste, readPrintTaste } from "./taste";

function preference(aspect: string, value: string, weight: number, isLiked = true): PersonaPreference {
  return { aspect, value, label: value, weight, isLiked };
}

describe("readPrintTaste", () => {
  it("takes the most liked value of each aspect and leaves the unknown aside", () => {
    const taste = readPrintTaste([
      preference("tone", "sepia", 0.4),
      preference("tone", "cyanotype", 0.9),
      preference("tone", "gold leaf", 1),
      preference("contrast", "hard", 0.8, false),
      preference("mat", "none", 0.5),
    ]);
    expect(taste).toEqual({ tone: { value: "cyanotype", weight: 0.9 }, mat: { value: "none", weight: 0.5 } });
    expect(describePrintTaste(taste)).toBe("cyanotype tone, no mat");
  });

  it("sums what is stated twice: 0.6 − 0.8 is no liking", () => {
    expect(
      readPrintTaste([preference("tone", "sepia", 0.6), preference("tone", "sepia", 0.8, false)]).tone,
    ).toBeUndefined();
  });
});

describe("readCropTaste", () => {
  it("keeps likes and dislikes", () => {
    const taste = readCropTaste([preference("crop", "wide", 0.7), preference("crop", "close", 0.4, false)]);
    expect([...taste]).toEqual([
      ["close", -0.4],
      ["wide", 0.7],
    ]);
    expect(describeCropTaste(taste)).toBe("likes wide; avoids close");
  });
});
