import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { parquetMetadata } from "hyparquet";

// More than the end of a Parquet file with thousands of row groups takes.
const footerBytes = 16 << 20;
const newline = 10;

/** Counts rows of a table's file as its bytes go by: in Parquet by the footer, in packed JSON lines by the lines. Null for any other file. */
export async function countStoredRows(name: string, chunks: AsyncIterable<Uint8Array>): Promise<number | null> {
  if (name.endsWith(".parquet")) return Number(parquetMetadata(await readEnd(chunks)).num_rows);
  if (name.endsWith(".jsonl.gz")) return countLines(chunks);
  for await (const _ of chunks);
  return null;
}

async function readEnd(chunks: AsyncIterable<Uint8Array>): Promise<ArrayBuffer> {
  const end: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    end.push(chunk);
    bytes += chunk.byteLength;
    while (bytes - end[0]!.byteLength >= footerBytes) bytes -= end.shift()!.byteLength;
  }
  return new Uint8Array(Buffer.concat(end)).buffer;
}

async function countLines(packed: AsyncIterable<Uint8Array>): Promise<number> {
  let lines = 0;
  const source = Readable.from(packed);
  const text = source.pipe(createGunzip({ chunkSize: 1 << 20 }));
  source.once("error", (error) => text.destroy(error));
  for await (const chunk of text as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) lines += 1;
  }
  return lines;
}
