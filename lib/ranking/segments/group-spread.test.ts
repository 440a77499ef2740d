import { describe, expect, it } from "vitest";
import { ComparisonsBuilder } from "../comparisons";
import { seededRandom } from "../random";
import { boardOf, deviate, plantTastes } from "../testing/planted-tastes";
import { groupEvidence } from "./group-evidence";
import { countGroups } from "./group-pairs";
import { estimateGroupSpread, givenGroupSpread } from "./group-spread";
import { centerOf } from "./shrunken-groups";

function planted(spread: number, groups: number, votes: number, seed: string) {
  const random = seededRandom(seed);
  const whole = [-0.5, -0.3, -0.1, 0.1, 0.3, 0.5];
  const strengths = Array.from({ length: groups }, () => deviate(whole, spread, random));
  const voters = strengths.map(() => 1);
  const { comparisons } = plantTastes({ strengths, voters, votes, areVotersKnown: false }, random);
  const board = boardOf(comparisons);
  return { center: centerOf(board), pairs: countGroups(comparisons, board.members, "tie") };
}

describe("estimateGroupSpread", () => {
  it("finds the planted spread, also with two groups alone", () => {
    for (const groups of [2, 8]) {
      let sum = 0;
      const runs = 40;
      for (let run = 0; run < runs; run += 1) {
        const { center, pairs } = planted(0.4, groups, 300, `spread ${groups} ${run}`);
        sum += estimateGroupSpread(center, pairs).spread ** 2;
      }
      // Without the restriction two groups would show half the variance: 0.28 instead of 0.4.
      expect(Math.sqrt(sum / runs)).toBeGreaterThan(0.36);
      expect(Math.sqrt(sum / runs)).toBeLessThan(0.44);
    }
  });

  it("is 0 about as often as not where groups are alike, and small otherwise", () => {
    const spreads = Array.from({ length: 60 }, (_, run) => {
      const { center, pairs } = planted(0, 4, 200, `alike ${run}`);
      return estimateGroupSpread(center, pairs).spread;
    });
    const zeros = spreads.filter((spread) => spread === 0).length;
    expect(zeros).toBeGreaterThan(18);
    expect(zeros).toBeLessThan(45);
    expect(Math.max(...spreads)).toBeLessThan(0.35);
  });

  it("is the top of the evidence, with likely values around it that weigh 1 together", () => {
    const { center, pairs } = planted(0.3, 4, 200, "top");
    const { spread, nodes, tau } = estimateGroupSpread(center, pairs);
    const at = (value: number) => groupEvidence(center, pairs, value).value;
    expect(at(spread)).toBeGreaterThan(at(0));
    for (const factor of [0.98, 1.02]) expect(at(spread)).toBeGreaterThan(at(spread * factor));
    expect(nodes.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(nodes.length).toBeGreaterThan(4);
    expect(nodes[0]!.spread).toBeLessThan(spread);
    expect(nodes.at(-1)!.spread).toBeGreaterThan(spread);
    expect(Number.isFinite(tau)).toBe(true);
  });

  it("keeps one value alone where it is well known, or no difference can be", () => {
    const known = planted(0.6, 24, 3000, "known");
    const { spread, nodes } = estimateGroupSpread(known.center, known.pairs);
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({ spread, weight: 1 });
    const single = planted(0.6, 1, 100, "single");
    expect(estimateGroupSpread(single.center, single.pairs)).toMatchObject({ spread: 0, nodes: [{ weight: 1 }] });
  });

  it("finds no spread in billions of votes that agree", () => {
    const builder = new ComparisonsBuilder();
    for (const group of ["x", "y"]) {
      builder.add({ left: "a", right: "b", outcome: "left", votes: 3e12, group });
      builder.add({ left: "a", right: "b", outcome: "right", votes: 1e12, group });
    }
    const comparisons = builder.build();
    const board = boardOf(comparisons);
    const pairs = countGroups(comparisons, board.members, "tie");
    expect(estimateGroupSpread(centerOf(board), pairs).spread).toBe(0);
  });

  it("takes a spread that is given", () => {
    const { center, pairs } = planted(0.3, 3, 100, "given");
    const given = givenGroupSpread(center, pairs, 0.5);
    expect(given.nodes).toEqual([{ spread: 0.5, weight: 1, deviations: given.deviations, tau: given.tau }]);
    expect(
      givenGroupSpread(center, pairs, 0)
        .deviations.flatMap((own) => [...own])
        .every((part) => part === 0),
    ).toBe(true);
  });
});
