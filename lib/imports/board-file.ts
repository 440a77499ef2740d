import { openCsv } from "./csv-table";
import { FileError, type FilePlace, quoted } from "./file-error";
import { openJsonLines } from "./json-table";
import { openParquetOrText } from "./open-table";
import type { BoardFile, BoardFileRow } from "./schema";
import type { Source } from "./source";
import type { Table } from "./table";
import { TextFeed } from "./text-feed";

/**
 * Reads a board: what `palate rate --json` prints, what `GET /api/v1/leaderboards/{arena}` answers, or a table (CSV, JSON lines,
 * a JSON array, Parquet) with the columns `system` and `rating`, and `name`, `rank` and `component` where it has them. A board is held
 * whole. Where a file gives no rank at all, a system's rank is one more than the number of those with a higher rating.
 *
 * @throws FileError `empty`: no rated system | `repeated_system` | `missing_column` | `bad_value`; and those of the formats
 */
export async function readBoardOf(source: Source): Promise<BoardFile> {
  const opened = await openParquetOrText(source);
  const rows = opened instanceof TextFeed ? await readText(opened) : await readTable(opened);
  const names = new Set<string>();
  for (const { id, place } of rows) {
    if (names.has(id)) throw new FileError("repeated_system", `${quoted(id)} stands on the board twice.`, place);
    names.add(id);
  }
  const rated = rows.filter((row) => row.rating !== null);
  if (rated.length === 0) throw new FileError("empty", "the board rates no system.", { file: source.name });
  return {
    file: source.name,
    rated: withRanks(rated),
    unrated: rows.filter((row) => row.rating === null).map(({ id }) => id),
  };
}

/** A row as the file has it. */
interface ListedRow {
  readonly id: string;
  readonly name: string | null;
  readonly rating: number | null;
  readonly rank: number | null;
  readonly component: number | null;
  readonly place: FilePlace;
}

function withRanks(rows: readonly ListedRow[]): BoardFileRow[] {
  const hasRanks = rows.some(({ rank }) => rank !== null);
  return rows.map(({ id, name, rating, rank, component, place }) => {
    if (hasRanks && rank === null) throw new FileError("bad_value", `${quoted(id)} has a rating, but no rank.`, place);
    const higher = () => rows.filter((other) => other.rating! > rating!).length;
    return { id, name, rating: rating!, rank: rank ?? 1 + higher(), component: component ?? 0 };
  });
}

async function readText(feed: TextFeed): Promise<ListedRow[]> {
  if (feed.firstCharacter !== "{" && feed.firstCharacter !== "[") return readTable(await openCsv(feed));
  while (!feed.isLast) await feed.more();
  let value: unknown;
  try {
    value = JSON.parse(feed.bytes.toString());
  } catch {
    // Several objects, one a line; where it is not that either, the error names the line.
    return readTable(await openJsonLines(feed));
  }
  feed.use(feed.bytes.length, 0);
  return systemsOf(value, feed.file).map((row, index) => listedRow(row, `system ${index + 1}`, { file: feed.file }));
}

/** The list of systems in a parsed file. `palate boards show --json` prints a list of boards, which may hold one. */
function systemsOf(value: unknown, file: string): unknown[] {
  const values = Array.isArray(value) ? value : [value];
  const boards = values.filter((board) => isObject(board) && "systems" in board);
  const [board] = boards;
  if (board === undefined && Array.isArray(value)) return value;
  if (boards.length > 1) {
    throw new FileError("bad_value", `this holds ${boards.length} boards, of which one must be chosen.`, { file });
  }
  if (isObject(board) && Array.isArray(board.systems)) return board.systems;
  throw new FileError("missing_column", "this JSON has no list under systems, so it is no board.", { file });
}

async function readTable(table: Table): Promise<ListedRow[]> {
  const { file, unit } = table;
  const find = (name: string) => table.columns.find((column) => column.trim().toLowerCase() === name);
  if (find("system") === undefined || find("rating") === undefined) {
    const has = table.columns.map(quoted).join(", ");
    const detail = `a board needs the columns system and rating. The columns are ${has}.`;
    throw new FileError("missing_column", detail, { file });
  }
  const keys = ["system", "name", "rating", "rank", "component"].filter((key) => find(key) !== undefined);
  const rows: ListedRow[] = [];
  for await (const batch of table.batches(keys.map((key) => find(key)!))) {
    for (let at = 0; at < batch.length; at += 1) {
      const row = Object.fromEntries(keys.map((key, column) => [key, batch.cells[column]![at]]));
      rows.push(listedRow(row, "the system", { file, unit, row: batch.rows[at]! }));
    }
  }
  return rows;
}

/** @throws FileError `bad_value` */
function listedRow(value: unknown, which: string, place: FilePlace): ListedRow {
  const row = isObject(value) ? value : {};
  const text = (cell: unknown) => (typeof cell === "string" || typeof cell === "number" ? String(cell).trim() : "");
  const id = text(row.system);
  if (id === "") throw new FileError("bad_value", `${which} has no name under system.`, place);
  const number = (key: "rating" | "rank" | "component"): number | null => {
    const cell = row[key];
    if (cell === undefined || cell === null || cell === "") return null;
    const read = typeof cell === "string" || typeof cell === "bigint" ? Number(cell) : cell;
    if (typeof read === "number" && Number.isFinite(read)) return read;
    throw new FileError("bad_value", `the ${key} of ${quoted(id)} is ${quoted(String(cell))}, not a number.`, place);
  };
  return {
    id,
    name: text(row.name) || null,
    rating: number("rating"),
    rank: number("rank"),
    component: number("component"),
    place,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
