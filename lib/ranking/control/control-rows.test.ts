import { describe, expect, it } from "vitest";
import { comparisonsOfRows } from "../testing/planted-controls";
import { collinearColumns, scalesOf } from "./control-columns";
import { mergeVotes, selectColumns } from "./control-rows";

const values = (x: number) => [x, 9];
const votes = comparisonsOfRows(
  [
    { left: "s2", right: "s0", outcome: "left", values: values(3), voter: "v" },
    { left: "s0", right: "s2", outcome: "right", values: values(-3), votes: 2, weight: 0.5 },
    { left: "s0", right: "s2", outcome: "tie", values: values(-3), votes: 4 },
    { left: "s0", right: "s2", outcome: "both_bad", values: values(1) },
    { left: "s0", right: "s1", outcome: "left", values: values(7) },
    { left: "s0", right: "s2", outcome: "left", values: values(-3), votes: 0 },
  ],
  3,
);

describe("mergeVotes", () => {
  it("sees each vote from the system with the lower index, and makes one row of equal ones", () => {
    const merged = mergeVotes(votes, [0, 2], { position: false, covariates: [0] }, "tie");
    expect(merged.rows).toEqual({
      systems: 2,
      columns: 1,
      first: Int32Array.of(0, 0),
      second: Int32Array.of(1, 1),
      firstWins: Float64Array.of(0, 0),
      secondWins: Float64Array.of(1 + 2 * 0.5, 0),
      ties: Float64Array.of(4, 1),
      values: Float64Array.of(-3, 1),
    });
    expect(merged).toMatchObject({
      row: Int32Array.of(0, 0, 0, 1),
      outcome: Uint8Array.of(1, 1, 2, 2),
      votes: Float64Array.of(2, 1, 4, 1),
      weight: Float64Array.of(0.5, 1, 1, 1),
      voter: Int32Array.of(-1, 0, -1, -1),
      isConstant: [false],
    });
  });

  it("tells sides apart where the position is a column", () => {
    const { rows } = mergeVotes(votes, [0, 2], { position: true, covariates: [0] }, "drop");
    expect(rows.values).toEqual(Float64Array.of(-1, -3, 1, -3));
    expect([rows.secondWins, rows.ties]).toEqual([Float64Array.of(1, 1), Float64Array.of(0, 4)]);
  });

  it("knows a covariate that never varies between left and right, though it does between systems", () => {
    const merged = mergeVotes(votes, [0, 1, 2], { position: true, covariates: [0, 1] }, "tie");
    expect(merged.isConstant).toEqual([false, false, true]);
    expect([...merged.rows.values]).toContain(-9);
  });
});

describe("columns", () => {
  const { rows } = mergeVotes(votes, [0, 1, 2], { position: true, covariates: [0, 1] }, "tie");

  it("have the root of the mean square as their scale, each vote counted", () => {
    // Votes times weight: 1 + 2·0.5 + 4 of ±3, one of 1 and one of 7.
    expect([...scalesOf(rows)]).toEqual([1, Math.sqrt((6 * 9 + 1 + 49) / 8), 9]);
  });

  it("are divided by it, and chosen", () => {
    const chosen = selectColumns(rows, [2, 0], scalesOf(rows));
    expect(chosen.columns).toBe(2);
    expect([...chosen.values].every((value) => Math.abs(value) === 1)).toBe(true);
  });

  it("are collinear with columns before them alone", () => {
    expect(collinearColumns(selectColumns(rows, [0, 1, 2], scalesOf(rows)))).toEqual([2]);
    expect(collinearColumns(selectColumns(rows, [2, 1, 0], scalesOf(rows)))).toEqual([2]);
    expect(collinearColumns(selectColumns(rows, [1], scalesOf(rows)))).toEqual([]);
  });
});
