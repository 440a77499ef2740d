import { readFileSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parquetMetadata } from "hyparquet";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { build, readRelease, releasesFolder } from "./testing/build";
import { readJsonLines, readParquet } from "./testing/read-files";

// Files of a release as DuckDB opens them, which shares no code with what wrote them.
let built: Awaited<ReturnType<typeof build>>;

beforeAll(async () => {
  const arena = await createArena({ slug: "text" });
  const scale = await createArena({ slug: "scale", scale: 5 });
  const verdicts = ["left", "right", "tie", "both_bad"] as const;
  const awkward = ['a "quoted" text,\r\nof two lines', "=1+1", "", "👩‍👩‍👧 größer", "null", "\t"];
  for (let n = 0; n < 24; n += 1) {
    const annotator = await createAnnotator();
    await createVote({
      arenaId: arena.id,
      annotatorId: annotator.id,
      fit: verdicts[n % 4],
      feedback: n % 3 === 0 ? {} : { general: awkward[n % awkward.length] },
    });
    if (n < 3) await createAssessment({ arenaId: scale.id, annotatorId: annotator.id, fit: n + 1 });
  }
  built = await build();
});

afterAll(() => db.$disconnect());

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value,
        ]),
      ),
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

const fileOf = (name: string) => path.join(releasesFolder(), built.version, name);
const csvOptions =
  "header = true, strict_mode = true, all_varchar = true, allow_quoted_nulls = false, parallel = false";
const readers: Record<string, (base: string) => string> = {
  Parquet: (base) => `read_parquet('${fileOf(`${base}.parquet`)}')`,
  "JSON lines": (base) => `read_json('${fileOf(`${base}.jsonl.gz`)}', format = 'newline_delimited')`,
  CSV: (base) => `read_csv('${fileOf(`${base}.csv.gz`)}', ${csvOptions})`,
};

it.each(Object.entries(readers))(
  "DuckDB reads votes and assessments as %s, with the same counts and sums",
  async (_, reader) => {
    const sums = (rows: Record<string, unknown>[], column: string) =>
      rows.reduce((sum, row) => sum + Number(row[column]), 0);
    const [votes] = await ask(
      `SELECT count(*) AS rows, count(DISTINCT annotator_id) AS annotators, sum(sampling_probability::double) AS probability,
       count(*) FILTER (fit = 'both_bad') AS both_bad, count(feedback_general) AS texts,
       sum(octet_length(encode(feedback_general))) AS bytes, min(voted_on::date)::varchar AS first
     FROM ${reader("votes")}`,
    );
    const texts = built.rows.flatMap(({ feedback_general }) => feedback_general ?? []);
    expect(votes).toEqual({
      rows: 24,
      annotators: 24,
      probability: sums(built.rows, "sampling_probability"),
      both_bad: 6,
      texts: texts.length,
      bytes: Buffer.byteLength(texts.join("")),
      first: built.rows.map(({ voted_on }) => voted_on).toSorted()[0],
    });
    const [assessments] = await ask(`SELECT count(*) AS rows, sum(fit::int) AS fit FROM ${reader("assessments")}`);
    expect(assessments).toEqual({ rows: 3, fit: 6 });
  },
);

it("DuckDB reads every table, with as many rows in each format as the manifest has", async () => {
  for (const { name, rows, columns } of built.manifest.tables) {
    for (const reader of [readers.Parquet!, readers["JSON lines"]!]) {
      const [counted] = await ask(
        `SELECT count(*) AS rows, count("${columns[0]!.name}") AS first FROM ${reader(name)}`,
      );
      expect(counted, name).toEqual({ rows, first: rows });
    }
    const types = await ask(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${readers.Parquet!(name)})`);
    const duck = { string: "VARCHAR", integer: "INTEGER", number: "DOUBLE", date: "DATE" };
    expect(types).toEqual(columns.map((column) => ({ column_name: column.name, column_type: duck[column.type] })));
  }
});

it("DuckDB joins votes to what was judged, and finds the sum of the published ratings", async () => {
  const [joined] = await ask(
    `SELECT count(*) AS rows, count(outputs.text) AS texts
     FROM ${readers.Parquet!("votes")} AS votes JOIN ${readers.Parquet!("battles")} AS battles USING (battle_id)
     JOIN ${readers.Parquet!("outputs")} AS outputs
       ON outputs.output_id = battles.output_left AND outputs.system = battles.system_left AND outputs.arena = battles.arena
     JOIN ${readers.Parquet!("tasks")} AS tasks ON tasks.arena = battles.arena AND tasks.task = battles.task
     JOIN ${readers.Parquet!("personas")} AS personas
       ON personas.persona = battles.persona AND personas.persona_version = battles.persona_version`,
  );
  expect(joined).toEqual({ rows: 24, texts: 24 });
  const boards = readJsonLines(await readRelease(built.version, "boards.jsonl.gz"));
  const [summed] = await ask(`SELECT sum(rating) AS rating, sum(votes) AS votes FROM ${readers.Parquet!("boards")}`);
  expect(summed!.rating).toBeCloseTo(
    boards.reduce((sum, row) => sum + Number(row.rating), 0),
    6,
  );
  expect(summed!.votes).toBe(boards.reduce((sum, row) => sum + Number(row.votes), 0));
});

it("hyparquet reads the same rows, from row groups with statistics", async () => {
  for (const { name, rows } of built.manifest.tables) {
    const bytes = await readRelease(built.version, `${name}.parquet`);
    expect(await readParquet(bytes), name).toEqual(readJsonLines(await readRelease(built.version, `${name}.jsonl.gz`)));
    const file = readFileSync(fileOf(`${name}.parquet`));
    const { row_groups, num_rows } = parquetMetadata(
      file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
    );
    expect(Number(num_rows)).toBe(rows);
    for (const { columns } of row_groups) {
      for (const column of columns) {
        expect(column.meta_data?.codec).toBe("SNAPPY");
        expect(column.meta_data?.statistics?.null_count).toBeDefined();
      }
    }
  }
});
