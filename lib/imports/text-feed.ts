import { isUtf8 } from "node:buffer";
import { FileError } from "./file-error";
import type { Source } from "./source";

/** Longest row, in bytes: an open quote must not swallow a file of any size into memory. */
const longestRow = 64 << 20;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The text of a source, piece by piece, as bytes of UTF-8: `bytes` is what has come and was not used yet. Readers look for the
 * ends of rows in bytes, several times faster than in text, and make texts of what they need.
 *
 * UTF-16 is taken, too, where its mark says so, as spreadsheets and Windows shells write it. A mark at the start is left out.
 */
export class TextFeed {
  readonly file: string;
  bytes: Buffer = Buffer.alloc(0);
  /** Whether nothing comes after `bytes`. */
  isLast = false;
  /** The line on which `bytes` begins, from 1. */
  line = 1;
  readonly #chunks: AsyncIterator<Uint8Array>;

  private constructor(file: string, chunks: AsyncIterable<Uint8Array>) {
    this.file = file;
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /**
   * Opens a text, with its first bytes that are no blank at hand.
   *
   * @throws FileError `empty` | `unreadable`
   */
  static async open(source: Source): Promise<TextFeed> {
    const [first, second, third] = source.start;
    const isLittle = first === 0xff && second === 0xfe;
    const isBig = first === 0xfe && second === 0xff;
    const utf16 = isLittle ? "utf-16le" : isBig ? "utf-16be" : null;
    const feed = new TextFeed(source.name, utf16 === null ? source.chunks : rewritten(source.chunks, utf16));
    await feed.more();
    if (first === 0xef && second === 0xbb && third === 0xbf) feed.bytes = feed.bytes.subarray(3);
    for (;;) {
      const blank = leadingBlank(feed.bytes);
      if (blank < feed.bytes.length) {
        // Only whole lines are left out: what stands before the first word of a line belongs to it.
        const end = feed.bytes.subarray(0, blank).lastIndexOf(lineFeed) + 1;
        feed.use(end, countLines(feed.bytes.subarray(0, end)));
        return feed;
      }
      if (feed.isLast) throw new FileError("empty", "the file is empty.", { file: feed.file });
      await feed.more();
    }
  }

  /** The first character that is not blank. */
  get firstCharacter(): string {
    return String.fromCharCode(this.bytes[leadingBlank(this.bytes)] ?? lineFeed);
  }

  /**
   * Adds the next piece to `bytes`.
   *
   * @throws FileError `unreadable` | `broken_row`: the row at its start is longer than 64 MB
   */
  async more(): Promise<void> {
    if (this.bytes.length > longestRow) {
      throw this.fail("broken_row", `this row has no end within ${longestRow >> 20} MB: is a quote left open?`);
    }
    const next = await this.#chunks.next();
    if (next.done) this.isLast = true;
    else this.bytes = this.bytes.length === 0 ? asBuffer(next.value) : Buffer.concat([this.bytes, next.value]);
  }

  /**
   * Takes `count` bytes off the start, which end on another line by `lines`.
   *
   * @throws FileError `not_text`: they are not UTF-8, or hold a zero; with the line
   */
  use(count: number, lines: number): void {
    this.#requireText(this.bytes.subarray(0, count));
    this.bytes = this.bytes.subarray(count);
    this.line += lines;
  }

  /** An error about the row that begins on `line`. */
  fail(code: "broken_row" | "not_text", detail: string, line = this.line, options?: ErrorOptions): FileError {
    return new FileError(code, detail, { file: this.file, unit: "line", row: line }, options);
  }

  /** Stops reading. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  #requireText(bytes: Buffer): void {
    const zero = bytes.indexOf(0);
    if (zero >= 0) {
      const detail = "this holds zero bytes, so that it is no text, or UTF-16 without its mark.";
      throw this.fail("not_text", detail, this.line + countLines(bytes.subarray(0, zero)));
    }
    if (isUtf8(bytes)) return;
    let { line } = this;
    for (let from = 0; ; line += 1) {
      const end = bytes.indexOf(lineFeed, from);
      if (end < 0 || !isUtf8(bytes.subarray(from, end))) break;
      from = end + 1;
    }
    throw this.fail("not_text", "this is not UTF-8: save the file with that encoding.", line);
  }
}

async function* rewritten(
  chunks: AsyncIterable<Uint8Array>,
  encoding: "utf-16le" | "utf-16be",
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** How many bytes at the start are space, tabs and ends of lines. */
function leadingBlank(bytes: Buffer): number {
  const isBlank = (byte: number) => byte === 0x20 || byte === 0x09 || byte === lineFeed || byte === carriageReturn;
  const first = bytes.findIndex((byte) => !isBlank(byte));
  return first < 0 ? bytes.length : first;
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) lines += 1;
  return lines;
}
