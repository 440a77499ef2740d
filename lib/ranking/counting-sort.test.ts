import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countUp, sortByKey } from "./counting-sort";

describe("sortByKey", () => {
  it("sorts as a stable sort with a comparison does, and knows where each key starts", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6)), (keys) => {
        const { order, starts } = sortByKey(countUp(keys.length), Int32Array.from(keys), 7);
        expect([...order]).toEqual([...keys.keys()].sort((one, other) => keys[one]! - keys[other]!));
        expect(starts).toHaveLength(8);
        for (let key = 0; key < 7; key += 1) {
          const bucket = [...order.subarray(starts[key]!, starts[key + 1]!)];
          expect(bucket).toEqual([...keys.keys()].filter((index) => keys[index] === key));
        }
      }),
    );
  });

  it("sorts some of the entries, in the order they come", () => {
    expect(sortByKey(Int32Array.of(4, 0, 2), Uint8Array.of(1, 9, 0, 9, 1), 2)).toEqual({
      order: Int32Array.of(2, 4, 0),
      starts: Int32Array.of(0, 1, 3),
    });
  });
});
