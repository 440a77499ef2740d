import { describe, expect, it } from "vitest";
import type { ComparisonRow } from "../comparisons";
import { RatingError } from "../errors";
import { adjustedRandIndex, comparisonsOf } from "../testing/planted-prototypes";
import { knownVotesOf, votersAt } from "./prototype-votes";

const rows: ComparisonRow[] = [
  { left: "c", right: "a", outcome: "left", voter: "zoe" },
  { left: "a", right: "c", outcome: "left", votes: 3, weight: 0.5, voter: "amy" },
  { left: "a", right: "c", outcome: "right", voter: "zoe" },
  { left: "b", right: "a", outcome: "both_bad", votes: 2, voter: "amy" },
  { left: "d", right: "a", outcome: "left", votes: 4, voter: "amy" },
  { left: "a", right: "c", outcome: "tie", votes: 5 },
];

describe("knownVotesOf", () => {
  it("sorts by names, merges a voter's equal votes, and takes what the known voters connect", () => {
    const comparisons = comparisonsOf(rows);
    const known = knownVotesOf(comparisons, "tie", null);
    // d never lost: it is on no board.
    expect([...known.members].map((member) => comparisons.systems[member])).toEqual(["a", "b", "c"]);
    expect([...known.voters].map((voter) => comparisons.voters[voter])).toEqual(["amy", "zoe"]);
    expect(known.pairs).toEqual({
      systems: 3,
      first: Int32Array.of(0, 0),
      second: Int32Array.of(1, 2),
      firstWins: Float64Array.of(0, 1.5),
      secondWins: Float64Array.of(0, 2),
      ties: Float64Array.of(2, 0),
    });
    // amy: a tie of pair 0, a first win of pair 1; zoe: two second wins of pair 1.
    expect([...known.cells.starts]).toEqual([0, 2, 3]);
    expect([...known.cells.cell]).toEqual([2, 3, 4]);
    expect([...known.cells.amount]).toEqual([2, 1.5, 2]);
    expect(known).toMatchObject({ votes: 7, leftOut: { outsideBoard: 4, unknownVoter: 5, bothBad: 0 } });
  });

  it("gives some of the voters with the votes they cast, on the same systems", () => {
    const comparisons = comparisonsOf(rows);
    const known = knownVotesOf(comparisons, "tie", null);
    const { voters, cells } = votersAt(known, Int32Array.of(1));
    expect([...voters].map((voter) => comparisons.voters[voter])).toEqual(["zoe"]);
    expect([[...cells.starts], [...cells.cell], [...cells.amount]]).toEqual([[0, 1], [4], [2]]);
    expect(votersAt(known, Int32Array.of(0, 1)).cells).toEqual(known.cells);
    expect(votersAt(known, new Int32Array(0)).cells.cell).toHaveLength(0);
  });

  it("counts every vote once: used, or left out under the first reason that holds", () => {
    const comparisons = comparisonsOf(rows);
    const dropped = knownVotesOf(comparisons, "drop", null);
    expect(dropped).toMatchObject({ votes: 5, leftOut: { outsideBoard: 6, unknownVoter: 5, bothBad: 0 } });
    const inside = comparisonsOf([...rows.slice(0, 3), { ...rows[3]!, left: "c" }, rows[5]!]);
    expect(knownVotesOf(inside, "drop", [0, 1])).toMatchObject({
      votes: 5,
      leftOut: { outsideBoard: 0, unknownVoter: 5, bothBad: 2 },
    });
  });

  it("names the parts into which the members fall without the unknown voters", () => {
    const comparisons = comparisonsOf([rows[0]!, rows[2]!, rows[5]!]);
    expect(() => knownVotesOf(comparisons, "tie", [0, 1])).toThrow(RatingError);
    try {
      knownVotesOf(comparisons, "tie", [1, 0]);
    } catch (error) {
      expect((error as RatingError).failure).toMatchObject({ code: "disconnected", components: [[1], [0]] });
    }
  });
});

describe("adjustedRandIndex", () => {
  it("agrees with values worked by hand", () => {
    expect(adjustedRandIndex([0, 0, 1, 1], [5, 5, 2, 2])).toBe(1);
    // Pairs together: 1 in both, 1 and 2 in each; expected 1·2/6. (1 − 1/3)/(3/2 − 1/3) = 4/7.
    expect(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(4 / 7, 12);
    // Every pair that is together here is apart there: (0 − 4/6)/(2 − 4/6).
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  });
});
