import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComparisonRow, ComparisonsBuilder, countComparisons } from "../comparisons";
import { type BothBadPolicy, restrictPairs, settleBothBad } from "../pair-counts";
import { connectedRows, systemIds } from "../testing/drawn-votes";
import { type VoterCells, voterCellsOf } from "./voter-cells";

function comparisonsOf(rows: readonly ComparisonRow[], systems: readonly string[]) {
  const builder = new ComparisonsBuilder({ systems });
  for (const row of rows) builder.add(row);
  return builder.build();
}

describe("voterCellsOf", () => {
  const rows: ComparisonRow[] = [
    { left: "c", right: "a", outcome: "left", voter: "w" },
    { left: "a", right: "b", outcome: "tie", votes: 2 },
    { left: "a", right: "c", outcome: "right", voter: "w", votes: 3, weight: 0.5 },
    { left: "b", right: "a", outcome: "both_bad", voter: "v", weight: 2 },
    { left: "a", right: "b", outcome: "left", voter: "w" },
    { left: "a", right: "b", outcome: "right", voter: "nobody", weight: 0 },
    { left: "b", right: "a", outcome: "tie", votes: 4, weight: 3 },
    { left: "b", right: "a", outcome: "tie" },
    { left: "d", right: "b", outcome: "left", voter: "v" },
  ];
  const comparisons = comparisonsOf(rows, ["d", "a", "b", "c"]);

  it("merges the votes of each voter by pair and outcome and leaves out what is not on the board or weighs nothing", () => {
    expect(voterCellsOf(comparisons, "tie", [1, 2, 3])).toEqual({
      systems: 3,
      first: Int32Array.of(0, 0),
      second: Int32Array.of(1, 2),
      names: ["w", "v", "nobody"],
      voters: Int32Array.of(0, 1),
      starts: Int32Array.of(0, 2, 3),
      // w: a beat b; c beat a, 1 + 3·½ times. v: a and b tied, for a vote of weight 2 that said "neither".
      cell: Int32Array.of(0, 4, 2),
      amount: Float64Array.of(1, 2.5, 2),
      lone: { cell: Int32Array.of(2, 2), votes: Float64Array.of(3, 4), weight: Float64Array.of(1, 3) },
    });
  });

  it("drops votes that said neither, and voters who said nothing else", () => {
    const cells = voterCellsOf(comparisons, "drop", [1, 2, 3]);
    expect([...cells.voters]).toEqual([0]);
    expect([...cells.cell]).toEqual([0, 4]);
  });

  it("is empty without votes", () => {
    const cells = voterCellsOf(comparisonsOf([], ["a", "b"]), "tie");
    expect(cells).toMatchObject({ systems: 2, first: new Int32Array(), voters: new Int32Array() });
    expect([...cells.starts]).toEqual([0]);
  });

  it("holds the same votes as the pair counts of the board, in any order of rows and however they are merged", () => {
    const members = fc.subarray([0, 1, 2, 3, 4], { minLength: 2 });
    const policy = fc.constantFrom<BothBadPolicy>("tie", "drop");
    const keys = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(connectedRows(5), members, policy, keys, (drawn, board, bothBad, numbers) => {
        const plain = comparisonsOf(drawn, systemIds(5));
        const cells = voterCellsOf(plain, bothBad, board);
        const pairs = restrictPairs(settleBothBad(countComparisons(plain), bothBad), board);
        expect(cells.first).toEqual(pairs.first);
        expect(cells.second).toEqual(pairs.second);
        const sums = sumsOf(cells);
        expect(sums).toEqual(
          [...pairs.first.keys()].flatMap((at) => [pairs.firstWins[at], pairs.secondWins[at], pairs.ties[at]]),
        );
        // Voters are numbered by their first row, so that the list is fixed before the rows are shuffled and split.
        const single = drawn.flatMap((row) => Array.from({ length: row.votes! }, () => ({ ...row, votes: 1 })));
        const shuffled = single.map((row) => ({ row, key: numbers.next().value })).sort((a, b) => a.key - b.key);
        const numbered = plain.voters.map(
          (voter) => ({ left: "s0", right: "s1", outcome: "tie", voter, votes: 0 }) as const,
        );
        const again = comparisonsOf([...numbered, ...shuffled.map(({ row }) => row)], systemIds(5));
        expect(voterCellsOf(again, bothBad, board)).toEqual(cells);
      }),
    );
  });
});

function sumsOf({ first, cell, amount, lone }: VoterCells): number[] {
  const sums = new Array<number>(first.length * 3).fill(0);
  cell.forEach((number, at) => {
    sums[number]! += amount[at]!;
  });
  lone.cell.forEach((number, row) => {
    sums[number]! += lone.votes[row]! * lone.weight[row]!;
  });
  return sums;
}
