import { describe, expect, it } from "vitest";
import { ComparisonsBuilder } from "../comparisons";
import { seededRandom } from "../random";
import { boardOf, plantTastes, reorderRows } from "../testing/planted-tastes";
import { singleVotes, sortStably } from "./single-votes";

describe("singleVotes", () => {
  it("takes votes apart, with pairs, voters and groups in the order of names", () => {
    const builder = new ComparisonsBuilder({ systems: ["c", "a", "b"] });
    builder.add({ left: "c", right: "a", outcome: "left", votes: 2, voter: "z", group: "q" });
    builder.add({ left: "a", right: "c", outcome: "left", voter: "y", group: "p" });
    builder.add({ left: "b", right: "a", outcome: "both_bad", weight: 0.5 });
    builder.add({ left: "c", right: "b", outcome: "tie", votes: 0 });
    builder.add({ left: "b", right: "c", outcome: "right", weight: 0 });
    const comparisons = builder.build();
    const board = boardOf(comparisons);
    const votes = singleVotes(comparisons, board, "tie");
    expect(votes).toMatchObject({
      length: 4,
      systems: 3,
      // a–b and a–c.
      first: Int32Array.of(0, 0),
      second: Int32Array.of(1, 2),
      cell: Int32Array.of(2, 3, 4, 4),
      weight: Float64Array.of(0.5, 1, 1, 1),
      voter: Int32Array.of(-1, 0, 1, 1),
      group: Int32Array.of(-1, 0, 1, 1),
      voters: 2,
      groups: 2,
    });
    expect(singleVotes(comparisons, board, "drop").length).toBe(3);
  });

  it("has scores whose expectation is zero and whose variance is the information", () => {
    const { comparisons } = plantTastes(
      { strengths: [[0.8, 0, -0.8]], voters: [1], votes: 300 },
      seededRandom("scores"),
    );
    const board = boardOf(comparisons);
    const { first, second, scores, information } = singleVotes(comparisons, board, "tie");
    first.forEach((one, pair) => {
      const half = (board.fit.strengths[one]! - board.fit.strengths[second[pair]!]!) / 2;
      const odds = [Math.exp(half), Math.exp(-half), board.fit.nu!];
      const sum = odds.reduce((total, part) => total + part, 0);
      const own = scores.subarray(3 * pair, 3 * pair + 3);
      const mean = odds.reduce((total, part, verdict) => total + (part / sum) * own[verdict]!, 0);
      const square = odds.reduce((total, part, verdict) => total + (part / sum) * own[verdict]! ** 2, 0);
      expect(mean).toBeCloseTo(0, 12);
      expect(square).toBeCloseTo(information[pair]!, 12);
    });
  });

  it("is the same, bit by bit, whatever the order of rows", () => {
    const plan = {
      strengths: [
        [0.4, 0, -0.4],
        [0, 0.2, -0.2],
      ],
      voters: [5, 4],
      votes: 9,
    };
    const { comparisons } = plantTastes(plan, seededRandom("rows"));
    const weighted = { ...comparisons, weight: comparisons.weight.map((_, at) => 1 + (at % 3)) };
    const shuffled = reorderRows(weighted, seededRandom("other rows"));
    expect(singleVotes(shuffled, boardOf(shuffled), "tie")).toEqual(singleVotes(weighted, boardOf(weighted), "tie"));
  });

  it("leaves out votes with systems of another board", () => {
    const builder = new ComparisonsBuilder();
    for (const outcome of ["left", "right"] as const) builder.add({ left: "b", right: "c", outcome, votes: 3 });
    builder.add({ left: "a", right: "b", outcome: "left" });
    const comparisons = builder.build();
    expect(singleVotes(comparisons, boardOf(comparisons), "tie")).toMatchObject({ length: 6, systems: 2 });
  });

  it("refuses a part of a vote", () => {
    const builder = new ComparisonsBuilder();
    builder.add({ left: "a", right: "b", outcome: "tie", votes: 2.5 });
    const comparisons = builder.build();
    expect(() => singleVotes(comparisons, boardOf(comparisons), "tie")).toThrow("a part of a vote");
  });
});

describe("sortStably", () => {
  it("keeps equal keys in their order and says where each begins", () => {
    const keys = Int32Array.of(2, -1, 0, 2, -1);
    const { order, starts } = sortStably(Int32Array.of(4, 3, 2, 1, 0), keys, 1, 4);
    expect([...order]).toEqual([4, 1, 2, 3, 0]);
    expect([...starts]).toEqual([0, 2, 3, 3, 5]);
  });
});
