import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import type { NamedColumn } from "../column";
import { CsvReader } from "./csv-reader";
import { type ReleaseFolder, UnreadableRelease } from "./folder";

/** A row as a file has it; whether it is one of the table, a schema must say. */
export type RawRow = Readonly<Record<string, unknown>>;

/** A table's file: its rows in pages, memory bound by a row group or a few thousand rows. */
export type ReadTable = (folder: ReleaseFolder, table: TableColumns) => AsyncGenerator<readonly RawRow[]>;

interface TableColumns {
  readonly name: string;
  readonly columns: readonly Pick<NamedColumn, "name" | "type">[];
}

const pageRows = 2_000;

/** Rows of the Parquet file, one row group at a time; a date is written as in the other formats. @throws UnreadableRelease */
export async function* readParquetTable(folder: ReleaseFolder, { name }: TableColumns): AsyncGenerator<RawRow[]> {
  for await (const rows of readParquetRows(folder, name)) {
    for (const row of rows) for (const column of Object.keys(row)) row[column] = plainCell(row[column]);
    yield rows;
  }
}

/** Rows of a Parquet file as hyparquet reads them, one row group at a time. @throws UnreadableRelease */
export async function* readParquetRows(
  { path: folder }: Pick<ReleaseFolder, "path">,
  name: string,
): AsyncGenerator<Record<string, unknown>[]> {
  const place = path.join(folder, `${name}.parquet`);
  try {
    const file = await asyncBufferFromFile(place);
    const metadata = await parquetMetadataAsync(file);
    const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      const rows = await parquetReadObjects({ file, metadata, rowStart, rowEnd });
      for (const row of rows) for (const column of columns) row[column] ??= null;
      yield rows;
      rowStart = rowEnd;
    }
  } catch (error) {
    throw unreadable(place, error);
  }
}

/** Rows of the packed JSON lines. @throws UnreadableRelease */
export async function* readJsonLinesTable(
  { path: folder }: ReleaseFolder,
  { name }: TableColumns,
): AsyncGenerator<RawRow[]> {
  const place = path.join(folder, `${name}.jsonl.gz`);
  let rest = "";
  let rows: RawRow[] = [];
  try {
    for await (const chunk of unpacked(place)) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop()!;
      for (const line of lines) rows.push(JSON.parse(line) as RawRow);
      if (rows.length < pageRows) continue;
      yield rows;
      rows = [];
    }
    if (rest !== "") rows.push(JSON.parse(rest) as RawRow);
    yield rows;
  } catch (error) {
    throw unreadable(place, error);
  }
}

/** Rows of the packed CSV, its numbers as numbers. @throws UnreadableRelease */
export async function* readCsvTable(
  { path: folder }: ReleaseFolder,
  { name, columns }: TableColumns,
): AsyncGenerator<RawRow[]> {
  const place = path.join(folder, `${name}.csv.gz`);
  const isNumber = new Set(
    columns.filter(({ type }) => type === "integer" || type === "number").map((own) => own.name),
  );
  const reader = new CsvReader();
  let header: readonly (string | null)[] | null = null;
  try {
    for await (const chunk of unpacked(place)) {
      const records = reader.read(chunk);
      header ??= records.shift() ?? null;
      if (header === null) continue;
      const names = header.map((column) => column ?? "");
      yield records.map((fields) => rowOf(names, fields, isNumber));
    }
    reader.finish();
  } catch (error) {
    throw unreadable(place, error);
  }
}

function rowOf(names: readonly string[], fields: readonly (string | null)[], isNumber: ReadonlySet<string>): RawRow {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < Math.max(names.length, fields.length); at += 1) {
    const column = names[at] ?? `field ${at + 1}`;
    const field = fields[at] ?? null;
    row[column] = field !== null && isNumber.has(column) ? Number(field) : field;
  }
  return row;
}

function plainCell(cell: unknown): unknown {
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell ?? null);
}

/** The text of a packed file, in pieces. */
function unpacked(place: string): AsyncIterable<string> {
  // An error ends the reading as well.
  const text = pipeline(
    createReadStream(place, { highWaterMark: 1 << 20 }),
    createGunzip({ chunkSize: 1 << 20 }),
    () => undefined,
  );
  return text.setEncoding("utf8");
}

function unreadable(place: string, error: unknown): UnreadableRelease {
  const { code, message } = error as NodeJS.ErrnoException;
  const why = code === "ENOENT" ? "there is no such file" : `it cannot be read (${message})`;
  return new UnreadableRelease(`${place}: ${why}.`, { cause: error });
}
