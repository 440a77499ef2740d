import { describe, expect, it } from "vitest";
import type { ComparisonRow } from "../comparisons";
import { seededRandom } from "../random";
import { comparisonsOfRows, drawControlledRows, type PlantedControls } from "../testing/planted-controls";
import { fitControlled } from "./fit-controlled";

const strengths = [-0.6, -0.1, 0.2, 0.5];
/** Lengths that hang on the system, and a second covariate that is rare. */
const plan: PlantedControls = {
  strengths,
  nu: 0.7,
  position: 0.3,
  coefficients: [0.5, -0.8],
  drawValues: (random, left, right) => [
    0.4 * (left - right) + random.normal(),
    random.next() < 0.3 ? 2 * random.below(2) - 1 : 0,
  ],
};

describe("95 % intervals with controls", () => {
  it("cover planted coefficients, position and strengths in 93–97 % of 600 simulated boards of 300 votes", () => {
    const random = seededRandom("control coverage");
    const runs = 600;
    const covered = { position: 0, first: 0, second: 0, strengths: 0 };
    const sums = [0, 0, 0];
    for (let run = 0; run < runs; run += 1) {
      const fit = fitControlled(comparisonsOfRows(drawControlledRows(plan, 300, random), strengths.length));
      expect(fit.omitted).toEqual([]);
      const { low, high, coefficient } = fit.position!;
      if (low <= plan.position && plan.position <= high) covered.position += 1;
      const estimates = fit.covariates.map((effect) => effect.coefficient / effect.scale);
      [coefficient, ...estimates].forEach((estimate, index) => {
        sums[index]! += estimate / runs;
      });
      for (const [index, name] of (["first", "second"] as const).entries()) {
        const { scale, ...effect } = fit.covariates[index]!;
        const truth = plan.coefficients[index]! * scale;
        if (effect.low <= truth && truth <= effect.high) covered[name] += 1;
      }
      strengths.forEach((truth, index) => {
        const error = 1.959963984540054 * Math.sqrt(fit.covariances.sandwich[index * 5]!);
        if (Math.abs(fit.strengths[index]! - truth) <= error) covered.strengths += 1 / strengths.length;
      });
    }
    for (const hits of Object.values(covered)) {
      expect(hits / runs).toBeGreaterThan(0.93);
      expect(hits / runs).toBeLessThan(0.97);
    }
    // Means are right within what is left of chance and the bias of some percent that few votes have.
    [plan.position, ...plan.coefficients].forEach((truth, index) => {
      expect(Math.abs(sums[index]! - truth)).toBeLessThan(0.02 + 0.04 * Math.abs(truth));
    });
  });

  it("allow for voters who repeat themselves, which those for independent votes do not", () => {
    const random = seededRandom("control clusters");
    const runs = 300;
    const voters = 120;
    const covered = { clustered: 0, sandwich: 0 };
    for (let run = 0; run < runs; run += 1) {
      const rows = drawControlledRows(plan, 2 * voters, random).map((row, index): ComparisonRow => {
        // Two opinions a voter, one given up to eight times.
        return { ...row, voter: `voter ${index >> 1}`, votes: index % 2 === 0 ? 1 + random.below(8) : 1 };
      });
      const comparisons = comparisonsOfRows(rows, strengths.length);
      for (const interval of ["clustered", "sandwich"] as const) {
        const { low, high } = fitControlled(comparisons, { interval }).position!;
        if (low <= plan.position && plan.position <= high) covered[interval] += 1;
      }
    }
    expect(covered.clustered / runs).toBeGreaterThan(0.91);
    expect(covered.clustered / runs).toBeLessThan(0.98);
    expect(covered.sandwich / runs).toBeLessThan(0.8);
  });
});
