import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparisonsOfCells } from "./comparisons";
import type { RatedSystem } from "./lift";
import type { Outcome, TallyCell } from "./pair-counts";
import { seededRandom } from "./random";
import { type RatingOptions, rateComparisons } from "./rate";
import { drawnCells, simulateVotes, systemIds } from "./testing/drawn-votes";

function systemsOf(count: number): RatedSystem[] {
  return systemIds(count).map((id, index) => ({
    id,
    family: `f${Math.floor(index / 3)}`,
    strategy: ["generic", "persona", "history"][index % 3]!,
  }));
}

function cell(left: number, outcome: Outcome, right: number, votes: number): TallyCell {
  return { left: `s${left}`, right: `s${right}`, outcome, votes };
}

function rate(cells: TallyCell[], count: number, options: RatingOptions = {}) {
  return rateComparisons(comparisonsOfCells(cells, systemIds(count)), systemsOf(count), options).result;
}

function reasonsOf(result: ReturnType<typeof rate>): (string | null)[] {
  return result.systems.map(({ reason }) => reason);
}

describe("rateComparisons on a healthy board", () => {
  const planted = [-0.5, 0.1, 0.6, -0.4, 0, 0.2];
  const cells = simulateVotes(planted, 0.7, 400, seededRandom("board"));
  const result = rate(cells, 6);

  it("recovers the planted strengths, ν and lifts within their intervals, mean 1000", () => {
    expect(result).toMatchObject({ votes: 6000, isConnected: true, converged: true, method: "bradley-terry" });
    expect(result.tie.model).toBe("davidson");
    expect(Math.abs(result.tie.nu! - 0.7)).toBeLessThan(0.1);
    const points = 400 / Math.LN10;
    result.systems.forEach((system, index) => {
      const truth = 1000 + planted[index]! * points;
      // Five half widths are beyond every chance: this asks for the right number, not for coverage.
      expect(Math.abs(system.rating! - truth)).toBeLessThan((5 * (system.high! - system.low!)) / 2);
      expect(system.high! - system.low!).toBeLessThan(40);
    });
    const mean = result.systems.reduce((sum, { rating }) => sum + rating! / 6, 0);
    expect(mean).toBeCloseTo(1000, 8);
    expect(result.lifts.map(({ systemId, controlId }) => [systemId, controlId])).toEqual([
      ["s1", "s0"],
      ["s2", "s0"],
      ["s4", "s3"],
      ["s5", "s3"],
    ]);
    const [lift] = result.lifts;
    expect(lift!.lift).toBeCloseTo(result.systems[1]!.rating! - result.systems[0]!.rating!, 8);
    expect(result.systems[2]!.rank).toBe(1);
  });

  it("does not change by a bit when the cells are merged or come in another order", () => {
    const merged = new Map<string, TallyCell>();
    for (const single of cells.toReversed()) {
      const key = `${single.left} ${single.right} ${single.outcome}`;
      merged.set(key, { ...single, votes: (merged.get(key)?.votes ?? 0) + 1 });
    }
    expect(rate([...merged.values()], 6)).toEqual(result);
  });

  it("lists a newcomer as collecting, counts its votes, and keeps the mean at 1000 without it", () => {
    const first = [cell(6, "left", 0, 2), cell(2, "left", 6, 1)];
    const { systems } = rate([...cells, ...first], 7);
    expect(systems[6]).toMatchObject({ status: "collecting", reason: "few_votes", missing: 7, rating: null, votes: 3 });
    expect(systems[0]).toMatchObject({ votes: 2002 });
    expect(systems.slice(0, 6).reduce((sum, { rating }) => sum + rating! / 6, 0)).toBeCloseTo(1000, 8);
    // The hardly known newcomer must not blur the others.
    expect(systems[3]!.high! - systems[3]!.low!).toBeCloseTo(result.systems[3]!.high! - result.systems[3]!.low!, 0);
  });
});

describe("rateComparisons where the votes do not determine everything", () => {
  it("has no votes", () => {
    const result = rate([], 3);
    expect(result).toMatchObject({ votes: 0, components: [["s0"], ["s1"], ["s2"]], boards: [], iterations: 0 });
    expect(reasonsOf(result)).toEqual(["no_votes", "no_votes", "no_votes"]);
    expect(result.systems[0]).toMatchObject({ missing: 10, winRate: null, bothBadRate: null });
    expect(rate([], 0)).toMatchObject({ systems: [], components: [] });
  });

  it("has one vote", () => {
    expect(reasonsOf(rate([cell(0, "left", 1, 1)], 2, { minVotes: 0 }))).toEqual(["never_lost", "never_won"]);
    const tied = rate([cell(0, "tie", 1, 1)], 2, { minVotes: 0 });
    expect(tied.systems.map(({ rating, rank }) => [rating, rank])).toEqual([
      [1000, 1],
      [1000, 1],
    ]);
  });

  it.each(["tie", "both_bad"] as const)("has nothing but %s: half wins, equal ratings, an interval", (outcome) => {
    const result = rate([cell(0, outcome, 1, 200), cell(2, outcome, 1, 200)], 3);
    expect(result.tie).toEqual({ model: "half", nu: null });
    for (const { rating, low, high, rank, winRate } of result.systems) {
      expect(rating).toBeCloseTo(1000, 9);
      expect(high! - low!).toBeGreaterThan(20);
      expect([rank, winRate]).toEqual([1, 0.5]);
    }
  });

  it("drops both_bad if told to, and still counts it", () => {
    const result = rate([cell(0, "both_bad", 1, 20), cell(1, "left", 2, 8), cell(1, "right", 2, 8)], 3, {
      bothBad: "drop",
    });
    expect(result.votes).toBe(36);
    expect(result.systems[0]).toMatchObject({
      reason: "no_votes",
      missing: 10,
      votes: 20,
      winRate: null,
      bothBadRate: 1,
    });
    expect(result.systems[1]).toMatchObject({ status: "rated", votes: 36, winRate: 0.5 });
  });

  it("rates the others when one system never won", () => {
    const result = rate([cell(0, "left", 1, 12), cell(1, "left", 0, 8), cell(0, "left", 2, 30)], 3);
    expect(result.systems[2]).toMatchObject({ status: "collecting", reason: "never_won", missing: 0, winRate: 0 });
    expect(result.components).toEqual([["s0", "s1"], ["s2"]]);
    expect(result.isConnected).toBe(true);
    // Its thirty losses say that it is worse, not by how much, and leave the others where they were.
    const alone = rate([cell(0, "left", 1, 12), cell(1, "left", 0, 8)], 2);
    expect(result.systems[0]!.rating).toBe(alone.systems[0]!.rating);
    expect(result.systems[0]!.rating).toBeCloseTo(1000 + 200 * Math.log10(12 / 8), 8);
  });

  it("names a system that stands between two groups one-sided", () => {
    const result = rate([cell(0, "left", 1, 5), cell(1, "left", 2, 5)], 3);
    expect(reasonsOf(result)).toEqual(["never_lost", "one_sided", "never_won"]);
  });

  it("gives two components a board each, mean 1000, with ranks of their own", () => {
    const result = rate(
      [cell(0, "left", 1, 40), cell(1, "left", 0, 5), cell(2, "left", 3, 9), cell(3, "left", 2, 9)],
      4,
    );
    expect(result.isConnected).toBe(false);
    expect(result.components).toEqual([
      ["s0", "s1"],
      ["s2", "s3"],
    ]);
    expect(result.systems.map(({ component, rank }) => [component, rank])).toEqual([
      [0, 1],
      [0, 2],
      [1, 1],
      [1, 1],
    ]);
    expect(result.systems[2]!.rating).toBeCloseTo(1000, 8);
    // s1 and s0 are of one family, as s2 and they are: but no lift crosses the components.
    expect(result.lifts.map(({ systemId }) => systemId)).toEqual(["s1"]);
  });

  it("does not rate one system against rivals that are still collecting", () => {
    const result = rate(
      [cell(0, "left", 1, 6), cell(1, "left", 0, 1), cell(0, "left", 2, 4), cell(2, "left", 0, 1)],
      3,
    );
    expect(reasonsOf(result)).toEqual(["no_rated_rival", "few_votes", "few_votes"]);
    expect(result.systems[0]!.missing).toBe(0);
  });

  it("refuses impossible options", () => {
    expect(() => rate([], 2, { minVotes: -1 })).toThrow("must not be negative");
    expect(() => rate([], 2, { lowCount: Number.NaN })).toThrow("must not be negative");
  });

  it("never gives NaN, infinity, or a rating without its interval, whatever the votes", () => {
    const options = fc.record({
      ties: fc.constantFrom("davidson" as const, "half" as const),
      bothBad: fc.constantFrom("tie" as const, "drop" as const),
      interval: fc.constantFrom("model" as const, "sandwich" as const, "cautious" as const),
      minVotes: fc.nat(40),
    });
    fc.assert(
      fc.property(drawnCells(6), options, (cells, chosen) => {
        const result = rate(cells, 6, chosen);
        // JSON turns NaN and infinity into null: what comes back equal had neither.
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        for (const { status, rating, low, high, rank } of result.systems) {
          if (status === "collecting") expect([rating, low, high, rank]).toEqual([null, null, null, null]);
          else expect(low! < rating! && rating! < high!).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
