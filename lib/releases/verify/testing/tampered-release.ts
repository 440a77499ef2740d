import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { db } from "@/lib/db/client";
import type { Transparency } from "@/lib/transparency/schema";
import { newestDay } from "../../chain/chain-file";
import { parquetSchema } from "../../column";
import { deriveFiles } from "../../file-list";
import { type Manifest, manifest as manifestSchema } from "../../manifest";
import { csvRecord } from "../../packing/csv";
import { tables } from "../../tables/list";
import { readJsonLines } from "../../testing/read-files";
import type { KeptRoots } from "../check-chain";
import { verifyRelease } from "../verify-release";

export type Row = Record<string, string | number | null>;

/**
 * A release that each test has a fresh copy of, to tamper with.
 *
 * @param publish makes it, once for the file; its folder
 */
export function tamperWith(publish: () => Promise<string>) {
  let pristine = "";
  let folder = "";
  beforeAll(async () => {
    pristine = await publish();
  });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "palate-verify-"));
    await restore();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  afterAll(() => db.$disconnect());

  const restore = () => cp(pristine, folder, { recursive: true });
  const read = (name: string) => readFile(path.join(folder, name));
  const write = (name: string, content: string | Uint8Array) => writeFile(path.join(folder, name), content);
  const remove = (name: string) => rm(path.join(folder, name));

  /** Somebody who covers their tracks: the manifest and the sums are made to fit the changed files. */
  async function cover(change: (manifest: Manifest) => Manifest = (same) => same): Promise<void> {
    const manifest = change(manifestSchema.parse(JSON.parse((await read("manifest.json")).toString("utf8"))));
    const files = await Promise.all(
      manifest.files.map(async (file) => {
        const bytes = await read(file.name);
        return { ...file, bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") };
      }),
    );
    const { manifestFile, sumsFile } = deriveFiles({ ...manifest, files });
    await write("manifest.json", manifestFile.text);
    await write("SHA256SUMS", sumsFile.text);
  }

  /** Rewrites a table in every format, or in one. */
  async function rewrite(name: string, change: (rows: Row[]) => Row[], only?: string): Promise<void> {
    const { columns, hasCsv } = tables.find((table) => table.name === name)!;
    const rows = change(readJsonLines(await read(`${name}.jsonl.gz`)));
    const wants = (ending: string) => only === undefined || only === ending;
    if (wants("jsonl.gz")) {
      await write(`${name}.jsonl.gz`, gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
    }
    if (hasCsv && wants("csv.gz")) {
      const records = [
        columns.map((column) => column.name),
        ...rows.map((row) => columns.map((column) => row[column.name]!)),
      ];
      await write(`${name}.csv.gz`, gzipSync(records.map(csvRecord).join("")));
    }
    if (!wants("parquet")) return;
    const bytes = new ByteWriter();
    const parquet = new ParquetWriter({ writer: bytes, schema: parquetSchema(columns) });
    await parquet.write({
      columnData: columns.map((column) => ({
        name: column.name,
        data: rows.map((row) => {
          const cell = row[column.name] ?? null;
          return column.type === "date" && cell !== null ? new Date(cell) : cell;
        }),
      })),
    });
    await parquet.finish();
    await write(`${name}.parquet`, bytes.getBytes());
  }

  /** Names of the checks that do not hold, each with its problems. */
  async function wrong(kept?: KeptRoots): Promise<Record<string, readonly string[]>> {
    const found: Record<string, readonly string[]> = {};
    for await (const { name, problems } of verifyRelease(folder, kept)) if (problems.length > 0) found[name] = problems;
    return found;
  }

  /**
   * Puts other days into the release and covers the tracks.
   *
   * @param says whose newest day the manifest names
   */
  async function replaceDays(changed: unknown, says = changed as Transparency): Promise<void> {
    await write("transparency.json", JSON.stringify(changed));
    await cover((manifest) => ({ ...manifest, chain: newestDay(says) }));
  }

  return { replaceDays, folder: () => folder, restore, read, write, remove, cover, rewrite, wrong };
}

export const changeFirst = (change: Row) => (rows: Row[]) =>
  rows.map((row, at) => (at === 0 ? { ...row, ...change } : row));
