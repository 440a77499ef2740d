import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ComparisonsBuilder, comparisonsOfCells, countComparisons, filterComparisons } from "./comparisons";
import { countPairs } from "./pair-counts";
import { drawnCells, systemIds } from "./testing/drawn-votes";

describe("ComparisonsBuilder", () => {
  it("numbers systems, voters and groups as they come and keeps what is unknown apart", () => {
    const builder = new ComparisonsBuilder({ covariates: ["length", "bold"] });
    builder.add({ left: "b", right: "a", outcome: "both_bad", voter: "v", group: "g", values: [2, -1] });
    builder.add({ left: "a", right: "c", outcome: "right", votes: 3, weight: 0.5, values: [0, 4] });
    const built = builder.build();
    expect(built).toEqual({
      length: 2,
      systems: ["b", "a", "c"],
      voters: ["v"],
      groups: ["g"],
      covariates: ["length", "bold"],
      left: Int32Array.of(0, 1),
      right: Int32Array.of(1, 2),
      outcome: Uint8Array.of(3, 1),
      votes: Float64Array.of(1, 3),
      weight: Float64Array.of(1, 0.5),
      voter: Int32Array.of(0, -1),
      group: Int32Array.of(0, -1),
      values: Float64Array.of(2, -1, 0, 4),
    });
    expect(filterComparisons(built, (at) => built.voter[at] === -1)).toMatchObject({
      length: 1,
      systems: ["b", "a", "c"],
      left: Int32Array.of(1),
      votes: Float64Array.of(3),
      values: Float64Array.of(0, 4),
    });
  });

  it("grows past its first thousand", () => {
    const builder = new ComparisonsBuilder({ covariates: ["x"] });
    for (let vote = 0; vote < 3000; vote += 1) {
      builder.add({ left: "a", right: "b", outcome: "left", voter: `v${vote % 7}`, values: [vote] });
    }
    const built = builder.build();
    expect(built.length).toBe(3000);
    expect(built.voters).toHaveLength(7);
    expect([...built.values.subarray(1023, 1026)]).toEqual([1023, 1024, 1025]);
    expect(built.voter[2999]).toBe(2999 % 7);
  });

  it("refuses what no vote can be, and adds nothing of it", () => {
    const builder = new ComparisonsBuilder({ covariates: ["x"] });
    const row = { left: "a", right: "b", outcome: "left", values: [1] } as const;
    expect(() => builder.add({ ...row, right: "a" })).toThrow("compared with itself");
    expect(() => builder.add({ ...row, votes: -1 })).toThrow("not a number of votes");
    expect(() => builder.add({ ...row, weight: Number.NaN })).toThrow("not a weight");
    expect(() => builder.add({ ...row, values: [] })).toThrow("one finite number for each covariate");
    expect(() => builder.add({ ...row, values: [Number.NaN] })).toThrow("one finite number for each covariate");
    expect(() => builder.add({ ...row, outcome: "won" as "left" })).toThrow("won is not an outcome");
    expect(builder.build()).toMatchObject({ length: 0, systems: [] });
  });
});

describe("countComparisons", () => {
  it("counts as countPairs does, votes times weight", () => {
    fc.assert(
      fc.property(drawnCells(5), (cells) => {
        const comparisons = comparisonsOfCells(cells, systemIds(5));
        expect(countComparisons(comparisons)).toEqual(countPairs(cells, systemIds(5)));
        const halved = { ...comparisons, weight: comparisons.weight.map(() => 0.5) };
        const halves = cells.map((cell) => ({ ...cell, votes: cell.votes / 2 }));
        expect(countComparisons(halved)).toEqual(countPairs(halves, systemIds(5)));
      }),
    );
  });
});
