import { describe, expect, it } from "vitest";
import type { Comparisons } from "../comparisons";
import { seededRandom } from "../random";
import { boardOf, plantTastes, type TastePlan } from "../testing/planted-tastes";
import { fewRounds as rounds, shareRejected } from "../testing/share-rejected";
import { type HeterogeneityOptions, testGroups } from "./heterogeneity";

const whole = [0.5, 0.1, -0.2, -0.4];
const runs = 1000;

/** The spread is given, since its estimate takes longer than all shuffles. */
function groupsPValue(comparisons: Comparisons, options: HeterogeneityOptions): number {
  return testGroups(comparisons, boardOf(comparisons), { ...options, spread: 0 }).pValue!;
}

describe("testGroups", () => {
  const plans: { name: string; plan: Omit<TastePlan, "strengths"> }[] = [
    { name: "votes of unknown voters", plan: { voters: [20, 12], votes: 4, areVotersKnown: false } },
    { name: "voters with tastes of their own", plan: { voters: [10, 6, 6], votes: 8, voterSpread: 0.8 } },
  ];
  it.each(plans)("rejects 3 to 7 in 100 of boards on which groups do not differ: $name", ({ name, plan }) => {
    const random = seededRandom(name);
    const strengths = plan.voters.map(() => whole);
    const share = shareRejected(runs, (run) =>
      groupsPValue(plantTastes({ ...plan, strengths }, random).comparisons, { rounds, seed: `${run}` }),
    );
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.07);
  });

  it("rejects 3 to 7 in 100 where each voter votes in both groups", () => {
    const random = seededRandom("both groups");
    const share = shareRejected(runs, (run) => {
      const { comparisons } = plantTastes({ strengths: [whole], voters: [12], votes: 10, voterSpread: 0.8 }, random);
      const group = comparisons.group.map(() => random.below(2));
      return groupsPValue({ ...comparisons, groups: ["x", "y"], group }, { rounds, seed: `${run}` });
    });
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.07);
  });

  it("does not reject more where groups meet different pairs", () => {
    const random = seededRandom("own pairs");
    const share = shareRejected(400, (run) => {
      const plan = { strengths: [whole], voters: [150], votes: 1, areVotersKnown: false };
      const { comparisons } = plantTastes(plan, random);
      // Group x has all votes in which s0 takes part, and nothing else.
      const group = comparisons.group.map((_, at) =>
        comparisons.left[at] === 0 || comparisons.right[at] === 0 ? 0 : 1,
      );
      return groupsPValue({ ...comparisons, groups: ["x", "y"], group }, { rounds, seed: `${run}` });
    });
    expect(share).toBeLessThan(0.07);
  });
});
