import type { Outcome } from "@/lib/ranking/pair-counts";
import { FileError, quoted } from "./file-error";
import { OutcomeReader } from "./outcome-reader";
import type { FileVote, VoteColumns, WinnerFlags } from "./schema";
import type { Table, TableBatch } from "./table";
import { columnsOf } from "./vote-columns";

/**
 * The votes of a table, batch by batch. Space around a system's name is not part of it; an empty voter or group is unknown.
 *
 * Cost O(rows); memory is bound by one batch.
 *
 * @throws FileError `unknown_outcome` | `self_comparison` | `bad_value` | `empty`: no row at all; and those of the table
 */
export async function* votesOf(table: Table, columns: VoteColumns): AsyncGenerator<FileVote[]> {
  const reader = new VoteReader(table, columns);
  let isEmpty = true;
  for await (const batch of table.batches(reader.wanted)) {
    if (batch.length === 0) continue;
    isEmpty = false;
    const read = reader.rowsOf(batch);
    const votes: FileVote[] = [];
    for (let at = 0; at < batch.length; at += 1) votes.push(read(at));
    yield votes;
  }
  if (isEmpty) throw new FileError("empty", "the file holds no vote.", { file: table.file });
}

/** The cells of one column in a batch, with its name for errors. */
interface Column {
  readonly name: string;
  readonly cells: ArrayLike<unknown>;
}

/** Reads the votes of a table's batches one by one, so that a reader may go on behind one that is refused. */
export class VoteReader {
  /** Columns that the batches must begin with, in this order. */
  readonly wanted: readonly string[];
  readonly #table: Table;
  readonly #columns: VoteColumns;
  readonly #outcomes: OutcomeReader;

  constructor(table: Table, columns: VoteColumns) {
    this.wanted = columnsOf(columns);
    this.#table = table;
    this.#columns = columns;
    this.#outcomes = new OutcomeReader(table.file, table.unit);
  }

  /**
   * @returns reads the vote on one place of the batch
   * @throws FileError from what it returns: `unknown_outcome` | `self_comparison` | `bad_value`
   */
  rowsOf(batch: TableBatch): (at: number) => FileVote {
    const column = (name: string): Column => ({ name, cells: batch.cells[this.wanted.indexOf(name)]! });
    const given = (name: string | null) => (name === null ? null : column(name));
    const { outcome } = this.#columns;
    const lefts = column(this.#columns.left);
    const rights = column(this.#columns.right);
    const winners = "winner" in outcome ? column(outcome.winner) : null;
    const flags = "winner" in outcome ? [] : flagsOf(outcome).map(column);
    const voters = given(this.#columns.voter);
    const groups = given(this.#columns.group);
    const votes = given(this.#columns.votes);
    const weights = given(this.#columns.weight);
    return (at) => {
      const row = batch.rows[at]!;
      const left = this.#required(lefts, at, row);
      const right = this.#required(rights, at, row);
      if (left === right) throw this.#fail("self_comparison", `${quoted(left)} is compared with itself.`, row);
      return {
        row,
        left,
        right,
        outcome:
          winners === null
            ? this.#flagged(flags, at, row)
            : this.#outcomes.read(left, right, this.#required(winners, at, row), row),
        votes: votes === null ? 1 : this.#amount(votes, at, row),
        weight: weights === null ? 1 : this.#amount(weights, at, row),
        voter: voters === null ? null : this.#text(voters, at, row) || null,
        group: groups === null ? null : this.#text(groups, at, row) || null,
      };
    };
  }

  #text({ name, cells }: Column, at: number, row: number): string | null {
    const cell = cells[at];
    if (typeof cell === "string") return cell;
    if (cell === undefined || cell === null) return null;
    if (typeof cell === "number" || typeof cell === "bigint" || typeof cell === "boolean") return String(cell);
    throw this.#fail("bad_value", `${quoted(name)} holds no plain text here.`, row);
  }

  #required(column: Column, at: number, row: number): string {
    const text = trimmed(this.#text(column, at, row) ?? "");
    if (text !== "") return text;
    throw this.#fail("bad_value", `${quoted(column.name)} is empty here.`, row);
  }

  #amount(column: Column, at: number, row: number): number {
    const text = this.#required(column, at, row);
    const amount = Number(text);
    if (amount >= 0 && amount < Number.POSITIVE_INFINITY) return amount;
    throw this.#fail("bad_value", `${quoted(column.name)} is ${quoted(text)}, not a number from 0 on.`, row);
  }

  #flagged(flags: readonly Column[], at: number, row: number): Outcome {
    const isSet = flags.map((column) => isOne(this.#required(column, at, row)));
    if (!isSet.includes(null) && isSet.filter(Boolean).length === 1) return flagOutcomes[isSet.indexOf(true)]!;
    const names = flags.map(({ name }) => quoted(name)).join(", ");
    throw this.#fail("unknown_outcome", `of ${names} one must be 1 and the others 0.`, row);
  }

  #fail(code: "bad_value" | "self_comparison" | "unknown_outcome", detail: string, row: number): FileError {
    return new FileError(code, detail, { file: this.#table.file, unit: this.#table.unit, row });
  }
}

const flagOutcomes = ["left", "right", "tie"] as const;

function flagsOf(outcome: WinnerFlags): string[] {
  return flagOutcomes.map((flag) => outcome[flag]);
}

/** Spreadsheets and data frames write the same flag as 1, 1.0 or true. Null for what is no flag. */
function isOne(text: string): boolean | null {
  if (/^(?:1(?:\.0*)?|true)$/i.test(text)) return true;
  return /^(?:0(?:\.0*)?|false)$/i.test(text) ? false : null;
}

const space = 0x20;
const lastVisible = 0x7e;

/** As `trim`, which is only called where an end may need it. */
function trimmed(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first > space && first <= lastVisible && last > space && last <= lastVisible ? text : text.trim();
}
