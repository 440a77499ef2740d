import { FileError } from "./file-error";
import type { Table, TableBatch } from "./table";
import type { TextFeed } from "./text-feed";

interface JsonRows {
  readonly lines: number[];
  readonly objects: Record<string, unknown>[];
  /** Rows between them that are no objects. */
  readonly broken: FileError[];
}

/** Takes what is complete at the start of the feed's text. */
type Splitter = (feed: TextFeed) => JsonRows;

/**
 * JSON lines: one object a line. Empty lines are passed over. The columns are the keys of the first object.
 *
 * @throws FileError `empty` | `broken_row` | `not_text` | `unreadable`
 * @see https://jsonlines.org
 */
export function openJsonLines(feed: TextFeed): Promise<Table> {
  return openRows(feed, "jsonl", splitLines);
}

/**
 * A JSON array of objects, read one by one: it need not fit into memory. The columns are the keys of the first object.
 *
 * @throws FileError `empty` | `broken_row` | `not_text` | `unreadable`
 */
export function openJsonArray(feed: TextFeed): Promise<Table> {
  return openRows(feed, "json", arraySplitter());
}

async function openRows(feed: TextFeed, format: "json" | "jsonl", split: Splitter): Promise<Table> {
  let first = split(feed);
  while (first.objects.length === 0 && first.broken.length === 0 && !feed.isLast) {
    await feed.more();
    first = split(feed);
  }
  const [object] = first.objects;
  if (object === undefined && first.broken.length > 0) throw first.broken[0];
  if (object === undefined) throw new FileError("empty", "the file holds no row.", { file: feed.file });
  async function* batches(
    wanted: readonly string[],
    onBroken: (error: FileError) => void = refuse,
  ): AsyncGenerator<TableBatch> {
    first.broken.forEach(onBroken);
    yield batchOf(first, wanted);
    while (!feed.isLast) {
      await feed.more();
      const rows = split(feed);
      rows.broken.forEach(onBroken);
      if (rows.objects.length > 0) yield batchOf(rows, wanted);
    }
  }
  return { file: feed.file, format, columns: Object.keys(object), unit: "line", batches };
}

function refuse(error: FileError): never {
  throw error;
}

function batchOf({ lines, objects }: JsonRows, wanted: readonly string[]): TableBatch {
  const cells = wanted.map((name) => objects.map((object) => (Object.hasOwn(object, name) ? object[name] : undefined)));
  return { length: objects.length, rows: lines, cells };
}

function splitLines(feed: TextFeed): JsonRows {
  const rows: JsonRows = { lines: [], objects: [], broken: [] };
  const { bytes } = feed;
  const end = feed.isLast ? bytes.length : bytes.lastIndexOf(lineFeed) + 1;
  let { line } = feed;
  const lines = bytes.toString("utf8", 0, end).split("\n");
  for (const text of lines) {
    if (text.trim() !== "") add(rows, feed, text, line);
    line += 1;
  }
  feed.use(end, lines.length - 1);
  return rows;
}

/** Keeps from one piece of text to the next what of the array comes next. */
function arraySplitter(): Splitter {
  let next: "[" | "an object or ]" | "an object" | ", or ]" | "nothing" = "[";
  return (feed) => {
    const rows: JsonRows = { lines: [], objects: [], broken: [] };
    const { bytes } = feed;
    let { line } = feed;
    let used = 0;
    while (used < bytes.length) {
      const character = String.fromCharCode(bytes[used]!);
      let end = used + 1;
      if (character === "\n") line += 1;
      if (character.trim() === "") {
        // Between elements space means nothing.
      } else if (next === "[" && character === "[") {
        next = "an object or ]";
      } else if (next === ", or ]" && character === ",") {
        next = "an object";
      } else if (character === "]" && next.endsWith("]")) {
        next = "nothing";
      } else if (character === "{" && next.startsWith("an object")) {
        end = endOfObject(bytes, used);
        if (end < 0) break;
        const text = bytes.toString("utf8", used, end);
        add(rows, feed, text, line);
        line += text.split("\n").length - 1;
        next = ", or ]";
      } else {
        const detail = `this is no JSON array of objects: ${JSON.stringify(character)} stands where ${next} must.`;
        throw feed.fail("broken_row", detail, line);
      }
      used = end;
    }
    feed.use(used, line - feed.line);
    if (feed.isLast && next !== "nothing") throw feed.fail("broken_row", "the JSON array has no end.");
    return rows;
  };
}

const lineFeed = 0x0a;
const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Where the object that begins at `start` ends, by its braces alone; −1 where the bytes end before. */
function endOfObject(bytes: Buffer, start: number): number {
  let depth = 0;
  let isText = false;
  for (let at = start; at < bytes.length; at += 1) {
    const code = bytes[at]!;
    if (isText) {
      if (code === backslash) at += 1;
      else if (code === quote) isText = false;
    } else if (code === quote) isText = true;
    else if (code === openBrace) depth += 1;
    else if (code === closeBrace) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function add(rows: JsonRows, feed: TextFeed, text: string, line: number): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const detail = "this is neither JSON with one whole object a line, nor a JSON array of objects.";
    rows.broken.push(feed.fail("broken_row", detail, line, { cause: error }));
    return;
  }
  if (!isObject(value)) {
    rows.broken.push(feed.fail("broken_row", "this is JSON, but no object with the columns as keys.", line));
    return;
  }
  rows.lines.push(line);
  rows.objects.push(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
