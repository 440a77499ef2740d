import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComparisonRow, type Comparisons, ComparisonsBuilder, countComparisons } from "../comparisons";
import type { Fit } from "../fit";
import { fitDavidson } from "../fit-davidson";
import { fitHalfTie } from "../fit-half-tie";
import { fitRaoKupper } from "../fit-rao-kupper";
import { type BothBadPolicy, type Outcome, restrictPairs, settleBothBad } from "../pair-counts";
import { connectedRows, systemIds } from "../testing/drawn-votes";
import { independentScoreProducts, voterScoreProducts } from "./score-products";
import { voterCellsOf } from "./voter-cells";

const count = 5;
const everyone = [0, 1, 2, 3, 4];

function comparisonsOf(rows: readonly ComparisonRow[], systems = systemIds(count)): Comparisons {
  const builder = new ComparisonsBuilder({ systems });
  for (const row of rows) builder.add(row);
  return builder.build();
}

function pairsOf(comparisons: Comparisons, bothBad: BothBadPolicy = "tie", members = everyone) {
  return restrictPairs(settleBothBad(countComparisons(comparisons), bothBad), members);
}

function expectClose(actual: Float64Array, expected: Float64Array, tolerance = 1e-9): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, at) => {
    expect(Math.abs(value - expected[at]!)).toBeLessThan(tolerance * (1 + Math.abs(expected[at]!)));
  });
}

describe("voterScoreProducts of a duel with ties as half wins", () => {
  const rows: ComparisonRow[] = [
    { left: "a", right: "b", outcome: "left", votes: 3, voter: "v" },
    { left: "a", right: "b", outcome: "right", voter: "v" },
    { left: "b", right: "a", outcome: "left", votes: 3, voter: "w" },
    { left: "b", right: "a", outcome: "right", voter: "w" },
    { left: "b", right: "a", outcome: "tie", votes: 7, voter: "w" },
  ];
  const duel = (more: ComparisonRow[] = []) => {
    const comparisons = comparisonsOf([...rows, ...more], ["a", "b"]);
    const fit = fitHalfTie(settleBothBad(countComparisons(comparisons), "tie"));
    return { comparisons, fit, cells: voterCellsOf(comparisons, "tie") };
  };

  it("adds up a voter's surprises before it squares them, times 2/(2 − 1)", () => {
    const { comparisons, fit, cells } = duel();
    // Equal strengths: a win is a surprise of ½, a tie none. v: 3·½ − ½ = 1, w: −1.
    const { products, clusters, correction } = voterScoreProducts(cells, fit);
    expect({ clusters, correction }).toEqual({ clusters: 2, correction: 2 });
    expectClose(products, Float64Array.of(4, -4, -4, 4));
    expectClose(independentScoreProducts(comparisons, fit, "tie"), Float64Array.of(2, -2, -2, 2));
  });

  it("takes each vote of unknown voters for a voter, and a weight squared", () => {
    const more: ComparisonRow[] = [
      { left: "a", right: "b", outcome: "left", votes: 2, weight: 3 },
      { left: "a", right: "b", outcome: "right", votes: 2, weight: 3 },
    ];
    const { comparisons, fit, cells } = duel(more);
    const { products, clusters } = voterScoreProducts(cells, fit);
    expect(clusters).toBe(6);
    // 1 + 1 of the voters, 4 votes of (3·½)², times 6/5.
    expect(products[0]).toBeCloseTo(((2 + 9) * 6) / 5, 9);
    expect(independentScoreProducts(comparisons, fit, "tie")[0]).toBeCloseTo(2 + 9, 9);
  });

  it("knows nothing from a single voter", () => {
    const { fit, cells } = duel();
    const alone = { ...cells, voters: cells.voters.subarray(0, 1) };
    expect(voterScoreProducts(alone, fit)).toEqual({ products: new Float64Array(4), clusters: 1, correction: 1 });
  });

  it("refuses votes on other systems than the fit's", () => {
    const { comparisons, cells } = duel();
    const other = fitHalfTie(pairsOf(comparisonsOf(everyone.map((at) => row(at, "left", (at + 1) % count)))));
    expect(() => voterScoreProducts(cells, other)).toThrow("The fit has 5 systems, the votes have 2.");
    expect(() => independentScoreProducts(comparisons, other, "tie")).toThrow("The fit has 5 systems");
  });
});

describe.each([
  { name: "half ties", fitModel: fitHalfTie, logChance: logHalfTie },
  { name: "Davidson", fitModel: fitDavidson, logChance: logDavidson },
  { name: "Rao and Kupper", fitModel: fitRaoKupper, logChance: logRaoKupper },
])("$name", ({ fitModel, logChance }) => {
  const middleOf = (comparisons: Comparisons, bothBad: BothBadPolicy = "tie", members = everyone) => {
    const fit = fitModel(pairsOf(comparisons, bothBad, members));
    return { fit, ...voterScoreProducts(voterCellsOf(comparisons, bothBad, members), fit) };
  };

  it("is the sum of outer products of each voter's derivatives, written out, on any board", () => {
    const policy = fc.constantFrom<BothBadPolicy>("tie", "drop");
    fc.assert(
      fc.property(connectedRows(count), policy, fc.boolean(), (rows, bothBad, isPart) => {
        const members = isPart ? [0, 2, 3] : everyone;
        // The ring of the drawn rows does not hold a part together.
        const ring = members.flatMap((member, place) => [
          row(member, "left", members[(place + 1) % members.length]!),
          row(member, "right", members[(place + 1) % members.length]!),
        ]);
        const comparisons = comparisonsOf([...rows, ...ring]);
        const { fit, products, clusters, correction } = middleOf(comparisons, bothBad, members);
        const written = writtenOut(comparisons, fit, bothBad, members, logChance);
        expect(clusters).toBe(written.clusters);
        expectClose(
          products,
          written.products.map((value) => value * correction),
          1e-6,
        );
      }),
      { numRuns: 40 },
    );
  });

  it("is blind to the order of rows and to how equal votes are merged", () => {
    fc.assert(
      fc.property(connectedRows(count), fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const single = rows.flatMap((merged) => Array.from({ length: merged.votes! }, () => ({ ...merged, votes: 1 })));
        const keyed = single.map((vote) => ({ vote, key: numbers.next().value })).sort((a, b) => a.key - b.key);
        const shuffled = comparisonsOf(keyed.map(({ vote }) => vote));
        expectClose(middleOf(shuffled).products, middleOf(comparisonsOf(rows)).products);
      }),
      { numRuns: 40 },
    );
  });

  it("doubles with every voter, and quadruples with every voter's votes", () => {
    fc.assert(
      fc.property(connectedRows(count), (drawn) => {
        const rows = drawn.map((known) => ({ ...known, voter: known.voter ?? "v0" }));
        const once = middleOf(comparisonsOf(rows));
        fc.pre(once.clusters > 1);
        const twins = middleOf(comparisonsOf([...rows, ...rows.map((twin) => ({ ...twin, voter: `${twin.voter}'` }))]));
        const twice = middleOf(comparisonsOf([...rows, ...rows]));
        expect(twins.clusters).toBe(2 * once.clusters);
        expectClose(
          twins.products.map((value) => value / twins.correction / 2),
          once.products.map((value) => value / once.correction),
          1e-7,
        );
        expectClose(
          twice.products.map((value) => value / 4),
          once.products,
          1e-7,
        );
      }),
      { numRuns: 40 },
    );
  });

  it("is that of independent votes, times N/(N − 1), where nobody is known or everybody votes once", () => {
    fc.assert(
      fc.property(connectedRows(count), (rows) => {
        const unknown = comparisonsOf(rows.map(({ voter: _, ...rest }) => rest));
        const single = rows.flatMap((merged) => Array.from({ length: merged.votes! }, () => ({ ...merged, votes: 1 })));
        const once = comparisonsOf(single.map((vote, at) => ({ ...vote, voter: `v${at}` })));
        for (const comparisons of [unknown, once]) {
          const { fit, products, clusters, correction } = middleOf(comparisons);
          expect(clusters).toBe(single.length);
          const independent = independentScoreProducts(comparisons, fit, "tie");
          expectClose(
            products,
            independent.map((value) => value * correction),
          );
        }
        const plain = comparisonsOf(rows.map((weighted) => ({ ...weighted, weight: 1 })));
        const fit = fitModel(pairsOf(plain));
        expectClose(independentScoreProducts(plain, fit, "tie"), fit.scoreProducts);
      }),
      { numRuns: 40 },
    );
  });
});

function row(left: number, outcome: Outcome, right: number): ComparisonRow {
  return { left: `s${left}`, right: `s${right}`, outcome };
}

/** log P of first wins, second wins and tie; a tie with half wins is half of each. */
type LogChance = (d: number, tau: number) => [number, number, number];

function logHalfTie(d: number): [number, number, number] {
  const [first, second] = [-Math.log1p(Math.exp(-d)), -Math.log1p(Math.exp(d))];
  return [first, second, (first + second) / 2];
}

function logDavidson(d: number, tau: number): [number, number, number] {
  const sum = Math.log(Math.exp(d / 2) + Math.exp(-d / 2) + Math.exp(tau));
  return [d / 2 - sum, -d / 2 - sum, tau - sum];
}

function logRaoKupper(d: number, tau: number): [number, number, number] {
  const kappa = Math.sqrt(1 + Math.exp(tau));
  const [first, second] = [1 / (1 + kappa * Math.exp(-d)), 1 / (1 + kappa * Math.exp(d))];
  return [Math.log(first), Math.log(second), Math.log(1 - first - second)];
}

/** One vote after the other with numeric derivatives, dense vectors and a map of voters. */
function writtenOut(
  comparisons: Comparisons,
  fit: Fit,
  bothBad: BothBadPolicy,
  members: readonly number[],
  logChance: LogChance,
): { products: Float64Array; clusters: number } {
  const { dimension, systems, parameters } = fit;
  const products = new Float64Array(dimension * dimension);
  const addSquare = (vector: Float64Array, times: number) => {
    vector.forEach((one, i) => {
      vector.forEach((other, j) => {
        products[i * dimension + j]! += times * one * other;
      });
    });
  };
  const sums = new Map<number, Float64Array>();
  let lone = 0;
  for (let at = 0; at < comparisons.length; at += 1) {
    const left = members.indexOf(comparisons.left[at]!);
    const right = members.indexOf(comparisons.right[at]!);
    const outcome = comparisons.outcome[at]!;
    if (left < 0 || right < 0 || (outcome === 3 && bothBad === "drop")) continue;
    const chanceAt = (point: Float64Array) =>
      logChance(point[left]! - point[right]!, point[systems] ?? Number.NEGATIVE_INFINITY)[Math.min(outcome, 2)]!;
    const score = Float64Array.from({ length: dimension }, (_, index) => {
      const [lower, upper] = [-1e-5, 1e-5].map((step) => chanceAt(parameters.with(index, parameters[index]! + step)));
      return ((upper! - lower!) / 2e-5) * comparisons.weight[at]!;
    });
    const votes = comparisons.votes[at]!;
    const voter = comparisons.voter[at]!;
    if (voter < 0) {
      lone += votes;
      addSquare(score, votes);
      continue;
    }
    const sum = sums.get(voter) ?? new Float64Array(dimension);
    sums.set(
      voter,
      sum.map((value, index) => value + votes * score[index]!),
    );
  }
  for (const sum of sums.values()) addSquare(sum, 1);
  return { products, clusters: sums.size + lone };
}
