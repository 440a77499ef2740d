import { FileError, quoted } from "./file-error";
import type { VoteColumnChoice, VoteColumns, WinnerFlags } from "./schema";
import type { Table } from "./table";

/** Names of the columns of known vote files, most specific first where several would fit. */
const layouts: readonly { left: string; right: string; winner: string | WinnerFlags }[] = [
  { left: "left", right: "right", winner: "winner" },
  // LMArena's files of 33k, 100k and 140k battles.
  { left: "model_a", right: "model_b", winner: "winner" },
  // LMArena's file of 55k battles.
  {
    left: "model_a",
    right: "model_b",
    winner: { left: "winner_model_a", right: "winner_model_b", tie: "winner_tie" },
  },
  // Palate's own releases.
  { left: "system_left", right: "system_right", winner: "fit" },
];

/** An evaluation session is one person's, so its votes belong together; a column for the person comes first. */
const usualNames = {
  voter: [
    "voter",
    "voter_id",
    "annotator",
    "annotator_id",
    "worker",
    "worker_id",
    "user",
    "user_id",
    "judge",
    "judge_hash",
    "evaluation_session_id",
  ],
  group: ["group"],
  votes: ["votes"],
  weight: ["weight"],
} as const;

/**
 * Which columns of a table hold the votes: those that were chosen, else those with usual names. Names are recognized
 * whatever their case and with spaces for underscores; a chosen name must be written as in the file.
 *
 * @throws FileError `missing_column` | `ambiguous_column`
 */
export function findVoteColumns(table: Table, choice: VoteColumnChoice = {}): VoteColumns {
  const find = (name: string) => findColumn(table, name);
  const chosen = (role: keyof VoteColumnChoice) => chosenColumn(table, choice[role], `--${role}`);
  const optional = (role: keyof typeof usualNames): string | null => {
    if (choice[role] === null) return null;
    return chosen(role) ?? usualNames[role].map(find).find((name) => name !== null) ?? null;
  };

  const [left, right, winner] = [chosen("left"), chosen("right"), chosen("winner")];
  const found = layouts
    .map((layout) => ({
      left: left ?? find(layout.left),
      right: right ?? find(layout.right),
      outcome: winner === undefined ? findOutcome(layout.winner, find) : { winner },
    }))
    .find((columns) => columns.left !== null && columns.right !== null && columns.outcome !== null);
  if (found === undefined) throw missing(table, whatIsMissing(find, left, right, winner));
  const columns = {
    ...found,
    voter: optional("voter"),
    group: optional("group"),
    votes: optional("votes"),
    weight: optional("weight"),
  } as VoteColumns;
  requireUnique(table, columnsOf(columns));
  return columns;
}

/** The column of a usual name, whatever its case and with spaces for underscores. */
export function findColumn(table: Table, name: string): string | null {
  return table.columns.find((column) => plain(column) === name) ?? null;
}

/**
 * The column that was chosen with an option, if one was.
 *
 * @throws FileError `missing_column`: the table has none of this name
 */
export function chosenColumn(table: Table, name: string | null | undefined, option: string): string | undefined {
  if (name === null || name === undefined) return undefined;
  if (!table.columns.includes(name)) throw missing(table, `no column ${quoted(name)} (${option})`);
  return name;
}

/** @throws FileError `ambiguous_column`: a column that is to be read stands in the table twice */
export function requireUnique(table: Table, columns: readonly string[]): void {
  for (const name of columns) {
    if (table.columns.indexOf(name) !== table.columns.lastIndexOf(name)) {
      throw new FileError("ambiguous_column", `the column ${quoted(name)} stands there twice.`, { file: table.file });
    }
  }
}

/** Every column that is read. */
export function columnsOf({ left, right, outcome, voter, group, votes, weight }: VoteColumns): string[] {
  const winners = "winner" in outcome ? [outcome.winner] : [outcome.left, outcome.right, outcome.tie];
  return [...new Set([left, right, ...winners, voter, group, votes, weight].filter((name) => name !== null))];
}

function findOutcome(
  winner: string | WinnerFlags,
  find: (name: string) => string | null,
): VoteColumns["outcome"] | null {
  if (typeof winner === "string") {
    const name = find(winner);
    return name === null ? null : { winner: name };
  }
  const [left, right, tie] = [find(winner.left), find(winner.right), find(winner.tie)];
  return left !== null && right !== null && tie !== null ? { left, right, tie } : null;
}

/** In words of the options, so that the answer is also the way out. */
function whatIsMissing(
  find: (name: string) => string | null,
  left: string | undefined,
  right: string | undefined,
  winner: string | undefined,
): string {
  const hasSides = layouts.some((layout) => (left ?? find(layout.left)) && (right ?? find(layout.right)));
  if (hasSides) return "no column that says who won (--winner)";
  const sides = [left ? [] : ["--left"], right ? [] : ["--right"], winner || find("winner") ? [] : ["--winner"]];
  return `no columns of a known layout: name them with ${sides.flat().join(", ")}`;
}

function missing(table: Table, what: string): FileError {
  const has = table.columns.map((name) => quoted(name)).join(", ");
  return new FileError("missing_column", `${what}. The columns are ${has}.`, { file: table.file });
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
}
