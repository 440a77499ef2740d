import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { parquetReadObjects } from "hyparquet";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBattle as drawBattle } from "@/lib/battles/commands";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { createEmbeddedArena, createOwner } from "@/lib/db/testing/own-persona";
import { castVote } from "@/lib/votes/commands";
import { parquetSchema } from "../column";
import { deriveFiles } from "../file-list";
import { type Manifest, manifest as manifestSchema } from "../manifest";
import { csvRecord } from "../packing/csv";
import { tables } from "../tables/list";
import { build, releasesFolder } from "../testing/build";
import { readCsv, readJsonLines } from "../testing/read-files";
import { reproduceRelease } from "./reproduce-release";
import { verifyRelease } from "./verify-release";

type Row = Record<string, string | number | null>;

let pristine = "";
let folder = "";

beforeAll(async () => {
  const arena = await createArena({ slug: "pairs" });
  const scale = await createArena({ slug: "scale", scale: 5 });
  const verdicts = ["left", "right", "right", "tie", "both_bad"] as const;
  const pairs: [string, string][] = [
    ["alpha-generic", "alpha-persona"],
    ["alpha-persona", "beta-generic"],
    ["beta-generic", "alpha-generic"],
  ];
  for (let n = 0; n < 45; n += 1) {
    const annotator = await createAnnotator();
    await createVote({
      arenaId: arena.id,
      annotatorId: annotator.id,
      systems: pairs[n % 3],
      fit: verdicts[n % 5],
      feedback: { general: n % 2 === 0 ? `mail joe${n}@example.org, "soon"\r\n+33 6 12 34 56 78` : "good" },
    });
    if (n < 4) await createAssessment({ arenaId: scale.id, annotatorId: annotator.id });
  }
  const embedded = await createEmbeddedArena();
  const { annotator } = await createOwner();
  const own = await drawBattle({ arena: embedded.slug, persona: "me", annotatorId: annotator.id });
  await castVote({ battleId: own.id, annotatorId: annotator.id, fit: "right" });
  pristine = path.join(releasesFolder(), (await build()).version);
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "palate-verify-"));
  await cp(pristine, folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(() => db.$disconnect());

const read = (name: string) => readFile(path.join(folder, name));
const write = (name: string, content: string | Uint8Array) => writeFile(path.join(folder, name), content);
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Names of the checks that do not hold, each with its problems. */
async function wrong(): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for await (const { name, problems } of verifyRelease(folder)) if (problems.length > 0) found[name] = problems;
  return found;
}

async function differences(): Promise<string[]> {
  const { boards } = await reproduceRelease(folder);
  return boards.flatMap(({ view, differences: found }) => found.map((difference) => `${view}: ${difference}`));
}

/** Somebody who covers their tracks: the manifest and the sums are made to fit the changed files. */
async function cover(change: (manifest: Manifest) => Manifest = (same) => same): Promise<void> {
  const manifest = change(manifestSchema.parse(JSON.parse((await read("manifest.json")).toString("utf8"))));
  const files = await Promise.all(
    manifest.files.map(async (file) => {
      const bytes = await read(file.name);
      return { ...file, bytes: bytes.byteLength, sha256: sha256(bytes) };
    }),
  );
  const { manifestFile, sumsFile } = deriveFiles({ ...manifest, files });
  await write("manifest.json", manifestFile.text);
  await write("SHA256SUMS", sumsFile.text);
}

/** Rewrites a table in every format. */
async function rewrite(name: string, change: (rows: Row[]) => Row[], only?: string): Promise<void> {
  const { columns, hasCsv } = tables.find((table) => table.name === name)!;
  const rows = change(readJsonLines(await read(`${name}.jsonl.gz`)));
  const wants = (ending: string) => only === undefined || only === ending;
  if (wants("jsonl.gz"))
    await write(`${name}.jsonl.gz`, gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
  if (hasCsv && wants("csv.gz")) {
    const records = [
      columns.map((column) => column.name),
      ...rows.map((row) => columns.map((column) => row[column.name]!)),
    ];
    await write(`${name}.csv.gz`, gzipSync(records.map(csvRecord).join("")));
  }
  if (!wants("parquet")) return;
  const bytes = new ByteWriter();
  const parquet = new ParquetWriter({ writer: bytes, schema: parquetSchema(columns) });
  await parquet.write({
    columnData: columns.map((column) => ({
      name: column.name,
      data: rows.map((row) => {
        const cell = row[column.name] ?? null;
        return column.type === "date" && cell !== null ? new Date(cell) : cell;
      }),
    })),
  });
  await parquet.finish();
  await write(`${name}.parquet`, bytes.getBytes());
}

const changeFirst = (change: Row) => (rows: Row[]) => rows.map((row, at) => (at === 0 ? { ...row, ...change } : row));

describe("a release as it was published", () => {
  it("holds in every check, and every board comes out again", async () => {
    const checks = [];
    for await (const { name, problems } of verifyRelease(folder)) checks.push([name, problems]);
    expect(checks.filter(([, problems]) => problems!.length > 0)).toEqual([]);
    expect(checks.map(([name]) => name)).toEqual([
      "files",
      "sums",
      ...tables.map(({ name }) => name),
      "counts",
      "cut-offs",
      "references",
      "images",
      "pseudonyms",
      "texts",
      "own personas",
    ]);
    const { boards, otherMethodology } = await reproduceRelease(folder);
    expect(otherMethodology).toBeNull();
    expect(boards.map(({ arena, view, votes }) => `${arena} ${view} ${votes}`)).toContain("pairs human/proxy/half 45");
    expect(boards).toHaveLength(12);
    expect(await differences()).toEqual([]);
    // What the tests rewrite is the same release as long as they change nothing.
    for (const { name } of tables) await rewrite(name, (rows) => rows);
    await cover();
    expect(await wrong()).toEqual({});
  });

  it("is refused where there is none, or one of another form", async () => {
    await expect(verifyRelease(path.join(folder, "none")).next()).rejects.toThrow(
      /manifest\.json: there is no such file/,
    );
    await write("manifest.json", "{");
    await expect(reproduceRelease(folder)).rejects.toThrow(/no JSON/);
    await write("manifest.json", '{"schema": "palate.release/1"}');
    await expect(reproduceRelease(folder)).rejects.toThrow(/palate\.release\/3/);
  });
});

describe("verify finds", () => {
  it("a changed byte, a missing and an extra file, a changed sum", async () => {
    const bytes = await read("votes.parquet");
    bytes[bytes.byteLength >> 1]! ^= 1;
    await write("votes.parquet", bytes);
    await rm(path.join(folder, "tasks.jsonl.gz"));
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

  it.each(["parquet", "jsonl.gz", "csv.gz"])(
    "a vote that was flipped or dropped in %s alone, with the tracks covered",
    async (ending) => {
      await rewrite("votes", (rows) => changeFirst({ fit: rows[0]!.fit === "left" ? "right" : "left" })(rows), ending);
      await cover();
      expect(Object.keys(await wrong())).toContain("votes");
      await cp(pristine, folder, { recursive: true });
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
    [
      "a text with an address",
      "votes",
      changeFirst({ feedback_left: "ask joe@example.org" }),
      "texts",
      /left to redact \(email\)/,
    ],
    [
      "a number to call",
      "assessments",
      changeFirst({ feedback: "+33 6 12 34 56 78" }),
      "texts",
      /left to redact \(phone\)/,
    ],
    [
      "an id that is no pseudonym",
      "votes",
      changeFirst({ annotator_id: "joe" }),
      "pseudonyms",
      /"joe" is no pseudonym/,
    ],
    [
      "an id that is there twice",
      "votes",
      (rows) => rows.map((row) => ({ ...row, vote_id: rows[0]!.vote_id! })),
      "pseudonyms",
      /is there twice/,
    ],
    ["a moment in place of a day", "votes", changeFirst({ voted_on: "2026-11-20T13:14:15.678Z" }), "votes", /voted_on/],
    ["a day after the cut-off", "votes", changeFirst({ voted_on: "2999-01-02" }), "cut-offs", /after the cut-off of/],
    [
      "a week that begins after the cut-off",
      "assessments",
      changeFirst({ assessed_on: "2999-01-01", assessed_on_precision: "week" }),
      "cut-offs",
      /after the cut-off of scale, 2999-01-01/,
    ],
    ["an arena without a cut-off", "votes", changeFirst({ arena: "another" }), "cut-offs", /no cut-off/],
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
    [
      "content made for an own persona",
      "outputs",
      (rows) => rows.map((row) => (row.persona_kind === "self" ? { ...row, text: "for joe" } : row)),
      "own personas",
      /has content/,
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

describe("reproduce finds", () => {
  it.each<[string, (rows: Row[]) => Row[]]>([
    [
      "a vote that was flipped",
      (rows) => rows.map((row, at) => (at === 0 ? { ...row, fit: row.fit === "left" ? "right" : "left" } : row)),
    ],
    ["a vote that was dropped", (rows) => rows.slice(1)],
    [
      "a vote that was given to somebody else",
      (rows) => rows.map((row) => ({ ...row, annotator_id: rows[0]!.annotator_id! })),
    ],
  ])("%s", async (_, change) => {
    await rewrite("votes", change);
    await cover();
    expect((await differences()).length).toBeGreaterThan(0);
  });

  it("a rating that was changed by a millionth, and a row that was dropped", async () => {
    const first = (await parquetReadObjects({ file: (await read("boards.parquet")).buffer as ArrayBuffer })).find(
      ({ rating }) => rating !== null,
    )!;
    await rewrite("boards", (rows) =>
      rows.map((row) =>
        row.view === first.view && row.system === first.system && row.arena === first.arena
          ? { ...row, rating: Number(row.rating) + 1e-6 }
          : row,
      ),
    );
    await cover();
    const found = await differences();
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${first.view}: ${first.system}, rating: `);
    await rewrite("boards", (rows) => rows.slice(1));
    expect((await differences()).join("\n")).toMatch(/is not published/);
  });

  it("a file that cannot be read, and rows that no release has", async () => {
    await write("votes.parquet", "no Parquet");
    await expect(reproduceRelease(folder)).rejects.toThrow(/votes\.parquet: it cannot be read/);
    await rewrite("votes", changeFirst({ fit: "maybe" }));
    await expect(reproduceRelease(folder)).rejects.toThrow(/votes\.parquet, row 1: this is no row of votes/);
    await rewrite("votes", changeFirst({ fit: "left", system_left: "nobody" }));
    await expect(reproduceRelease(folder)).rejects.toThrow(/name a system that it does not have/);
    await rm(path.join(folder, "systems.parquet"));
    await expect(reproduceRelease(folder)).rejects.toThrow(/systems\.parquet: there is no such file/);
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
