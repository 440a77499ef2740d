import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strongComponents } from "./connectivity";
import { RatingError } from "./errors";
import { hasFiniteTieMaximum } from "./existence";
import { fitDavidson } from "./fit-davidson";
import { countPairs, type Outcome, type PairOutcomes, settleBothBad } from "./pair-counts";
import { drawnCells, systemIds } from "./testing/drawn-votes";

function pairsOf(...battles: [string, Outcome, string][]): PairOutcomes {
  const cells = battles.map(([left, outcome, right]) => ({ left, outcome, right, votes: 1 }));
  return settleBothBad(countPairs(cells, ["s0", "s1", "s2"]), "tie");
}

/** Davidson's log-likelihood, written down again from the paper and independent of the fit. */
function logLikelihood(pairs: PairOutcomes, strengths: Float64Array, tau: number): number {
  let sum = 0;
  pairs.first.forEach((one, pair) => {
    const half = (strengths[one]! - strengths[pairs.second[pair]!]!) / 2;
    const most = Math.max(Math.abs(half), tau);
    const log = most + Math.log(Math.exp(half - most) + Math.exp(-half - most) + Math.exp(tau - most));
    sum += pairs.firstWins[pair]! * (half - log) + pairs.secondWins[pair]! * (-half - log);
    sum += pairs.ties[pair]! * (tau - log);
  });
  return sum;
}

describe("hasFiniteTieMaximum", () => {
  it("asks for a cycle with more wins than ties", () => {
    expect(hasFiniteTieMaximum(pairsOf(["s0", "left", "s1"], ["s0", "tie", "s1"]))).toBe(false);
    expect(hasFiniteTieMaximum(pairsOf(["s0", "left", "s1"], ["s0", "right", "s1"], ["s0", "tie", "s1"]))).toBe(true);
    expect(hasFiniteTieMaximum(pairsOf(["s0", "tie", "s1"], ["s1", "tie", "s2"]))).toBe(false);
    expect(hasFiniteTieMaximum(pairsOf(["s0", "left", "s1"], ["s1", "tie", "s2"], ["s2", "tie", "s0"]))).toBe(false);
    expect(hasFiniteTieMaximum(pairsOf(["s0", "left", "s1"], ["s1", "left", "s2"], ["s2", "tie", "s0"]))).toBe(true);
  });

  it("is right about sparse random votes: with a maximum the fit finds it, without one the likelihood has none", () => {
    let finite = 0;
    let infinite = 0;
    fc.assert(
      fc.property(drawnCells(5), (drawn) => {
        // One outcome a pair leaves the interesting cases: a pair in which both won is always finite.
        const seen = new Set<string>();
        const cells = drawn.filter(({ left, right }) => {
          const key = [left, right].sort().join();
          return !seen.has(key) && seen.add(key);
        });
        const pairs = settleBothBad(countPairs(cells, systemIds(5)), "tie");
        fc.pre(strongComponents(pairs).length === 1);
        if (hasFiniteTieMaximum(pairs)) {
          finite += 1;
          expect(Math.max(...fitDavidson(pairs).gradient.map(Math.abs))).toBeLessThan(1e-6);
          return;
        }
        infinite += 1;
        expect(() => fitDavidson(pairs)).toThrow(RatingError);
        // Weaker and weaker penalties keep on gaining likelihood by ever more ties.
        const [held, freer] = [1e-2, 1e-4].map((ridge) => fitDavidsonOrNull(pairs, ridge));
        if (!held || !freer) return;
        expect(freer.nu!).toBeGreaterThan(held.nu! * 1.05);
        expect(logLikelihood(pairs, freer.strengths, Math.log(freer.nu!))).toBeGreaterThan(
          logLikelihood(pairs, held.strengths, Math.log(held.nu!)),
        );
      }),
      { numRuns: 300, seed: 20 },
    );
    expect(finite).toBeGreaterThan(20);
    expect(infinite).toBeGreaterThan(20);
  });
});

/** Null where there are only ties, which no ridge on the strengths can hold. */
function fitDavidsonOrNull(pairs: PairOutcomes, ridge: number) {
  const hasWins = [...pairs.firstWins, ...pairs.secondWins].some((wins) => wins > 0);
  return hasWins ? fitDavidson(pairs, { ridge }) : null;
}
