import type { Staging } from "@/lib/storage/release-files";
import type { Cell } from "../column";
import type { TableFiles } from "../tables/table";
import { packBeside } from "./pack-beside";
import { type Format, packRows, type RowPacker, type TableTargets } from "./pack-rows";
import type { WrittenFile } from "./written-file";

/** Rows of one table, written in all its formats at once. */
export interface RowFiles<Row> {
  /** Takes rows in the order of the files, their keys in the order of the columns, as the table's schema gives them. */
  write(rows: readonly Row[]): Promise<void>;
  finish(): Promise<WrittenFile[]>;
}

export const mediaTypes: Readonly<Record<Format, string>> = {
  parquet: "application/vnd.apache.parquet",
  "jsonl.gz": "application/gzip",
  "csv.gz": "application/gzip",
};
// Below it, starting the thread takes longer than it saves.
export const rowsWorthAThread = 1_000;

/**
 * Opens the files of a table in a staged release: Parquet, JSON lines, and CSV where the table has it; the last two packed with gzip. A table whose
 * first page is long is packed in a thread of its own, to be ended by `endPacking`; the bytes are the same. Memory is bound by one row group and some
 * pages, whatever comes.
 */
export async function openRowFiles<Row extends Readonly<Record<string, Cell>>>(
  staging: Staging,
  { name: base, columns, hasCsv }: TableFiles<Row>,
): Promise<RowFiles<Row>> {
  const formats: Format[] = ["parquet", "jsonl.gz", ...(hasCsv ? (["csv.gz"] as const) : [])];
  const created: [Format, TableTargets[Format]][] = [];
  for (const format of formats) created.push([format, await staging.create(`${base}.${format}`)]);
  const targets: TableTargets = Object.fromEntries(created);
  let packer: RowPacker | null = null;
  let rows = 0;

  return {
    async write(page) {
      packer ??= await (page.length < rowsWorthAThread
        ? packRows(columns, targets)
        : packBeside(staging, columns, targets));
      rows += page.length;
      await packer.write(page.map((row) => `${JSON.stringify(row)}\n`).join(""));
    },
    async finish() {
      packer ??= await packRows(columns, targets);
      const packed = await packer.finish();
      return formats.map((format) => ({
        name: `${base}.${format}`,
        mediaType: mediaTypes[format],
        rows,
        ...packed[format]!,
      }));
    },
  };
}
