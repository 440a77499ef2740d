import { describe, expect, it } from "vitest";
import type { Comparisons } from "../comparisons";
import { seededRandom } from "../random";
import { boardOf, plantTastes, reorderRows } from "../testing/planted-tastes";
import { type Heterogeneity, type HeterogeneityOptions, testGroups, testVoters } from "./heterogeneity";

const whole = [0.5, 0.1, -0.2, -0.4];
/** p ≤ 0.05 means the first or second of forty. */
const rounds = 39;

describe("testGroups", () => {
  it("finds groups that differ, and by how much", () => {
    const random = seededRandom("power");
    const strengths = [
      [0.6, 0.1, -0.2, -0.5],
      [-0.2, 0.3, 0.3, -0.4],
    ];
    const verdicts = Array.from({ length: 40 }, () => {
      const { comparisons } = plantTastes({ strengths, voters: [40, 40], votes: 14, voterSpread: 0.4 }, random);
      return testGroups(comparisons, boardOf(comparisons), { rounds });
    });
    expect(verdicts.filter(({ pValue }) => pValue! <= 0.05).length).toBeGreaterThan(34);
    const spreads = verdicts.map(({ spread }) => spread!).sort((a, b) => a - b);
    // Deviations of ±0.4, ±0.1, ±0.25, ±0.05: a standard deviation of 0.4 around an unknown mean, 69 points.
    expect(spreads[20]!).toBeGreaterThan(40);
    expect(spreads[20]!).toBeLessThan(100);
  });

  it("says why it can say nothing", () => {
    const one = plantTastes({ strengths: [whole], voters: [5], votes: 10 }, seededRandom("one")).comparisons;
    const board = boardOf(one);
    const nothing = { statistic: null, pValue: null, spread: null };
    expect(testGroups(one, board)).toEqual({
      unit: "group",
      compared: 1,
      rounds: 199,
      seed: "heterogeneity",
      ...nothing,
      reason: "one_group",
    });
    const none = { ...one, group: one.group.map(() => -1) };
    expect(testGroups(none, board)).toMatchObject({ compared: 0, ...nothing, reason: "one_group" });
    // One voter in each of two groups: exchanging them changes nothing.
    const two = plantTastes({ strengths: [whole, whole], voters: [1, 1], votes: 40 }, seededRandom("two")).comparisons;
    expect(testGroups(two, boardOf(two))).toMatchObject({ compared: 2, ...nothing, reason: "alike" });
  });
});

describe("testVoters", () => {
  it("finds tastes, and how far they lie apart", () => {
    const random = seededRandom("tastes");
    const verdicts = Array.from({ length: 40 }, () => {
      const { comparisons } = plantTastes({ strengths: [whole], voters: [50], votes: 16, voterSpread: 0.6 }, random);
      return testVoters(comparisons, boardOf(comparisons), { rounds });
    });
    expect(verdicts.filter(({ pValue }) => pValue! <= 0.05).length).toBeGreaterThan(36);
    const spreads = verdicts.map(({ spread }) => spread!).sort((a, b) => a - b);
    // 0.6 logits are 104 points.
    expect(spreads[20]!).toBeGreaterThan(90);
    expect(spreads[20]!).toBeLessThan(120);
  });

  it("says why it can say nothing", () => {
    const nothing = { statistic: null, pValue: null, spread: null };
    const single = plantTastes({ strengths: [whole], voters: [60], votes: 1 }, seededRandom("single")).comparisons;
    expect(testVoters(single, boardOf(single))).toMatchObject({ compared: 0, ...nothing, reason: "one_vote_each" });
    const unknown = { ...single, voter: single.voter.map(() => -1) };
    expect(testVoters(unknown, boardOf(unknown))).toMatchObject({ compared: 0, reason: "one_vote_each" });
    const lone = plantTastes({ strengths: [whole], voters: [1], votes: 60 }, seededRandom("lone")).comparisons;
    expect(testVoters(lone, boardOf(lone))).toMatchObject({ compared: 1, ...nothing, reason: "alike" });
  });
});

describe.each([
  { name: "testGroups", test: testGroups },
  { name: "testVoters", test: testVoters },
])("$name", ({ test }) => {
  const plan = { strengths: [whole, [0.1, 0.3, -0.2, -0.2]], voters: [9, 7], votes: 9, voterSpread: 0.4 };
  const { comparisons } = plantTastes(plan, seededRandom("same bits"));
  const run = (votes: Comparisons, options: HeterogeneityOptions): Heterogeneity =>
    test(votes, boardOf(votes), options);

  it("gives the same verdict for the same seed and another for another, whatever the order of rows", () => {
    const verdict = run(comparisons, { seed: "one", rounds: 99 });
    expect(run(comparisons, { seed: "one", rounds: 99 })).toEqual(verdict);
    const { spread, ...rest } = run(reorderRows(comparisons, seededRandom("rows")), { seed: "one", rounds: 99 });
    expect(rest).toEqual({ ...verdict, spread: undefined });
    expect(spread!).toBeCloseTo(verdict.spread!, 6);
    const seeds = ["two", "three", "four"].map((seed) => run(comparisons, { seed, rounds: 99 }).pValue);
    expect(new Set([verdict.pValue, ...seeds]).size).toBeGreaterThan(1);
  });

  it("refuses too few rounds and parts of votes", () => {
    for (const bad of [0, 18, 99.5, Number.NaN]) expect(() => run(comparisons, { rounds: bad })).toThrow("rounds");
    const halves = { ...comparisons, votes: comparisons.votes.map(() => 0.5) };
    expect(() => run(halves, {})).toThrow("a part of a vote");
  });
});
