import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ranksOf } from "./ranks";

describe("ranksOf", () => {
  it("lets overlapping intervals share a rank", () => {
    const bounds = [
      { low: 1100, high: 1200 },
      { low: 1050, high: 1150 },
      { low: 900, high: 1050 },
      { low: 800, high: 899 },
    ];
    // The third touches the second: a bound that is equal is not above.
    expect(ranksOf(bounds)).toEqual([1, 1, 2, 4]);
    expect(ranksOf([])).toEqual([]);
  });

  it("counts the lower bounds above, whatever the intervals", () => {
    const bound = fc
      .tuple(fc.integer({ min: 0, max: 20 }), fc.nat(8))
      .map(([low, width]) => ({ low, high: low + width }));
    fc.assert(
      fc.property(fc.array(bound), (bounds) => {
        const slow = bounds.map(({ high }) => 1 + bounds.filter(({ low }) => low > high).length);
        expect(ranksOf(bounds)).toEqual(slow);
      }),
    );
  });
});
