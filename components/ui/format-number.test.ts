import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatCount,
  formatPercent,
  formatPlusMinus,
  formatRating,
  formatSigned,
  sayCount,
} from "./format-number";

const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("numbers for a person", () => {
  it("says one of a thing and several", () => {
    expect([sayCount(1, "vote"), sayCount(0, "vote"), plain(sayCount(1284, "person", "people"))]).toEqual([
      "1 vote",
      "0 votes",
      "1 284 people",
    ]);
  });

  it("puts a thin space between thousands", () => {
    expect([0, 7, 999, 1000, 1284, 1234567, -1284].map((value) => plain(formatCount(value)))).toEqual([
      "0",
      "7",
      "999",
      "1 000",
      "1 284",
      "1 234 567",
      "−1 284",
    ]);
  });

  it("keeps every digit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (value) => {
        expect(Number(formatCount(value).replaceAll("\u202f", ""))).toBe(value);
      }),
    );
  });

  it("writes ratings, differences and intervals", () => {
    expect(formatRating(1107.6)).toBe("1108");
    expect(formatRating(-3.2)).toBe("−3");
    expect([71.2, -12.4, 0.3, -0.3].map(formatSigned)).toEqual(["+71", "−12", "0", "0"]);
    expect(formatPlusMinus(1000, 1068)).toBe("±34");
  });

  it("never calls a small share nothing", () => {
    expect([0, 0.004, 0.006, 0.714, 1].map((share) => plain(formatPercent(share)))).toEqual([
      "0 %",
      "< 1 %",
      "1 %",
      "71 %",
      "100 %",
    ]);
  });

  it("writes bytes in the unit that reads best", () => {
    expect([812, 999, 1400, 9960, 23_400_000, 999_600].map((bytes) => plain(formatBytes(bytes)))).toEqual([
      "812 B",
      "999 B",
      "1.4 kB",
      "10 kB",
      "23 MB",
      "1.0 MB",
    ]);
  });
});
