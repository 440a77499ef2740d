import { describe, expect, it } from "vitest";
import { type Comparisons, ComparisonsBuilder, comparisonsOfCells } from "./comparisons";
import type { Outcome } from "./pair-counts";
import { seededRandom } from "./random";
import { type RatingOptions, rateComparisons } from "./rate";
import { systemIds } from "./testing/drawn-votes";

const ids = systemIds(4);
const systems = ids.map((id) => ({ id, family: id, strategy: "generic" }));
const rate = (comparisons: Comparisons, options: RatingOptions = {}) =>
  rateComparisons(comparisons, systems, options).result;

/** Thirty voters with a taste of their own, twenty votes each; every fifth vote says "neither" where both are weak. */
function ownTastes(): Comparisons {
  const random = seededRandom("own tastes");
  const builder = new ComparisonsBuilder({ systems: ids });
  for (let voter = 0; voter < 30; voter += 1) {
    const taste = ids.map((_, index) => index * 0.2 + 1.5 * random.normal());
    for (let vote = 0; vote < 20; vote += 1) {
      const left = random.below(4);
      const right = (left + 1 + random.below(3)) % 4;
      const isWeak = taste[left]! + taste[right]! < 0 && random.next() < 0.5;
      const chance = 1 / (1 + Math.exp(taste[right]! - taste[left]!));
      const outcome: Outcome = isWeak
        ? "both_bad"
        : random.next() < 0.2
          ? "tie"
          : random.next() < chance
            ? "left"
            : "right";
      builder.add({ left: ids[left]!, right: ids[right]!, outcome, voter: `v${voter}` });
    }
  }
  return builder.build();
}

const known = ownTastes();
const unknown: Comparisons = { ...known, voters: [], voter: new Int32Array(known.length).fill(-1) };
const width = ({ low, high }: { low: number | null; high: number | null }) => high! - low!;

describe("rateComparisons with voters", () => {
  it("rates alike, with intervals that allow for what binds a voter's votes", () => {
    const [byVoter, independent] = [rate(known), rate(unknown)];
    byVoter.systems.forEach((row, index) => {
      const other = independent.systems[index]!;
      expect(row.rating).toBeCloseTo(other.rating!, 9);
      expect(row.interval).toBe("clustered");
      expect(other.interval).toBe("sandwich");
    });
    const sumOfWidths = (rows: typeof byVoter.systems) => rows.reduce((sum, row) => sum + width(row), 0);
    expect(sumOfWidths(byVoter.systems)).toBeGreaterThan(1.3 * sumOfWidths(independent.systems));
    const best = byVoter.systems.map(({ bestProbability }) => bestProbability!);
    expect(best.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9);
    const ratings = byVoter.systems.map(({ rating }) => rating!);
    expect(best.indexOf(Math.max(...best))).toBe(ratings.indexOf(Math.max(...ratings)));
  });

  it("resamples voters for the bootstrap: about as wide, the same for a seed, another for another", () => {
    const options = { interval: "bootstrap", rounds: 99, seed: "one" } as const;
    const [resampled, clustered] = [rate(known, options), rate(known, { interval: "clustered" })];
    resampled.systems.forEach((row, index) => {
      expect(row.interval).toBe("bootstrap");
      expect(width(row) / width(clustered.systems[index]!)).toBeGreaterThan(0.6);
      expect(width(row) / width(clustered.systems[index]!)).toBeLessThan(1.4);
      expect(row.low!).toBeLessThan(row.rating!);
      expect(row.high!).toBeGreaterThan(row.rating!);
    });
    expect(rate(known, options)).toEqual(resampled);
    expect(rate(known, { ...options, seed: "two" }).systems[0]!.low).not.toBe(resampled.systems[0]!.low);
    expect(() => rate(known, { ...options, rounds: 5 })).toThrow("39");
  });

  it("has a bootstrap for votes of unknown voters, each of whom is one", () => {
    const [row] = rate(unknown, { interval: "bootstrap", rounds: 99 }).systems;
    const [other] = rate(unknown, { interval: "sandwich" }).systems;
    expect(width(row!) / width(other!)).toBeGreaterThan(0.6);
    expect(width(row!) / width(other!)).toBeLessThan(1.4);
  });

  it("gives weighted votes the sandwich of their weights", () => {
    const doubled = { ...unknown, weight: unknown.weight.map(() => 2) };
    rate(doubled, { interval: "sandwich" }).systems.forEach((row, index) => {
      const plain = rate(unknown, { interval: "sandwich" }).systems[index]!;
      expect(row.rating).toBeCloseTo(plain.rating!, 6);
      // A weight that all votes share says nothing: the interval stays, while twice the votes would narrow it.
      expect(width(row)).toBeCloseTo(width(plain), 6);
    });
  });

  it("wants the board's systems in the order of the votes' own", () => {
    expect(() => rateComparisons(known, systems.slice(1))).toThrow("other systems");
    expect(() => rateComparisons(known, [...systems].reverse())).toThrow("other systems");
  });
});

describe("rateComparisons with grounded votes", () => {
  it("says where what is acceptable lies among the ratings", () => {
    const result = rate(known, { bothBad: "grounded", minVotes: 0 });
    const { threshold } = result;
    expect(threshold!.low).toBeLessThan(threshold!.rating);
    expect(threshold!.high).toBeGreaterThan(threshold!.rating);
    // Most votes found one of the two acceptable.
    expect(threshold!.rating).toBeLessThan(1000);
    expect(result.systems.map(({ status }) => status)).toEqual(["rated", "rated", "rated", "rated"]);
    expect(result.votes).toBe(600);
    expect(rate(known).threshold).toBeNull();
  });

  it("lists a system that the threshold does not bound, and refuses what has no answer", () => {
    const cell = (left: string, outcome: Outcome, right: string, votes: number) => ({ left, outcome, right, votes });
    const cells = [
      cell("s0", "left", "s1", 9),
      cell("s0", "right", "s1", 7),
      cell("s0", "both_bad", "s1", 4),
      cell("s2", "left", "s0", 5),
    ];
    const result = rate(comparisonsOfCells(cells, ids), { bothBad: "grounded", minVotes: 1 });
    expect(result.systems.map(({ status, reason }) => reason ?? status)).toEqual([
      "rated",
      "rated",
      "never_lost",
      "no_votes",
    ]);
    const none = comparisonsOfCells(cells.slice(0, 2), ids);
    expect(() => rate(none, { bothBad: "grounded" })).toThrow("acceptable");
    expect(() => rate(known, { bothBad: "grounded", ties: "rao-kupper" })).toThrow("Rao and Kupper");
    expect(rate(comparisonsOfCells([], ids), { bothBad: "grounded" }).systems[0]!.reason).toBe("no_votes");
  });
});
