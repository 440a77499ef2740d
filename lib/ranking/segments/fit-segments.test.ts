import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparisons, ComparisonsBuilder, countComparisons, filterComparisons } from "../comparisons";
import type { RatingError } from "../errors";
import { fitHalfTie } from "../fit-half-tie";
import { eloPerLogit } from "../intervals";
import { liftsOf } from "../lift";
import { type Outcome, settleBothBad } from "../pair-counts";
import { seededRandom } from "../random";
import { systemIds } from "../testing/drawn-votes";
import { boardOf, plantTastes, reorderRows } from "../testing/planted-tastes";
import { fitSegments, type Segments } from "./fit-segments";

const count = 4;
const ids = systemIds(count);
const outcomes: Outcome[] = ["left", "right", "tie"];

/** Votes with any structure in up to three groups and without a group, on a ring that connects the whole. */
const drawnComparisons = fc
  .array(
    fc.record({
      one: fc.nat(count - 1),
      step: fc.integer({ min: 1, max: count - 1 }),
      outcome: fc.constantFrom(...outcomes),
      votes: fc.integer({ min: 1, max: 40 }),
      group: fc.constantFrom("x", "y", "z", null),
      voter: fc.constantFrom("v", "w", null),
    }),
    { maxLength: 20 },
  )
  .map((rows) => {
    const builder = new ComparisonsBuilder({ systems: ids });
    for (const [index, left] of ids.entries()) {
      for (const outcome of ["left", "right"] as const) {
        builder.add({ left, right: ids[(index + 1) % count]!, outcome });
      }
    }
    for (const { one, step, ...row } of rows) {
      builder.add({ left: ids[one]!, right: ids[(one + step) % count]!, ...row });
    }
    return builder.build();
  });

function addEmptyGroup(comparisons: Comparisons): Comparisons {
  return { ...comparisons, groups: [...comparisons.groups, "empty"] };
}

function strengthsOf({ segments }: Segments, group: string): Float64Array {
  return segments.find((segment) => segment.group === group)!.strengths;
}

describe("fitSegments", () => {
  it("is finite whatever the votes of a group, with strengths and covariances in the board's gauge", () => {
    fc.assert(
      fc.property(drawnComparisons, (comparisons) => {
        const board = boardOf(comparisons);
        const { segments, spread, designEffect } = fitSegments(comparisons, board);
        expect(spread).toBeGreaterThanOrEqual(0);
        expect(designEffect).toBeGreaterThanOrEqual(1);
        for (const { strengths, covariances, ratings } of segments) {
          expect(strengths.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
          for (const covariance of [covariances.model, covariances.sandwich]) {
            for (let row = 0; row < count; row += 1) {
              const entries = covariance.subarray(row * count, (row + 1) * count);
              expect(entries.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 6);
              expect(entries[row]!).toBeGreaterThan(0);
            }
          }
          for (const { rating, low, high } of ratings) {
            expect(low).toBeLessThan(rating);
            expect(high).toBeGreaterThan(rating);
            expect(Number.isFinite(high - low)).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("gives a group without votes the whole's strengths to the last bit, and wider intervals if groups differ", () => {
    fc.assert(
      fc.property(drawnComparisons, fc.constantFrom(undefined, 80), (comparisons, spread) => {
        const board = boardOf(comparisons);
        const fit = fitSegments(addEmptyGroup(comparisons), board, spread === undefined ? {} : { spread });
        const empty = fit.segments.at(-1)!;
        expect(empty.strengths).toEqual(board.strengths);
        expect(empty.votes).toBe(0);
        for (let index = 0; index < count; index += 1) {
          const diagonal = index * count + index;
          const own = empty.covariances.model[diagonal]!;
          expect(own).toBeGreaterThanOrEqual(board.covariances.model[diagonal]! * (1 - 1e-9));
          // Measured from the mean of four, three quarters of σ² is what a strength differs by.
          if (spread !== undefined) expect(own).toBeGreaterThan(0.75 * (spread / eloPerLogit) ** 2);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("is the whole, bit by bit, where nothing spreads, and comes to it as the spread goes to 0", () => {
    fc.assert(
      fc.property(drawnComparisons, (comparisons) => {
        const board = boardOf(comparisons);
        for (const segment of fitSegments(comparisons, board, { spread: 0 }).segments) {
          expect(segment.strengths).toEqual(board.strengths);
          expect(segment.covariances).toEqual(board.covariances);
        }
        for (const segment of fitSegments(comparisons, board, { spread: 1e-3 }).segments) {
          segment.strengths.forEach((strength, index) => {
            expect(strength).toBeCloseTo(board.strengths[index]!, 6);
          });
          segment.covariances.model.forEach((value, index) => {
            expect(value).toBeCloseTo(board.covariances.model[index]!, 6);
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  it("comes to the fit of the group alone as its votes grow", () => {
    const plan = {
      strengths: [
        [0.5, 0.2, 0, -0.7],
        [-0.3, 0.6, 0, -0.3],
      ],
      voters: [1, 1],
      votes: 60,
      nu: 0.5,
    };
    const { comparisons } = plantTastes({ ...plan, areVotersKnown: false }, seededRandom("much"));
    let last = Number.POSITIVE_INFINITY;
    for (const times of [1, 100, 1e6]) {
      const many = { ...comparisons, votes: comparisons.votes.map((votes) => votes * times) };
      const board = boardOf(many, "half");
      const { segments } = fitSegments(many, board);
      const distances = segments.flatMap(({ strengths, covariances }, group) => {
        const own = filterComparisons(many, (at) => many.group[at] === group);
        const alone = fitHalfTie(settleBothBad(countComparisons(own), "tie"));
        if (times === 1e6) {
          const alike = boardOf(own, "half").covariances.model;
          covariances.model.forEach((value, index) => {
            expect(Math.abs(value / alike[index]! - 1)).toBeLessThan(1e-4);
          });
        }
        return [...strengths].map((strength, index) => Math.abs(strength - alone.strengths[index]!));
      });
      const distance = Math.max(...distances);
      expect(distance).toBeLessThan(last / 10);
      last = distance;
    }
    expect(last).toBeLessThan(1e-5);
  });

  it("shares one ν: with many votes the expected ties of all groups together are those observed", () => {
    const plan = {
      strengths: [
        [1, 0.2, 0, -1.2],
        [-1, 0.6, 0, 0.4],
      ],
      voters: [1, 1],
      votes: 200,
      nu: 0.8,
    };
    const { comparisons } = plantTastes({ ...plan, areVotersKnown: false }, seededRandom("ties"));
    const many = { ...comparisons, votes: comparisons.votes.map((votes) => votes * 1e6) };
    const board = boardOf(many);
    const { segments, nu } = fitSegments(many, board);
    // The whole mixes opposite tastes, which look like ties.
    expect(nu!).toBeGreaterThan(board.fit.nu! * 1.02);
    let observed = 0;
    let expected = 0;
    for (let at = 0; at < many.length; at += 1) {
      const { strengths } = segments[many.group[at]!]!;
      const first = Math.exp((strengths[many.left[at]!]! - strengths[many.right[at]!]!) / 2);
      expected += (many.votes[at]! * nu!) / (first + 1 / first + nu!);
      observed += many.outcome[at] === 2 ? many.votes[at]! : 0;
    }
    expect(expected / observed).toBeCloseTo(1, 5);
  });

  it("holds a duel in which a group was one-sided: score = δ/σ²", () => {
    const builder = new ComparisonsBuilder({ systems: ["a", "b"] });
    builder.add({ left: "a", right: "b", outcome: "left", votes: 6, group: "x" });
    builder.add({ left: "a", right: "b", outcome: "right", votes: 6, group: "y" });
    const comparisons = builder.build();
    const board = boardOf(comparisons);
    const spread = 100;
    const { segments } = fitSegments(comparisons, board, { spread });
    const deviation = segments[0]!.strengths[0]!;
    // Equal in the whole; six wins at difference 2δ have the score 6/(1 + exp 2δ) on the first strength.
    expect(6 / (1 + Math.exp(2 * deviation))).toBeCloseTo(deviation / (spread / eloPerLogit) ** 2, 9);
    expect(segments[1]!.strengths[0]!).toBeCloseTo(-deviation, 12);
  });

  it("rates the systems of the board alone, from votes among them alone", () => {
    const builder = new ComparisonsBuilder({ systems: ["lone", ...ids] });
    const { comparisons } = plantTastes(
      {
        strengths: [
          [0.5, 0, 0, -0.5],
          [0, 0.4, -0.4, 0],
        ],
        voters: [3, 3],
        votes: 20,
      },
      seededRandom("members"),
    );
    for (let at = 0; at < comparisons.length; at += 1) {
      builder.add({
        left: ids[comparisons.left[at]!]!,
        right: ids[comparisons.right[at]!]!,
        outcome: outcomes[comparisons.outcome[at]!]!,
        group: `g${comparisons.group[at]}`,
      });
    }
    const inside = builder.build();
    const before = fitSegments(inside, boardOf(inside));
    // It lost every time, so that it is on no board.
    builder.add({ left: "lone", right: "s0", outcome: "right", votes: 9, group: "g0" });
    const with9 = builder.build();
    const after = fitSegments(with9, boardOf(with9));
    expect(after).toEqual(before);
    expect(after.segments[0]!.ratings.map(({ system }) => system)).toEqual([1, 2, 3, 4]);
  });

  it("does not depend on the order of rows", () => {
    const { comparisons } = plantTastes(
      {
        strengths: [
          [0.5, 0, 0, -0.5],
          [0, 0.4, -0.4, 0],
        ],
        voters: [8, 8],
        votes: 12,
        voterSpread: 0.5,
      },
      seededRandom("order"),
    );
    const plain = fitSegments(comparisons, boardOf(comparisons));
    const shuffled = reorderRows(comparisons, seededRandom("reordered"));
    const other = fitSegments(shuffled, boardOf(shuffled));
    expect(plain.designEffect).toBeGreaterThan(1);
    expect(other.spread).toBeCloseTo(plain.spread, 6);
    for (const { group, strengths } of plain.segments) {
      strengthsOf(other, group).forEach((strength, index) => {
        expect(strength).toBeCloseTo(strengths[index]!, 9);
      });
    }
  });

  it("hands its covariances to lifts", () => {
    const { comparisons } = plantTastes(
      {
        strengths: [
          [0.6, 0, 0, -0.6],
          [0.1, 0.4, -0.4, -0.1],
        ],
        voters: [6, 6],
        votes: 40,
      },
      seededRandom("lifts"),
    );
    const board = boardOf(comparisons);
    const { segments } = fitSegments(comparisons, board);
    const systems = [
      { id: "s0", family: "f", strategy: "persona" },
      { id: "s1", family: "f", strategy: "generic" },
      { id: "s2", family: "h", strategy: "persona" },
      { id: "s3", family: "h", strategy: "generic" },
    ];
    for (const { strengths, covariances, ratings } of segments) {
      const lifts = liftsOf({
        systems,
        strengths,
        covariances,
        decisive: board.decisive,
        members: board.shown,
        interval: "model",
        lowCount: 100,
      });
      expect(lifts).toHaveLength(2);
      expect(lifts[0]!.lift).toBeCloseTo(ratings[0]!.rating - ratings[1]!.rating, 9);
      const variance = covariances.model[0]! + covariances.model[5]! - 2 * covariances.model[1]!;
      expect(lifts[0]!.high - lifts[0]!.lift).toBeCloseTo(1.959963984540054 * eloPerLogit * Math.sqrt(variance), 9);
    }
  });

  it("knows every kind of covariance that the board has, and takes the clustered one where voters are known", () => {
    const plan = {
      strengths: [
        [0.6, 0, 0, -0.6],
        [0.1, 0.4, -0.4, -0.1],
      ],
      voters: [20, 20],
      votes: 12,
      voterSpread: 0.8,
    };
    const { comparisons } = plantTastes(plan, seededRandom("kinds"));
    for (const ties of ["davidson", "rao-kupper", "half"] as const) {
      const board = boardOf(comparisons, ties, true);
      const { segments } = fitSegments(comparisons, board);
      for (const { covariances, ratings } of segments) {
        for (const kind of ["model", "sandwich", "clustered"] as const) {
          for (let index = 0; index < count; index += 1) {
            const diagonal = index * count + index;
            expect(covariances[kind]![diagonal]!).toBeGreaterThan(board.covariances[kind]![diagonal]!);
          }
        }
        expect(ratings.map(({ interval }) => interval)).toEqual(ids.map(() => "clustered"));
      }
      expect(fitSegments(comparisons, board, { spread: 0 }).segments[0]!.covariances).toEqual(board.covariances);
    }
  });

  it("finds the same tastes with any model of ties", () => {
    const plan = {
      strengths: [
        [0.8, 0, 0, -0.8],
        [-0.4, 0.4, 0.4, -0.4],
      ],
      voters: [1, 1],
      votes: 4000,
      nu: 0.4,
    };
    const { comparisons } = plantTastes({ ...plan, areVotersKnown: false }, seededRandom("models"));
    const [davidson, raoKupper] = (["davidson", "rao-kupper"] as const).map((ties) =>
      fitSegments(comparisons, boardOf(comparisons, ties)),
    );
    expect(raoKupper!.nu!).toBeGreaterThan(1);
    raoKupper!.segments.forEach(({ strengths }, group) => {
      strengths.forEach((strength, index) => {
        expect(Math.abs(strength - davidson!.segments[group]!.strengths[index]!)).toBeLessThan(0.15);
      });
    });
  });

  it("refuses a spread that is none", () => {
    const { comparisons } = plantTastes({ strengths: [[0.5, -0.5]], voters: [4], votes: 10 }, seededRandom("refuses"));
    const board = boardOf(comparisons);
    for (const spread of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      try {
        fitSegments(comparisons, board, { spread });
        expect.unreachable();
      } catch (error) {
        expect((error as RatingError).code).toBe("invalid");
      }
    }
  });
});
