import { assert, constantFrom, date, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { embargoedUntil, nextDate } from "./next-date";
import { weekday } from "./schema";

const dayMs = 86_400_000;
const moments = date({ min: new Date("1971-01-01"), max: new Date("2199-01-01"), noInvalidDate: true });
const weekly = record({
  cadence: constantFrom("weekly" as const),
  weekday: constantFrom(...weekday.options),
  hour: integer({ min: 0, max: 23 }),
  embargoDays: integer({ min: 0, max: 365 }),
  minimum: integer({ min: 0, max: 1000 }),
});
const monthly = record({
  cadence: constantFrom("monthly" as const),
  day: integer({ min: 1, max: 28 }),
  hour: integer({ min: 0, max: 23 }),
  embargoDays: integer({ min: 0, max: 365 }),
  minimum: integer({ min: 0, max: 1000 }),
});
const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

describe("the next date", () => {
  it("of a week is its weekday and hour, later, and by a week at most", () => {
    assert(
      property(weekly, moments, (schedule, after) => {
        const next = nextDate(schedule, after)!;
        expect(names[next.getUTCDay()]).toBe(schedule.weekday);
        expect(next.toISOString().slice(11)).toBe(`${String(schedule.hour).padStart(2, "0")}:00:00.000Z`);
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        expect(next.getTime() - after.getTime()).toBeLessThanOrEqual(7 * dayMs);
      }),
    );
  });

  it("of a month is its day and hour, later, and in this month or the next", () => {
    assert(
      property(monthly, moments, (schedule, after) => {
        const next = nextDate(schedule, after)!;
        expect([next.getUTCDate(), next.getUTCHours(), next.getUTCMinutes()]).toEqual([schedule.day, schedule.hour, 0]);
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        const months = (moment: Date) => moment.getUTCFullYear() * 12 + moment.getUTCMonth();
        expect(months(next) - months(after)).toBeLessThanOrEqual(1);
        const before = new Date(next);
        before.setUTCMonth(next.getUTCMonth() - 1);
        // None is passed over: the one before is not later than the moment.
        expect(before.getTime()).toBeLessThanOrEqual(after.getTime());
      }),
    );
  });

  it("is strictly later than a date, and the date itself a millisecond before", () => {
    const schedule = { cadence: "weekly", weekday: "mon", hour: 3, embargoDays: 0, minimum: 0 } as const;
    const monday = new Date("2026-11-30T03:00:00.000Z");
    expect(nextDate(schedule, new Date("2026-11-25T12:00:00Z"))).toEqual(monday);
    expect(nextDate(schedule, new Date(monday.getTime() - 1))).toEqual(monday);
    expect(nextDate(schedule, monday)).toEqual(new Date("2026-12-07T03:00:00.000Z"));
  });

  it("goes over the end of a year, and of a February", () => {
    const schedule = { cadence: "monthly", day: 28, hour: 23, embargoDays: 0, minimum: 0 } as const;
    expect(nextDate(schedule, new Date("2026-12-28T23:00:00Z"))).toEqual(new Date("2027-01-28T23:00:00Z"));
    expect(nextDate(schedule, new Date("2027-01-31T00:00:00Z"))).toEqual(new Date("2027-02-28T23:00:00Z"));
  });

  it("is none without a cadence", () => {
    expect(nextDate({ cadence: "none", embargoDays: 14 }, new Date())).toBeNull();
  });
});

it("an embargo is whole days", () => {
  expect(embargoedUntil({ embargoDays: 14 }, new Date("2026-11-30T03:00:00.000Z"))).toEqual(
    new Date("2026-11-16T03:00:00.000Z"),
  );
});
