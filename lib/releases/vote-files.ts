import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { StagedFile, Staging } from "@/lib/storage/release-files";
import { columns, parquetSchema } from "./columns";
import { csvRecord } from "./csv";
import type { CheckedRow } from "./stages";

// Large enough for statistics and compression to be worth it, small enough to hold: at most 120 MB of longest texts.
const rowGroupRows = 10_000;

const mediaTypes = {
  "votes.jsonl": "application/x-ndjson",
  "votes.csv": "text/csv; charset=utf-8; header=present",
  "votes.parquet": "application/vnd.apache.parquet",
} as const;

export interface WrittenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number | null;
}

/** The votes of a release, written as JSON lines, CSV and Parquet at once. */
export interface VoteFiles {
  /** Takes rows in the order of the files. */
  write(rows: readonly CheckedRow[]): Promise<void>;
  finish(): Promise<WrittenFile[]>;
}

/** Opens the three files of votes in a staged release. Memory is bound by one row group, whatever comes. */
export async function openVoteFiles(staging: Staging): Promise<VoteFiles> {
  const jsonl = await staging.create("votes.jsonl");
  const csv = await staging.create("votes.csv");
  const parquetFile = await staging.create("votes.parquet");
  const parquet = openParquet(parquetFile);
  let rows = 0;
  await csv.write(csvRecord(columns.map(({ name }) => name)));

  return {
    async write(page) {
      rows += page.length;
      await jsonl.write(page.map(jsonLine).join(""));
      await csv.write(page.map((row) => csvRecord(columns.map(({ name }) => row[name]))).join(""));
      await parquet.write(page);
    },
    async finish() {
      await parquet.finish();
      const written: WrittenFile[] = [];
      for (const [name, file] of [
        ["votes.jsonl", jsonl],
        ["votes.csv", csv],
        ["votes.parquet", parquetFile],
      ] as const) {
        written.push({ name, mediaType: mediaTypes[name], rows, ...(await file.finish()) });
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

function jsonLine(row: CheckedRow): string {
  return `${JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, row[name]])))}\n`;
}

function openParquet(file: StagedFile): { write(rows: readonly CheckedRow[]): Promise<void>; finish(): Promise<void> } {
  const bytes = new ByteWriter();
  const parquet = new ParquetWriter({ writer: bytes, schema: parquetSchema(), createdBy: "palate" });
  let waiting: CheckedRow[] = [];

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
