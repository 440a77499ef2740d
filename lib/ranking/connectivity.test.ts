import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strongComponents, weakComponents } from "./connectivity";
import { countPairs, type PairOutcomes, settleBothBad, type TallyCell } from "./pair-counts";
import { drawnCells, systemIds } from "./testing/drawn-votes";

function pairsOf(cells: TallyCell[], count: number): PairOutcomes {
  return settleBothBad(countPairs(cells, systemIds(count)), "tie");
}

function win(winner: number, loser: number): TallyCell {
  return { left: `s${winner}`, right: `s${loser}`, outcome: "left", votes: 1 };
}

/** Components by repeated squaring of reachability: slow and obvious. */
function slowComponents(pairs: PairOutcomes, isStrong: boolean): number[][] {
  const size = pairs.systems;
  const reaches = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => row === column));
  pairs.first.forEach((one, pair) => {
    const other = pairs.second[pair]!;
    if (!isStrong || pairs.firstWins[pair]! + pairs.ties[pair]! > 0) reaches[one]![other] = true;
    if (!isStrong || pairs.secondWins[pair]! + pairs.ties[pair]! > 0) reaches[other]![one] = true;
  });
  for (let k = 0; k < size; k += 1) {
    for (const row of reaches) {
      for (let column = 0; column < size; column += 1) row[column] ||= row[k]! && reaches[k]![column]!;
    }
  }
  const labels = reaches.map((row, index) => row.findIndex((reached, other) => reached && reaches[other]![index]!));
  const groups = [...new Set(labels)].map((label) =>
    labels.flatMap((other, index) => (other === label ? [index] : [])),
  );
  return groups.sort((a, b) => b.length - a.length || a[0]! - b[0]!);
}

describe("components", () => {
  it("tells wins in a ring from wins in a line", () => {
    const ring = pairsOf([win(0, 1), win(1, 2), win(2, 0)], 4);
    expect(weakComponents(ring)).toEqual([[0, 1, 2], [3]]);
    expect(strongComponents(ring)).toEqual([[0, 1, 2], [3]]);
    const line = pairsOf([win(0, 1), win(1, 2)], 3);
    expect(weakComponents(line)).toEqual([[0, 1, 2]]);
    expect(strongComponents(line)).toEqual([[0], [1], [2]]);
  });

  it("agrees with reachability on any graph", () => {
    fc.assert(
      fc.property(drawnCells(9), (cells) => {
        const pairs = pairsOf(cells, 9);
        expect(weakComponents(pairs)).toEqual(slowComponents(pairs, false));
        expect(strongComponents(pairs)).toEqual(slowComponents(pairs, true));
      }),
    );
  });

  it("walks a chain of thousands without exhausting the stack", () => {
    const count = 3000;
    const ring = Array.from({ length: count }, (_, index) => win(index, (index + 1) % count));
    expect(strongComponents(pairsOf(ring, count))).toHaveLength(1);
  });
});
