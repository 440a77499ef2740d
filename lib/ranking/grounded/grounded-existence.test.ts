import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strongComponents } from "../connectivity";
import { RatingError } from "../errors";
import { countPairs, type Outcome, type PairCounts } from "../pair-counts";
import { drawnCells, systemIds } from "../testing/drawn-votes";
import { fitGrounded } from "./fit-grounded";
import { hasFiniteGroundedTieMaximum, pairsWithThreshold } from "./grounded-existence";
import { groundedLikelihood } from "./grounded-likelihood";

const ids = systemIds(3);

function countsOf(...battles: [string, Outcome, string][]): PairCounts {
  return countPairs(
    battles.map(([left, outcome, right]) => ({ left, outcome, right, votes: 1 })),
    ids,
  );
}

/**
 * A direction other than 0 along which no vote loses, from the definition: every answer that was given has the largest utility of its pair. All
 * directions of a grid are tried. If there is any, one lies on it: in units of 2τ the constraints have corners at multiples of a half, and
 * chains of three systems reach no farther than 3.
 */
function recessionOf(counts: PairCounts): number[] | null {
  const grid = Array.from({ length: 13 }, (_, index) => index - 6);
  const hasTies = counts.ties.some((ties) => ties > 0);
  for (const tau of hasTies ? [0, 1] : [0]) {
    for (const a of grid) {
      for (const b of grid) {
        for (const c of grid) {
          const strengths = [a, b, c];
          const isNothing = tau === 0 && strengths.every((strength) => strength === 0);
          if (!isNothing && losesNothing(counts, strengths, tau)) return [...strengths, tau];
        }
      }
    }
  }
  return null;
}

function losesNothing(counts: PairCounts, strengths: readonly number[], tau: number): boolean {
  return counts.first.every((one, pair) => {
    const [first, second] = [strengths[one]!, strengths[counts.second[pair]!]!];
    const tie = counts.ties.some((ties) => ties > 0) ? tau + (first + second) / 2 : Number.NEGATIVE_INFINITY;
    const most = Math.max(first, second, tie, 0);
    return (
      (counts.firstWins[pair] === 0 || first === most) &&
      (counts.secondWins[pair] === 0 || second === most) &&
      (counts.ties[pair] === 0 || tie === most) &&
      (counts.bothBad[pair] === 0 || most === 0)
    );
  });
}

describe("pairsWithThreshold", () => {
  it("lets a win and a tie beat the threshold, and the threshold beat both of a pair that is bad", () => {
    const pairs = pairsWithThreshold(countsOf(["s0", "left", "s1"], ["s1", "tie", "s0"], ["s0", "both_bad", "s1"]));
    expect(pairs.systems).toBe(4);
    expect([...pairs.first]).toEqual([0, 0, 1]);
    expect([...pairs.second]).toEqual([1, 3, 3]);
    expect([...pairs.firstWins]).toEqual([1, 2, 1]);
    expect([...pairs.secondWins]).toEqual([0, 1, 1]);
    expect([...pairs.ties]).toEqual([1, 0, 0]);
  });
});

describe("hasFiniteGroundedTieMaximum", () => {
  it("knows single pairs by hand", () => {
    const both: [string, Outcome, string][] = [
      ["s0", "tie", "s1"],
      ["s0", "both_bad", "s1"],
    ];
    // η = (−½, −½): ties and "neither" fall together, far below the threshold.
    expect(hasFiniteGroundedTieMaximum(countsOf(...both))).toBe(false);
    // η = (0, −1) holds one win as well, but not one of each.
    expect(hasFiniteGroundedTieMaximum(countsOf(...both, ["s0", "left", "s1"]))).toBe(false);
    expect(hasFiniteGroundedTieMaximum(countsOf(...both, ["s0", "left", "s1"], ["s0", "right", "s1"]))).toBe(true);
    // s0 beat s1 beat s2, so η₀ ≥ 1 where s1 is at least 0: too far from s2 for a tie, and too high for "neither".
    const chain: [string, Outcome, string][] = [
      ["s0", "left", "s1"],
      ["s1", "left", "s2"],
    ];
    expect(hasFiniteGroundedTieMaximum(countsOf(...chain, ["s0", "tie", "s1"]))).toBe(false);
    expect(hasFiniteGroundedTieMaximum(countsOf(...chain, ["s0", "tie", "s2"]))).toBe(true);
    expect(hasFiniteGroundedTieMaximum(countsOf(...chain, ["s0", "tie", "s1"], ["s0", "both_bad", "s2"]))).toBe(true);
    // A winner over a winner is at 1 at least, where "neither" lets no system be.
    for (const [top, last] of [
      ["s0", "s1"],
      ["s1", "s0"],
    ] as const) {
      const wins = countsOf([top, "left", "s2"], ["s2", "left", last], [top, "tie", "s2"], ["s0", "both_bad", "s1"]);
      expect(hasFiniteGroundedTieMaximum(wins)).toBe(true);
    }
    // η = (1, 0, 0): one win and two ties go round, as with Davidson's model.
    const round = countsOf(["s0", "left", "s1"], ["s1", "tie", "s2"], ["s2", "tie", "s0"]);
    expect(hasFiniteGroundedTieMaximum(round)).toBe(false);
  });
});

describe("what fitGrounded refuses", () => {
  it.each(["davidson", "half"] as const)(
    "is what has a direction without loss, and nothing else (ties: %s)",
    (ties) => {
      const seenCodes = new Map<string, number>();
      fc.assert(
        fc.property(drawnCells(3), fc.integer({ min: 3, max: 7 }), (drawn, length) => {
          const counts = countPairs(drawn.slice(0, length), ids);
          // Half wins: a tie is as much as a win of each, at no τ at all.
          const judged =
            ties === "davidson"
              ? counts
              : {
                  ...counts,
                  firstWins: counts.firstWins.map((wins, pair) => wins + counts.ties[pair]! / 2),
                  secondWins: counts.secondWins.map((wins, pair) => wins + counts.ties[pair]! / 2),
                  ties: counts.ties.map(() => 0),
                };
          const direction = recessionOf(judged);
          let code = "fitted";
          try {
            const fit = fitGrounded(counts, { ties });
            expect(Math.max(...fit.gradient.map(Math.abs))).toBeLessThan(1e-6);
            expect(fit.parameters.every(Number.isFinite)).toBe(true);
          } catch (error) {
            if (!(error instanceof RatingError)) throw error;
            code = error.code;
          }
          seenCodes.set(code, (seenCodes.get(code) ?? 0) + 1);
          expect(code === "fitted").toBe(direction === null);
          if (direction === null) return;
          // The likelihood does not fall along it, however far.
          const hasTieParameter = judged.ties.some((amount) => amount > 0);
          const likelihood = groundedLikelihood(judged, hasTieParameter);
          const along = [0, 1, 4, 16].map((far) => {
            const [a, b, c, tau] = direction.map((value) => value * far);
            return likelihood.evaluate(Float64Array.of(a!, b!, c!, 0, tau!).subarray(0, likelihood.dimension));
          });
          for (let at = 1; at < along.length; at += 1) expect(along[at]!).toBeGreaterThanOrEqual(along[at - 1]! - 1e-9);
        }),
        { numRuns: 600, seed: 21 },
      );
      expect(seenCodes.get("fitted")).toBeGreaterThan(20);
      expect(seenCodes.get("undecided")).toBeGreaterThan(20);
      expect(seenCodes.get("disconnected")).toBeGreaterThan(20);
    },
  );

  it("is more than a missing connection where τ has no bound", () => {
    // Everybody beat or tied everybody and the threshold along chains, and yet ties and strengths can run away together.
    const counts = countsOf(["s0", "left", "s1"], ["s1", "tie", "s2"], ["s0", "both_bad", "s1"]);
    expect(strongComponents(pairsWithThreshold(counts))).toHaveLength(1);
    expect(hasFiniteGroundedTieMaximum(counts)).toBe(false);
    // η = (0, −1, 0), the first such direction on the grid with τ = 1 and strengths 2τη.
    expect(recessionOf(counts)).toEqual([0, -2, 0, 1]);
  });
});
