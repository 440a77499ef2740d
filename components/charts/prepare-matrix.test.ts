import { describe, expect, it } from "vitest";
import { listMeetings, prepareMatrices } from "./prepare-matrix";

const pairs = {
  systems: ["a", "b", "c"],
  first: [0, 1],
  second: [1, 2],
  firstWins: [6, 0],
  secondWins: [2, 0],
  ties: [1, 3],
  bothBad: [1, 1],
};

describe("prepareMatrices", () => {
  it("gives both sides of a pair shares that sum to one, and leans from one half", () => {
    const { wins } = prepareMatrices(pairs, ["b", "a", "c"]);
    const cell = (row: number, column: number) => wins.rows[row]?.cells[column];
    expect(cell(1, 0)).toEqual({ key: "b", value: 0.7, votes: 10, lean: expect.closeTo(0.4, 12) });
    expect(cell(0, 1)).toMatchObject({ value: expect.closeTo(0.3, 12), lean: expect.closeTo(-0.4, 12) });
    expect(cell(0, 2)).toMatchObject({ value: 0.5, lean: 0 });
    // Nobody meets itself, and these two never met.
    expect([cell(0, 0)?.value, cell(1, 2)?.value, cell(1, 2)?.votes]).toEqual([null, null, 0]);
  });

  it("counts battles, the most frequent pair in full color", () => {
    const { counts } = prepareMatrices(pairs, ["a", "b", "c"]);
    expect(counts.rows[0]?.cells.map(({ value, lean }) => [value, lean])).toEqual([
      [null, 0],
      [10, 1],
      [0, 0],
    ]);
  });

  it("draws no more systems than can be read", () => {
    const many = Array.from({ length: 30 }, (_, index) => `s${index}`);
    const { wins } = prepareMatrices({ ...pairs, systems: many }, many);
    expect([wins.systems.length, wins.rows.length, wins.hidden]).toEqual([16, 16, 14]);
  });
});

describe("listMeetings", () => {
  it("has a row for each pair that met", () => {
    expect(listMeetings(pairs)).toEqual([
      ["a", "b", 6, 2, 1, 1],
      ["b", "c", 0, 0, 3, 1],
    ]);
  });
});
