import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitScale, type Interval, niceStep, prepareIntervals } from "./prepare-intervals";

const interval = (key: string, value: number, reach = 20): Interval => ({
  key,
  label: key,
  value,
  low: value - reach,
  high: value + reach,
});

describe("niceStep", () => {
  it.each([
    [10, 5, 2],
    [100, 5, 20],
    [7, 5, 2],
    [230, 5, 50],
    [0.3, 5, 0.1],
  ])("cuts %d into at most %d pieces of %d", (span, most, step) => {
    expect(niceStep(span, most)).toBeCloseTo(step, 12);
  });
});

describe("prepareIntervals", () => {
  it("puts the greatest value first and breaks ties by label", () => {
    const plot = prepareIntervals([interval("b", 10), interval("a", 10), interval("c", 40)], 0);
    expect(plot.points.map((point) => point.key)).toEqual(["c", "a", "b"]);
    expect(plot.points.map((point) => point.row)).toEqual([0, 1, 2]);
  });

  it("turns ends into reaches, below first", () => {
    const [point] = prepareIntervals([{ key: "a", label: "a", value: 71, low: 48, high: 96 }], 0).points;
    expect(point?.reach).toEqual([23, 25]);
  });

  it("says what it hides instead of drawing nonsense", () => {
    const plot = prepareIntervals(
      [interval("fine", 1), interval("infinite", 2, Number.POSITIVE_INFINITY), { ...interval("outside", 3), low: 9 }],
      0,
    );
    expect(plot.points.map((point) => point.key)).toEqual(["fine"]);
    expect(plot.hidden).toEqual(["infinite", "outside"]);
  });

  it("has a scale even without anything to draw", () => {
    const { domain, ticks, points } = prepareIntervals([], 1000);
    expect(points).toEqual([]);
    expect(domain[0]).toBeLessThan(domain[1]);
    expect(ticks).toContain(1000);
  });
});

describe("fitScale", () => {
  const numbers = fc.integer({ min: -300_000, max: 300_000 }).map((hundredths) => hundredths / 100);
  it("holds every interval and the reference, on ascending round ticks", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(numbers, numbers), { maxLength: 12 }), numbers, (pairs, reference) => {
        const intervals = pairs.map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
        const { domain, ticks } = fitScale(intervals, reference);
        const slack = 1e-6 * Math.max(1, Math.abs(domain[0]), Math.abs(domain[1]));
        for (const { low, high } of [...intervals, { low: reference, high: reference }]) {
          expect(low).toBeGreaterThanOrEqual(domain[0] - slack);
          expect(high).toBeLessThanOrEqual(domain[1] + slack);
        }
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(6);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(domain[0] - slack);
          expect(tick).toBeLessThanOrEqual(domain[1] + slack);
        }
        for (const [index, tick] of ticks.slice(1).entries()) expect(tick).toBeGreaterThan(ticks[index] as number);
      }),
    );
  });

  it("labels a reference of zero, and short intervals beside it", () => {
    expect(fitScale([{ low: -20, high: 152 }], 0).ticks).toEqual([0, 50, 100, 150]);
  });

  it("writes zero without a sign", () => {
    expect(
      Object.is(
        fitScale([{ low: -30, high: 30 }], 0).ticks.find((tick) => tick === 0),
        0,
      ),
    ).toBe(true);
  });
});
