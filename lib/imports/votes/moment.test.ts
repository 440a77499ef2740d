import { describe, expect, it } from "vitest";
import { readMoment } from "./moment";

describe("readMoment", () => {
  it.each<[cell: unknown, moment: string]>([
    [1682351591.5, "2023-04-24T15:53:11.500Z"],
    ["1682351591.5", "2023-04-24T15:53:11.500Z"],
    ["1.6823515915e9", "2023-04-24T15:53:11.500Z"],
    [1682351591500, "2023-04-24T15:53:11.500Z"],
    [1682351591500000n, "2023-04-24T15:53:11.500Z"],
    ["1682351591500000000", "2023-04-24T15:53:11.500Z"],
    [new Date(1682351591500), "2023-04-24T15:53:11.500Z"],
    ["2023-04-24T15:53:11.5Z", "2023-04-24T15:53:11.500Z"],
    ["2023-04-24T17:53:11+02:00", "2023-04-24T15:53:11.000Z"],
    ["2023-04-24 15:53:11+00:00", "2023-04-24T15:53:11.000Z"],
    // Without a zone it is UTC wherever this runs.
    ["2023-04-24 15:53:11.123456", "2023-04-24T15:53:11.123Z"],
    ["2023-04-24T15:53", "2023-04-24T15:53:00.000Z"],
    ["2023-04-24", "2023-04-24T00:00:00.000Z"],
    [0, "1970-01-01T00:00:00.000Z"],
  ])("reads %s", (cell, moment) => {
    expect(readMoment(cell)?.toISOString()).toBe(moment);
  });

  it.each([["yesterday"], [""], ["2023-13-45"], ["24/04/2023"], ["1e999"], [-1], [Number.NaN], [true], [null], [{}]])(
    "knows that %s is none, or of no time that a vote has",
    (cell) => {
      expect(readMoment(cell)).toBeNull();
    },
  );
});
