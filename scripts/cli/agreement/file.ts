import { FileError, quoted } from "@/lib/imports/file-error";
import { openTable } from "@/lib/imports/open-table";
import type { FileVote, VoteColumnChoice, VoteColumns } from "@/lib/imports/schema";
import { openSource } from "@/lib/imports/source";
import type { Table, TableBatch } from "@/lib/imports/table";
import { findVoteColumns } from "@/lib/imports/vote-columns";
import { votesOf } from "@/lib/imports/vote-rows";

/** Names by which the column of what was judged is known, in this order. */
const itemNames = ["unit", "item", "prompt", "question", "instruction", "task", "prompt_id", "question_id", "task_id"];

/** Columns that were named; all others are recognized by their names. */
export interface AgreementChoice {
  /** What is rated; several columns make one unit together. Empty: not named, and recognized by `itemNames`. */
  readonly unit: readonly string[];
  readonly rater?: string | undefined;
  readonly value?: string | undefined;
  readonly votes: VoteColumnChoice;
}

/** A vote with the cells of the unit's columns. */
export interface UnitVote extends FileVote {
  readonly unit: readonly string[];
}

/** What a rater said of a unit, as the file has it. */
export interface RatingRow {
  readonly row: number;
  readonly unit: readonly string[];
  readonly rater: string;
  readonly value: string;
}

export type AgreementFile = Pick<Table, "file" | "format"> & { readonly rowUnit: Table["unit"] } & (
    | {
        readonly layout: "votes";
        readonly columns: VoteColumns & { readonly unit: readonly string[] };
        readonly votes: readonly UnitVote[];
      }
    | {
        readonly layout: "ratings";
        readonly columns: { readonly unit: readonly string[]; readonly rater: string; readonly value: string };
        readonly ratings: readonly RatingRow[];
        /** Rows whose value is empty. */
        readonly missing: number;
      }
  );

/**
 * Reads a file of votes, or a table of ratings with the columns unit, rater and value. It is one of ratings where a column of theirs was named
 * (`--rater`, `--value`) or no columns of votes are found. It is held whole.
 *
 * @throws FileError as `openVotes`; `missing_column`: neither of the two; `bad_value`: an empty unit or rater
 */
export async function readAgreementFile(path: string, choice: AgreementChoice): Promise<AgreementFile> {
  const source = await openSource(path);
  try {
    const table = await openTable(source);
    const facts = { file: table.file, format: table.format, rowUnit: table.unit };
    const voteColumns = choice.rater || choice.value ? null : voteColumnsOf(table, choice);
    if (voteColumns === null) return { ...facts, ...(await readRatings(table, choice)) };
    const unit =
      choice.unit.length > 0
        ? choice.unit.map((name) => requireColumn(table, name, "unit"))
        : [itemColumnOf(table, voteColumns)].filter((name) => name !== undefined);
    return {
      ...facts,
      layout: "votes",
      columns: { ...voteColumns, unit },
      votes: await readVotes(table, voteColumns, unit),
    };
  } finally {
    await source.close();
  }
}

/** Null where there are none and nobody asked for them. */
function voteColumnsOf(table: Table, choice: AgreementChoice): VoteColumns | null {
  try {
    return findVoteColumns(table, choice.votes);
  } catch (error) {
    const isAskedFor = Object.values(choice.votes).some((name) => typeof name === "string");
    if (!(error instanceof FileError) || error.code !== "missing_column" || isAskedFor) throw error;
    if (findByName(table, "rater") !== undefined || findByName(table, "value") !== undefined) return null;
    const has = table.columns.map(quoted).join(", ");
    const detail = `neither the columns of votes (left, right, winner) nor those of ratings (unit, rater, value). The columns are ${has}.`;
    throw new FileError("missing_column", detail, { file: table.file });
  }
}

async function readVotes(table: Table, columns: VoteColumns, unit: readonly string[]): Promise<UnitVote[]> {
  let batch: TableBatch | undefined;
  let names: readonly string[] = [];
  // The reader of votes takes the table's batches one by one, and gives a vote for each row.
  const overheard: Table = {
    ...table,
    async *batches(wanted) {
      names = [...new Set([...wanted, ...unit])];
      for await (batch of table.batches(names)) yield batch;
    },
  };
  const votes: UnitVote[] = [];
  for await (const read of votesOf(overheard, columns)) {
    const cells = unit.map((name) => ({ name, cells: batch!.cells[names.indexOf(name)]! }));
    read.forEach((vote, at) => {
      if (vote.votes !== 1) {
        const detail = `this row stands for ${vote.votes} votes, of which nobody knows who cast which.`;
        throw fail(table, detail, vote.row);
      }
      votes.push({ ...vote, unit: cells.map((column) => requireText(table, column, at, vote.row)) });
    });
  }
  return votes;
}

async function readRatings(table: Table, choice: AgreementChoice) {
  const named = (role: "rater" | "value") => {
    const chosen = choice[role];
    return chosen === undefined ? findByName(table, role) : requireColumn(table, chosen, role);
  };
  const unit =
    choice.unit.length > 0
      ? choice.unit.map((name) => requireColumn(table, name, "unit"))
      : [findByName(table, "unit")].filter((name) => name !== undefined);
  const [rater, value] = [named("rater"), named("value")];
  if (unit.length === 0 || rater === undefined || value === undefined) {
    const lacking = [unit.length === 0 && "--unit", !rater && "--rater", !value && "--value"].filter(Boolean);
    const has = table.columns.map(quoted).join(", ");
    const detail = `ratings need the columns unit, rater and value: name them with ${lacking.join(", ")}. The columns are ${has}.`;
    throw new FileError("missing_column", detail, { file: table.file });
  }
  const wanted = [...new Set([...unit, rater, value])];
  const ratings: RatingRow[] = [];
  let rows = 0;
  for await (const batch of table.batches(wanted)) {
    const column = (name: string) => ({ name, cells: batch.cells[wanted.indexOf(name)]! });
    const [units, raters, values] = [unit.map(column), column(rater), column(value)];
    for (let at = 0; at < batch.length; at += 1) {
      const row = batch.rows[at]!;
      rows += 1;
      const text = textOf(table, values, at, row);
      if (text === "") continue;
      ratings.push({
        row,
        unit: units.map((each) => requireText(table, each, at, row)),
        rater: requireText(table, raters, at, row),
        value: text,
      });
    }
  }
  if (rows === 0) throw new FileError("empty", "the file holds no rating.", { file: table.file });
  return { layout: "ratings", columns: { unit, rater, value }, ratings, missing: rows - ratings.length } as const;
}

/** The column of what was judged, unless it plays another role. */
function itemColumnOf(table: Table, columns: VoteColumns): string | undefined {
  const taken = new Set(Object.values(columns).flat());
  return itemNames.map((name) => findByName(table, name)).find((name) => name !== undefined && !taken.has(name));
}

function findByName(table: Table, name: string): string | undefined {
  return table.columns.find((column) => column.trim().toLowerCase() === name);
}

function requireColumn(table: Table, name: string, option: string): string {
  if (table.columns.includes(name)) return name;
  const has = table.columns.map(quoted).join(", ");
  const detail = `no column ${quoted(name)} (--${option}). The columns are ${has}.`;
  throw new FileError("missing_column", detail, { file: table.file });
}

interface Column {
  readonly name: string;
  readonly cells: ArrayLike<unknown>;
}

function requireText(table: Table, column: Column, at: number, row: number): string {
  const text = textOf(table, column, at, row);
  if (text !== "") return text;
  throw fail(table, `${quoted(column.name)} is empty here.`, row);
}

/** The text of a cell without space around it; empty for none. Numbers are written as JavaScript does. */
function textOf(table: Table, { name, cells }: Column, at: number, row: number): string {
  const cell = cells[at];
  if (cell === undefined || cell === null) return "";
  if (typeof cell === "object") throw fail(table, `${quoted(name)} holds no plain text here.`, row);
  return String(cell).trim();
}

function fail(table: Table, detail: string, row: number): FileError {
  return new FileError("bad_value", detail, { file: table.file, unit: table.unit, row });
}
