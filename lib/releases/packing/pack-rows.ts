import type { StagedFile } from "@/lib/storage/release-files";
import type { Cell, NamedColumn } from "../column";
import type { NewContents } from "../views/judged-content";
import { csvRecord } from "./csv";
import { gzipFile } from "./gzip-file";
import { openParquet } from "./parquet-file";

type AnyRow = Readonly<Record<string, Cell>>;

/** A format of a table, as its file ends. */
export type Format = "parquet" | "jsonl.gz" | "csv.gz";

/** The files of a table that are being written; CSV where the table has it. */
export type TableTargets = Readonly<Partial<Record<Format, StagedFile>>>;

export type PackedFiles = Readonly<Partial<Record<Format, { readonly bytes: number; readonly sha256: string }>>>;

/** Rows on their way into all files of a table. */
export interface RowPacker {
  /**
   * @param lines rows in the order of the files as JSON, a line each, their keys in the order of the columns
   * @param contents that lines of a view name: see `packView`
   */
  write(lines: string, contents?: NewContents): Promise<void>;
  finish(): Promise<PackedFiles>;
}

/** Packs rows into the files of their table. Memory is bound by one row group, whatever comes. */
export async function packRows(columns: readonly NamedColumn[], targets: TableTargets): Promise<RowPacker> {
  const names = columns.map(({ name }) => name);
  const jsonl = targets["jsonl.gz"] && gzipFile(targets["jsonl.gz"]);
  const csv = targets["csv.gz"] && gzipFile(targets["csv.gz"]);
  const parquet = targets.parquet && openParquet<AnyRow>(targets.parquet, columns);
  await csv?.write(csvRecord(names));

  return {
    async write(lines) {
      await jsonl?.write(lines);
      if (!csv && !parquet) return;
      const rows = JSON.parse(`[${lines.trimEnd().replaceAll("\n", ",")}]`) as AnyRow[];
      await csv?.write(rows.map((row) => csvRecord(names.map((name) => row[name] as Cell))).join(""));
      await parquet?.write(rows);
    },
    async finish() {
      await parquet?.finish();
      return {
        ...(targets.parquet && { parquet: await targets.parquet.finish() }),
        ...(jsonl && { "jsonl.gz": await jsonl.finish() }),
        ...(csv && { "csv.gz": await csv.finish() }),
      };
    },
  };
}
