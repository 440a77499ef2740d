import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coarsenDays, leastOfDay, weekOf } from "./coarsen-days";

const dayOf = (index: number) => new Date(Date.UTC(2026, 10, 2 + index)).toISOString().slice(0, 10);
const records = fc
  .array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 })
  .map((counts) => new Map(counts.map((count, index) => [dayOf(index), count])));

describe("weekOf", () => {
  it.each([
    ["2026-11-23", "2026-11-23"],
    ["2026-11-29", "2026-11-23"],
    ["2026-11-30", "2026-11-30"],
    ["2027-01-03", "2026-12-28"],
    ["2024-03-03", "2024-02-26"],
  ])("puts %s into the week of %s", (day, monday) => {
    expect(weekOf(day)).toBe(monday);
  });

  it("refuses what is no day", () => expect(() => weekOf("2026-13-01")).toThrow(RangeError));
});

describe("coarsenDays", () => {
  it("keeps a day of twenty, and makes one of nineteen its week", () => {
    const rows = new Map([
      ["2026-11-18", 20],
      ["2026-11-25", 19],
    ]);
    expect([...coarsenDays(rows)]).toEqual([
      ["2026-11-18", { on: "2026-11-18", precision: "day" }],
      ["2026-11-25", { on: "2026-11-23", precision: "week" }],
    ]);
  });

  it("hides a second day with the only small one of a week, or the missing one would be told", () => {
    const rows = new Map(["23", "24", "25", "26", "27", "28", "29"].map((day) => [`2026-11-${day}`, 50]));
    rows.set("2026-11-25", 3).set("2026-11-27", 21);
    const weeks = [...coarsenDays(rows)].filter(([, { precision }]) => precision === "week").map(([day]) => day);
    expect(weeks.toSorted()).toEqual(["2026-11-25", "2026-11-27"]);
  });

  it("names no day of few rows, and no rest of a week that is small beside a named day", () => {
    fc.assert(
      fc.property(records, (rows) => {
        const coarse = coarsenDays(rows);
        expect([...coarse.keys()].toSorted()).toEqual([...rows.keys()].toSorted());
        const hidden = new Map<string, number>();
        const named = new Set<string>();
        for (const [day, { on, precision }] of coarse) {
          const count = rows.get(day)!;
          expect(on).toBe(precision === "day" ? day : weekOf(day));
          if (precision === "week") hidden.set(on, (hidden.get(on) ?? 0) + count);
          else {
            expect(count).toBeGreaterThanOrEqual(leastOfDay);
            named.add(weekOf(day));
          }
        }
        for (const week of named) {
          const rest = hidden.get(week) ?? 0;
          expect(rest === 0 || rest >= leastOfDay, `${week}: ${rest}`).toBe(true);
        }
      }),
    );
  });

  it("does not depend on the order of the days", () => {
    fc.assert(
      fc.property(
        records.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.size }))),
        ([rows, shuffled]) => {
          const sorted = (days: ReturnType<typeof coarsenDays>) => [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
          expect(sorted(coarsenDays(new Map(shuffled)))).toEqual(sorted(coarsenDays(rows)));
        },
      ),
    );
  });
});
