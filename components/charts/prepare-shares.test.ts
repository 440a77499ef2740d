import { describe, expect, it } from "vitest";
import { prepareShares } from "./prepare-shares";

const verdicts = (left: number, right: number, tie: number, neither: number) => [
  { answer: "left", rows: left },
  { answer: "right", rows: right },
  { answer: "tie", rows: tie },
  { answer: "both_bad", rows: neither },
];

describe("prepareShares", () => {
  it("has the verdicts in the order of their buttons, and the arena with most votes first", () => {
    const plot = prepareShares([
      { name: "image", answers: verdicts(1, 1, 0, 0) },
      { name: "text", answers: verdicts(6, 2, 1, 1) },
    ]);
    expect(plot.answers.map(({ label }) => label)).toEqual(["A fits better", "Equally", "B fits better", "Neither"]);
    expect(plot.rows.map(({ name, total }) => [name, total])).toEqual([
      ["text", 10],
      ["image", 2],
    ]);
    expect(plot.rows[0]?.shares).toEqual({ left: 0.6, right: 0.2, tie: 0.1, both_bad: 0.1 });
  });

  it("has places on a scale from pale to dark, of one scale alone", () => {
    const scale = (...rows: number[]) => rows.map((count, index) => ({ answer: String(index + 1), rows: count }));
    const plot = prepareShares([
      { name: "marks", answers: scale(0, 1, 2, 3, 4) },
      { name: "other", answers: [{ answer: "0–19", rows: 1 }] },
    ]);
    expect(plot.answers.map(({ label }) => label)).toEqual(["1", "2", "3", "4", "5"]);
    expect(new Set(plot.answers.map(({ color }) => color)).size).toBe(5);
    expect(plot.rows.map(({ name }) => name)).toEqual(["marks"]);
  });

  it("divides nothing by nothing", () => {
    expect(prepareShares([{ name: "text", answers: verdicts(0, 0, 0, 0) }]).rows[0]?.shares.left).toBe(0);
    expect(prepareShares([])).toEqual({ answers: [], rows: [] });
  });
});
