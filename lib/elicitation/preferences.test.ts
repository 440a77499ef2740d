import { describe, expect, it } from "vitest";
import { preferencesFromAxes } from "./preferences";

const values = (places: Parameters<typeof preferencesFromAxes>[0]) =>
  preferencesFromAxes(places).map(({ aspect, value, weight }) => [aspect, value, weight]);

describe("preferencesFromAxes", () => {
  it("says nothing where nothing is decided", () => {
    expect(values({ length: 0.24, toning: -0.2, tint: 0.9 })).toEqual([]);
  });

  it("names what embedded systems know, as much as it is meant", () => {
    expect(values({ length: -0.5, form: 0.7, contrast: 1, framing: -0.3 })).toEqual([
      ["length", "short", 0.5],
      ["form", "bullets", 0.7],
      ["contrast", "hard", 1],
      ["crop", "wide", 0.3],
    ]);
  });

  it("makes one tone of toning and tint", () => {
    const tone = (toning: number, tint: number) => values({ toning, tint })[0]?.[1];
    expect([tone(-0.6, 0.9), tone(0.6, 0.9), tone(0.6, -0.9), tone(0.6, 0.1)]).toEqual([
      "neutral",
      "sepia",
      "cyanotype",
      "selenium",
    ]);
  });
});
