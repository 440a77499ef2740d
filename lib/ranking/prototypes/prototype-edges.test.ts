import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComparisonRow, comparisonsOfCells } from "../comparisons";
import { RatingError } from "../errors";
import { eloPerLogit } from "../intervals";
import { seededRandom } from "../random";
import { connectedCells, systemIds } from "../testing/drawn-votes";
import { comparisonsOf, distinctBoards, type Plan, plantPrototypes, rowsOf } from "../testing/planted-prototypes";
import { findPrototypes } from "./prototypes";

function plan(voters: number[], votes: number): Plan {
  return { boards: distinctBoards.slice(0, voters.length), voters, votes, nus: [0.6, 0.4, 0.8] };
}

function failureOf(run: () => unknown): RatingError {
  try {
    run();
  } catch (error) {
    if (error instanceof RatingError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("findPrototypes where there is little to find", () => {
  it("finds one class among voters with one vote each: nothing binds one vote to another", () => {
    const { comparisons } = plantPrototypes(plan([300, 200], 1), seededRandom("single votes"));
    const result = findPrototypes(comparisons, { maxClasses: 3, restarts: 3 });
    expect(result.classes).toHaveLength(1);
    // Two classes cannot explain single votes better than a little overfitting does.
    expect(result.tried[1]!.logLikelihood - result.tried[0]!.logLikelihood).toBeLessThan(10);
  });

  it("keeps voters with one vote among others, and is unsure of them", () => {
    const planted = plantPrototypes(plan([60, 40], 40), seededRandom("guests")).comparisons;
    // The classes agree that s4 is better than s5, and disagree about s0.
    const guests: ComparisonRow[] = [
      { left: "s4", right: "s5", outcome: "left", voter: "agrees" },
      { left: "s0", right: "s2", outcome: "right", voter: "disagrees" },
    ];
    const comparisons = comparisonsOf([...rowsOf(planted), ...guests]);
    const result = findPrototypes(comparisons, { maxClasses: 2 });
    const shares = result.classes.map(({ share }) => share);
    const [agrees, disagrees] = ["agrees", "disagrees"].map((name) => {
      const row = result.voters.indexOf(comparisons.voters.indexOf(name));
      return result.memberships.subarray(2 * row, 2 * row + 2);
    });
    expect(Math.abs(agrees![0]! - shares[0]!)).toBeLessThan(0.1);
    expect(disagrees![1]!).toBeGreaterThan(shares[1]! + 0.2);
    expect(disagrees![1]!).toBeLessThan(0.9);
  });

  it("bears a voter who gave more votes than all others together", () => {
    const { comparisons } = plantPrototypes(plan([50, 40], 30), seededRandom("crowd"));
    const rows = rowsOf(comparisons);
    const machine = rows.map((row) => ({ ...row, votes: 50, voter: "machine" }));
    const result = findPrototypes(comparisonsOf([...rows, ...machine]), { maxClasses: 3 });
    for (const { contrasts, ratings } of result.classes) {
      for (const { low, high } of [...contrasts, ...ratings]) expect(Number.isFinite(high - low)).toBe(true);
    }
    // Its class of one voter is none that may be chosen.
    expect(Math.min(...result.classes.map(({ assigned }) => assigned))).toBeGreaterThanOrEqual(10);
  });

  it("has one class and an interval when every vote is one voter's", () => {
    const cells = comparisonsOfCells(
      [
        { left: "a", right: "b", outcome: "left", votes: 12 },
        { left: "a", right: "b", outcome: "right", votes: 8 },
      ],
      ["a", "b"],
    );
    const result = findPrototypes({ ...cells, voters: ["x"], voter: new Int32Array(2) });
    expect(result.tried).toHaveLength(1);
    const [first] = result.classes[0]!.ratings;
    expect(first!.strength).toBeCloseTo(Math.log(12 / 8) / 2, 9);
    // A single voter says nothing of how voters differ, so that the model's interval stands in: variance (1/12 + 1/8)/4.
    expect(first!.interval).toBe("model");
    expect((first!.high - first!.low) / 2).toBeCloseTo(1.959964 * eloPerLogit * Math.sqrt((1 / 12 + 1 / 8) / 4), 3);
  });

  it("tries no more classes than there are voters for", () => {
    const { comparisons } = plantPrototypes(plan([13, 12], 40), seededRandom("few"));
    expect(findPrototypes(comparisons).tried).toHaveLength(2);
    expect(findPrototypes(comparisons, { minVoters: 13 }).tried).toHaveLength(1);
    // Two classes are better by BIC, but one of them is too small.
    const tried = findPrototypes(comparisons, { minVoters: 6 });
    expect(tried.classes).toHaveLength(2);
    const strict = findPrototypes(plantPrototypes(plan([26, 8], 40), seededRandom("few")).comparisons, {
      maxClasses: 2,
    });
    expect(strict.tried[1]!.bic).toBeLessThan(strict.tried[0]!.bic);
    expect(strict.tried[1]!.smallest).toBeLessThan(10);
    expect(strict.classes).toHaveLength(1);
  });

  it("takes nothing but ties for half wins between equals", () => {
    const voters = Array.from({ length: 30 }, (_, voter) => `v${voter}`);
    const comparisons = comparisonsOf(
      voters.flatMap((voter): ComparisonRow[] => [
        { left: "a", right: "b", outcome: "tie", voter },
        { left: "b", right: "c", outcome: "both_bad", voter },
      ]),
    );
    const result = findPrototypes(comparisons, { maxClasses: 2 });
    expect(result).toMatchObject({ ties: "half", votes: 60 });
    expect(result.classes).toHaveLength(1);
    for (const { rating, low, high } of result.classes[0]!.ratings) {
      expect(rating).toBeCloseTo(1000, 9);
      expect(high - low).toBeGreaterThan(20);
    }
    const dropped = findPrototypes(comparisons, { maxClasses: 1, bothBad: "drop" });
    expect(dropped).toMatchObject({ members: [0, 1], votes: 30, leftOut: { outsideBoard: 30, bothBad: 0 } });
  });

  it("refuses votes that give no board, and says why", () => {
    const cell = { left: "a", right: "b", outcome: "left", votes: 9 } as const;
    const unknown = comparisonsOfCells([cell, { ...cell, outcome: "right" }], ["a", "b"]);
    expect(failureOf(() => findPrototypes(unknown)).code).toBe("empty");
    const oneSided = { ...comparisonsOfCells([cell], ["a", "b"]), voters: ["x"], voter: new Int32Array(1) };
    expect(failureOf(() => findPrototypes(oneSided)).failure).toMatchObject({
      code: "disconnected",
      components: [[0], [1]],
    });
    const both = { ...unknown, voters: ["x"], voter: new Int32Array(2) };
    for (const members of [[0], [0, 0], [0, 2], [-1, 0]]) {
      expect(failureOf(() => findPrototypes(both, { members })).code).toBe("invalid");
    }
    for (const wrong of [{ maxClasses: 0 }, { restarts: 1.5 }, { minVoters: Number.NaN }]) {
      expect(failureOf(() => findPrototypes(both, wrong)).code).toBe("invalid");
    }
  });

  it("never gives NaN, infinity or a rating without its interval, whatever the votes", () => {
    const votes = fc.tuple(connectedCells(4), fc.infiniteStream(fc.nat(11)), fc.boolean(), fc.boolean());
    fc.assert(
      fc.property(votes, ([cells, names, isHalf, isDropped]) => {
        const rows = cells.flatMap(({ votes, ...cell }) =>
          Array.from({ length: Math.min(votes, 4) }, () => ({ ...cell, voter: `v${names.next().value}` })),
        );
        const result = findPrototypes(comparisonsOf(rows, systemIds(4)), {
          maxClasses: 3,
          restarts: 2,
          minVoters: 1,
          ties: isHalf ? "half" : "davidson",
          bothBad: isDropped ? "drop" : "tie",
        });
        // JSON turns NaN and infinity into null: what comes back equal had neither.
        const plain = { ...result, voters: [...result.voters], memberships: [...result.memberships] };
        expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
        for (const { ratings } of [...result.classes, result.whole]) {
          for (const { low, rating, high } of ratings) expect(low < rating && rating < high).toBe(true);
        }
        for (let row = 0; row < result.voters.length; row += 1) {
          const own = result.memberships.subarray(row * result.classes.length, (row + 1) * result.classes.length);
          expect(own.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
        }
      }),
      { numRuns: 60 },
    );
  });
});
