import { describe, expect, it } from "vitest";
import { ComparisonsBuilder } from "../comparisons";
import { eloPerLogit } from "../intervals";
import { seededRandom } from "../random";
import { boardOf } from "../testing/planted-tastes";
import { groupStatistic, labelUnitsOf, shuffleLabels } from "./label-units";
import { singleVotes } from "./single-votes";

function unitsOf(builder: ComparisonsBuilder) {
  const comparisons = builder.build();
  return labelUnitsOf(singleVotes(comparisons, boardOf(comparisons), "tie"));
}

describe("labelUnitsOf", () => {
  it("takes voters of one group whole, and the others' votes one by one, each voter a stratum", () => {
    const builder = new ComparisonsBuilder({ systems: ["a", "b", "c"] });
    const add = (left: string, right: string, voter: string | null, group: string | null) =>
      builder.add({ left, right, outcome: "left", voter, group });
    add("a", "b", "pure", "x");
    add("b", "c", "pure", "x");
    add("b", "a", "mixed", "x");
    add("c", "b", "mixed", "y");
    add("a", "c", "another", "y");
    add("c", "a", null, "x");
    add("a", "b", null, "y");
    add("a", "b", "ungrouped", null);
    const units = unitsOf(builder);
    expect(units.groups).toBe(2);
    // "another" and "pure" in the order of names; the two votes of "mixed"; the two of unknown voters.
    expect([...units.strata]).toEqual([0, 2, 4, 6]);
    expect([...units.labels]).toEqual([1, 0, 0, 1, 1, 0]);
    expect([...units.rowStarts]).toEqual([0, 2, 5, 7, 9, 11, 13]);
    expect([...units.system.subarray(2, 5)]).toEqual([0, 1, 2]);
  });
});

describe("groupStatistic", () => {
  it("is s²/(J + 1/σ²) over groups and systems, by hand for a duel", () => {
    const builder = new ComparisonsBuilder({ systems: ["a", "b"] });
    builder.add({ left: "a", right: "b", outcome: "left", votes: 9, group: "x" });
    builder.add({ left: "a", right: "b", outcome: "right", votes: 3, group: "x" });
    builder.add({ left: "a", right: "b", outcome: "right", votes: 6, group: "y" });
    const units = unitsOf(builder);
    // Even in the whole: scores are ±½, informations ¼. Group x has 9 − 3, group y 0 − 6 halves, for both systems.
    const prior = (eloPerLogit / 100) ** 2;
    const expected = 2 * (9 / (12 / 4 + prior) + 9 / (6 / 4 + prior));
    expect(groupStatistic(units, units.labels)).toBeCloseTo(expected, 9);
  });
});

describe("shuffleLabels", () => {
  it("keeps the labels of every stratum, and gives each unit each of them as often", () => {
    const labels = Int32Array.of(0, 1, 1, 2, 0, 2, 2);
    const strata = Int32Array.of(0, 3, 3, 7);
    const random = seededRandom("labels");
    const counts = new Map<string, number>();
    const rounds = 4000;
    for (let round = 0; round < rounds; round += 1) {
      shuffleLabels(labels, strata, random);
      expect([...labels.subarray(0, 3)].sort()).toEqual([0, 1, 1]);
      expect([...labels.subarray(3)].sort()).toEqual([0, 2, 2, 2]);
      labels.forEach((label, unit) => {
        counts.set(`${unit} ${label}`, (counts.get(`${unit} ${label}`) ?? 0) + 1);
      });
    }
    for (const unit of [0, 1, 2]) expect(counts.get(`${unit} 0`)! / rounds).toBeCloseTo(1 / 3, 1);
    for (const unit of [3, 4, 5, 6]) expect(counts.get(`${unit} 0`)! / rounds).toBeCloseTo(1 / 4, 1);
  });
});
