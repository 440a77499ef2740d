import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctByHolm } from "./holm";

describe("correctByHolm", () => {
  it("multiplies the smallest by their number, the next by one less, and never falls", () => {
    // By hand: 5·0.005, 4·0.01, 3·0.03, then 2·0.04 is below that, and 1·0.2.
    const corrected = correctByHolm([0.01, 0.04, 0.03, 0.2, 0.005]);
    expect(corrected.map((value) => value.toFixed(12))).toEqual(
      [0.04, 0.09, 0.09, 0.2, 0.025].map((value) => value.toFixed(12)),
    );
    expect(correctByHolm([0.6, 0.7])).toEqual([1, 1]);
    expect(correctByHolm([])).toEqual([]);
  });

  it("lies between the value itself and Bonferroni's", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (values) => {
        correctByHolm(values).forEach((corrected, at) => {
          expect(corrected).toBeGreaterThanOrEqual(values[at]!);
          expect(corrected).toBeLessThanOrEqual(Math.min(1, values[at]! * values.length));
        });
      }),
    );
  });
});
