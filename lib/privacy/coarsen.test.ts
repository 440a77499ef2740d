import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coarsenPlace, coarsenToDay, coarsenToSeconds } from "./coarsen";

describe("coarsenToDay", () => {
  it("is the day in UTC, whatever the hour", () => {
    expect(coarsenToDay(new Date("2026-11-23T00:00:00.000Z"))).toBe("2026-11-23");
    expect(coarsenToDay(new Date("2026-11-23T23:59:59.999Z"))).toBe("2026-11-23");
    expect(coarsenToDay(new Date("2026-11-23T23:30:00-02:00"))).toBe("2026-11-24");
  });
});

describe("coarsenPlace", () => {
  it("leaves five places, on both sides alike", () => {
    const places = [-1, -0.75, -0.74, -0.25, -0.24, 0, 0.24, 0.25, 0.74, 0.75, 1];
    expect(places.map(coarsenPlace)).toEqual([-1, -1, -0.5, -0.5, 0, 0, 0, 0.5, 0.5, 1, 1]);
  });
});

describe("coarsenToSeconds", () => {
  it("keeps whole seconds within half a second", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 86_400_000, noNaN: true }), (milliseconds) => {
        const seconds = coarsenToSeconds(milliseconds);
        expect(Number.isInteger(seconds)).toBe(true);
        expect(Math.abs((seconds ?? Number.NaN) * 1000 - milliseconds)).toBeLessThanOrEqual(500);
      }),
    );
  });

  it.each([undefined, null, "900", Number.NaN, Number.POSITIVE_INFINITY, -1])("does not make a time of %s", (value) => {
    expect(coarsenToSeconds(value)).toBeNull();
  });
});
