import { describe, expect, it } from "vitest";
import { listHistory, prepareHistory, spreadApart } from "./prepare-history";

const at = (rating: number) => ({ rating, low: rating - 30, high: rating + 30 });
const history = {
  moments: ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"],
  systems: [
    { system: "a", ratings: [at(1000), at(1010)] },
    { system: "b", ratings: [null, at(1090)] },
    { system: "gone", ratings: [at(900), null] },
  ],
};

describe("prepareHistory", () => {
  it("draws what has a rating today, best first, with gaps where there was none", () => {
    const plot = prepareHistory(history, new Set(["a"]));
    expect(plot?.lines).toEqual([
      { system: "b", isControl: false, latest: 1090, labelAt: 1090 },
      { system: "a", isControl: true, latest: 1010, labelAt: 1010 },
    ]);
    expect(plot?.points).toEqual([
      { at: Date.parse("2026-11-01T00:00:00Z"), a: 1000 },
      { at: Date.parse("2026-11-02T00:00:00Z"), b: 1090, a: 1010 },
    ]);
    expect(plot?.domain[0]).toBeLessThan(1000);
    expect(plot?.domain[1]).toBeGreaterThan(1090);
  });

  it("needs two moments, and hides what are too many lines", () => {
    const one = { moments: history.moments.slice(1), systems: [{ system: "a", ratings: [at(1000)] }] };
    expect(prepareHistory(one, new Set())).toBeNull();
    const many = Array.from({ length: 11 }, (_, n) => ({ system: `s${n}`, ratings: [at(n), at(n)] }));
    const plot = prepareHistory({ ...history, systems: many }, new Set());
    expect([plot?.lines.length, plot?.hidden]).toEqual([8, 3]);
  });
});

describe("listHistory", () => {
  it("has a row for each rating that there was", () => {
    expect(listHistory(history)).toHaveLength(4);
    expect(listHistory(history)[2]).toEqual(["2026-11-02T00:00:00Z", "b", 1090, 1060, 1120]);
  });
});

describe("spreadApart", () => {
  it("leaves alone what has room, and moves the rest no further than it must", () => {
    expect(spreadApart([90, 50, 10], 10, [0, 100])).toEqual([90, 50, 10]);
    expect(spreadApart([52, 50, 48], 10, [0, 100])).toEqual([60, 50, 40]);
    // The block of the first two reaches the third.
    expect(spreadApart([60, 58, 50], 10, [0, 100])).toEqual([66, 56, 46]);
    expect(spreadApart([99, 98, 1], 10, [0, 100])).toEqual([100, 90, 1]);
    expect(spreadApart([3, 2], 10, [0, 100])).toEqual([10, 0]);
    expect(spreadApart([], 10, [0, 100])).toEqual([]);
  });
});
