import { FileError } from "./file-error";
import type { Table, TableBatch } from "./table";
import type { TextFeed } from "./text-feed";
import { TextPool } from "./text-pool";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** What separates fields, in the order in which they are believed where a header holds equally many of two. */
const delimiters = [",", "\t", ";", "|"];

/**
 * CSV with a header (RFC 4180): comma, tab, semicolon or bar, whichever the header holds most of; lines end with CRLF, LF or CR;
 * a quoted field may hold all of that. Empty lines are passed over.
 *
 * Our own reader, since it must do three things at once that no known fast one does: refuse a row with too few or too many
 * fields, know on which line of the file a row stands, and make no text of columns that nobody asked for.
 *
 * @throws FileError `empty` | `unknown_format`: a header of one column | `broken_row` | `not_text` | `unreadable`
 * @see RFC 4180
 */
export async function openCsv(feed: TextFeed): Promise<Table> {
  const pool = new TextPool();
  const header = await readHeader(feed, pool);
  return {
    file: feed.file,
    format: "csv",
    columns: header.names,
    unit: "line",
    batches: (wanted, onBroken) => batches(feed, header, wanted, pool, onBroken),
  };
}

interface Header {
  readonly names: readonly string[];
  readonly delimiter: number;
}

async function readHeader(feed: TextFeed, pool: TextPool): Promise<Header> {
  for (;;) {
    // Lines that end with CR alone, as spreadsheets on a Macintosh wrote them: nothing is known of them before the end.
    if (feed.isLast && !feed.bytes.includes(lineFeed)) {
      feed.bytes = feed.bytes.map((byte) => (byte === carriageReturn ? lineFeed : byte)) as Buffer;
    }
    const delimiter = delimiterOf(feed.bytes);
    const record = new RecordReader(feed, delimiter, null, pool);
    const end = record.read(0, feed.line);
    if (end >= 0) {
      const names = record.fields.map((name) => name.trim());
      if (names.length < 2) {
        const detail = "this is no format that is known: as CSV, its first line would be a header of a single column.";
        throw new FileError("unknown_format", detail, { file: feed.file });
      }
      feed.use(end, record.lines);
      return { names, delimiter };
    }
    await feed.more();
  }
}

/** The delimiter that the first line holds most of, outside of quotes. */
function delimiterOf(bytes: Buffer): number {
  const end = bytes.indexOf(lineFeed);
  const line = bytes.toString("utf8", 0, end < 0 ? bytes.length : end).replaceAll(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => line.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!.charCodeAt(0);
}

async function* batches(
  feed: TextFeed,
  header: Header,
  wanted: readonly string[],
  pool: TextPool,
  onBroken?: (error: FileError) => void,
): AsyncGenerator<TableBatch> {
  const width = header.names.length;
  const columns = wanted.map((name) => header.names.indexOf(name));
  const isKept = header.names.map((_, column) => columns.includes(column));
  const record = new RecordReader(feed, header.delimiter, isKept, pool);
  for (;;) {
    const rows: number[] = [];
    const cells: string[][] = wanted.map(() => []);
    let { line } = feed;
    let used = 0;
    while (used < feed.bytes.length) {
      const end = record.read(used, line);
      if (end < 0) break;
      if (record.count === width) {
        rows.push(line);
        for (let cell = 0; cell < cells.length; cell += 1) cells[cell]!.push(record.fields[columns[cell]!]!);
      } else if (!record.isEmpty) {
        const has = record.count === 1 ? "1 field" : `${record.count} fields`;
        const error = feed.fail("broken_row", `this row has ${has}, but the header has ${width}.`, line);
        if (onBroken === undefined) throw error;
        onBroken(error);
      }
      line += record.lines;
      used = end;
    }
    feed.use(used, line - feed.line);
    if (rows.length > 0) yield { length: rows.length, rows, cells };
    if (feed.isLast) return;
    await feed.more();
  }
}

/** Reads one record at a time into fields of its own, which the next one overwrites. */
class RecordReader {
  /** Texts of the kept fields; others keep their place and hold nothing. */
  readonly fields: string[] = [];
  /** Fields of the record. */
  count = 0;
  /** Lines that it takes. */
  lines = 1;
  /** Whether its line holds nothing at all. */
  isEmpty = false;
  readonly #pool: TextPool;
  readonly #feed: TextFeed;
  readonly #delimiter: number;
  readonly #isKept: readonly boolean[] | null;

  /** @param isKept which fields to make texts of; null for all */
  constructor(feed: TextFeed, delimiter: number, isKept: readonly boolean[] | null, pool: TextPool) {
    this.#pool = pool;
    this.#feed = feed;
    this.#delimiter = delimiter;
    this.#isKept = isKept;
    if (isKept !== null) this.fields = isKept.map(() => "");
  }

  /**
   * Reads the record that begins at a place of the feed's bytes.
   *
   * @param line of the record, for errors
   * @returns where the next record begins; −1 where this one is not complete yet
   * @throws FileError `broken_row`: a quote that is not closed, or something after it
   */
  read(start: number, line: number): number {
    const { bytes, isLast } = this.#feed;
    const { length } = bytes;
    const delimiter = this.#delimiter;
    let at = start;
    this.count = 0;
    this.lines = 1;
    for (;;) {
      const isQuoted = bytes[at] === quote;
      at = isQuoted ? this.#readQuoted(bytes, at + 1) : this.#readPlain(bytes, at);
      // The last byte that is here may be half of a doubled quote, or be followed by what ends the line.
      if (at >= length && !isLast) return -1;
      if (isQuoted && at > length) throw this.#feed.fail("broken_row", "a quote of this row is never closed.", line);
      this.count += 1;
      const code = at >= length ? lineFeed : bytes[at]!;
      at += 1;
      if (code === lineFeed) return at;
      if (code !== delimiter) {
        throw this.#feed.fail("broken_row", `field ${this.count} goes on after its closing quote.`, line);
      }
    }
  }

  /** @returns where the field ends */
  #readPlain(bytes: Buffer, from: number): number {
    const delimiter = this.#delimiter;
    const { length } = bytes;
    let hash = 0;
    let at = from;
    for (; at < length; at += 1) {
      const code = bytes[at]!;
      if (code === delimiter || code === lineFeed) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    const isReturn = at > from && bytes[at - 1] === carriageReturn && bytes[at] !== delimiter;
    const end = isReturn ? at - 1 : at;
    this.isEmpty = this.count === 0 && end === from;
    if (this.#isWanted()) this.fields[this.count] = this.#pool.take(bytes, from, end, hash);
    return at;
  }

  /** @returns what follows the closing quote, and the line's CR where there is one; past the end where it does not close */
  #readQuoted(bytes: Buffer, from: number): number {
    const { length } = bytes;
    let hash = 0;
    let hasQuotes = false;
    let at = from;
    this.isEmpty = false;
    for (; at < length; at += 1) {
      const code = bytes[at]!;
      if (code === quote) {
        if (bytes[at + 1] !== quote) break;
        hasQuotes = true;
        at += 1;
      } else if (code === lineFeed) this.lines += 1;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    if (at >= length) return length + 1;
    if (this.#isWanted()) {
      const text = this.#pool.take(bytes, from, at, hash);
      this.fields[this.count] = hasQuotes ? text.replaceAll('""', '"') : text;
    }
    at += 1;
    return bytes[at] === carriageReturn && (at + 1 === length || bytes[at + 1] === lineFeed) ? at + 1 : at;
  }

  #isWanted(): boolean {
    return this.#isKept === null || this.#isKept[this.count] === true;
  }
}
