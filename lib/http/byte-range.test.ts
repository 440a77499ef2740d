import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readByteRange } from "./byte-range";

describe("readByteRange", () => {
  it.each([
    ["bytes=0-99", { start: 0, end: 99 }],
    ["bytes=0-", { start: 0, end: 999 }],
    ["bytes=999-", { start: 999, end: 999 }],
    ["bytes=-1", { start: 999, end: 999 }],
    ["bytes=-5000", { start: 0, end: 999 }],
    ["bytes=900-5000", { start: 900, end: 999 }],
    ["BYTES = 5-5", { start: 5, end: 5 }],
    ["bytes=1000-", "unsatisfiable"],
    ["bytes=5000-6000", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=0-1,5-6", "all"],
    ["bytes=9-5", "all"],
    ["bytes=-", "all"],
    ["bytes=a-b", "all"],
    ["bytes=0x1-2", "all"],
    ["lines=0-1", "all"],
    ["", "all"],
    [null, "all"],
  ])("reads %j of 1000 bytes as %j", (header, range) => {
    expect(readByteRange(header, 1000)).toEqual(range);
  });

  it("finds nothing in an empty file", () => {
    expect(readByteRange("bytes=0-", 0)).toBe("unsatisfiable");
    expect(readByteRange("bytes=-1", 0)).toBe("unsatisfiable");
  });

  it("stays inside the file whatever is asked", () => {
    const place = fc.option(fc.bigInt({ min: 0n, max: 10n ** 30n }), { nil: "" });
    fc.assert(
      fc.property(place, place, fc.nat(10_000), (first, last, size) => {
        const range = readByteRange(`bytes=${first}-${last}`, size);
        if (typeof range === "string") return;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThan(size);
      }),
    );
  });
});
