import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EvaluationError } from "./errors";
import { countPairable } from "./pairable-ratings";
import type { RatingValue } from "./rating-value";
import { drawnRatings, pairableUnits, ratingsOfTable } from "./testing/rating-tables";

describe("countPairable", () => {
  it("counts by unit and value and leaves out what is alone", () => {
    const counted = countPairable(
      ratingsOfTable([
        ["b", "a", null, "z"],
        ["a", "a", null, null],
        ["b", null, null, null],
      ]),
    );
    expect(counted).toEqual({
      units: 2,
      ratings: 5,
      lone: 1,
      values: ["a", "b"],
      totals: Float64Array.of(3, 2),
      sizes: Float64Array.of(3, 2),
      starts: Int32Array.of(0, 2, 3),
      entryValues: Int32Array.of(0, 1, 0),
      entryCounts: Float64Array.of(1, 2, 2),
    });
  });

  it("keeps numbers and their text apart, numbers first", () => {
    expect(
      countPairable(
        ratingsOfTable<RatingValue>([
          ["10", 10, "9"],
          [9, -1, "a"],
        ]),
      ).values,
    ).toEqual([-1, 9, 10, "10", "9", "a"]);
  });

  it("finds in each unit what was said of it", () => {
    fc.assert(
      fc.property(drawnRatings(fc.constantFrom("a", "b", "c")), (ratings) => {
        const { units, starts, values, entryValues, entryCounts } = countPairable(ratings);
        const found = Array.from({ length: units }, (_, unit) => {
          const entries = [...entryValues.keys()].slice(starts[unit]!, starts[unit + 1]!);
          return entries.map((entry) => values[entryValues[entry]!]!.repeat(entryCounts[entry]!)).join("");
        });
        expect(found.sort()).toEqual(
          pairableUnits(ratings)
            .map((unit) => unit.sort().join(""))
            .sort(),
        );
      }),
    );
  });

  it("counts what is sparse: as many raters as units, each with two ratings", () => {
    const size = 50_000;
    const ratings = Array.from({ length: size }, (_, index) => [
      { unit: `u${index}`, rater: `r${index}`, value: index % 3 },
      { unit: `u${index}`, rater: `r${(index + 1) % size}`, value: index % 2 },
    ]).flat();
    const { units, totals } = countPairable(ratings);
    expect(units).toBe(size);
    // 0…49999: 16667 are 0, 16667 are 1 and 16666 are 2 modulo 3; half are even.
    expect([...totals]).toEqual([16_667 + 25_000, 16_667 + 25_000, 16_666]);
  });

  it("refuses a rater who rated a unit twice, and says who and what", () => {
    const ratings = [
      { unit: "u", rater: "r", value: 1 },
      { unit: "v", rater: "r", value: 1 },
      { unit: "u", rater: "s", value: 2 },
      { unit: "u", rater: "r", value: 1 },
    ];
    try {
      countPairable(ratings);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(EvaluationError);
      expect((error as EvaluationError).failure).toMatchObject({ code: "repeated", unit: "u", rater: "r" });
    }
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses %s, even where it is alone", (value) => {
    expect(() => countPairable([{ unit: "u", rater: "r", value }])).toThrow(EvaluationError);
  });
});
