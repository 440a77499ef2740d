import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ComparisonsBuilder } from "@/lib/ranking/comparisons";
import { outcomes } from "@/lib/ranking/pair-counts";
import { readComparisons } from "./queries";
import { inPieces, votesIn } from "./testing/read-votes";

// Real votes that stand beside the checkout: food.csv of evalica (D. Ustalov, Apache-2.0) and the votes of llmfao
// (llmonitor.com and D. Ustalov, CC-BY-4.0).
const folder = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const isAbsent = !existsSync(folder);
if (isAbsent) console.info("lib/imports reads no real votes: ../shared/data is not beside this checkout.");

const ones = { votes: 1, weight: 1, voter: null, group: null };

describe("votes of a file", () => {
  it("are the same from every layout", async () => {
    const expected = [
      { row: 2, left: "x", right: "y", outcome: "left", ...ones },
      { row: 3, left: "y", right: "z", outcome: "right", ...ones },
      { row: 4, left: "z", right: "x", outcome: "tie", ...ones },
    ];
    expect(await votesIn("left,right,winner\nx,y,left\ny,z,right\nz,x,tie\n")).toEqual(expected);
    expect(await votesIn("left,right,winner\nx,y,x\ny,z,z\nz,x,tie\n")).toEqual(expected);
    expect(await votesIn("model_a,model_b,winner\nx,y,model_a\ny,z,model_b\nz,x,tie\n")).toEqual(expected);
    expect(await votesIn("system_left;system_right;fit\nx;y;left\ny;z;right\nz;x;tie\n")).toEqual(expected);
    const flags = "model_a,model_b,winner_model_a,winner_model_b,winner_tie";
    expect(await votesIn(`${flags}\nx,y,1,0,0\ny,z,0,1.0,0\nz,x,false,False,true\n`)).toEqual(expected);
    const byName = { left: "one", right: "other", winner: "better" };
    expect(await votesIn("better,other,one\nx,y,x\nz,z,y\ntie,x,z\n", byName)).toEqual(expected);
  });

  it("are the same from every format, packed or not", async () => {
    const rows = [
      { model_a: "x", model_b: "y", winner: "tie (bothbad)", judge: "v1" },
      { model_a: "y", model_b: "x", winner: "model_b", judge: "" },
    ];
    const csv = `model_a,model_b,winner,judge\n${rows.map((row) => Object.values(row).join(",")).join("\n")}`;
    const lines = rows.map((row) => JSON.stringify(row)).join("\n");
    for (const content of [csv, lines, JSON.stringify(rows)]) {
      for (const bytes of [content, gzipSync(content)]) {
        const votes = (await votesIn(bytes)).map(({ row: _, ...vote }) => vote);
        expect(votes).toEqual([
          { left: "x", right: "y", outcome: "both_bad", ...ones, voter: "v1" },
          { left: "y", right: "x", outcome: "right", ...ones },
        ]);
      }
    }
  });

  it("have voters, groups, counts and weights", async () => {
    const text = "left,right,winner,who,lang,votes,weight\nx,y,tie,v1,en,3,0.5\ny,z,left,,,0,2\n";
    expect(await votesIn(text, { voter: "who", group: "lang" })).toEqual([
      { row: 2, left: "x", right: "y", outcome: "tie", votes: 3, weight: 0.5, voter: "v1", group: "en" },
      { row: 3, left: "y", right: "z", outcome: "left", votes: 0, weight: 2, voter: null, group: null },
    ]);
    expect(await votesIn(text, { votes: null, weight: null })).toMatchObject([ones, ones]);
  });

  it("may name systems by numbers, and with space around names", async () => {
    expect(await votesIn('{"left":1,"right":2,"winner":2}\n')).toMatchObject([
      { left: "1", right: "2", outcome: "right" },
    ]);
    expect(await votesIn("left, right, winner\n x,y ,\u00a0left\n")).toMatchObject([
      { left: "x", right: "y", outcome: "left" },
    ]);
  });

  it.each([
    ["unknown_outcome", "left,right,winner\nx,y,left\nx,y,maybe\n", 'line 3: "maybe" does not say who won'],
    ["bad_value", 'left,right,winner\n"x\n",y,\n', 'line 2: "winner" is empty here.'],
    [
      "bad_value",
      '{"left":"x","right":"y","winner":"tie"}\n{"left":"x","winner":"tie"}',
      'line 2: "right" is empty here.',
    ],
    ["bad_value", '{"left":["x"],"right":"y","winner":"tie"}', 'line 1: "left" holds no plain text here.'],
    ["bad_value", "left,right,winner,votes\nx,y,tie,-1\n", 'line 2: "votes" is "-1", not a number from 0 on.'],
    ["bad_value", "left,right,winner,weight\nx,y,tie,1e999\n", 'line 2: "weight" is "1e999", not a number from 0 on.'],
    ["bad_value", "left,right,winner,votes\nx,y,tie,\n", 'line 2: "votes" is empty here.'],
    ["self_comparison", "left,right,winner\n\nx,x ,tie\n", 'line 3: "x" is compared with itself.'],
    [
      "unknown_outcome",
      "model_a,model_b,winner_model_a,winner_model_b,winner_tie\nx,y,1,0,0\nx,y,1,1,0\n",
      'line 3: of "winner_model_a", "winner_model_b", "winner_tie" one must be 1 and the others 0.',
    ],
    [
      "unknown_outcome",
      "model_a,model_b,winner_model_a,winner_model_b,winner_tie\nx,y,0.5,0,0.5\n",
      'line 2: of "winner_model_a", "winner_model_b", "winner_tie" one must be 1 and the others 0.',
    ],
  ])("are refused as %s, in one line with the row", async (code, text, message) => {
    const error = await votesIn(text).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringContaining(`standard input, ${message}`) });
    expect((error as Error).message).not.toContain("\n");
  });

  it("are refused where there are none", async () => {
    for (const text of ["left,right,winner\n", "left,right,winner", "left,right,winner\r\n\r\n"]) {
      await expect(votesIn(text)).rejects.toMatchObject({ code: "empty" });
    }
  });

  it("show a text of the file shortened and on one line", async () => {
    const text = `left,right,winner\nx,y,"${"long\n".repeat(50)}"\n`;
    const error = await votesIn(text).catch((thrown: Error) => thrown);
    expect((error as Error).message).toMatch(/^standard input, line 2: "(?:long\\n){12}…" does not say who won/);
  });

  it.each([
    ["a spreadsheet", [0x50, 0x4b, 3, 4, 20]],
    ["zstd", [0x28, 0xb5, 0x2f, 0xfd, 0]],
    ["Arrow", [...Buffer.from("ARROW1\0\0")]],
    ["SQLite", [...Buffer.from("SQLite format 3\0")]],
  ])("are refused as %s, with what can be read", async (_, bytes) => {
    await expect(votesIn(Uint8Array.from(bytes))).rejects.toMatchObject({
      code: "unknown_format",
      message: expect.stringContaining("CSV, JSON, JSON lines and Parquet can be read."),
    });
  });

  it("stop the reading of a file whose columns are not known", async () => {
    let isOpen = true;
    async function* endless() {
      try {
        yield Buffer.from("x,y,z\n1,2,3\n");
        for (;;) yield Buffer.from("1,2,3\n");
      } finally {
        isOpen = false;
      }
    }
    await expect(readComparisons("-", {}, endless())).rejects.toMatchObject({ code: "missing_column" });
    expect(isOpen).toBe(false);
  });
});

describe("readComparisons", () => {
  it("builds from a file what the builder builds from its rows", async () => {
    const name = fc.constantFrom("a", "b", "Größer", "名前", 'say "x"', "with, comma", "left-handed");
    const vote = fc
      .record({
        left: name,
        right: name,
        outcome: fc.constantFrom(...outcomes),
        voter: fc.option(fc.constantFrom("v1", "v2", "é")),
        group: fc.option(fc.constantFrom("g1", "g2")),
        votes: fc.nat(5),
      })
      .filter(({ left, right }) => left !== right);
    const field = (text: string | number | null) => `"${String(text ?? "").replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(vote, { minLength: 1 }), fc.integer({ min: 1, max: 80 }), async (votes, pieceSize) => {
        const builder = new ComparisonsBuilder();
        for (const row of votes) builder.add(row);
        const header = "left,right,winner,voter,group,votes";
        const rows = votes.map((row) =>
          [row.left, row.right, row.outcome, row.voter, row.group, row.votes].map(field).join(","),
        );
        const csv = [header, ...rows].join("\r\n");
        const json = votes.map(({ outcome, ...row }) => JSON.stringify({ ...row, winner: outcome })).join("\n");
        for (const content of [csv, json]) {
          const { comparisons } = await readComparisons("-", {}, inPieces(content, pieceSize));
          expect(comparisons).toEqual(builder.build());
        }
      }),
    );
  });

  it.skipIf(isAbsent)("reads real votes", async () => {
    const { comparisons, columns, format } = await readComparisons(`${folder}llmfao/crowd-comparisons.csv`, {
      group: "prompt",
    });
    expect({ format, columns }).toMatchObject({ format: "csv", columns: { left: "left", voter: "worker" } });
    const { length, systems, voters, groups, outcome } = comparisons;
    expect([length, systems.length, voters.length, groups.length]).toEqual([8931, 59, 124, 13]);
    expect(outcome.filter((code) => code === outcomes.indexOf("tie"))).toHaveLength(3471);
    const { left, right, group } = comparisons;
    const pairs = Array.from(left, (one, at) => [group[at], ...[one, right[at]!].sort((a, b) => a - b)].join());
    expect(new Set(pairs).size).toBe(2139);
    const food = await readComparisons(`${folder}evalica/food.csv`);
    expect([...food.comparisons.systems].sort()).toEqual(["Burger", "Pasta", "Pizza", "Sushi", "Tacos"]);
  });
});
