import { gunzipSync } from "node:zlib";
import { parquetReadObjects } from "hyparquet";
import type { NamedColumn } from "../column";

type Row = Record<string, string | number | null>;

/** The text of a file that gzip packed. */
export function unpack(packed: Uint8Array): string {
  return gunzipSync(packed).toString("utf8");
}

/** Packed CSV by the grammar of RFC 4180, written apart from the writer. Tells an empty field (null) from an empty text. */
export function readCsv(packed: Uint8Array, columns: readonly NamedColumn[]): Row[] {
  const records = splitCsv(unpack(packed));
  const [header = [], ...rest] = records;
  return rest.map((fields) =>
    Object.fromEntries(
      header.map((name, index) => {
        const field = fields[index] ?? null;
        const type = columns.find((column) => column.name === name)?.type;
        const isNumber = field !== null && (type === "integer" || type === "number");
        return [name ?? "", isNumber ? Number(field) : field];
      }),
    ),
  );
}

function splitCsv(text: string): (string | null)[][] {
  const records: (string | null)[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let record: (string | null)[] = [];
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [, quoted, plain, end] = match;
    record.push(quoted === undefined ? plain || null : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}

export function readJsonLines(packed: Uint8Array): Row[] {
  return unpack(packed)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);
}

/** Parquet by hyparquet, with dates written as in the other files. */
export async function readParquet(bytes: Uint8Array): Promise<Row[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value instanceof Date ? value.toISOString().slice(0, 10) : (value ?? null),
      ]),
    ),
  );
}
