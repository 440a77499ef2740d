import { FileError } from "../file-error";
import type { VoteColumnChoice } from "../schema";
import type { Table } from "../table";
import { chosenColumn, findColumn, requireUnique } from "../vote-columns";

/** Which column says what about a vote beside its outcome, where it is not to be recognized by its name; null: none does. */
export interface ImportColumnChoice extends Omit<VoteColumnChoice, "group"> {
  readonly prompt?: string | null | undefined;
  readonly leftText?: string | null | undefined;
  readonly rightText?: string | null | undefined;
  readonly persona?: string | null | undefined;
  readonly time?: string | null | undefined;
  /** Columns that say which group a voter belongs to. None is recognized by its name. */
  readonly segments?: readonly string[] | undefined;
}

/** The columns that tell more of a vote than its outcome. */
export interface ImportColumns {
  /** What the systems were asked. */
  readonly prompt: string | null;
  /** What they answered: both, or neither. */
  readonly texts: { readonly left: string; readonly right: string } | null;
  readonly persona: string | null;
  readonly time: string | null;
  readonly standpoint: string | null;
  /** Each becomes an attribute of the voters, under the column's name. */
  readonly segments: readonly string[];
}

const usualNames = {
  prompt: ["prompt", "question", "instruction"],
  persona: ["persona"],
  // LMArena's `tstamp` and `timestamp`, and the day in Palate's own releases.
  time: ["tstamp", "timestamp", "created_at", "voted_at", "voted_on"],
} as const;

const usualTexts = ["response", "conversation", "answer", "output", "text"].flatMap((word) => [
  { left: `${word}_a`, right: `${word}_b` },
  { left: `${word}_left`, right: `${word}_right` },
  { left: `left_${word}`, right: `right_${word}` },
]);

/**
 * Which columns of a table tell more of its votes: those that were chosen, else those with usual names.
 *
 * @throws FileError `missing_column`: a chosen one is not there, or the text of one side alone was chosen | `ambiguous_column`
 */
export function findImportColumns(table: Table, choice: ImportColumnChoice = {}): ImportColumns {
  const optional = (role: keyof typeof usualNames): string | null => {
    if (choice[role] === null) return null;
    const chosen = chosenColumn(table, choice[role], `--${role}`);
    return chosen ?? usualNames[role].map((name) => findColumn(table, name)).find((name) => name !== null) ?? null;
  };
  const columns: ImportColumns = {
    prompt: optional("prompt"),
    texts: findTexts(table, choice),
    persona: optional("persona"),
    time: optional("time"),
    standpoint: findColumn(table, "standpoint"),
    segments: (choice.segments ?? []).map((name) => chosenColumn(table, name, "--segment")!),
  };
  requireUnique(table, importColumnsOf(columns));
  return columns;
}

/** Every column that is read. */
export function importColumnsOf({ prompt, texts, persona, time, standpoint, segments }: ImportColumns): string[] {
  const named = [prompt, texts?.left, texts?.right, persona, time, standpoint, ...segments];
  return [...new Set(named.filter((name) => name != null))];
}

function findTexts(table: Table, choice: ImportColumnChoice): ImportColumns["texts"] {
  if (choice.leftText === null || choice.rightText === null) return null;
  const left = chosenColumn(table, choice.leftText, "--left-text");
  const right = chosenColumn(table, choice.rightText, "--right-text");
  const found = [{ left: "", right: "" }, ...usualTexts]
    .map((usual) => ({
      left: left ?? findColumn(table, usual.left),
      right: right ?? findColumn(table, usual.right),
    }))
    .find((texts) => texts.left !== null && texts.right !== null);
  if (found !== undefined) return { left: found.left!, right: found.right! };
  if (left === undefined && right === undefined) return null;
  const [there, missing] = left === undefined ? ["--right-text", "--left-text"] : ["--left-text", "--right-text"];
  throw new FileError("missing_column", `${there} alone is no pair of texts: name the other one, too (${missing}).`, {
    file: table.file,
  });
}
