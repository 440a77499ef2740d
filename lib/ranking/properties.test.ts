import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fit } from "./fit";
import { fitDavidson } from "./fit-davidson";
import { fitHalfTie } from "./fit-half-tie";
import { fitRaoKupper } from "./fit-rao-kupper";
import { fitGrounded } from "./grounded/fit-grounded";
import { covariancesOf } from "./intervals";
import { countPairs, type PairCounts, settleBothBad, type TallyCell } from "./pair-counts";
import { connectedCells, systemIds } from "./testing/drawn-votes";

const count = 5;
const ids = systemIds(count);
/** What a model makes of votes, and the chance that it gives one system to beat another. */
interface TestedModel {
  readonly name: string;
  readonly fitCounts: (counts: PairCounts) => Fit;
  readonly chance: (fit: Fit, winner: number, loser: number) => number;
  /** The grounded models have a finite maximum only where somebody said "neither". */
  readonly needsBothBad?: boolean;
}

function davidsonChance({ strengths, nu }: Fit, winner: number, loser: number): number {
  const half = (strengths[winner]! - strengths[loser]!) / 2;
  return Math.exp(half) / (Math.exp(half) + Math.exp(-half) + (nu ?? 0));
}

function groundedChance({ parameters, nu }: Fit, winner: number, loser: number): number {
  const [win, loss] = [Math.exp(parameters[winner]!), Math.exp(parameters[loser]!)];
  return win / (win + loss + (nu ?? 0) * Math.sqrt(win * loss) + 1);
}

const models: TestedModel[] = [
  {
    name: "Davidson",
    fitCounts: (counts) => fitDavidson(settleBothBad(counts, "tie")),
    chance: davidsonChance,
  },
  {
    name: "half ties",
    fitCounts: (counts) => fitHalfTie(settleBothBad(counts, "tie")),
    chance: davidsonChance,
  },
  {
    name: "Rao and Kupper",
    fitCounts: (counts) => fitRaoKupper(settleBothBad(counts, "tie")),
    chance: ({ strengths, nu }, winner, loser) => 1 / (1 + nu! * Math.exp(strengths[loser]! - strengths[winner]!)),
  },
  {
    name: "grounded Davidson",
    fitCounts: fitGrounded,
    chance: groundedChance,
    needsBothBad: true,
  },
  {
    name: "grounded half ties",
    fitCounts: (counts) => fitGrounded(counts, { ties: "half" }),
    chance: groundedChance,
    needsBothBad: true,
  },
];

function expectClose(actual: Iterable<number>, expected: Iterable<number>, tolerance = 1e-7): void {
  const wanted = [...expected];
  [...actual].forEach((value, index) => {
    expect(Math.abs(value - wanted[index]!)).toBeLessThan(tolerance * (1 + Math.abs(wanted[index]!)));
  });
}

describe.each(models)("$name", ({ name, fitCounts, chance, needsBothBad = false }) => {
  const fitCells = (cells: readonly TallyCell[], order = ids): Fit => fitCounts(countPairs(cells, order));
  const drawn = connectedCells(count).filter(
    (cells) => !needsBothBad || cells.some(({ outcome }) => outcome === "both_bad"),
  );

  it("has zero gradient, strengths of mean 0 and a covariance of which every row sums to 0", () => {
    fc.assert(
      fc.property(drawn, (cells) => {
        const fit = fitCells(cells);
        expectClose(fit.gradient, new Float64Array(fit.dimension), 1e-6);
        expect(fit.strengths.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
        const { model, sandwich } = covariancesOf(fit);
        for (const covariance of [model, sandwich]) {
          for (let row = 0; row < count; row += 1) {
            const entries = covariance.subarray(row * count, (row + 1) * count);
            expect(entries.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 8);
            expect(entries[row]!).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it("is blind to the names of systems", () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: count });
    fc.assert(
      fc.property(drawn, orders, (cells, order) => {
        const plain = fitCells(cells);
        const renamed = fitCells(
          cells,
          order.map((index) => ids[index]!),
        );
        expectClose(
          renamed.strengths,
          order.map((index) => plain.strengths[index]!),
        );
      }),
    );
  });

  it("is blind to sides", () => {
    const opposite = { left: "right", right: "left", tie: "tie", both_bad: "both_bad" } as const;
    fc.assert(
      fc.property(drawn, fc.infiniteStream(fc.boolean()), (cells, coins) => {
        const swapped = cells.map((cell): TallyCell => {
          if (!coins.next().value) return cell;
          return { left: cell.right, right: cell.left, outcome: opposite[cell.outcome], votes: cell.votes };
        });
        expect(fitCells(swapped)).toEqual(fitCells(cells));
      }),
    );
  });

  it("takes votes given k times for votes of weight k: same strengths, 1/k of the variance", () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 2, max: 9 }), (cells, times) => {
        const once = fitCells(cells);
        const repeated = fitCells(Array.from({ length: times }, () => cells).flat());
        const weighted = fitCells(cells.map((cell) => ({ ...cell, votes: cell.votes * times })));
        expect(repeated).toEqual(weighted);
        expectClose(weighted.strengths, once.strengths);
        const [single, many] = [covariancesOf(once), covariancesOf(weighted)];
        expectClose(
          many.model.map((value) => value * times),
          single.model,
          1e-5,
        );
        expectClose(
          many.sandwich.map((value) => value * times),
          single.sandwich,
          1e-5,
        );
      }),
    );
  });

  it("never thinks less of a system for one more win", () => {
    const pair = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(drawn, pair, (cells, [winner, loser]) => {
        const before = fitCells(cells);
        const win: TallyCell = { left: ids[winner!]!, right: ids[loser!]!, outcome: "left", votes: 1 };
        const after = fitCells([...cells, win]);
        expect(chance(after, winner!, loser!)).toBeGreaterThan(chance(before, winner!, loser!));
        // With half ties the strength itself must rise: the inverse information is that of a resistor network.
        if (name === "half ties") expect(after.strengths[winner!]!).toBeGreaterThan(before.strengths[winner!]!);
      }),
    );
  });
});
