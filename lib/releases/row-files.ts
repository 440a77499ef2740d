import type { StagedFile, Staging } from "@/lib/storage/release-files";
import type { Cell } from "./column";
import { csvRecord } from "./csv";
import { gzipFile } from "./gzip-file";
import { openParquet } from "./parquet-file";
import type { TableFiles } from "./tables/table";

export interface WrittenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number | null;
}

/** Rows of one table, written in all its formats at once. */
export interface RowFiles<Row> {
  /** Takes rows in the order of the files, their keys in the order of the columns, as the table's schema gives them. */
  write(rows: readonly Row[]): Promise<void>;
  finish(): Promise<WrittenFile[]>;
}

/**
 * Opens the files of a table in a staged release: Parquet, JSON lines, and CSV where the table has it; the last two packed with gzip.
 * Memory is bound by one row group, whatever comes.
 */
export async function openRowFiles<Row extends Readonly<Record<string, Cell>>>(
  staging: Staging,
  { name: base, columns, hasCsv }: TableFiles<Row>,
): Promise<RowFiles<Row>> {
  const names = columns.map(({ name }) => name);
  const parquetFile = await staging.create(`${base}.parquet`);
  const jsonl = gzipFile(await staging.create(`${base}.jsonl.gz`));
  const csv = hasCsv ? gzipFile(await staging.create(`${base}.csv.gz`)) : null;
  const parquet = openParquet<Row>(parquetFile, columns);
  let rows = 0;
  await csv?.write(csvRecord(names));

  return {
    async write(page) {
      rows += page.length;
      await jsonl.write(page.map((row) => `${JSON.stringify(row)}\n`).join(""));
      await csv?.write(page.map((row) => csvRecord(names.map((name) => row[name] as Cell))).join(""));
      await parquet.write(page);
    },
    async finish() {
      await parquet.finish();
      const files: [name: string, mediaType: string, file: StagedFile][] = [
        [`${base}.parquet`, "application/vnd.apache.parquet", parquetFile],
        [`${base}.jsonl.gz`, "application/gzip", jsonl],
        ...(csv ? [[`${base}.csv.gz`, "application/gzip", csv] as [string, string, StagedFile]] : []),
      ];
      const written: WrittenFile[] = [];
      for (const [name, mediaType, file] of files) written.push({ name, mediaType, rows, ...(await file.finish()) });
      return written;
    },
  };
}

/** A file of one text, such as the manifest. */
export async function writeTextFile(
  staging: Staging,
  name: string,
  mediaType: string,
  text: string,
): Promise<WrittenFile> {
  const file = await staging.create(name);
  await file.write(text);
  return { name, mediaType, rows: null, ...(await file.finish()) };
}
