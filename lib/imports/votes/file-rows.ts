import { FileError, quoted, type RowUnit } from "../file-error";
import { openTable } from "../open-table";
import type { FileVote, OpenedVotes, VoteColumns } from "../schema";
import { openSource } from "../source";
import type { Table, TableBatch } from "../table";
import { findVoteColumns } from "../vote-columns";
import { VoteReader } from "../vote-rows";
import { readSpoken, storable } from "./cell-text";
import { findImportColumns, type ImportColumnChoice, type ImportColumns, importColumnsOf } from "./import-columns";
import { readMoment } from "./moment";

/** A vote of a file with everything that the file tells of it. Texts are as the database takes them. */
export interface FileRow extends FileVote {
  /** Which record of this row it is, from 0: a JSON array may hold many on one line. */
  readonly turn: number;
  /** Null where the file does not say what was asked. */
  readonly prompt: string | null;
  /** Null where the file does not say what was answered. */
  readonly leftText: string | null;
  readonly rightText: string | null;
  readonly persona: string | null;
  readonly judgedAt: Date | null;
  readonly standpoint: "owner" | "proxy" | null;
  /** Groups of the voter: the column's name to what it says; columns that say nothing here are left out. */
  readonly segments: readonly { readonly label: string; readonly value: string }[];
}

/** Every column that is read, by its role. Votes are not grouped: the column for that has no role here. */
export type ImportedColumns = Omit<VoteColumns, "group"> & ImportColumns;

/** Rows of a file as they are read. */
export interface OpenedRows extends Pick<OpenedVotes, "file" | "format"> {
  readonly unit: RowUnit;
  readonly columns: ImportedColumns;
  /** How many rows there are, where the format says so beforehand. */
  readonly rowCount: number | undefined;
  /**
   * The rows, in the order of the file, some at a time. To be read once.
   *
   * @param refuse is told of each row that cannot be read, in their order, and decides by returning or throwing whether to go on; what
   *   stands before such a row is given out before it throws
   * @throws FileError where the file itself cannot be read on; `empty`
   */
  rows(refuse: (error: FileError) => void): AsyncGenerator<readonly FileRow[]>;
  /** Ends the reading, wherever it is; needed where `rows` is not read to its end. */
  close(): Promise<void>;
}

/**
 * Opens a file of votes as `openVotes` does, with what it tells beside their outcomes: what was asked and answered, for whom, when.
 *
 * @throws FileError
 */
export async function openRows(
  path: string,
  choice: ImportColumnChoice = {},
  input?: AsyncIterable<Uint8Array>,
): Promise<OpenedRows> {
  const source = await openSource(path, input);
  try {
    const table = await openTable(source);
    const { group: _, ...voteColumns } = findVoteColumns(table, { ...choice, group: null });
    const reader = new VoteReader(table, { ...voteColumns, group: null });
    const columns = findImportColumns(table, choice);
    return {
      file: table.file,
      format: table.format,
      unit: table.unit,
      columns: { ...voteColumns, ...columns },
      rowCount: table.rowCount,
      rows: (refuse) => rowsOf(table, reader, columns, refuse),
      close: () => source.close(),
    };
  } catch (error) {
    await source.close();
    throw error;
  }
}

async function* rowsOf(
  table: Table,
  votes: VoteReader,
  columns: ImportColumns,
  refuse: (error: FileError) => void,
): AsyncGenerator<FileRow[]> {
  const wanted = [...new Set([...votes.wanted, ...importColumnsOf(columns)])];
  let [lastRow, turn] = [0, 0];
  let isEmpty = true;
  const broken: FileError[] = [];
  for await (const batch of table.batches(wanted, (error) => broken.push(error))) {
    if (batch.length === 0) continue;
    isEmpty = false;
    const readVote = votes.rowsOf(batch);
    const readRest = restReader(table, wanted, columns, batch);
    const rows: FileRow[] = [];
    try {
      for (let at = 0; at < batch.length; at += 1) {
        const row = batch.rows[at]!;
        while (broken.length > 0 && broken[0]!.place.row! < row) refuse(broken.shift()!);
        turn = row === lastRow ? turn + 1 : 0;
        lastRow = row;
        const read = readOr(refuse, () => ({ ...requireStorable(table, readVote(at)), turn, ...readRest(at) }));
        if (read !== null) rows.push(read);
      }
    } catch (reason) {
      if (rows.length > 0) yield rows;
      throw reason;
    }
    if (rows.length > 0) yield rows;
  }
  broken.forEach(refuse);
  if (isEmpty) throw new FileError("empty", "the file holds no vote.", { file: table.file });
}

/** What `read` gives, or null where it was refused. */
function readOr<Read>(refuse: (error: FileError) => void, read: () => Read): Read | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    refuse(error);
    return null;
  }
}

/** Longer ones are no names: another column was taken for them. */
const longestName = 200;

/** As the record limits a group and what it is a group of. */
const longestSegment = 60;

/** A row may stand for as many equal votes; more would be stored for hours, most likely by mistake. */
const mostVotes = 1_000_000;

function requireStorable(table: Table, vote: FileVote): FileVote {
  const { row, votes, weight } = vote;
  const fail = (code: "bad_value" | "weighted", detail: string) =>
    new FileError(code, detail, { file: table.file, unit: table.unit, row });
  if (weight !== 1) throw fail("weighted", `this vote weighs ${weight}: only whole votes can be stored.`);
  if (!Number.isInteger(votes) || votes > mostVotes) {
    throw fail("bad_value", `this row stands for ${votes} votes: it must be a whole number up to ${mostVotes}.`);
  }
  const [left, right] = [vote.left, vote.right].map((name) => {
    if (name.length > longestName) throw fail("bad_value", `${quoted(name)} is too long for the name of a system.`);
    return storable(name);
  });
  return { ...vote, left: left!, right: right! };
}

type Rest = Omit<FileRow, keyof FileVote | "turn">;

/** Reads what stands beside the votes. */
function restReader(
  table: Table,
  wanted: readonly string[],
  columns: ImportColumns,
  batch: TableBatch,
): (at: number) => Rest {
  const cellsOf = (name: string | undefined | null) => (name == null ? null : batch.cells[wanted.indexOf(name)]!);
  const prompts = cellsOf(columns.prompt);
  const lefts = cellsOf(columns.texts?.left);
  const rights = cellsOf(columns.texts?.right);
  const personas = cellsOf(columns.persona);
  const times = cellsOf(columns.time);
  const standpoints = cellsOf(columns.standpoint);
  const segments = columns.segments.map((label) => ({ label, cells: cellsOf(label)! }));
  return (at) => {
    const fail = (name: string, what: string) =>
      new FileError("bad_value", `${quoted(name)} ${what}.`, {
        file: table.file,
        unit: table.unit,
        row: batch.rows[at]!,
      });
    const left = readSpoken(lefts?.[at]);
    const prompt = readSpoken(prompts?.[at]);
    const persona = readSpoken(personas?.[at]).answered?.trim() || null;
    if (persona !== null && persona.length > longestName) {
      throw fail(columns.persona!, "is too long here for the name of a person");
    }
    return {
      prompt: (prompt.asked ?? prompt.answered ?? left.asked)?.trim() || null,
      leftText: left.answered,
      rightText: readSpoken(rights?.[at]).answered,
      persona,
      judgedAt: momentOf(times?.[at], () => fail(columns.time!, "is no moment here")),
      standpoint: standpointOf(standpoints?.[at], () => fail(columns.standpoint!, "is neither owner nor proxy here")),
      segments: segments.flatMap(({ label, cells }) => {
        const value = readSpoken(cells[at]).answered?.trim() || null;
        if (value === null) return [];
        if (value.length > longestSegment) throw fail(label, "is too long here for the name of a group");
        return [{ label: label.trim(), value }];
      }),
    };
  };
}

function isBlank(cell: unknown): boolean {
  return cell === undefined || cell === null || (typeof cell === "string" && cell.trim() === "");
}

function momentOf(cell: unknown, fail: () => FileError): Date | null {
  if (isBlank(cell)) return null;
  const moment = readMoment(cell);
  if (moment === null) throw fail();
  return moment;
}

function standpointOf(cell: unknown, fail: () => FileError): "owner" | "proxy" | null {
  if (isBlank(cell)) return null;
  if (cell !== "owner" && cell !== "proxy") throw fail();
  return cell;
}
