import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlate, measureKendall, measurePearson, measureSpearman } from "./correlation";
import { EvaluationError } from "./errors";

const coefficients = [
  { name: "Pearson", measure: measurePearson },
  { name: "Spearman", measure: measureSpearman },
  { name: "Kendall", measure: measureKendall },
];
const whole = fc.integer({ min: -5, max: 5 });
const points = fc.array(fc.tuple(whole, whole), { maxLength: 30 });
const columns = (pairs: readonly (readonly [number, number])[]) =>
  [pairs.map(([one]) => one), pairs.map(([, other]) => other)] as const;

describe("published examples", () => {
  it("Anscombe's (1973) quartet: four pictures, hardly different Pearson correlations", () => {
    const shared = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const quartet = [
      [shared, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]],
      [shared, [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74]],
      [shared, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73]],
      [
        [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8],
        [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.5, 5.56, 7.91, 6.89],
      ],
    ] as const;
    // The digits that R gives for its data set of the same name.
    [0.8164205, 0.8162365, 0.8162867, 0.8165214].forEach((coefficient, picture) => {
      const [one, other] = quartet[picture]!;
      expect(measurePearson(one, other).value).toBeCloseTo(coefficient, 7);
    });
  });

  it("Wikipedia's ten people, their IQ and hours of television: Spearman −29/165", () => {
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(measureSpearman(iq, hours).value).toBeCloseTo(-29 / 165, 12);
  });

  it("the example of SciPy's kendalltau, with ties on both sides: −0.4714", () => {
    expect(measureKendall([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]).value).toBeCloseTo(-0.47140452079103173, 14);
  });

  it("another implementation on eight points with ties (SciPy 1.17.1)", () => {
    const measured = correlate([12, 2, 1, 12, 2, 7, 7, 3], [1, 4, 7, 1, 0, 9, 9, 2]);
    expect(measured.pearson.value).toBeCloseTo(-0.16129032258064505, 14);
    expect(measured.spearman.value).toBeCloseTo(-0.12270169563871837, 14);
    expect(measured.kendall.value).toBeCloseTo(-0.11766968108291043, 14);
  });
});

describe("by hand", () => {
  it("Pearson", () => {
    // Deviations −1, 0, 1 and −1, 1, 0: 1 / √(2 · 2).
    expect(measurePearson([1, 2, 3], [4, 6, 5]).value).toBeCloseTo(0.5, 14);
  });

  it("Kendall with ties", () => {
    // Six pairs: one equal in the first, one in the second, three alike and one opposite. (3 − 1) / √(5 · 5).
    expect(measureKendall([1, 1, 2, 3], [1, 2, 4, 2]).value).toBeCloseTo(2 / 5, 14);
  });
});

describe("measureKendall", () => {
  it("counts what looking at every pair counts", () => {
    fc.assert(
      fc.property(points, (pairs) => {
        let difference = 0;
        let inOne = 0;
        let inOther = 0;
        pairs.forEach(([one, other], at) => {
          for (const [before, otherBefore] of pairs.slice(0, at)) {
            difference += Math.sign(one - before) * Math.sign(other - otherBefore);
            inOne += Math.abs(Math.sign(one - before));
            inOther += Math.abs(Math.sign(other - otherBefore));
          }
        });
        const { value } = measureKendall(...columns(pairs));
        if (value === null) expect(inOne * inOther).toBe(0);
        else expect(value).toBeCloseTo(difference / Math.sqrt(inOne * inOther), 12);
      }),
    );
  });

  it("orders a hundred thousand points", () => {
    const size = 100_000;
    const one = Array.from({ length: size }, (_, at) => at);
    // Blocks of two, turned over: 1 of each block's pairs is opposite, so that τ = 1 − 4 · (size / 2) / (size (size − 1)).
    const other = one.map((at) => at ^ 1);
    expect(measureKendall(one, other).value).toBeCloseTo(1 - 2 / (size - 1), 12);
  });
});

describe.each(coefficients)("$name", ({ name, measure }) => {
  it("says why there is none", () => {
    expect(measure([], [])).toEqual({ value: null, reason: "too_few" });
    expect(measure([1], [2])).toEqual({ value: null, reason: "too_few" });
    expect(measure([1, 1, 1], [1, 2, 3])).toEqual({ value: null, reason: "constant" });
    expect(measure([1, 2, 3], [0, -0, 0])).toEqual({ value: null, reason: "constant" });
    expect(measure([1, 2], [5, 6])).toEqual({ value: 1, reason: null });
  });

  it("refuses what is not paired or no number", () => {
    expect(() => measure([1, 2], [1])).toThrow(EvaluationError);
    expect(() => measure([1, Number.NaN], [1, 2])).toThrow(EvaluationError);
    expect(() => measure([1, 2], [1, Number.POSITIVE_INFINITY])).toThrow(EvaluationError);
  });

  it("is symmetric, blind to the order of the points to the bit, and turns over with either series", () => {
    const drawn = points.chain((pairs) =>
      fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })),
    );
    fc.assert(
      fc.property(drawn, ([pairs, others]) => {
        const [one, other] = columns(pairs);
        const measured = measure(one, other);
        expect(measure(other, one)).toEqual(measured);
        expect(measure(...columns(others))).toEqual(measured);
        const opposite = measure(
          one,
          other.map((value) => -value),
        );
        expect(opposite.reason).toBe(measured.reason);
        expect(opposite.value ?? 0).toBeCloseTo(-(measured.value ?? 0), 12);
      }),
    );
  });

  it("is 1 for a series and itself, −1 for its opposite", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 2 }), (series) => {
        fc.pre(series.some((value) => value !== series[0]));
        expect(measure(series, series).value).toBe(1);
        const opposite = measure(
          series,
          series.map((value) => -value),
        );
        expect(opposite.value).toBeCloseTo(-1, 12);
      }),
    );
  });

  it("does not change with the unit, nor, if it looks at order alone, with the scale", () => {
    fc.assert(
      fc.property(points, (pairs) => {
        const [one, other] = columns(pairs);
        const measured = measure(one, other).value ?? 0;
        const moved = one.map((value) => 1e5 + 0.01 * value);
        expect(measure(moved, other).value ?? 0).toBeCloseTo(measured, 8);
        if (name !== "Pearson") expect(measure(one.map(Math.exp), other).value ?? 0).toBe(measured);
      }),
    );
  });

  it("stays within −1…1 for numbers of any size", () => {
    const sizes = [0, Number.MIN_VALUE, 2 * Number.MIN_VALUE, 1, 1 + Number.EPSILON, Number.MAX_VALUE];
    const edge = fc.constantFrom(...sizes, ...sizes.map((size) => -size));
    const any = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), edge);
    fc.assert(
      fc.property(fc.array(fc.tuple(any, any), { maxLength: 12 }), (pairs) => {
        const [one, other] = columns(pairs);
        const { value } = measure(one, other);
        const isDefined =
          pairs.length > 1 && [one, other].every((series) => series.some((number) => number !== series[0]));
        expect(value !== null).toBe(isDefined);
        if (value !== null) expect(Math.abs(value)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });
});
