import { describe, expect, it } from "vitest";
import { type DayCount, prepareDays } from "./prepare-days";

const day = (on: string, rows: number, precision: DayCount["precision"] = "day"): DayCount => ({ on, precision, rows });

describe("prepareDays", () => {
  it("draws each day, and a zero where nobody judged", () => {
    expect(prepareDays([day("2026-11-27", 30), day("2026-11-30", 20)])).toEqual({
      unit: "day",
      note: null,
      bars: [
        { on: "2026-11-27", short: "Nov 27", rows: 30 },
        { on: "2026-11-28", short: "Nov 28", rows: 0 },
        { on: "2026-11-29", short: "Nov 29", rows: 0 },
        { on: "2026-11-30", short: "Nov 30", rows: 20 },
      ],
    });
  });

  it("puts days into their weeks where one count is of a week, so that bars stand for the same", () => {
    // 23 November 2026 is a Monday, 29 November the Sunday after it.
    const plot = prepareDays([day("2026-11-09", 4, "week"), day("2026-11-23", 3, "week"), day("2026-11-29", 25)]);
    expect(plot?.unit).toBe("week");
    expect(plot?.bars.map(({ on, rows }) => [on, rows])).toEqual([
      ["2026-11-09", 4],
      ["2026-11-16", 0],
      ["2026-11-23", 28],
    ]);
    expect(plot?.note).toMatch(/too few rows/);
    expect(prepareDays([day("2026-11-23", 3, "week")])?.note).toBeNull();
  });

  it("puts a long time together by week, and loses no row", () => {
    const days = Array.from({ length: 400 }, (_, n) => day(new Date(n * 86_400_000).toISOString().slice(0, 10), 1));
    const plot = prepareDays(days);
    expect([plot?.unit, plot?.bars.length, plot?.note]).toEqual(["week", 58, "400 days, put together by week."]);
    expect(plot?.bars.reduce((sum, { rows }) => sum + rows, 0)).toBe(400);
    expect(plot?.bars[0]?.on).toBe("1969-12-29");
  });

  it("is nothing without a day", () => {
    expect(prepareDays([])).toBeNull();
  });
});
