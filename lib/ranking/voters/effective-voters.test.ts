import { describe, expect, it } from "vitest";
import { type ComparisonRow, ComparisonsBuilder } from "../comparisons";
import { effectiveVoters } from "./effective-voters";
import { voterCellsOf } from "./voter-cells";

function votersOf(rows: ComparisonRow[]): number[] {
  const builder = new ComparisonsBuilder({ systems: ["a", "b", "c", "d"] });
  for (const row of rows) builder.add(row);
  return [...effectiveVoters(voterCellsOf(builder.build(), "tie"))];
}

describe("effectiveVoters", () => {
  it("counts for each system the voters who judged it, fewer where some of them judged it more often", () => {
    const rows: ComparisonRow[] = [
      { left: "a", right: "b", outcome: "left", voter: "u", votes: 3 },
      { left: "a", right: "b", outcome: "right", voter: "u" },
      { left: "a", right: "b", outcome: "tie", voter: "v", votes: 2 },
      { left: "c", right: "a", outcome: "left", voter: "v", votes: 2 },
      { left: "b", right: "c", outcome: "left", voter: "w", votes: 2, weight: 2 },
    ];
    const [a, b, c, d] = votersOf(rows);
    expect(a).toBeCloseTo((4 + 4) ** 2 / (4 ** 2 + 4 ** 2), 12);
    expect(b).toBeCloseTo((4 + 2 + 4) ** 2 / (4 ** 2 + 2 ** 2 + 4 ** 2), 12);
    expect(c).toBeCloseTo((2 + 4) ** 2 / (2 ** 2 + 4 ** 2), 12);
    expect(d).toBe(0);
  });

  it("takes each vote of unknown voters for a voter of its own", () => {
    const rows: ComparisonRow[] = [
      { left: "a", right: "b", outcome: "left", votes: 6 },
      { left: "a", right: "b", outcome: "right", votes: 4, weight: 3 },
      { left: "a", right: "c", outcome: "left", voter: "v", votes: 2 },
    ];
    const [a, b, c] = votersOf(rows);
    expect(a).toBeCloseTo((6 + 12 + 2) ** 2 / (6 + 4 * 9 + 2 ** 2), 12);
    expect(b).toBeCloseTo((6 + 12) ** 2 / (6 + 4 * 9), 12);
    expect(c).toBe(1);
  });
});
