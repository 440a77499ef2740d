import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countPairs, restrictPairs, settleBothBad, type TallyCell, votesOfSystems } from "./pair-counts";
import { drawnCells, systemIds } from "./testing/drawn-votes";

const cells: TallyCell[] = [
  { left: "b", right: "a", outcome: "left", votes: 3 },
  { left: "a", right: "b", outcome: "left", votes: 2 },
  { left: "c", right: "b", outcome: "tie", votes: 4 },
  { left: "a", right: "b", outcome: "both_bad", votes: 5 },
  { left: "a", right: "c", outcome: "right", votes: 0 },
];

describe("countPairs", () => {
  it("counts each unordered pair from both sides and leaves out what has no vote", () => {
    expect(countPairs(cells, ["a", "b", "c"])).toEqual({
      systems: 3,
      first: Int32Array.of(0, 1),
      second: Int32Array.of(1, 2),
      firstWins: Float64Array.of(2, 0),
      secondWins: Float64Array.of(3, 0),
      ties: Float64Array.of(0, 4),
      bothBad: Float64Array.of(5, 0),
    });
  });

  it("gives the same bits for any order and any splitting of the cells", () => {
    fc.assert(
      fc.property(drawnCells(5), fc.infiniteStream(fc.nat()), (drawn, numbers) => {
        const single = drawn.flatMap((cell) => Array.from({ length: cell.votes }, () => ({ ...cell, votes: 1 })));
        const keyed = single.map((cell) => ({ cell, key: numbers.next().value }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ cell }) => cell);
        expect(countPairs(shuffled, systemIds(5))).toEqual(countPairs(drawn, systemIds(5)));
      }),
    );
  });

  it("refuses unknown systems, battles with oneself, impossible votes and repeated ids", () => {
    const bad = (cell: Partial<TallyCell>) => () => countPairs([{ ...cells[0]!, ...cell }], ["a", "b"]);
    expect(bad({ left: "z" })).toThrow("unknown system z");
    expect(bad({ left: "a" })).toThrow("compared with itself");
    expect(bad({ votes: -1 })).toThrow("not a number of votes");
    expect(bad({ votes: Number.NaN })).toThrow("not a number of votes");
    expect(bad({ votes: Number.POSITIVE_INFINITY })).toThrow("not a number of votes");
    expect(() => countPairs([], ["a", "a"])).toThrow("listed twice");
  });
});

describe("settleBothBad", () => {
  it("adds them to the ties or drops them, with the pairs that had nothing else", () => {
    const counts = countPairs([cells[3]!, cells[2]!], ["a", "b", "c"]);
    expect([...settleBothBad(counts, "tie").ties]).toEqual([5, 4]);
    const dropped = settleBothBad(counts, "drop");
    expect([...dropped.first]).toEqual([1]);
    expect([...dropped.ties]).toEqual([4]);
  });
});

describe("restrictPairs", () => {
  it("keeps the votes among the members and renumbers them", () => {
    const pairs = settleBothBad(countPairs(cells, ["a", "b", "c"]), "drop");
    const inside = restrictPairs(pairs, [1, 2]);
    expect([...inside.first, ...inside.second, ...inside.ties]).toEqual([0, 1, 4]);
    expect([...votesOfSystems(inside).all]).toEqual([4, 4]);
    expect([...votesOfSystems(pairs).all]).toEqual([5, 9, 4]);
    expect([...votesOfSystems(pairs).decisive]).toEqual([5, 5, 0]);
  });
});
