import { rm } from "node:fs/promises";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { tables } from "../tables/list";
import { readCsv } from "../testing/read-files";
import { views } from "../views/list";
import { publishSmallRecord } from "./testing/small-record";
import { changeFirst, type Row, tamperWith } from "./testing/tampered-release";
import { verifyRelease } from "./verify-release";

const { folder, restore, read, write, remove, cover, rewrite, wrong } = tamperWith(publishSmallRecord);

describe("a release as it was published", () => {
  it("holds in every check", async () => {
    const checks = [];
    for await (const { name, problems } of verifyRelease(folder())) checks.push([name, problems]);
    expect(checks.filter(([, problems]) => problems!.length > 0)).toEqual([]);
    expect(checks.map(([name]) => name)).toEqual([
      "files",
      "sums",
      ...tables.map(({ name }) => name),
      ...views.map(({ name }) => name),
      "counts",
      "cut-offs",
      "changes",
      "preview",
      "references",
      "images",
      "pseudonyms",
      "texts",
      "own personas",
      "coarsening",
      "anonymity",
      "chain",
      "sealed",
    ]);
    // What the tests rewrite is the same release as long as they change nothing.
    for (const { name } of tables) await rewrite(name, (rows) => rows);
    await cover();
    expect(await wrong()).toEqual({});
  });

  it("is refused where there is none, or one of another form", async () => {
    await expect(verifyRelease(path.join(folder(), "none")).next()).rejects.toThrow(
      /manifest\.json: there is no such file/,
    );
    await write("manifest.json", "{");
    await expect(verifyRelease(folder()).next()).rejects.toThrow(/no JSON/);
    await write("manifest.json", '{"schema": "palate.release/1"}');
    await expect(verifyRelease(folder()).next()).rejects.toThrow(/palate\.release\/3/);
  });
});

describe("verify finds", () => {
  it("a changed byte, a missing and an extra file, a changed sum", async () => {
    const bytes = await read("votes.parquet");
    bytes[bytes.byteLength >> 1]! ^= 1;
    await write("votes.parquet", bytes);
    await remove("tasks.jsonl.gz");
    await write("notes.txt", "x");
    const sums = (await read("SHA256SUMS")).toString("utf8");
    await write(
      "SHA256SUMS",
      sums.replace(/^./, (digit) => (digit === "0" ? "1" : "0")),
    );
    const found = await wrong();
    expect(found.files).toEqual([
      "votes.parquet has another SHA-256 than the manifest says",
      "tasks.jsonl.gz is missing",
      "SHA256SUMS has another SHA-256 than the manifest says",
      "notes.txt is not of this release",
    ]);
    expect(found.sums).toHaveLength(2);
    expect(found.tasks![0]).toMatch(/tasks\.jsonl\.gz: there is no such file/);
  });

  it("a changed hash in the manifest", async () => {
    const text = (await read("manifest.json")).toString("utf8");
    await write(
      "manifest.json",
      text.replace(/"sha256": "./, (found) => `${found.slice(0, -1)}${found.endsWith("0") ? "1" : "0"}`),
    );
    expect(Object.keys(await wrong())).toEqual(["files", "sums"]);
  });

  it("a preview that says something else than the rows, or is lost", async () => {
    const text = (await read("preview.json")).toString("utf8");
    await write("preview.json", text.replace('"answer":"left","rows":', '"answer":"left","rows":1'));
    await cover();
    expect(await wrong()).toEqual({ preview: ["preview.json is not what the rows give"] });
    await rm(path.join(folder(), "preview.json"));
    expect((await wrong()).preview).toEqual(["preview.json cannot be read (ENOENT)"]);
    await cover((manifest) => ({
      ...manifest,
      files: manifest.files.filter(({ name }) => name !== "preview.json"),
    }));
    expect(await wrong()).toEqual({});
  });

  it.each(["parquet", "jsonl.gz", "csv.gz"])(
    "a vote that was flipped or dropped in %s alone, with the tracks covered",
    async (ending) => {
      await rewrite("votes", (rows) => changeFirst({ fit: rows[0]!.fit === "left" ? "right" : "left" })(rows), ending);
      await cover();
      expect(Object.keys(await wrong())).toContain("votes");
      await restore();
      await rewrite("votes", (rows) => rows.slice(1), ending);
      await cover();
      expect((await wrong()).votes?.[0]).toMatch(new RegExp(`^${ending} has 45 rows, the manifest says 46$`));
    },
  );

  it("a vote that was dropped everywhere, by its battle and the counts", async () => {
    await rewrite("votes", (rows) => rows.slice(1));
    await cover((manifest) => ({
      ...manifest,
      tables: manifest.tables.map((table) => (table.name === "votes" ? { ...table, rows: 45 } : table)),
    }));
    const found = await wrong();
    expect(found.references![0]).toMatch(/^no vote on the battle/);
    expect(found.counts).toContain("votes: 45 in the tables, 46 in the manifest");
  });

  it.each<[string, string, (rows: Row[]) => Row[], string, RegExp]>([
    ["a moment in place of a day", "votes", changeFirst({ voted_on: "2026-11-20T13:14:15.678Z" }), "votes", /voted_on/],
    ["a value that there is not", "votes", changeFirst({ fit: "maybe" }), "votes", /row 1: fit/],
    ["an output that is not there", "outputs", (rows) => rows.slice(1), "references", /^no output for/],
    ["a task that is not there", "tasks", (rows) => rows.slice(1), "references", /^no task for/],
    ["a persona that is not there", "personas", (rows) => rows.slice(1), "references", /^no persona for/],
    ["a system that is not there", "systems", (rows) => rows.slice(1), "references", /^no system for/],
    [
      "a battle that shows something else",
      "battles",
      changeFirst({ sampling_part: "floor" }),
      "references",
      /something else than its vote/,
    ],
    [
      "a repeat of what is not there",
      "battles",
      changeFirst({ repeat_of: "0".repeat(32) }),
      "references",
      /the repeated battle/,
    ],
    ["an image that is not there", "tasks", changeFirst({ source_image: "images/a.png" }), "images", /not there/],
    ["a board that is not listed", "boards", changeFirst({ view: "human/90d" }), "counts", /is not in the manifest/],
  ])("%s, with the tracks covered", async (_, table, change, check, problem) => {
    await rewrite(table, change);
    await cover((manifest) => manifest);
    const found = await wrong();
    expect(Object.keys(found)).toContain(check);
    expect(found[check]!.join("\n")).toMatch(problem);
  });

  it("a column too many", async () => {
    await rewrite("votes", (rows) => rows.map((row) => ({ ...row, ip: "192.0.2.1" })), "jsonl.gz");
    const csv = gunzipSync(await read("votes.csv.gz"))
      .toString("utf8")
      .replace("\r\n", ",ip\r\n");
    await write("votes.csv.gz", gzipSync(csv));
    await cover();
    const found = (await wrong()).votes!.join("\n");
    expect(found).toMatch(/jsonl\.gz, row 1: Unrecognized key: "ip"/);
    expect(found).toMatch(/csv\.gz, row 1: Unrecognized key: "ip"/);
  });
});

it("the reader of CSV gives back what the writer wrote, in pieces of any size", async () => {
  const { CsvReader } = await import("./csv-reader");
  const packed = await read("votes.csv.gz");
  const text = gunzipSync(packed).toString("utf8");
  const { columns } = tables[0]!;
  for (const size of [1, 7, 4096]) {
    const reader = new CsvReader();
    const records = [];
    for (let at = 0; at < text.length; at += size) records.push(...reader.read(text.slice(at, at + size)));
    reader.finish();
    expect(records).toHaveLength(47);
    expect(records.slice(1).map((record) => record[25])).toEqual(
      readCsv(packed, columns).map((row) => (row[columns[25]!.name] === null ? null : String(row[columns[25]!.name]))),
    );
  }
});
