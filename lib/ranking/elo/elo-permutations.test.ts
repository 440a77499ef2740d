import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparisons, ComparisonsBuilder, comparisonsOfCells } from "../comparisons";
import { RatingError } from "../errors";
import type { Outcome, TallyCell } from "../pair-counts";
import { seededRandom } from "../random";
import { drawnCells, simulateVotes, systemIds } from "../testing/drawn-votes";
import { rateElo } from "./elo";
import { rateEloPermuted } from "./elo-permutations";

/** All orders of a list. */
function ordersOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => ordersOf(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

const opposite = { left: "right", right: "left", tie: "tie", both_bad: "both_bad" } as const;

describe("rateEloPermuted", () => {
  // Large K, so that the order matters much.
  const cells: TallyCell[] = [
    { left: "s0", right: "s1", outcome: "left", votes: 2 },
    { left: "s1", right: "s0", outcome: "left", votes: 1 },
    { left: "s1", right: "s2", outcome: "right", votes: 1 },
    { left: "s2", right: "s0", outcome: "tie", votes: 1 },
    { left: "s0", right: "s2", outcome: "both_bad", votes: 1 },
  ];
  const votes = cells.flatMap(({ left, right, outcome, votes: count }) =>
    Array.from({ length: count }, () => ({ left: Number(left[1]), right: Number(right[1]), outcome })),
  );
  const options = { k: 200, permutations: 4000 };

  it("agrees with all 720 orders of six votes: mean, spread and bounds", () => {
    const every = ordersOf(votes).map((order) => rateElo(order, 3, { k: 200 }));
    expect(every).toHaveLength(720);
    const found = rateEloPermuted(comparisonsOfCells(cells, systemIds(3)), seededRandom("orders"), options);
    expect(found).toMatchObject({ permutations: 4000, votes: 6 });
    for (const system of [0, 1, 2]) {
      const ratings = Float64Array.from(every, (values) => values[system]!).sort();
      const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
      const spread = Math.sqrt(ratings.reduce((sum, rating) => sum + (rating - mean) ** 2, 0) / ratings.length);
      expect(spread).toBeGreaterThan(5);
      expect(Math.abs(found.ratings[system]! - mean)).toBeLessThan(4 * found.standardErrors[system]!);
      expect((found.standardErrors[system]! * Math.sqrt(4000)) / spread).toBeCloseTo(1, 1);
      // Among 720 orders the bounds are the 18th value from below and from above, give or take the drawing.
      expect(found.low[system]!).toBeGreaterThanOrEqual(ratings[8]!);
      expect(found.low[system]!).toBeLessThanOrEqual(ratings[30]!);
      expect(found.high[system]!).toBeGreaterThanOrEqual(ratings[689]!);
      expect(found.high[system]!).toBeLessThanOrEqual(ratings[711]!);
    }
  });

  it("draws every order equally often", () => {
    // Three votes that leave another rating of s0 in each of their six orders.
    const three: TallyCell[] = [
      { left: "s0", right: "s1", outcome: "left", votes: 1 },
      { left: "s1", right: "s2", outcome: "left", votes: 1 },
      { left: "s0", right: "s2", outcome: "tie", votes: 1 },
    ];
    const comparisons = comparisonsOfCells(three, systemIds(3));
    const random = seededRandom("even");
    const counts = new Map<string, number>();
    for (let round = 0; round < 3000; round += 1) {
      // The mean and a bound of two rounds give both back.
      const { ratings, low } = rateEloPermuted(comparisons, random, { k: 200, permutations: 2 });
      const values = [0, 1].map((system) => {
        const half = (ratings[system]! - low[system]!) / 0.95;
        return [ratings[system]! - half, ratings[system]! + half];
      });
      for (const value of values[0]!) {
        const key = value.toFixed(6);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const orders = ordersOf(
      three.map(({ left, right, outcome }) => ({ left: Number(left[1]), right: Number(right[1]), outcome })),
    );
    const expected = new Map<string, number>();
    for (const order of orders) {
      const key = rateElo(order, 3, { k: 200 })[0]!.toFixed(6);
      expected.set(key, (expected.get(key) ?? 0) + 1000);
    }
    expect([...counts.keys()].sort()).toEqual([...expected.keys()].sort());
    // Four standard errors of 1,000 among 6,000.
    for (const [key, count] of counts)
      expect(Math.abs(count - expected.get(key)!)).toBeLessThan(4 * 29 * (expected.get(key)! / 1000));
  });

  it("changes no bit for another order of entries, other sides, or votes spread over entries", () => {
    const rows = fc.array(fc.record({ coin: fc.boolean(), weight: fc.constantFrom(1, 2, 0.5), place: fc.nat() }), {
      minLength: 24,
      maxLength: 24,
    });
    fc.assert(
      fc.property(drawnCells(5), rows, fc.boolean(), (drawn, extras, isWeighted) => {
        const weightOf = (at: number) => (isWeighted ? extras[at]!.weight : 1);
        const plain = new ComparisonsBuilder({ systems: systemIds(5) });
        drawn.forEach((cell, at) => {
          plain.add({ ...cell, weight: weightOf(at) });
        });
        const moved = new ComparisonsBuilder({ systems: systemIds(5) });
        const order = [...drawn.keys()].sort((a, b) => extras[a]!.place - extras[b]!.place);
        for (const at of order) {
          const { left, right, outcome, votes: count } = drawn[at]!;
          const row = extras[at]!.coin
            ? { left: right, right: left, outcome: opposite[outcome] as Outcome, weight: weightOf(at) }
            : { left, right, outcome, weight: weightOf(at) };
          moved.add({ ...row, votes: count - 1 });
          moved.add(row);
        }
        const [one, other] = [plain, moved].map((builder) =>
          rateEloPermuted(builder.build(), seededRandom("bits"), { permutations: 5 }),
        );
        expect(other).toEqual(one);
        one!.low.forEach((low, system) => {
          expect(low).toBeLessThanOrEqual(one!.high[system]!);
        });
      }),
    );
  });

  it("weighs votes by K, whether their weights are alike or not", () => {
    const comparisons = comparisonsOfCells(cells, systemIds(3));
    const heavy = { ...comparisons, weight: comparisons.weight.map(() => 2) };
    expect(rateEloPermuted(heavy, seededRandom("k"), { k: 50, permutations: 20 })).toEqual(
      rateEloPermuted(comparisons, seededRandom("k"), { k: 100, permutations: 20 }),
    );
    // A vote without weight moves nobody.
    const lone = { ...comparisons, weight: Float64Array.of(1, 0, 0, 0, 0) };
    const { ratings } = rateEloPermuted(lone, seededRandom("k"), { permutations: 20 });
    expect(ratings[2]).toBe(1000);
    expect(ratings[0]).toBeCloseTo(rateElo(votes.slice(0, 2), 3)[0]!, 9);
  });

  it("drops or keeps neither-votes", () => {
    const neither: TallyCell[] = [
      { left: "s0", right: "s1", outcome: "left", votes: 1 },
      { left: "s0", right: "s1", outcome: "both_bad", votes: 9 },
    ];
    const comparisons = comparisonsOfCells(neither, systemIds(2));
    const kept = rateEloPermuted(comparisons, seededRandom("neither"));
    const dropped = rateEloPermuted(comparisons, seededRandom("neither"), { bothBad: "drop" });
    expect(kept.votes).toBe(10);
    expect(dropped.votes).toBe(1);
    expect([...dropped.ratings]).toEqual([1002, 998]);
    expect(kept.ratings[0]!).toBeLessThan(1002);
  });

  it("has no width where the order cannot matter: no vote, one vote, ties alone", () => {
    const rate = (drawn: TallyCell[]) =>
      rateEloPermuted(comparisonsOfCells(drawn, systemIds(2)), seededRandom("still"), { permutations: 7 });
    const still = (ratings: number[]) => {
      const exact = Float64Array.from(ratings);
      return { ratings: exact, low: exact, high: exact, standardErrors: new Float64Array(2) };
    };
    expect(rate([])).toMatchObject(still([1000, 1000]));
    expect(rate([{ left: "s0", right: "s1", outcome: "left", votes: 1 }])).toMatchObject(still([1002, 998]));
    expect(rate([{ left: "s0", right: "s1", outcome: "tie", votes: 90 }])).toMatchObject(still([1000, 1000]));
    // Nor where one side wins all votes: a leader nobody can overtake.
    const { low, high } = rate([{ left: "s0", right: "s1", outcome: "left", votes: 90 }]);
    expect(low).toEqual(high);
    expect(low[0]!).toBeGreaterThan(1100);
  });

  it("gives bounds that votes do not narrow once they are more than a rating remembers", () => {
    const widthOf = (count: number) => {
      const random = seededRandom(`width of ${count}`);
      const drawn = simulateVotes([0.5, 0, -0.5], 0.5, count, random);
      const { low, high } = rateEloPermuted(comparisonsOfCells(drawn, systemIds(3)), random, { permutations: 300 });
      return high[0]! - low[0]!;
    };
    const [some, many] = [widthOf(600), widthOf(9600)];
    // A standard error would be four times smaller.
    expect(many / some).toBeGreaterThan(0.8);
    expect(many / some).toBeLessThan(1.25);
  });

  it("states the error of its mean: that is how much it differs from seed to seed", () => {
    const comparisons = comparisonsOfCells(cells, systemIds(3));
    const runs = Array.from({ length: 300 }, (_, run) =>
      rateEloPermuted(comparisons, seededRandom(`run ${run}`), { k: 200, permutations: 50 }),
    );
    const means = runs.map(({ ratings }) => ratings[0]!);
    const mean = means.reduce((sum, value) => sum + value, 0) / runs.length;
    const spread = Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs.length - 1));
    const stated = runs.reduce((sum, { standardErrors }) => sum + standardErrors[0]!, 0) / runs.length;
    expect(spread / stated).toBeGreaterThan(0.85);
    expect(spread / stated).toBeLessThan(1.15);
  });

  it("finds all systems of a long list, and refuses a longer one", () => {
    const last = (count: number) => {
      const ids = systemIds(count);
      const vote: TallyCell = { left: ids.at(-1)!, right: ids.at(-2)!, outcome: "left", votes: 1 };
      return comparisonsOfCells([vote], ids);
    };
    const { ratings } = rateEloPermuted(last(32_768), seededRandom("long"), { permutations: 2 });
    expect([ratings[0], ratings.at(-2), ratings.at(-1)]).toEqual([1000, 998, 1002]);
    expect(() => rateEloPermuted(last(32_769), seededRandom("long"))).toThrow(RatingError);
  });

  it("refuses what it cannot shuffle", () => {
    const comparisons = comparisonsOfCells(cells.slice(0, 1), systemIds(3));
    const refused: [Comparisons, { permutations?: number; k?: number }][] = [
      [comparisons, { permutations: 1 }],
      [comparisons, { permutations: 2.5 }],
      [comparisons, { k: Number.NaN }],
      [{ ...comparisons, votes: Float64Array.of(1.5) }, {}],
      [{ ...comparisons, votes: Float64Array.of(-2) }, {}],
      [{ ...comparisons, votes: Float64Array.of(1e9) }, {}],
      [{ ...comparisons, weight: Float64Array.of(1e308) }, {}],
    ];
    for (const [input, optionsOfNobody] of refused) {
      expect(() => rateEloPermuted(input, seededRandom("refused"), optionsOfNobody)).toThrow(RatingError);
    }
  });
});
