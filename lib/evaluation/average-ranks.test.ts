import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averageRanks } from "./average-ranks";

describe("averageRanks", () => {
  it("gives equal values the mean of their ranks", () => {
    expect([...averageRanks([7, 3, 7, 1, 7])]).toEqual([4, 2, 4, 1, 4]);
    expect([...averageRanks([2, 2])]).toEqual([1.5, 1.5]);
    expect([...averageRanks([])]).toEqual([]);
  });

  it("is 1 + how many are smaller + half of how many others are equal", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4, max: 4 })), (values) => {
        const slow = values.map((value) => {
          const smaller = values.filter((other) => other < value).length;
          return smaller + (values.filter((other) => other === value).length + 1) / 2;
        });
        expect([...averageRanks(values)]).toEqual(slow);
      }),
    );
  });
});
