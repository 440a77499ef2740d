import { describe, expect, it } from "vitest";
import { filterComparisons } from "../comparisons";
import { RatingError } from "../errors";
import { standardErrors95 } from "../intervals";
import { seededRandom } from "../random";
import { boardOf, deviate, plantTastes, type TastePlan } from "../testing/planted-tastes";
import { fitSegments } from "./fit-segments";

const whole = [-0.6, -0.3, 0, 0.1, 0.3, 0.5];
const size = whole.length;

interface Simulation {
  readonly groups: number;
  /** σ of the groups, natural-log units. */
  readonly spread: number;
  readonly plan: Omit<TastePlan, "strengths" | "voters">;
  /** Of each group; those of all groups are alike by default. */
  readonly voters: readonly number[];
  readonly runs: number;
}

function simulate({ groups, spread, plan, voters, runs }: Simulation, seed: string) {
  const random = seededRandom(seed);
  const sums = { pooled: 0, separate: 0, common: 0 };
  let [covered, liftsCovered, strengthsSeen, liftsSeen] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const strengths = Array.from({ length: groups }, () => deviate(whole, spread, random));
    const { comparisons } = plantTastes({ strengths, voters, ...plan }, random);
    const board = boardOf(comparisons);
    const { segments } = fitSegments(comparisons, board);
    segments.forEach((segment, group) => {
      const truth = strengths[group]!;
      const mean = truth.reduce((sum, value) => sum + value, 0) / size;
      const { model } = segment.covariances;
      const own = separateStrengths(filterComparisons(comparisons, (at) => comparisons.group[at] === group));
      truth.forEach((strength, index) => {
        const error = segment.strengths[index]! - (strength - mean);
        if (Math.abs(error) <= standardErrors95 * Math.sqrt(model[index * size + index]!)) covered += 1;
        strengthsSeen += 1;
        // A group that has no fit of its own is left out of the contest.
        if (own === null) return;
        sums.pooled += error ** 2;
        sums.separate += (own[index]! - (strength - mean)) ** 2;
        sums.common += (board.strengths[index]! - (strength - mean)) ** 2;
      });
      for (const [one, other] of [
        [0, 1],
        [2, 3],
        [4, 5],
      ] as const) {
        const lift = segment.strengths[one]! - segment.strengths[other]! - (truth[one]! - truth[other]!);
        const variance = model[one * size + one]! + model[other * size + other]! - 2 * model[one * size + other]!;
        if (Math.abs(lift) <= standardErrors95 * Math.sqrt(variance)) liftsCovered += 1;
        liftsSeen += 1;
      }
    });
  }
  return { ...sums, coverage: covered / strengthsSeen, liftCoverage: liftsCovered / liftsSeen };
}

function separateStrengths(own: ReturnType<typeof filterComparisons>): Float64Array | null {
  try {
    const { members, strengths } = boardOf(own);
    return members.length === size ? strengths : null;
  } catch (error) {
    if (error instanceof RatingError) return null;
    throw error;
  }
}

describe("95 % intervals of segments", () => {
  const plan = { votes: 80, areVotersKnown: false };
  it.each([
    { name: "six groups", groups: 6, voters: [1, 1, 1, 1, 1, 1], spread: 0.4, runs: 100 },
    { name: "six groups of unequal size", groups: 6, voters: [4, 1, 1, 1, 2, 1], spread: 0.4, runs: 60 },
    { name: "two groups", groups: 2, voters: [1, 2], spread: 0.4, runs: 120 },
  ])(
    "cover planted strengths and lifts of $name in 92–98 %, with less error than separate and common fits",
    ({ name, ...simulation }) => {
      const result = simulate({ ...simulation, plan }, name);
      expect(result.coverage).toBeGreaterThan(0.92);
      expect(result.coverage).toBeLessThan(0.98);
      expect(result.liftCoverage).toBeGreaterThan(0.92);
      expect(result.liftCoverage).toBeLessThan(0.98);
      expect(result.pooled).toBeLessThan(0.9 * result.separate);
      expect(result.pooled).toBeLessThan(0.9 * result.common);
    },
  );

  it("cover what groups have in common where a few busy voters with tastes of their own vote", () => {
    const busy = { votes: 40, voterSpread: 0.4 };
    const result = simulate({ groups: 3, voters: [10, 10, 10], spread: 0.3, runs: 100, plan: busy }, "busy voters");
    expect(result.coverage).toBeGreaterThan(0.92);
    expect(result.coverage).toBeLessThan(0.98);
  });
});
