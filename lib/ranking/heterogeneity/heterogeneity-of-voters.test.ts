import { describe, expect, it } from "vitest";
import { ComparisonsBuilder } from "../comparisons";
import { seededRandom } from "../random";
import { boardOf, plantTastes } from "../testing/planted-tastes";
import { fewRounds as rounds, shareRejected } from "../testing/share-rejected";
import { testVoters } from "./heterogeneity";

const whole = [0.5, 0.1, -0.2, -0.4];
const runs = 1000;

describe("testVoters", () => {
  it.each([
    { name: "voters with equal numbers of votes", voters: [16], votes: 8, nu: 0.6 },
    { name: "a lopsided board without ties", voters: [24], votes: 6, nu: 0 },
  ])("rejects 3 to 7 in 100 of boards on which all share one taste: $name", ({ name, ...plan }) => {
    const random = seededRandom(name);
    const share = shareRejected(runs, (run) => {
      const { comparisons } = plantTastes({ strengths: [whole.map((own) => 2 * own)], ...plan }, random);
      return testVoters(comparisons, boardOf(comparisons), { rounds, seed: `${run}` }).pValue!;
    });
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.07);
  });

  it("rejects 3 to 7 in 100 where few voters cast most votes, and the model does not hold", () => {
    const random = seededRandom("circle");
    const share = shareRejected(runs, (run) => {
      const builder = new ComparisonsBuilder();
      for (let voter = 0; voter < 14; voter += 1) {
        for (let vote = 0; vote < (voter < 2 ? 25 : 5); vote += 1) {
          const one = random.below(3);
          // Each system beats the next one of a circle three times of four.
          const outcome = random.next() < 0.75 ? "left" : "right";
          builder.add({ left: `s${one}`, right: `s${(one + 1) % 3}`, outcome, voter: `v${voter}` });
        }
      }
      const comparisons = builder.build();
      return testVoters(comparisons, boardOf(comparisons), { rounds, seed: `${run}` }).pValue!;
    });
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.07);
  });
});
