import { describe, expect, it } from "vitest";
import { seededRandom } from "../ranking/random";
import { estimateVarianceComponents, type VarianceComponents, type VarianceFactor } from "./variance-components";

const factor = (name: string, plus: number[], minus: number[] | null = null): VarianceFactor => ({
  name,
  plus: Int32Array.from(plus),
  minus: minus && Int32Array.from(minus),
});

function told(result: VarianceComponents) {
  if (result.reason !== null) throw new Error(result.reason);
  return result;
}

describe("estimateVarianceComponents", () => {
  it("is the analysis of variance of a balanced table, by hand", () => {
    // Rows 1 2 | 3 5 | 8 8. Mean 4.5; row means 1.5, 4, 8; column means 4, 5.
    // Rows: 2·(9 + 0.25 + 12.25) = 43 on 2 degrees, 21.5. Columns: 3·(0.25 + 0.25) = 1.5 on 1. Rest: 45.5 − 44.5 = 1 on 2, 0.5.
    // σ² of rows (21.5 − 0.5) / 2 = 10.5, of columns (1.5 − 0.5) / 3 = 1/3, of the rest 0.5.
    const { components, residual } = told(
      estimateVarianceComponents(Float64Array.of(1, 2, 3, 5, 8, 8), [
        factor("row", [0, 0, 1, 1, 2, 2]),
        factor("column", [0, 1, 0, 1, 0, 1]),
      ]),
    );
    expect(components.map(({ variance }) => variance)).toEqual([expect.closeTo(10.5, 10), expect.closeTo(1 / 3, 10)]);
    expect(residual.variance).toBeCloseTo(0.5, 10);
    expect(components[0]!.share).toBeCloseTo(10.5 / (10.5 + 1 / 3 + 0.5), 10);
  });

  it("has no negative variance, and gives the others what is left", () => {
    // Columns 1 3 | 3 1 have nothing in rows or columns: all of it is residual, on 3 degrees of freedom 4/3.
    const { components, residual } = told(
      estimateVarianceComponents(Float64Array.of(1, 3, 3, 1), [
        factor("row", [0, 0, 1, 1]),
        factor("column", [0, 1, 0, 1]),
      ]),
    );
    expect(components.map(({ variance }) => variance)).toEqual([0, 0]);
    expect(residual).toEqual({ variance: expect.closeTo(4 / 3, 10), share: 1 });
  });

  it("says that a factor cannot be told from one before it", () => {
    const levels = [0, 0, 1, 1, 2, 2];
    const { components } = told(
      estimateVarianceComponents(Float64Array.of(1, 2, 3, 5, 8, 8), [
        factor("system", levels),
        factor("persona", levels),
      ]),
    );
    expect(components[0]!.variance).toBeGreaterThan(1);
    expect(components[1]).toEqual({ name: "persona", variance: null, share: null });
  });

  it("tells nothing from too little or from equal scores", () => {
    expect(estimateVarianceComponents(Float64Array.of(1, 2), [factor("row", [0, 1])])).toEqual({ reason: "too_few" });
    expect(estimateVarianceComponents(new Float64Array(9), [factor("row", [0, 0, 0, 1, 1, 1, 2, 2, 2])])).toEqual({
      reason: "no_variance",
    });
  });

  it("finds planted variances of comparisons, on average, whichever way products are added up", () => {
    const planted = [0.5, 0.2, 0.1, 0.3];
    const names = ["system", "task", "persona", "annotator"];
    const [systems, rounds, votes] = [12, 60, 3000];
    const sizes = [1, 15, 10, 80];
    const sums = new Float64Array(5);
    for (let round = 0; round < rounds; round += 1) {
      const random = seededRandom(`components ${round}`);
      const effects = planted.map((variance, at) =>
        Float64Array.from({ length: systems * sizes[at]! }, () => random.normal() * Math.sqrt(variance)),
      );
      const plus = names.map(() => new Int32Array(votes));
      const minus = names.map(() => new Int32Array(votes));
      const score = new Float64Array(votes);
      for (let vote = 0; vote < votes; vote += 1) {
        const left = random.below(systems);
        const right = (left + 1 + random.below(systems - 1)) % systems;
        // A constant that the left side has ahead must not matter.
        let sum = 0.4 + random.normal();
        names.forEach((_, at) => {
          const unit = random.below(sizes[at]!);
          plus[at]![vote] = unit * systems + left;
          minus[at]![vote] = unit * systems + right;
          sum += effects[at]![unit * systems + left]! - effects[at]![unit * systems + right]!;
        });
        score[vote] = sum;
      }
      const { components, residual } = told(
        estimateVarianceComponents(
          score,
          names.map((name, at) => ({ name, plus: plus[at]!, minus: minus[at]! })),
        ),
      );
      components.forEach(({ variance }, at) => {
        sums[at]! += variance! / rounds;
      });
      sums[4]! += residual.variance / rounds;
    }
    // Sixty rounds of twelve systems: the mean of the first is sure to about 0.03.
    expect([...sums]).toEqual([
      expect.closeTo(0.5, 0),
      expect.closeTo(0.2, 1),
      expect.closeTo(0.1, 1),
      expect.closeTo(0.3, 1),
      expect.closeTo(1, 1),
    ]);
    expect(Math.abs(sums[0]! - 0.5)).toBeLessThan(0.09);
  });

  it("adds up large tables by sorting to the same numbers", () => {
    const random = seededRandom("large");
    const n = 4000;
    const levels = Int32Array.from({ length: n }, () => random.below(50));
    const others = Int32Array.from({ length: n }, () => random.below(50));
    const score = Float64Array.from(levels, (level, at) => (level % 7) - (others[at]! % 5) + random.normal());
    const small = [
      { name: "one", plus: levels, minus: null },
      { name: "other", plus: levels.toReversed(), minus: others },
    ];
    // The same levels under numbers so large that a table of all cells would not fit.
    const large = small.map(({ name, plus, minus }) => ({
      name,
      plus: plus.map((level) => level * 100_000),
      minus: minus?.map((level) => level * 100_000) ?? null,
    }));
    const [a, b] = [told(estimateVarianceComponents(score, small)), told(estimateVarianceComponents(score, large))];
    a.components.forEach(({ variance }, at) => {
      expect(b.components[at]!.variance).toBeCloseTo(variance!, 9);
    });
  });
});
