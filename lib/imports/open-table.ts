import { openCsv } from "./csv-table";
import { FileError } from "./file-error";
import { openJsonArray, openJsonLines } from "./json-table";
import { openParquet } from "./parquet-table";
import type { Source } from "./source";
import type { Table } from "./table";
import { TextFeed } from "./text-feed";

/** Formats that people hand over by mistake, by their first bytes, with what to do. */
const foreign: readonly (readonly [mark: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive or a spreadsheet: unpack it, or save it as CSV"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old spreadsheet or document: save it as CSV"],
  [[0x28, 0xb5, 0x2f, 0xfd], "packed with zstd: unpack it first"],
  [[0x42, 0x5a, 0x68], "packed with bzip2: unpack it first"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "packed with xz: unpack it first"],
  [[...Buffer.from("ARROW1")], "an Arrow file: save it as Parquet"],
  [[...Buffer.from("SQLite format 3")], "a SQLite database: export the table as CSV"],
];

/**
 * Opens a file with named columns: Parquet by its mark, JSON by its bracket, else CSV. The name only matters where it
 * contradicts.
 *
 * @throws FileError `unknown_format` | `empty` | `broken_row` | `not_text` | `unreadable`
 */
export async function openTable(source: Source): Promise<Table> {
  const opened = await openParquetOrText(source);
  if (!(opened instanceof TextFeed)) return opened;
  if (opened.firstCharacter === "[") return openJsonArray(opened);
  if (opened.firstCharacter === "{") return openJsonLines(opened);
  const named = jsonNames.find((name) => hasExtension(source, name));
  if (named === undefined) return openCsv(opened);
  await opened.close();
  throw unknown(source, `named .${named}, but begins with neither { nor [`);
}

/**
 * Opens Parquet as a table and everything else as text, unless it is known not to be text.
 *
 * @throws FileError `unknown_format` | `empty` | `unreadable`
 */
export async function openParquetOrText(source: Source): Promise<Table | TextFeed> {
  if (beginsWith(source, [...Buffer.from("PAR1")])) return openParquet(source);
  const known = foreign.find(([mark]) => beginsWith(source, mark))?.[1];
  const what = known ?? (hasExtension(source, "parquet") ? "named .parquet, but does not begin as Parquet does" : null);
  if (what === null) return TextFeed.open(source);
  await source.close();
  throw unknown(source, what);
}

const jsonNames = ["json", "jsonl", "ndjson"];

function unknown({ name }: Source, what: string): FileError {
  return new FileError("unknown_format", `this is ${what}. CSV, JSON, JSON lines and Parquet can be read.`, {
    file: name,
  });
}

function hasExtension({ name }: Source, extension: string): boolean {
  return new RegExp(`\\.${extension}(?:\\.gz)?$`, "i").test(name);
}

function beginsWith({ start }: Source, mark: readonly number[]): boolean {
  return mark.every((byte, at) => start[at] === byte);
}
