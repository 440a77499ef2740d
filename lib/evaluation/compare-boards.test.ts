import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BoardEntry, compareBoards } from "./compare-boards";
import { EvaluationError } from "./errors";

const board = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    rating: fc.integer({ min: 900, max: 1100 }),
    rank: fc.integer({ min: 1, max: 6 }),
  }),
  { selector: ({ id }) => id },
);

describe("compareBoards", () => {
  it("pairs by id and says who is missing", () => {
    const comparison = compareBoards(
      [
        { id: "c", rating: 900, rank: 3 },
        { id: "a", rating: 1100, rank: 1 },
        { id: "only one", rating: 500, rank: 4 },
        { id: "b", rating: 1000, rank: 1 },
      ],
      [
        { id: "b", rating: 1050, rank: 1 },
        { id: "only other", rating: 1500, rank: 1 },
        { id: "a", rating: 1040, rank: 2 },
        { id: "c", rating: 910, rank: 3 },
      ],
    );
    expect(comparison).toMatchObject({
      common: ["a", "b", "c"],
      onlyInOne: ["only one"],
      onlyInOther: ["only other"],
    });
    // Ratings: deviations 100, 0, −100 and 40, 50, −90: 13000 / √(20000 · 12200). Two of three pairs are in the same order.
    expect(comparison.ratings.pearson.value).toBeCloseTo(13_000 / Math.sqrt(20_000 * 12_200), 12);
    expect(comparison.ratings.spearman.value).toBeCloseTo(0.5, 12);
    expect(comparison.ratings.kendall.value).toBeCloseTo(1 / 3, 12);
    // Ranks 1, 1, 3 and 2, 1, 3, as given: deviations −2/3, −2/3, 4/3 and 0, −1, 1: 2 / √(8/3 · 2).
    expect(comparison.ranks.pearson.value).toBeCloseTo(2 / Math.sqrt(16 / 3), 12);
    expect(comparison.ranks.kendall.value).toBeCloseTo(2 / Math.sqrt(2 * 3), 12);
  });

  it("is blind to order, and turns over with its boards", () => {
    fc.assert(
      fc.property(board, board, (one, other) => {
        const comparison = compareBoards(one, other);
        expect(compareBoards(one.toReversed(), other.toReversed())).toEqual(comparison);
        expect(compareBoards(other, one)).toEqual({
          ...comparison,
          onlyInOne: comparison.onlyInOther,
          onlyInOther: comparison.onlyInOne,
        });
        const { common, onlyInOne, onlyInOther } = comparison;
        expect(common.length + onlyInOne.length).toBe(one.length);
        expect(common.length + onlyInOther.length).toBe(other.length);
      }),
    );
  });

  it("says why a correlation is missing", () => {
    const none = { value: null, reason: "too_few" };
    const all = { pearson: none, spearman: none, kendall: none };
    const apart = compareBoards([{ id: "a", rating: 1, rank: 1 }], [{ id: "b", rating: 1, rank: 1 }]);
    expect(apart).toEqual({ common: [], onlyInOne: ["a"], onlyInOther: ["b"], ratings: all, ranks: all });
    const level = ["a", "b"].map((id, index): BoardEntry => ({ id, rating: 1000 + index, rank: 1 }));
    const comparison = compareBoards(level, level);
    expect(comparison.ratings.pearson).toEqual({ value: 1, reason: null });
    expect(comparison.ranks.pearson).toEqual({ value: null, reason: "constant" });
  });

  it("refuses a system twice and numbers that are none, on either board, in common or not", () => {
    const entry = { id: "a", rating: 1, rank: 1 };
    for (const bad of [
      [entry, entry],
      [{ ...entry, rating: Number.NaN }],
      [{ ...entry, rank: Number.POSITIVE_INFINITY }],
    ]) {
      expect(() => compareBoards(bad, [])).toThrow(EvaluationError);
      expect(() => compareBoards([], bad)).toThrow(EvaluationError);
    }
  });
});
