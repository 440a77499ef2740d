import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countInversions } from "./inversions";

describe("countInversions", () => {
  it("counts what looking at every pair counts, and leaves the values alone", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (values) => {
        const given = Float64Array.from(values);
        const slow = values.flatMap((one, at) => values.slice(at + 1).filter((other) => one > other)).length;
        expect(countInversions(given)).toBe(slow);
        expect([...given]).toEqual(values);
      }),
    );
  });

  it("counts all pairs of a falling row: too many for 32 bits", () => {
    const size = 100_000;
    expect(countInversions(Float64Array.from({ length: size }, (_, at) => -at))).toBe((size * (size - 1)) / 2);
  });
});
