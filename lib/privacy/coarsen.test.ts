import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coarsenPlace, coarsenProbability, coarsenToDay, coarsenToStep, decisionSteps } from "./coarsen";

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

describe("coarsenToStep", () => {
  it("says where the step begins", () => {
    const times = [0, 1_999, 2_000, 9_999, 12_499, 59_999.9, 60_000, 599_999, 600_000, 86_400_000];
    expect(times.map(coarsenToStep)).toEqual([0, 0, 2, 5, 10, 40, 60, 300, 600, 600]);
  });

  it("leaves nothing but the steps, and no step that the time has not reached", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 86_400_000, noNaN: true }), (milliseconds) => {
        const step = coarsenToStep(milliseconds);
        expect(decisionSteps).toContain(step);
        expect((step ?? Number.NaN) * 1000).toBeLessThanOrEqual(milliseconds);
      }),
    );
  });

  it.each([undefined, null, "900", Number.NaN, Number.POSITIVE_INFINITY, -1])("does not make a time of %s", (value) => {
    expect(coarsenToStep(value)).toBeNull();
  });
});

describe("coarsenProbability", () => {
  it("keeps three significant digits", () => {
    expect([1, 0.5, 0.123_456, 0.000_123_456, 1 / 3, 0].map(coarsenProbability)).toEqual([
      1, 0.5, 0.123, 0.000_123, 0.333, 0,
    ]);
  });

  it("stays a probability within half a percent", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1, noNaN: true }), (probability) => {
        const coarse = coarsenProbability(probability);
        expect(coarse).toBeLessThanOrEqual(1);
        expect(Math.abs(coarse / probability - 1)).toBeLessThanOrEqual(0.005 + 1e-12);
      }),
    );
  });
});
