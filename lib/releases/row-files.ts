import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { StagedFile, Staging } from "@/lib/storage/release-files";
import { type NamedColumn, parquetSchema } from "./column";
import { csvRecord } from "./csv";

// Large enough for statistics and compression to be worth it, small enough to hold: at most 120 MB of longest texts.
const rowGroupRows = 10_000;

export interface WrittenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number | null;
}

type Cell = string | number | null;

/** Rows of one kind, written as JSON lines, CSV and Parquet at once. */
export interface RowFiles<Row> {
  /** Takes rows in the order of the files. */
  write(rows: readonly Row[]): Promise<void>;
  finish(): Promise<WrittenFile[]>;
}

/**
 * Opens the three files of one kind of rows in a staged release. Memory is bound by one row group, whatever comes.
 *
 * @param base their name without its ending: `votes`
 */
export async function openRowFiles<Row extends Readonly<Record<string, Cell>>>(
  staging: Staging,
  base: string,
  columns: readonly NamedColumn<keyof Row & string>[],
): Promise<RowFiles<Row>> {
  const jsonl = await staging.create(`${base}.jsonl`);
  const csv = await staging.create(`${base}.csv`);
  const parquetFile = await staging.create(`${base}.parquet`);
  const parquet = openParquet<Row>(parquetFile, columns);
  let rows = 0;
  await csv.write(csvRecord(columns.map(({ name }) => name)));

  return {
    async write(page) {
      rows += page.length;
      await jsonl.write(
        page
          .map((row) => `${JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, row[name]])))}\n`)
          .join(""),
      );
      await csv.write(page.map((row) => csvRecord(columns.map(({ name }) => row[name] as Cell))).join(""));
      await parquet.write(page);
    },
    async finish() {
      await parquet.finish();
      const written: WrittenFile[] = [];
      for (const [ending, mediaType, file] of [
        ["jsonl", "application/x-ndjson", jsonl],
        ["csv", "text/csv; charset=utf-8; header=present", csv],
        ["parquet", "application/vnd.apache.parquet", parquetFile],
      ] as const) {
        written.push({ name: `${base}.${ending}`, mediaType, rows, ...(await file.finish()) });
      }
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

function openParquet<Row extends Readonly<Record<string, Cell>>>(
  file: StagedFile,
  columns: readonly NamedColumn<keyof Row & string>[],
): { write(rows: readonly Row[]): Promise<void>; finish(): Promise<void> } {
  const bytes = new ByteWriter();
  const parquet = new ParquetWriter({ writer: bytes, schema: parquetSchema(columns), createdBy: "palate" });
  let waiting: Row[] = [];

  async function drain(): Promise<void> {
    await file.write(bytes.getBytes());
    // The writer goes on counting `offset`; only its buffer begins anew.
    bytes.index = 0;
  }

  async function writeGroup(): Promise<void> {
    const group = waiting;
    waiting = [];
    const columnData = columns.map(({ name, type }) => ({
      name,
      data: group.map((row) => (type === "date" ? new Date(row[name] as string) : row[name])),
    }));
    await parquet.write({ columnData, rowGroupSize: rowGroupRows });
    await drain();
  }

  return {
    async write(rows) {
      for (const row of rows) {
        waiting.push(row);
        if (waiting.length === rowGroupRows) await writeGroup();
      }
    },
    async finish() {
      if (waiting.length > 0) await writeGroup();
      await parquet.finish();
      await drain();
    },
  };
}
