import { AppError } from "@/lib/errors";
import { columnNames, readAction, readDay } from "./history-words";

/** What a JSON array or a line of JSON holds: where it stands, and what it is. `undefined` is no JSON. */
export interface JsonItem {
  /** Counted from 1. */
  readonly at: number;
  readonly value: unknown;
}

/**
 * The items of a JSON array, of one object, or of an object a line. Linear.
 *
 * @throws AppError invalid_request where nothing of it is JSON
 */
export function itemsOf(name: string, text: string): { unit: "line" | "item"; items: JsonItem[] } {
  const whole = text.replace(/^\uFEFF/, "");
  const parsed = parse(whole);
  if (Array.isArray(parsed)) return { unit: "item", items: parsed.map((value, at) => ({ at: at + 1, value })) };
  if (parsed !== undefined) return { unit: "item", items: [{ at: 1, value: parsed }] };
  if (/^\s*\[/.test(whole)) throw unreadable(name, "it begins like a JSON array, and is no JSON array");
  const items = whole
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ at: at + 1, line }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ at, line }) => ({ at, value: parse(line) }));
  if (items.every(({ value }) => value === undefined)) throw unreadable(name, "no line of it is JSON");
  return { unit: "line", items };
}

function unreadable(name: string, why: string): AppError {
  return new AppError("invalid_request", { detail: `${name}: ${why}.` });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export interface JsonEvent {
  readonly date: string;
  readonly action: string;
  readonly text: string;
  /** A part of it is a list or an object, which no event can have there. */
  readonly isNested: boolean;
  /** Names of its fields that say something and were not read. */
  readonly notUsed: readonly string[];
}

type Field = readonly [name: string, value: unknown];

/** An event as an object tells it, under whichever of the usual names: every object is read by itself. */
export function readObject(object: object): JsonEvent {
  const fields = Object.entries(object).filter(([, value]) => value !== null && value !== "");
  const date = choose(fields, "date", (text) => readDay(text) !== null);
  const action = choose(fields, "action", (text) => readAction(text) !== null);
  const text = choose(fields, "text", (text) => text.trim() !== "");
  const used = [date, action, text];
  return {
    date: textOf(date),
    action: textOf(action),
    text: textOf(text),
    isNested: used.some((field) => field !== null && isNested(field[1])),
    notUsed: fields.filter((field) => !used.includes(field)).map(([name]) => name),
  };
}

/** Of the fields that may hold it, one that does; else the first that is a text; else the first. */
function choose(fields: readonly Field[], kind: keyof typeof columnNames, isRead: (text: string) => boolean) {
  const known: readonly string[] = columnNames[kind];
  const named = known.flatMap((word) => fields.filter(([name]) => name.trim().toLowerCase() === word));
  const plain = named.filter(([, value]) => !isNested(value));
  return plain.find((field) => isRead(textOf(field))) ?? plain[0] ?? named[0] ?? null;
}

function textOf(field: Field | null): string {
  return field === null || isNested(field[1]) ? "" : String(field[1]);
}

/** What stands inside of a list or an object may be nested without end, and is no text. */
function isNested(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
