import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { FileError } from "./file-error";

/** The bytes of a file or of standard input, unpacked where they are gzip. */
export interface Source {
  /** How errors call it. */
  readonly name: string;
  /** Where its bytes can be read in any order; null for standard input and for what is packed. */
  readonly path: string | null;
  /** Its first bytes: enough of them to recognize a format by, or all that there are. */
  readonly start: Uint8Array;
  /** All its bytes, from the first one on. To be read once. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Ends reading, wherever it is; needed where `chunks` is not read to its end. */
  close(): Promise<void>;
}

/** The longest mark of a format, `SQLite format 3`, fits in. */
const startBytes = 16;

/** Large enough that the work for each chunk is nothing, small enough to hold. */
const chunkBytes = 1 << 20;

/**
 * Opens a file, or standard input for `-`. Packing with gzip is recognized by its first bytes, whatever the name says.
 *
 * @param input what `-` stands for; standard input where it is left out
 * @throws FileError `unreadable`, here and while the chunks are read
 */
export async function openSource(path: string, input?: AsyncIterable<Uint8Array>): Promise<Source> {
  const isStream = path === "-";
  const name = isStream ? "standard input" : path;
  const bytes = isStream ? (input ?? process.stdin) : createReadStream(path, { highWaterMark: chunkBytes });
  const raw = await peek(named(name, bytes));
  const isGzip = raw.start[0] === 0x1f && raw.start[1] === 0x8b;
  if (!isGzip) return { name, path: isStream ? null : path, ...raw };
  return { name, path: null, ...(await peek(named(name, unpacked(raw.chunks)))) };
}

/** Everything that is left of a source. */
export async function readAll(source: Source): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.chunks) chunks.push(chunk);
  return Buffer.concat(chunks);
}

type Peeked = Pick<Source, "start" | "chunks" | "close">;

async function peek(bytes: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = bytes[Symbol.asyncIterator]();
  const close = async () => void (await iterator.return?.());
  let start = Buffer.alloc(0);
  while (start.length < startBytes) {
    const next = await iterator.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield start;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await close();
    }
  }
  return { start, chunks: chunks(), close };
}

async function* unpacked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const packed = Readable.from(chunks, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  packed.once("error", (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip);
  } finally {
    packed.destroy();
  }
}

/** Says of a failure which file it is about. */
async function* named(name: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError("unreadable", sentenceOf(error as NodeJS.ErrnoException), { file: name }, { cause: error });
  }
}

function sentenceOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "there is no such file.";
  if (code === "EISDIR") return "this is a folder, not a file.";
  if (code === "EACCES" || code === "EPERM") return "this file may not be read.";
  if (code?.startsWith("Z_")) return `this is gzip that cannot be unpacked (${message}).`;
  return `this cannot be read (${message}).`;
}
