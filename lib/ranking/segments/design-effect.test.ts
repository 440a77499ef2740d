import { describe, expect, it } from "vitest";
import { type Comparisons, ComparisonsBuilder } from "../comparisons";
import { seededRandom } from "../random";
import { boardOf, plantTastes } from "../testing/planted-tastes";
import { designEffect } from "./design-effect";
import { countGroups } from "./group-pairs";
import { centerOf } from "./shrunken-groups";

/** At the whole's own strengths. */
function effectOf(comparisons: Comparisons): number {
  const board = boardOf(comparisons);
  const center = centerOf(board);
  const strengths = comparisons.groups.map(() => center.strengths);
  const pairs = countGroups(comparisons, board.members, "tie");
  return designEffect(comparisons, board, "tie", pairs, { strengths, tau: center.tau });
}

describe("designEffect", () => {
  it("agrees with a duel by hand", () => {
    const builder = new ComparisonsBuilder({ systems: ["a", "b"] });
    const wins = [4, 3, 1, 0];
    wins.forEach((won, voter) => {
      const row = { left: "a", right: "b", voter: `v${voter}`, group: "g" };
      builder.add({ ...row, outcome: "left", votes: won });
      builder.add({ ...row, outcome: "right", votes: 4 - won });
    });
    // Eight wins of sixteen: every vote has score ±½ and information ¼. Sums by voter are 2, 1, −1, −2; four voters.
    expect(effectOf(builder.build())).toBeCloseTo(((4 / 3) * (4 + 1 + 1 + 4)) / (16 / 4), 9);
  });

  it("is about 1 for independent votes, and doubles where every vote is cast twice", () => {
    const plan = { strengths: [[0.3, 0.1, -0.1, -0.3]], voters: [400], votes: 5 };
    const { comparisons } = plantTastes(plan, seededRandom("independent"));
    const once = effectOf(comparisons);
    expect(once).toBeLessThan(1.1);
    const twice = effectOf({ ...comparisons, votes: comparisons.votes.map((votes) => votes * 2) });
    expect(twice).toBeGreaterThan(1.85);
    expect(twice).toBeLessThan(2.2);
  });

  it("is 1 where voters are unknown, or each is a group's only one", () => {
    const plan = {
      strengths: [
        [0.3, -0.3, 0],
        [0, 0.3, -0.3],
      ],
      voters: [1, 1],
      votes: 200,
      voterSpread: 1,
    };
    expect(effectOf(plantTastes(plan, seededRandom("lone")).comparisons)).toBe(1);
    expect(effectOf(plantTastes({ ...plan, areVotersKnown: false }, seededRandom("unknown")).comparisons)).toBe(1);
  });

  it("grows with the tastes of single voters", () => {
    const effects = [0, 0.5, 1].map((voterSpread) => {
      const plan = { strengths: [[0.3, 0.1, -0.1, -0.3]], voters: [60], votes: 40, voterSpread };
      return effectOf(plantTastes(plan, seededRandom("tastes")).comparisons);
    });
    expect(effects[1]!).toBeGreaterThan(1.3);
    expect(effects[2]!).toBeGreaterThan(effects[1]! + 1);
  });
});
