import { execFileSync, spawnSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { readJsonLines } from "../testing/read-files";
import { refitTolerance } from "./refit-code";
import { buildJudgedRelease, copyRelease } from "./testing/judged-release";

// Somebody without the project has the folder of a release alone: what its README shows is run as it stands, one block after the other, by the
// programs that it is for.
let release: Awaited<ReturnType<typeof buildJudgedRelease>>;
let folder = "";
let readme = "";

beforeAll(async () => {
  release = await buildJudgedRelease();
  folder = await copyRelease(release.folder);
  readme = await readFile(path.join(folder, "README.md"), "utf8");
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await db.$disconnect();
});

/** The README's blocks of one language, in their order. */
const blocksOf = (fence: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${fence}\n(.*?)^\`\`\`$`, "gms"))].map(([, code]) => code!);

async function runBlocks(
  fence: string,
  ending: string,
  program: string,
  before: readonly string[] = [],
): Promise<string> {
  const file = `readme.${ending}`;
  await writeFile(path.join(folder, file), blocksOf(fence).join("\n"));
  const { status, stdout, stderr } = spawnSync(program, [...before, file], {
    cwd: folder,
    encoding: "utf8",
    timeout: 60_000,
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  return stdout;
}

/** The first of the programs that runs this; null where none does. */
function findProgram(programs: readonly string[], args: readonly string[]): string | null {
  return programs.find((program) => spawnSync(program, args).status === 0) ?? null;
}

const python = findProgram(["python3", "/usr/bin/python3"], ["-c", "import pandas"]);
const rscript = findProgram(["Rscript"], ["-e", 'stopifnot(requireNamespace("jsonlite"))']);
if (!python) console.warn("Python with pandas is not on this machine: the README's Python is not run.");
if (!rscript) console.warn("R with jsonlite is not on this machine: the README's R is not run.");

interface BoardRow {
  readonly arena: string;
  readonly view: string;
  readonly system: string;
  readonly rating: number | null;
}

async function expectRefit(printed: string): Promise<void> {
  const rows = readJsonLines(await readFile(path.join(folder, "boards.jsonl.gz"))) as unknown as BoardRow[];
  const board = rows.filter(({ arena, view, rating }) => arena === "pairs" && view === "human" && rating !== null);
  const refitted = [...printed.matchAll(/^(\S+) (\d+\.\d{3}) (\d+\.\d{3})$/gm)];
  expect(refitted.map(([, system]) => system).toSorted()).toEqual(board.map(({ system }) => system).toSorted());
  expect(new Set(board.map(({ rating }) => Math.round(rating!))).size).toBe(3);
  for (const [, system, rating, published] of refitted) {
    const { rating: expected } = board.find((row) => row.system === system)!;
    expect(Math.abs(Number(rating) - expected!), system).toBeLessThan(refitTolerance);
    expect(Number(published)).toBeCloseTo(expected!, 2);
  }
}

const filtered = /^60 votes of 60 annotators$/m;

describe("the code in the README of a release", () => {
  it("loads and filters in every language, and refits in two", () => {
    expect(["python", "r", "sql", "js"].map((fence) => blocksOf(fence).length)).toEqual([3, 2, 2, 3]);
  });

  it("runs in Node with hyparquet, and its ratings are those of the board", async () => {
    const printed = await runBlocks("js", "mjs", process.execPath);
    expect(printed).toMatch(filtered);
    await expectRefit(printed);
  });

  it.skipIf(!python)("runs in Python with pandas, and its ratings are those of the board", async () => {
    const printed = await runBlocks("python", "py", python!);
    expect(printed).toMatch(/^pairs +left +\d+$/m);
    expect(printed).toMatch(filtered);
    await expectRefit(printed);
  });

  it.skipIf(!rscript)("runs in R", async () => {
    const printed = await runBlocks("r", "R", rscript!);
    expect(printed).toMatch(/both_bad +left +right +tie/);
    expect(printed).toMatch(filtered);
  });

  it("runs in DuckDB", async () => {
    const runner = `
      import { readFileSync } from "node:fs";
      import { DuckDBInstance } from "@duckdb/node-api";
      const connection = await (await DuckDBInstance.create(":memory:")).connect();
      const statements = await connection.extractStatements(readFileSync("readme.sql", "utf8"));
      for (let at = 0; at < statements.count; at += 1) {
        const reader = await (await statements.prepare(at)).runAndReadAll();
        console.log(JSON.stringify(reader.getRowObjectsJson()));
      }`;
    await writeFile(path.join(folder, "run-sql.mjs"), runner);
    const printed = await runBlocks("sql", "sql", process.execPath, ["run-sql.mjs"]);
    expect(printed).toContain('{"votes":"60","annotators":"60"}');
    expect(printed).toContain('"arena":"pairs","fit":"both_bad"');
  });

  it.skipIf(!python)("keeps every text as it is written, in Python", async () => {
    const code = `${blocksOf("python")[0]}
import json
print(json.dumps([None if pd.isna(text) else text for text in votes["feedback_general"]]))`;
    const printed = execFileSync(python!, ["-c", code], { cwd: folder, encoding: "utf8" });
    expect(JSON.parse(printed.trim().split("\n").at(-1)!)).toEqual(release.rows.map((row) => row.feedback_general));
  });
});
