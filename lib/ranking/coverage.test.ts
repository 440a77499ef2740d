import { describe, expect, it } from "vitest";
import { fitDavidson } from "./fit-davidson";
import { covariancesOf, standardErrors95 } from "./intervals";
import { countPairs, settleBothBad } from "./pair-counts";
import { seededRandom } from "./random";
import { simulateVotes, systemIds } from "./testing/drawn-votes";

describe("95 % intervals of Davidson's model", () => {
  it("cover the planted strengths in 92–98 % of 500 simulated boards", () => {
    const random = seededRandom("coverage");
    const strengths = [-0.9, -0.4, -0.1, 0.2, 0.4, 0.8];
    const size = strengths.length;
    const covered = { model: 0, sandwich: 0 };
    const runs = 500;
    for (let run = 0; run < runs; run += 1) {
      const cells = simulateVotes(strengths, 0.8, 12, random);
      const fit = fitDavidson(settleBothBad(countPairs(cells, systemIds(size)), "tie"));
      const { model, sandwich } = covariancesOf(fit);
      strengths.forEach((truth, index) => {
        const error = Math.abs(fit.strengths[index]! - truth) / standardErrors95;
        if (error <= Math.sqrt(model[index * size + index]!)) covered.model += 1;
        if (error <= Math.sqrt(sandwich[index * size + index]!)) covered.sandwich += 1;
      });
    }
    for (const share of [covered.model, covered.sandwich].map((hits) => hits / (runs * size))) {
      expect(share).toBeGreaterThan(0.92);
      expect(share).toBeLessThan(0.98);
    }
  });
});
