import { createHash } from "node:crypto";
import type { Cell } from "../column";
import { tables } from "../tables/list";
import { type Check, Problems } from "./check";
import type { ReleaseFolder } from "./folder";
import { type RawRow, type ReadTable, readCsvTable, readJsonLinesTable, readParquetTable } from "./read-table";

/** A row that its table's schema let through. */
export type TableRow = Readonly<Record<string, Cell>>;

type KnownTable = (typeof tables)[number];

interface Reading {
  readonly rows: number;
  /** SHA-256 over all rows in their order. */
  readonly digest: string;
}

/**
 * Reads every table in every format, row by row against its schema. The formats must hold the same rows in the same order, as many as the manifest
 * says, with the columns that the manifest describes and that a release may have.
 *
 * @param visit is handed each row of the Parquet files, in the order of the tables
 */
export async function* checkTables(
  folder: ReleaseFolder,
  visit: (table: string, row: TableRow) => void,
): AsyncGenerator<Check> {
  for (const table of tables) {
    const listed = folder.manifest.tables.find(({ name }) => name === table.name);
    const problems = new Problems();
    const formats = formatsOf(table);
    for (const [ending] of listed ? [] : formats) {
      const name = `${table.name}.${ending}`;
      if (folder.manifest.files.some((file) => file.name === name)) problems.add(`${name} is there and not described`);
    }
    if (!listed) {
      if (problems.list().length > 0) yield { name: table.name, detail: "no table", problems: problems.list() };
      continue;
    }
    if (JSON.stringify(listed.columns) !== JSON.stringify(describe(table))) {
      problems.add("the manifest describes other columns than a release has");
    }
    const readings: [ending: string, reading: Reading][] = [];
    const ofRows: string[] = [];
    for (const [ending, read] of formats) {
      const wrongRows = new Problems(5);
      const reading = await readAgainstSchema(
        folder,
        table,
        read,
        ending,
        wrongRows,
        ending === "parquet" ? visit : null,
      );
      if (reading) readings.push([ending, reading]);
      ofRows.push(...wrongRows.list());
    }
    for (const [ending, { rows, digest }] of readings) {
      if (rows !== listed.rows) problems.add(`${ending} has ${rows} rows, the manifest says ${listed.rows}`);
      else if (digest !== readings[0]![1].digest) problems.add(`${ending} has other rows than ${readings[0]![0]}`);
    }
    const kinds = formats.map(([ending]) => ending).join(", ");
    yield { name: table.name, detail: `${listed.rows} rows in ${kinds}`, problems: [...problems.list(), ...ofRows] };
  }
  const known = new Set(tables.map(({ name }) => name));
  const unknown = folder.manifest.tables
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => `${name} is no table of a release`);
  if (unknown.length > 0) yield { name: "tables", detail: "tables that are described", problems: unknown };
}

function formatsOf({ hasCsv }: KnownTable): [ending: string, read: ReadTable][] {
  return [
    ["parquet", readParquetTable],
    ["jsonl.gz", readJsonLinesTable],
    ...(hasCsv ? [["csv.gz", readCsvTable] as [string, ReadTable]] : []),
  ];
}

function describe({ columns }: KnownTable) {
  return columns.map(({ name, type, isNullable, description }) => ({ name, type, isNullable, description }));
}

async function readAgainstSchema(
  folder: ReleaseFolder,
  table: KnownTable,
  read: ReadTable,
  ending: string,
  problems: Problems,
  visit: ((table: string, row: TableRow) => void) | null,
): Promise<Reading | null> {
  const hash = createHash("sha256");
  let rows = 0;
  try {
    for await (const page of read(folder, table)) {
      for (const raw of page) {
        rows += 1;
        const row = table.schema.safeParse(raw);
        if (row.success) visit?.(table.name, row.data);
        else problems.add(`${ending}, row ${rows}: ${sayIssue(row.error.issues[0]!)}`);
      }
      hash.update(page.map((row) => digestLine(table, row)).join(""));
    }
  } catch (error) {
    problems.add((error as Error).message);
    return null;
  }
  return { rows, digest: hash.digest("hex") };
}

function digestLine({ columns }: KnownTable, row: RawRow): string {
  return `${JSON.stringify(columns.map(({ name }) => row[name]))}\n`;
}

function sayIssue(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return issue.path.length === 0 ? issue.message : `${issue.path.map(String).join(".")}: ${issue.message}`;
}
