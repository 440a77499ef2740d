import { describe, expect, it } from "vitest";
import { ComparisonsBuilder, countComparisons, filterComparisons } from "../comparisons";
import { restrictPairs, settleBothBad } from "../pair-counts";
import { seededRandom } from "../random";
import { countGroups, scalePairs } from "./group-pairs";

describe("countGroups", () => {
  it("counts each group as if it were alone, and votes without a group apart", () => {
    const random = seededRandom("group pairs");
    const builder = new ComparisonsBuilder({ systems: ["a", "b", "c", "d"] });
    const outcomes = ["left", "right", "tie", "both_bad"] as const;
    for (let vote = 0; vote < 200; vote += 1) {
      const one = random.below(4);
      builder.add({
        left: "abcd"[one]!,
        right: "abcd"[(one + 1 + random.below(3)) % 4]!,
        outcome: outcomes[random.below(4)]!,
        votes: 1 + random.below(3),
        weight: [0, 0.5, 1][random.below(3)]!,
        group: ["x", "y", null][random.below(3)]!,
      });
    }
    const comparisons = builder.build();
    for (const policy of ["tie", "drop"] as const) {
      for (const members of [
        [0, 1, 2, 3],
        [0, 2, 3],
      ]) {
        const { groups, rest } = countGroups(comparisons, members, policy);
        [rest, ...groups].forEach((pairs, place) => {
          const own = filterComparisons(comparisons, (at) => comparisons.group[at] === place - 1);
          expect(pairs).toEqual(restrictPairs(settleBothBad(countComparisons(own), policy), members));
        });
        expect(groups).toHaveLength(2);
      }
    }
  });

  it("has an entry for a group whose votes are all elsewhere", () => {
    const builder = new ComparisonsBuilder();
    builder.add({ left: "a", right: "b", outcome: "left", group: "x" });
    builder.add({ left: "c", right: "d", outcome: "left", group: "y" });
    const { groups } = countGroups(builder.build(), [0, 1], "tie");
    expect(groups.map(({ first }) => first.length)).toEqual([1, 0]);
  });
});

describe("scalePairs", () => {
  it("multiplies every count", () => {
    const pairs = {
      systems: 2,
      first: Int32Array.of(0),
      second: Int32Array.of(1),
      firstWins: Float64Array.of(4),
      secondWins: Float64Array.of(2),
      ties: Float64Array.of(6),
    };
    expect(scalePairs(pairs, 0.5)).toEqual({
      ...pairs,
      firstWins: Float64Array.of(2),
      secondWins: Float64Array.of(1),
      ties: Float64Array.of(3),
    });
  });
});
