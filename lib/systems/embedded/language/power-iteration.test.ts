import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph, pageRank, uniformRestart } from "./power-iteration";

/** A path a – b – c with unit weights. */
const path = buildGraph(3, (row) =>
  row === 1
    ? [
        [0, 1],
        [2, 1],
      ]
    : [[1, 1]],
);

describe("pageRank", () => {
  it("gives the path's scores worked by hand", () => {
    // Ends x, middle y, 2x + y = 1, d = 0.85: x = 0.05 + 0.85·y/2 and y = 0.05 + 0.85·2x.
    // y = 0.05 + 1.7x, x = 0.05 + 0.425·(0.05 + 1.7x) = 0.07125 + 0.7225x, so x = 0.07125/0.2775 = 0.256757, y = 0.486486.
    const scores = pageRank(path, uniformRestart(3), 0.85);
    expect(scores[0]).toBeCloseTo(0.07125 / 0.2775, 6);
    expect(scores[1]).toBeCloseTo(1 - (2 * 0.07125) / 0.2775, 6);
    expect(scores[2]).toBeCloseTo(scores[0]!, 10);
  });

  it("leans to where it restarts", () => {
    // Restart at a alone, d = 0.5: a = 0.5 + 0.5·b/2, b = 0.5·(a + c), c = 0.5·b/2.
    // With c = b/4: b = a/2 + b/8, so b = 4a/7; a = 0.5 + a/7, so a = 7/12, b = 1/3, c = 1/12.
    const scores = pageRank(path, Float64Array.of(1, 0, 0), 0.5);
    expect(scores[0]).toBeCloseTo(7 / 12, 7);
    expect(scores[1]).toBeCloseTo(1 / 3, 7);
    expect(scores[2]).toBeCloseTo(1 / 12, 7);
  });

  it("keeps the mass of rows without neighbours", () => {
    const scores = pageRank(
      buildGraph(2, () => []),
      Float64Array.of(0.25, 0.75),
      0.85,
    );
    expect([...scores]).toEqual([0.25, 0.75]);
  });

  it("is a distribution for any symmetric graph", () => {
    // A similarity is zero or a fraction that counts; at 1e-300 the sums of a row would be rounding and nothing else.
    const weight = fc.double({ min: 0, max: 5, noNaN: true }).map((value) => (value < 1e-6 ? 0 : value));
    const weights = fc.array(weight, { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 0.95, noNaN: true }), (edges, damping) => {
        const edge = (one: number, other: number) => edges[Math.min(one, other) * 3 + Math.abs(one - other) - 1] ?? 0;
        const graph = buildGraph(5, (row) =>
          [0, 1, 2, 3, 4].filter((column) => column !== row).map((column) => [column, edge(row, column)] as const),
        );
        const scores = pageRank(graph, uniformRestart(5), damping);
        expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 6);
        for (const score of scores) expect(score).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
