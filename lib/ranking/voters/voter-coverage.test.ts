import { describe, expect, it } from "vitest";
import { countComparisons, filterComparisons } from "../comparisons";
import { fitDavidson } from "../fit-davidson";
import { chooseVariance, covariancesOf, type IntervalKind, standardErrors95, type VoterVariances } from "../intervals";
import { settleBothBad } from "../pair-counts";
import { seededRandom } from "../random";
import { simulateVoters, type VoterModel } from "../testing/drawn-votes";
import { effectiveVoters } from "./effective-voters";
import { voterScoreProducts } from "./score-products";
import { voterCellsOf } from "./voter-cells";

const kinds = ["model", "sandwich", "clustered"] as const;
const population = { strengths: [-0.7, -0.2, 0.1, 0.3, 0.5], nu: 0.8 };

/**
 * What the fit of infinitely many votes would say. With tastes that is not the mean of the voters' strengths, but less apart: the
 * chances of a pair are those of all voters on average, over a normal difference of deviation √2 · taste (Simpson's rule on ±6 of them).
 */
function limitOf({ strengths, nu, taste }: Pick<VoterModel, "strengths" | "nu" | "taste">): Float64Array {
  const pairs = strengths
    .flatMap((_, one) => strengths.map((_, other) => [one, other] as const))
    .filter(([a, b]) => a < b);
  const chances = pairs.map(([one, other]) => {
    const sums = [0, 0, 0];
    for (let step = 0; step <= 240; step += 1) {
      const z = (step - 120) / 20;
      const weight = Math.exp((-z * z) / 2) * (step === 0 || step === 240 ? 1 : step % 2 === 1 ? 4 : 2);
      const half = (strengths[one]! - strengths[other]! + Math.SQRT2 * taste * z) / 2;
      const parts = [Math.exp(half), Math.exp(-half), nu];
      const total = parts.reduce((sum, part) => sum + part, 0);
      parts.forEach((part, outcome) => {
        sums[outcome]! += (weight * part) / total;
      });
    }
    return sums;
  });
  return fitDavidson({
    systems: strengths.length,
    first: Int32Array.from(pairs, ([one]) => one),
    second: Int32Array.from(pairs, ([, other]) => other),
    firstWins: Float64Array.from(chances, ([first]) => first!),
    secondWins: Float64Array.from(chances, ([, second]) => second!),
    ties: Float64Array.from(chances, ([, , tie]) => tie!),
  }).strengths;
}

/**
 * Shares of the strengths of 1,000 simulated boards that lie in their intervals.
 *
 * @param newcomer a system of which only the first four voters were asked; its strength alone is looked at then
 */
function coverageOf(model: VoterModel, seed: string, newcomer?: number): Record<(typeof kinds)[number], number> {
  const runs = 1000;
  const random = seededRandom(seed);
  const truth = limitOf(model);
  const size = truth.length;
  const systems = newcomer === undefined ? [...truth.keys()] : [newcomer];
  const covered = { model: 0, sandwich: 0, clustered: 0 };
  for (let run = 0; run < runs; run += 1) {
    const drawn = simulateVoters(model, random);
    const isAsked = (at: number) =>
      drawn.voter[at]! < 4 || (drawn.left[at] !== newcomer && drawn.right[at] !== newcomer);
    const comparisons = newcomer === undefined ? drawn : filterComparisons(drawn, isAsked);
    const fit = fitDavidson(settleBothBad(countComparisons(comparisons), "tie"));
    const cells = voterCellsOf(comparisons, "tie");
    const covariances = covariancesOf(fit, fit.scoreProducts, voterScoreProducts(cells, fit).products);
    const voters = effectiveVoters(cells);
    for (const system of systems) {
      const at = system * size + system;
      const byVoter = { clusters: voters[system]!, clustered: covariances.clustered![at]! };
      for (const kind of kinds) {
        const chosen = varianceOf(kind, covariances.model[at]!, covariances.sandwich[at]!, byVoter);
        if (Math.abs(fit.strengths[system]! - truth[system]!) <= standardErrors95 * Math.sqrt(chosen))
          covered[kind] += 1;
      }
    }
  }
  for (const kind of kinds) covered[kind] /= runs * systems.length;
  return covered;
}

function varianceOf(kind: IntervalKind, model: number, sandwich: number, byVoter: VoterVariances) {
  const chosen = chooseVariance(model, sandwich, kind, 1000, 0, byVoter);
  if (chosen.kind !== kind) throw new Error(`${chosen.kind} stood in for ${kind}`);
  return chosen.variance;
}

function expectAbout95(share: number): void {
  expect(share).toBeGreaterThan(0.93);
  expect(share).toBeLessThan(0.97);
}

describe("95 % intervals over 1,000 simulated boards", () => {
  it("cover in 93–97 % of the cases where votes are independent, whoever they are from", () => {
    const covered = coverageOf({ ...population, taste: 0, voters: 60, votes: 10 }, "independent");
    for (const kind of kinds) expectAbout95(covered[kind]);
  });

  it("cover in 93–97 % where every voter has a taste if they are clustered, and in less than 90 % if they are not", () => {
    const covered = coverageOf({ ...population, taste: 0.9, voters: 60, votes: 20 }, "tastes");
    expectAbout95(covered.clustered);
    expect(covered.model).toBeLessThan(0.9);
    expect(covered.sandwich).toBeLessThan(0.9);
  });

  it("cover in 93–97 % of ten voters with tastes", () => {
    const covered = coverageOf({ ...population, taste: 0.9, voters: 10, votes: 60 }, "ten voters");
    expectAbout95(covered.clustered);
    expect(covered.sandwich).toBeLessThan(0.75);
  });

  it("cover in 93–97 % where one of forty voters casts a third of the votes", () => {
    const votes = (voter: number) => (voter === 0 ? 240 : 13);
    const covered = coverageOf({ ...population, taste: 0.9, voters: 40, votes }, "one loud voter");
    expectAbout95(covered.clustered);
    expect(covered.sandwich).toBeLessThan(0.75);
  });

  it("cover a newcomer whom four of forty voters judged in no less", () => {
    const covered = coverageOf({ ...population, taste: 0.9, voters: 40, votes: 30 }, "newcomer", 4);
    expect(covered.clustered).toBeGreaterThan(0.93);
    expect(covered.sandwich).toBeLessThan(0.9);
  });
});
