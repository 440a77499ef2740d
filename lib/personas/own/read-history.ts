import { AppError } from "@/lib/errors";
import { openTextTable } from "@/lib/imports/queries";
import { columnNames, readAction, readDay, wordedDay } from "./history-words";
import { itemsOf, readObject } from "./json-events";
import { isStorable, ownLimits, type ReadHistoryAnswer } from "./schema";

/** Not understood things that are listed; more are counted. */
const listed = 50;
/** Names of fields that are listed. */
const listedFields = 20;
const shownCharacters = 80;

/** Of the characters of a text, those that no text has. */
const mostStrange = 0.25;

const nested = "it holds a list or an object where a text, a day or an action belongs";

interface Row {
  /** The line, or the item of a JSON array, that it is. */
  readonly line: number;
  readonly date: string;
  readonly action: string;
  readonly text: string;
}

/** Takes a row, and tells of one that is left out or of a field that is not used. */
interface Taker {
  readonly take: (row: Row) => void;
  readonly leave: (line: number, text: string, why: string) => void;
  readonly pass: (field: string) => void;
}

/**
 * Reads a history as somebody has it: lines of text, a CSV with a header or of one column, or JSON (an array, an object, or an object a
 * line).
 * What has no day is taken as of today and marked so; what is not understood is listed with the reason, and fields that say nothing of an
 * event by name. Linear.
 *
 * @throws Error (FileError) where a table cannot be read at all
 * @throws AppError invalid_request where there is no text, or where it is no JSON though it should be
 */
export async function readHistory(input: { name?: string; text: string; today: string }): Promise<ReadHistoryAnswer> {
  const name = input.name || "the text";
  refuseWhatIsNoText(name, input.text);
  const format = formatOf(input.name ?? "", input.text);
  const answer: ReadHistoryAnswer = {
    format,
    unit: "line",
    events: [],
    left: [],
    moreLeft: 0,
    notUsed: [],
    moreNotUsed: 0,
  };
  const leave = (line: number, text: string, why: string) => {
    if (answer.left.length < listed)
      answer.left.push({ line, text: text.slice(0, shownCharacters).toWellFormed(), why });
    else answer.moreLeft += 1;
  };
  const take = (row: Row) => {
    const why = addEvent(answer.events, row, input.today);
    if (why !== null) leave(row.line, row.text || row.date, why);
  };
  const passed = new Set<string>();
  const pass = (field: string) => {
    if (passed.has(field)) return;
    passed.add(field);
    if (answer.notUsed.length < listedFields) answer.notUsed.push(field.slice(0, shownCharacters).toWellFormed());
    else answer.moreNotUsed += 1;
  };
  if (format === "txt") for (const row of linesOf(input.text)) take(row);
  else if (format === "json") answer.unit = readItems(name, input.text, { take, leave, pass });
  else if (isColumn(input.text)) for (const row of columnOf(input.text)) take(row);
  else await readRows(name, input.text, { take, leave, pass });
  return answer;
}

/** A picture or an archive, whatever its name says; of a text in another encoding some signs are lost, and not so many. */
function refuseWhatIsNoText(name: string, text: string): void {
  if (text.replace(/^\uFEFF/, "").trim() === "") throw new AppError("invalid_request", { detail: `${name} is empty.` });
  let strange = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || (code < 0x20 && !(code >= 9 && code <= 13))) strange += 1;
  }
  if (strange <= text.length * mostStrange) return;
  throw new AppError("invalid_request", { detail: `${name} is not a text. Save it as TXT, CSV or JSON in UTF-8.` });
}

function formatOf(name: string, text: string): ReadHistoryAnswer["format"] {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (extension === "json" || extension === "jsonl" || /^(?:\[\s*[{"\]]|\{)/.test(start)) return "json";
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

const startsWithDay = new RegExp(
  String.raw`^(\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}|(?:${wordedDay})\b)(?:T\S*)?[\s,;:|–-]*(.*)$`,
  "is",
);

/** `2024-03-02 liked: A book on dams`, with or without the day and the action; nothing of an empty one. */
function* rowOf(whole: string, at: number): Generator<Row> {
  const line = whole.trim().replace(/^[-*•]\s+/, "");
  if (line === "") return;
  const dated = startsWithDay.exec(line);
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

/** @returns what the places of items are called */
function readItems(name: string, text: string, { take, leave, pass }: Taker): "line" | "item" {
  const { unit, items } = itemsOf(name, text);
  for (const { at, value } of items) {
    if (typeof value === "string") {
      for (const row of rowOf(value, at)) take(row);
    } else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      const { isNested, notUsed, ...row } = readObject(value);
      if (isNested) leave(at, row.text, nested);
      else take({ line: at, ...row });
      notUsed.forEach(pass);
    } else leave(at, "", value === undefined ? "it is no JSON" : "it is neither an object nor a text");
  }
  return unit;
}

async function readRows(name: string, text: string, { take, leave, pass }: Taker): Promise<void> {
  const table = await openTextTable(name, text);
  const textColumn = findColumn(table.columns, "text");
  const dateColumn = findColumn(table.columns, "date");
  const actionColumn = findColumn(table.columns, "action");
  if (textColumn === null) {
    const names = table.columns.slice(0, 8).join(", ");
    leave(1, names, `none of its columns is called ${columnNames.text.join(", ")}`);
    return;
  }
  for (const column of table.columns) {
    if (![textColumn, dateColumn, actionColumn].includes(column)) pass(column);
  }
  const wanted = [textColumn, dateColumn ?? textColumn, actionColumn ?? textColumn];
  const batches = table.batches(wanted, (error) => leave(error.place?.row ?? 1, "", error.detail));
  for await (const { length, rows, cells } of batches) {
    for (let at = 0; at < length; at += 1) {
      const cell = (column: number) => String(cells[column]![at] ?? "");
      take({
        line: rows[at]!,
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
