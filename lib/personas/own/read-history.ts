import { openTextTable } from "@/lib/imports/queries";
import { columnNames, readAction, readDay } from "./history-words";
import { isStorable, ownLimits, type ReadHistoryAnswer } from "./schema";

/** Not understood things that are listed; more are counted. */
const listed = 50;
const shownCharacters = 80;

interface Row {
  readonly line: number;
  readonly date: string;
  readonly action: string;
  readonly text: string;
}

/**
 * Reads a history as somebody has it: lines of text, a CSV with a header or of one column, or JSON (an array of objects, or an object a
 * line).
 * What has no day is taken as of today and marked so; what is not understood is listed with the reason. Linear.
 *
 * @throws Error (FileError) where a table cannot be read at all
 */
export async function readHistory(input: { name?: string; text: string; today: string }): Promise<ReadHistoryAnswer> {
  const format = formatOf(input.name ?? "", input.text);
  const answer: ReadHistoryAnswer = { format, events: [], left: [], moreLeft: 0 };
  const leave = (line: number, text: string, why: string) => {
    if (answer.left.length < listed)
      answer.left.push({ line, text: text.slice(0, shownCharacters).toWellFormed(), why });
    else answer.moreLeft += 1;
  };
  const take = (row: Row) => {
    const why = addEvent(answer.events, row, input.today);
    if (why !== null) leave(row.line, row.text || row.date, why);
  };
  if (format === "txt") for (const row of linesOf(input.text)) take(row);
  else if (format === "csv" && isColumn(input.text)) for (const row of columnOf(input.text)) take(row);
  else await readRows(input.name || "the text", input.text, take, leave);
  return answer;
}

function formatOf(name: string, text: string): ReadHistoryAnswer["format"] {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (extension === "json" || extension === "jsonl" || /^(?:\[\s*[{\]]|\{)/.test(start)) return "json";
  if (extension === "csv" || extension === "tsv") return "csv";
  if (extension !== undefined) return "txt";
  const header = start.split(/\r?\n/, 1)[0]!.split(/[,;\t|]/);
  return header.length > 1 && findColumn(header, "text") !== null ? "csv" : "txt";
}

/** @returns why the row is left out; null where it was taken */
function addEvent(events: ReadHistoryAnswer["events"], row: Row, today: string): string | null {
  const text = row.text.trim();
  if (text === "") return "it says nothing";
  if (!isStorable(text)) return "it holds signs that are no text";
  if (text.length > ownLimits.eventText) return `it is longer than ${ownLimits.eventText} characters`;
  const day = row.date.trim() === "" ? null : readDay(row.date);
  if (day === null && row.date.trim() !== "")
    return `“${row.date.trim().slice(0, 40)}” is not a day such as 2024-03-02`;
  const action = row.action.trim() === "" ? "read" : readAction(row.action);
  if (action === null) return `“${row.action.trim().slice(0, 40)}” is none of liked, disliked, read, asked, kept`;
  if (events.length >= ownLimits.events) return `there are more than ${ownLimits.events} events`;
  events.push({ happenedOn: day ?? today, action, text, isDated: day !== null });
  return null;
}

function* linesOf(text: string): Generator<Row> {
  for (const [at, whole] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries())
    yield* rowOf(whole, at + 1);
}

/** `2024-03-02 liked: A book on dams`, with or without the day and the action; nothing of an empty one. */
function* rowOf(whole: string, at: number): Generator<Row> {
  const line = whole.trim().replace(/^[-*•]\s+/, "");
  if (line === "") return;
  const dated = /^(\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})(?:T\S*)?[\s,;:|–-]*(.*)$/s.exec(line);
  const rest = dated ? dated[2]! : line;
  const worded = /^(\p{L}+)(\s*[:\t]\s*|\s+)(\S.*)$/su.exec(rest);
  const isAction = worded && readAction(worded[1]!) !== null && (dated !== null || /[:\t]/.test(worded[2]!));
  yield {
    line: at,
    date: dated?.[1] ?? "",
    action: isAction ? worded[1]! : "",
    text: isAction ? worded[3]! : rest,
  };
}

/** Whether a CSV has but one column: its header names no second, and is not a column without texts. */
function isColumn(text: string): boolean {
  const [header = ""] = text
    .replace(/^\uFEFF/, "")
    .trimStart()
    .split(/[\r\n]/, 1);
  const isPlain = !/[,;\t|]/.test(header.replaceAll(/"[^"]*"/g, ""));
  return isPlain && findColumn([header], "date") === null && findColumn([header], "action") === null;
}

/** The fields of a CSV of one column, which may be quoted; what only names the column is no event. */
function* columnOf(text: string): Generator<Row> {
  const whole = text.replace(/^\uFEFF/, "");
  const fields = /(?:"([^"]*(?:""[^"]*)*)"|([^\r\n]*))(?:\r\n|\r|\n|$)/y;
  let isFirst = true;
  let line = 1;
  while (fields.lastIndex < whole.length) {
    const [record, quoted, plain = ""] = fields.exec(whole)!;
    const field = quoted?.replaceAll('""', '"') ?? plain;
    if (!isFirst || findColumn([field], "text") === null) yield* rowOf(field, line);
    if (field.trim() !== "") isFirst = false;
    line += record.match(/\r\n|\r|\n/g)?.length ?? 0;
  }
}

async function readRows(
  name: string,
  text: string,
  take: (row: Row) => void,
  leave: (line: number, text: string, why: string) => void,
): Promise<void> {
  const table = await openTextTable(name, text);
  const textColumn = findColumn(table.columns, "text");
  const dateColumn = findColumn(table.columns, "date");
  const actionColumn = findColumn(table.columns, "action");
  if (textColumn === null) {
    const names = table.columns.slice(0, 8).join(", ");
    leave(1, names, "none of its columns is called text, title, what, name, content, query, description or item");
    return;
  }
  const wanted = [textColumn, dateColumn ?? textColumn, actionColumn ?? textColumn];
  const batches = table.batches(wanted, (error) => leave(error.place?.row ?? 1, "", error.detail));
  for await (const { length, rows, cells } of batches) {
    for (let at = 0; at < length; at += 1) {
      const line = rows[at]!;
      if (cells.some((column) => isNested(column[at]))) {
        leave(line, "", "it holds a list or an object where a text, a day or an action belongs");
        continue;
      }
      const cell = (column: number) => String(cells[column]![at] ?? "");
      take({
        line,
        text: cell(0),
        date: dateColumn === null ? "" : cell(1),
        action: actionColumn === null ? "" : cell(2),
      });
    }
  }
}

function findColumn(names: readonly string[], kind: keyof typeof columnNames): string | null {
  const known: readonly string[] = columnNames[kind];
  const found = known.flatMap((word) => names.find((name) => name.trim().toLowerCase() === word) ?? []);
  return found[0] ?? null;
}

/** What JSON has inside of a cell may be nested without end, and is no text. */
function isNested(cell: unknown): boolean {
  return typeof cell === "object" && cell !== null;
}
