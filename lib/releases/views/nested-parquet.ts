import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import { writeColumn } from "hyparquet-writer/src/column.js";
import type { StagedFile } from "@/lib/storage/release-files";
import { type Field, parquetSchemaOf } from "./field";
import { type LeafData, Shredder } from "./shred";

const rowGroupRows = 10_000;
const rowGroupCharacters = 24_000_000;
const pageBytes = 1 << 20;
const keptBytes = 16_384;

/** Where a leaf's values and their pages are. */
type Chunk = ReturnType<typeof writeColumn>;

/** A Parquet file of nested rows, written in row groups with statistics, packed with Snappy. */
export interface NestedParquet<Row> {
  write(rows: readonly Row[]): Promise<void>;
  finish(): Promise<void>;
}

/**
 * Writes nested rows as Parquet. Memory is bound by a row group, which ends after 10 000 rows or 24 million characters of different texts: a
 * text that many rows share is held, and mostly written, once.
 */
export function openNestedParquet<Row extends Readonly<Record<string, unknown>>>(
  file: StagedFile,
  fields: readonly Field[],
): NestedParquet<Row> {
  const bytes = new ByteWriter();
  const schema = parquetSchemaOf(fields);
  const parquet = new ParquetWriter({ writer: bytes, schema, createdBy: "palate" });
  const paths = leafPaths(schema);
  const shredder = new Shredder(fields);
  /** Of each leaf what the last row group has, where it is small: most leaves of a view say the same again and again. */
  const written: ({ readonly start: number; readonly content: Uint8Array; readonly chunk: Chunk } | null)[] = [];
  let waiting = 0;
  let seen = new Set<unknown>();
  let characters = 0;

  async function drain(): Promise<void> {
    await file.write(bytes.getBytes());
    // The writer goes on counting `offset`; only its buffer begins anew.
    bytes.index = 0;
  }

  function writeLeaves(leaves: ReturnType<Shredder["take"]>): Chunk[] {
    return leaves.map(({ data, isSame }, at) => {
      const last = written[at];
      if (isSame && last) {
        const chunk = moveChunk(last.chunk, bytes.offset - last.start);
        bytes.appendBytes(last.content);
        return chunk;
      }
      const start = bytes.offset;
      const chunk = writeLeaf(paths[at]!, data);
      const size = bytes.offset - start;
      const content = size <= keptBytes ? bytes.getBytes().slice(-size) : null;
      written[at] = content && { start, content, chunk: moveChunk(chunk, 0) };
      return chunk;
    });
  }

  function writeLeaf(schemaPath: SchemaElement[], data: LeafData): Chunk {
    return writeColumn({
      writer: bytes,
      column: {
        columnName: schemaPath.slice(1).map(nameOf).join("."),
        element: schemaPath.at(-1)!,
        schemaPath,
        codec: "SNAPPY",
        compressors: parquet.compressors,
        stats: true,
        pageSize: pageBytes,
        columnIndex: false,
        offsetIndex: true,
      },
      pageData: data as unknown as Parameters<typeof writeColumn>[0]["pageData"],
    });
  }

  async function endGroup(chunks: readonly Chunk[], start: number, rowCount: number): Promise<void> {
    const rows = BigInt(rowCount);
    const sizes = chunks.map(({ chunk }) => chunk.meta_data?.total_uncompressed_size ?? 0n);
    parquet.num_rows += rows;
    parquet.pendingIndexes.push(...chunks);
    parquet.row_groups.push({
      columns: chunks.map(({ chunk }) => chunk),
      total_byte_size: sizes.reduce((sum, size) => sum + size, 0n),
      num_rows: rows,
      total_compressed_size: BigInt(bytes.offset - start),
    });
    await drain();
  }

  async function writeGroup(): Promise<void> {
    const start = bytes.offset;
    const rows = waiting;
    waiting = 0;
    seen = new Set();
    characters = 0;
    await endGroup(writeLeaves(shredder.take()), start, rows);
  }

  function note(value: unknown): void {
    const isText = typeof value === "string";
    if (isText ? value.length < leastCounted : typeof value !== "object" || value === null) return;
    if (seen.has(value)) return;
    seen.add(value);
    if (isText) characters += value.length;
    else for (const inner of Object.values(value as object)) note(inner);
  }

  return {
    async write(rows) {
      for (const row of rows) {
        shredder.add(row);
        waiting += 1;
        for (const { name } of fields) note(row[name]);
        if (waiting === rowGroupRows || characters >= rowGroupCharacters) await writeGroup();
      }
    },
    async finish() {
      if (waiting > 0) await writeGroup();
      await parquet.finish();
      await drain();
    },
  };
}

function moveChunk({ chunk, offsetIndex, ...rest }: Chunk, by: number): Chunk {
  const { meta_data } = chunk;
  return {
    ...rest,
    chunk: {
      ...chunk,
      file_offset: chunk.file_offset + BigInt(by),
      ...(meta_data && {
        meta_data: {
          ...meta_data,
          data_page_offset: meta_data.data_page_offset + BigInt(by),
          ...(meta_data.dictionary_page_offset !== undefined && {
            dictionary_page_offset: meta_data.dictionary_page_offset + BigInt(by),
          }),
        },
      }),
    },
    ...(offsetIndex && {
      offsetIndex: {
        ...offsetIndex,
        page_locations: offsetIndex.page_locations.map((page) => ({ ...page, offset: page.offset + BigInt(by) })),
      },
    }),
  };
}

/** Shorter texts are no more than their row; to look each of them up would take longer than to hold it. */
const leastCounted = 200;

/** The elements from the root to each leaf, in the order of the schema. */
function leafPaths(schema: readonly SchemaElement[]): SchemaElement[][] {
  const paths: SchemaElement[][] = [];
  let at = 0;
  const walk = (above: readonly SchemaElement[]) => {
    const element = schema[at]!;
    const path = [...above, element];
    at += 1;
    if (!element.num_children) paths.push(path);
    for (let child = 0; child < (element.num_children ?? 0); child += 1) walk(path);
  };
  walk([]);
  return paths;
}

function nameOf({ name }: SchemaElement): string {
  return name;
}
