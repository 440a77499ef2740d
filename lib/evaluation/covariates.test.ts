import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covariateRow, imageCovariates, latencyCovariate, relativeDifference, textCovariates } from "./covariates";
import type { ImageStyle } from "./image-style";
import { measureTextStyle, type TextStyle } from "./text-style";

describe("relativeDifference", () => {
  it("is the share by which one side outweighs the other", () => {
    expect(relativeDifference(40, 20)).toBeCloseTo(1 / 3, 12);
    expect(relativeDifference(520, 500)).toBeCloseTo(20 / 1020, 12);
    expect(relativeDifference(0, 3)).toBe(-1);
    expect(relativeDifference(0, 0)).toBe(0);
  });

  it("is finite, between −1 and 1, and blind to the unit", () => {
    const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        const difference = relativeDifference(left, right);
        expect(Math.abs(difference)).toBeLessThanOrEqual(1);
        expect(relativeDifference(right, left)).toBe(0 - difference);
        expect(relativeDifference(left * 1024, right * 1024)).toBeCloseTo(difference, 12);
      }),
    );
  });
});

describe("covariates", () => {
  const count = fc.nat(10_000);
  const text: fc.Arbitrary<TextStyle> = fc.record({
    characters: count,
    words: count,
    headers: count,
    listItems: count,
    boldRuns: count,
  });
  const image: fc.Arbitrary<ImageStyle> = fc.record({
    brightness: fc.double({ min: 0, max: 100, noNaN: true }),
    saturation: fc.double({ min: 0, max: 100, noNaN: true }),
    sharpness: fc.double({ min: 0, max: 1e6, noNaN: true }),
  });

  it("make a row in their order", () => {
    const left = measureTextStyle("# Head\n\n- **a**\n- b");
    const right = measureTextStyle("- a");
    expect(covariateRow(textCovariates, left, right)).toEqual([(19 - 3) / 22, 1, 1 / 3, 1]);
    expect(
      covariateRow(
        imageCovariates,
        { brightness: 60, saturation: 20, sharpness: 30 },
        { brightness: 45, saturation: 25, sharpness: 10 },
      ),
    ).toEqual([15, -5, 0.5]);
    expect(covariateRow([latencyCovariate], { latencyMs: 1500 }, { latencyMs: 4000 })).toEqual([-2.5]);
  });

  it("are 0 for equal outputs, finite, and the negative with sides swapped", () => {
    const check = <Measures>(
      covariates: readonly (typeof textCovariates)[number][] | readonly (typeof imageCovariates)[number][],
      measures: fc.Arbitrary<Measures>,
    ) => {
      fc.assert(
        fc.property(measures, measures, (left, right) => {
          const rowOf = (one: Measures, other: Measures) =>
            covariates.map((covariate) =>
              covariate.differ(one as TextStyle & ImageStyle, other as TextStyle & ImageStyle),
            );
          expect(rowOf(left, left)).toEqual(covariates.map(() => 0));
          const row = rowOf(left, right);
          expect(row.every(Number.isFinite)).toBe(true);
          expect(rowOf(right, left)).toEqual(row.map((value) => 0 - value));
        }),
      );
    };
    check(textCovariates, text);
    check(imageCovariates, image);
  });

  it("have names of their own, and words for people", () => {
    const all = [...textCovariates, ...imageCovariates, latencyCovariate];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, label, unit, meaning } of all) {
      expect(name).toMatch(/^[a-z_]+$/);
      expect(label).toMatch(/^[A-Z]/);
      expect(unit).not.toBe("");
      expect(meaning).toMatch(/^[A-Z].*left.*\.$/);
    }
  });
});
