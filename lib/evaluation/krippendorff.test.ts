import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../ranking/random";
import { EvaluationError } from "./errors";
import { type Level, levels, measureAlpha } from "./krippendorff";
import type { Rating } from "./pairable-ratings";
import { drawnRatings, pairableUnits, ratingsOfTable } from "./testing/rating-tables";

/** The definition, pair by pair, with the differences as Krippendorff (2011) writes them. */
function alphaByDefinition(ratings: readonly Rating<number>[], level: Level): number {
  const units = pairableUnits(ratings);
  const all = units.flat();
  const difference = (one: number, other: number): number => {
    if (one === other) return 0;
    if (level === "nominal") return 1;
    if (level === "interval") return (one - other) ** 2;
    if (level === "ratio") return ((one - other) / (one + other)) ** 2;
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    const between = all.filter((value) => value >= low && value <= high).length;
    return (between - all.filter((value) => value === low || value === high).length / 2) ** 2;
  };
  const pairs = (values: readonly number[]) =>
    values.flatMap((one) => values.map((other) => difference(one, other))).reduce((sum, part) => sum + part, 0);
  const observed = units.reduce((sum, unit) => sum + pairs(unit) / (unit.length - 1), 0) / all.length;
  return 1 - observed / (pairs(all) / (all.length * (all.length - 1)));
}

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

const smallRatings = drawnRatings(fc.integer({ min: 0, max: 4 }));

describe("published examples of Krippendorff (2011)", () => {
  const [a, b, c, d, e] = ["a", "b", "c", "d", "e"];

  it("A: two observers, two values", () => {
    const table = [
      [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
      [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
    ];
    expect(measureAlpha(ratingsOfTable(table), "nominal").alpha.value).toBeCloseTo(0.095, 3);
  });

  it("B: two observers, five categories", () => {
    const table = [
      [a, a, b, b, d, c, c, c, e, d, d, a],
      [b, a, b, b, b, c, c, c, e, d, d, d],
    ];
    expect(measureAlpha(ratingsOfTable(table), "nominal").alpha.value).toBeCloseTo(0.692, 3);
  });

  it.each([
    { level: "nominal", alpha: 0.743 },
    { level: "ordinal", alpha: 0.815 },
    { level: "interval", alpha: 0.849 },
    { level: "ratio", alpha: 0.797 },
  ] as const)("C: four observers, twelve units, ratings missing: $level", ({ level, alpha }) => {
    const table = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
      [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];
    const measured = measureAlpha(ratingsOfTable(table), level);
    expect(measured.alpha.value).toBeCloseTo(alpha, 3);
    expect(measured).toMatchObject({ level, units: 11, ratings: 40, lone: 1, values: 5 });
  });
});

describe("measureAlpha", () => {
  it("gives what is worked by hand", () => {
    // Units (1, 3) and (2, 2), n = 4. Interval: within 2·2² = 8; overall 2·4·(1 + 0 + 0 + 1) = 16; 1 − 3 · 8 / 16.
    const ratings = ratingsOfTable([
      [1, 2],
      [3, 2],
    ]);
    expect(measureAlpha(ratings, "interval").alpha.value).toBeCloseTo(-0.5, 12);
    // Mean ranks 1, 2.5, 4 are as far apart as the values, times 1.5.
    expect(measureAlpha(ratings, "ordinal").alpha.value).toBeCloseTo(-0.5, 12);
    // Nominal: within 2; overall 16 − (1 + 4 + 1) = 10; 1 − 3 · 2 / 10.
    expect(measureAlpha(ratings, "nominal").alpha.value).toBeCloseTo(0.4, 12);
    // Ratio: within 2·(2/4)² = 1/2; overall 2·(2·(1/3)² + 2·(1/5)² + (2/4)²) = 1.1044…; 1 − 3 · (1/2) / 1.1044…
    const overall = 2 * (2 / 9 + 2 / 25 + 1 / 4);
    expect(measureAlpha(ratings, "ratio").alpha.value).toBeCloseTo(1 - 1.5 / overall, 12);
  });

  it.each(levels)("follows the definition: %s", (level) => {
    fc.assert(
      fc.property(smallRatings, (ratings) => {
        const { alpha, units, values } = measureAlpha(ratings, level);
        if (alpha.value === null) expect(alpha.reason).toBe(units === 0 ? "no_pair" : "one_value");
        else {
          expect(values).toBeGreaterThan(1);
          expect(alpha.value).toBeCloseTo(alphaByDefinition(ratings, level), 10);
        }
      }),
    );
  });

  it.each(levels)("is blind, to the bit, to the order of the rows and to who rated: %s", (level) => {
    const values = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value + 0);
    fc.assert(
      fc.property(
        drawnRatings(values).chain((ratings) => fc.tuple(fc.constant(ratings), shuffled(ratings))),
        ([ratings, others]) => {
          const renamed = others.map((rating) => ({ ...rating, rater: `x${rating.rater}` }));
          expect(measureAlpha(renamed, level)).toEqual(measureAlpha(ratings, level));
        },
      ),
    );
  });

  it("is blind to what its level is blind to", () => {
    const alphaOf = (ratings: readonly Rating<number>[], level: Level, change: (value: number) => number) =>
      measureAlpha(
        ratings.map((rating) => ({ ...rating, value: change(rating.value) })),
        level,
      ).alpha.value ?? 0;
    fc.assert(
      fc.property(smallRatings, (ratings) => {
        const expectBlind = (level: Level, change: (value: number) => number) =>
          expect(alphaOf(ratings, level, change)).toBeCloseTo(alphaOf(ratings, level, Number), 9);
        expectBlind("nominal", (value) => [3, 0, 4, 1, 2][value]!);
        expectBlind("ordinal", (value) => 2 ** value);
        expectBlind("interval", (value) => 1e6 - 0.3 * value);
        expectBlind("ratio", (value) => 0.3 * value);
      }),
    );
  });

  it("is 1, to the bit, where all raters agree and units differ", () => {
    const table = Array.from({ length: 3 }, () => [0.1, 0.2, 0.7, 0.1, 1e9]);
    for (const level of levels) expect(measureAlpha(ratingsOfTable(table), level).alpha.value).toBe(1);
  });

  it("does not count a rating that is alone in its unit", () => {
    fc.assert(
      fc.property(smallRatings, fc.constantFrom(...levels), (ratings, level) => {
        const before = measureAlpha(ratings, level);
        const after = measureAlpha([...ratings, { unit: "alone", rater: "r0", value: 9 }], level);
        expect(after).toEqual({ ...before, lone: before.lone + 1 });
      }),
    );
  });

  it("stays finite for numbers of any size", () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true });
    const sizes = [0, Number.MIN_VALUE, 2 * Number.MIN_VALUE, 1, 1 + Number.EPSILON, Number.MAX_VALUE];
    const edge = fc.constantFrom(...sizes, ...sizes.map((size) => -size));
    fc.assert(
      fc.property(drawnRatings(fc.oneof(any, edge)), fc.constantFrom(...levels), (ratings, level) => {
        const positive = ratings.map((rating) => ({ ...rating, value: Math.abs(rating.value) }));
        const { alpha, units, values } = measureAlpha(level === "ratio" ? positive : ratings, level);
        expect(alpha.value === null).toBe(units === 0 || values === 1);
        if (alpha.value !== null) {
          expect(alpha.value).toBeLessThanOrEqual(1);
          expect(Number.isFinite(alpha.value)).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("finds planted agreement, and none where there is none", () => {
    // Raters who see the truth with chance c and else say anything agree with chance c² + (1 − c²)/4, so that alpha is c².
    const random = seededRandom("alpha");
    const draw = (chance: number) =>
      Array.from({ length: 3000 }, (_, unit) => {
        const truth = random.below(4);
        return ["r0", "r1", "r2"].map((rater) => {
          const value = random.next() < chance ? truth : random.below(4);
          return { unit: `u${unit}`, rater, value };
        });
      }).flat();
    // A unit's share of agreeing pairs has a standard deviation below 1/2: five standard errors of alpha are below 5 · ½ / √3000 / ¾.
    const tolerance = 0.061;
    for (const chance of [0, 0.5, 0.8]) {
      expect(Math.abs(measureAlpha(draw(chance), "nominal").alpha.value! - chance ** 2)).toBeLessThan(tolerance);
    }
  });

  it("says why there is none", () => {
    const none = { value: null, reason: "no_pair" };
    expect(measureAlpha([], "nominal").alpha).toEqual(none);
    expect(measureAlpha(ratingsOfTable([[1, 2, 3]]), "interval")).toMatchObject({ alpha: none, units: 0, lone: 3 });
    const equal = measureAlpha(
      ratingsOfTable([
        [1, 1, null, 2],
        [1, 1],
      ]),
      "ordinal",
    );
    expect(equal).toMatchObject({ alpha: { value: null, reason: "one_value" }, units: 2, values: 1, lone: 1 });
  });

  it("refuses what a level has no place for, even where it is alone", () => {
    const codeOf = (value: number | string, level: string) => {
      try {
        measureAlpha([{ unit: "u", rater: "r", value: value as number }], level as Level);
        return "none";
      } catch (error) {
        return (error as EvaluationError).code;
      }
    };
    expect(codeOf("good", "ordinal")).toBe("invalid");
    expect(codeOf(-1, "ratio")).toBe("invalid");
    expect(codeOf(Number.NaN, "interval")).toBe("invalid");
    expect(codeOf(1, "circular")).toBe("invalid");
    expect(codeOf("good", "nominal")).toBe("none");
    expect(codeOf(-1, "interval")).toBe("none");
    const twice = [1, 2].flatMap((value) => ratingsOfTable([[value]]));
    expect(() => measureAlpha(twice, "interval")).toThrow(EvaluationError);
  });
});
