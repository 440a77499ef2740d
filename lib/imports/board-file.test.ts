import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readBoard } from "./queries";
import { inPieces } from "./testing/read-votes";

const read = (content: string | Uint8Array, pieceSize = 11) => readBoard("-", inPieces(content, pieceSize));

const systems = [
  { system: "a", name: "A", rating: 1100.5, low: 1000, high: 1200, rank: 1, component: 1, lift: null },
  { system: "b", name: "B", rating: 899.5, low: 800, high: 1000, rank: 1, component: 1, lift: null },
  { system: "c", name: "C", rating: null, low: null, high: null, rank: null, component: 2, lift: null },
];
const rated = [
  { id: "a", name: "A", rating: 1100.5, rank: 1, component: 1 },
  { id: "b", name: "B", rating: 899.5, rank: 1, component: 1 },
];
const board = { file: "standard input", rated, unrated: ["c"] };

describe("readBoard", () => {
  it("reads what the API answers and what commands print, on one line or many", async () => {
    for (const content of [
      JSON.stringify({ arena: "summaries", snapshot: { votes: 3 }, systems, lifts: [] }),
      JSON.stringify({ systems }, null, 2),
      JSON.stringify([{ arena: "summaries", systems }], null, 2),
      JSON.stringify(systems),
      systems.map((row) => JSON.stringify(row)).join("\n"),
      gzipSync(JSON.stringify({ systems })),
    ]) {
      expect(await read(content)).toEqual(board);
    }
  });

  it("reads a table", async () => {
    expect(await read("Rank,System,Name,Rating,Component\r\n1,a,A,1100.5,1\r\n1,b,B,899.5,1\r\n,c,C,,2\r\n")).toEqual(
      board,
    );
  });

  it("ranks by rating where there are no ranks; equals share one", async () => {
    expect(await read("system\trating\nx\t900\ny\t1200\nz\t900\nw\t\nv\t800\n")).toEqual({
      file: "standard input",
      rated: [
        { id: "x", name: null, rating: 900, rank: 2, component: 0 },
        { id: "y", name: null, rating: 1200, rank: 1, component: 0 },
        { id: "z", name: null, rating: 900, rank: 2, component: 0 },
        { id: "v", name: null, rating: 800, rank: 4, component: 0 },
      ],
      unrated: ["w"],
    });
  });

  it.each([
    ["missing_column", "system,score\na,1\n", /a board needs the columns system and rating.*"system", "score"/],
    ["missing_column", '{"rating": 3,\n"system": "a"}', /no list under systems/],
    ["bad_value", "system,rating\na,1000\nb,high\n", /line 3: the rating of "b" is "high", not a number/],
    ["bad_value", "system,rating\na,1000\n,900\n", /line 3: the system has no name under system/],
    ["bad_value", '{"systems":[{"system":"a","rating":true}]}', /the rating of "a" is "true"/],
    ["bad_value", '{"systems":[{"system":"a","rating":1},{"rating":1}]}', /system 2 has no name/],
    ["bad_value", "system,rating,rank\na,1000,1\nb,900,\n", /line 3: "b" has a rating, but no rank/],
    ["bad_value", JSON.stringify([{ systems }, { systems }]), /holds 2 boards/],
    ["repeated_system", "system,rating\na,1000\nb,2\na,900\n", /line 4: "a" stands on the board twice/],
    ["empty", '{"systems":[]}', /rates no system/],
    ["empty", "system,rating\n", /rates no system/],
    ["broken_row", '{"systems":[\n', /line 1/],
  ])("refuses as %s: %s", async (code, content, message) => {
    await expect(read(content)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });
});
