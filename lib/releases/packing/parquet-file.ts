import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { StagedFile } from "@/lib/storage/release-files";
import { type Cell, type NamedColumn, parquetSchema } from "../column";

// Large enough for statistics and compression to be worth it, small enough to hold.
const rowGroupRows = 10_000;
const rowGroupCharacters = 24_000_000;

/**
 * Writes rows as Parquet in row groups with statistics, packed with Snappy. Memory is bound by one row group, which ends after
 * 10 000 rows or 24 million characters of text.
 */
export function openParquet<Row extends Readonly<Record<string, Cell>>>(
  file: StagedFile,
  columns: readonly NamedColumn<keyof Row & string>[],
): { write(rows: readonly Row[]): Promise<void>; finish(): Promise<void> } {
  const bytes = new ByteWriter();
  const parquet = new ParquetWriter({ writer: bytes, schema: parquetSchema(columns), createdBy: "palate" });
  const texts = columns.filter(({ type }) => type === "string").map(({ name }) => name);
  let waiting: Row[] = [];
  let characters = 0;

  async function drain(): Promise<void> {
    await file.write(bytes.getBytes());
    // The writer goes on counting `offset`; only its buffer begins anew.
    bytes.index = 0;
  }

  async function writeGroup(): Promise<void> {
    const group = waiting;
    waiting = [];
    characters = 0;
    const columnData = columns.map(({ name, type }) => ({
      name,
      data: group.map((row) => (type === "date" ? dateOf(row[name] as string | null) : row[name])),
    }));
    await parquet.write({ columnData, rowGroupSize: rowGroupRows });
    await drain();
  }

  return {
    async write(rows) {
      for (const row of rows) {
        waiting.push(row);
        for (const name of texts) characters += (row[name] as string | null)?.length ?? 0;
        if (waiting.length === rowGroupRows || characters >= rowGroupCharacters) await writeGroup();
      }
    },
    async finish() {
      if (waiting.length > 0) await writeGroup();
      await parquet.finish();
      await drain();
    },
  };
}

function dateOf(day: string | null): Date | null {
  return day === null ? null : new Date(day);
}
