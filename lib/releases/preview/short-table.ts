import type { Cell, NamedColumn } from "../column";
import type { PreviewedTable } from "./schema";

/** Rows that a preview shows of a table. */
const shownRows = 50;

/** What a preview reads in a row. */
interface RowFacts {
  readonly arena: string;
  readonly on: string;
  readonly precision: "day" | "week";
  readonly answer: string;
  /** All that could have been answered, in their order. */
  readonly answers: readonly string[];
}

type Days = PreviewedTable["days"];

/** Collects the short form of one table while its rows go by. Memory: the first rows, and a number for each day and each answer of an arena. */
export class ShortTable<Row extends Readonly<Record<string, Cell>>> {
  readonly #name: string;
  readonly #columns: readonly string[];
  readonly #read: (row: Row) => RowFacts;
  readonly #first: Cell[][] = [];
  readonly #days = { day: new Map<string, number>(), week: new Map<string, number>() };
  readonly #arenas = new Map<string, Map<string, number>>();
  #rows = 0;

  constructor(name: string, columns: readonly NamedColumn<keyof Row & string>[], read: (row: Row) => RowFacts) {
    this.#name = name;
    this.#columns = columns.map((column) => column.name);
    this.#read = read;
  }

  add(row: Row): void {
    const { arena, on, precision, answer, answers } = this.#read(row);
    this.#rows += 1;
    if (this.#first.length < shownRows) this.#first.push(this.#columns.map((name) => row[name] as Cell));
    count(this.#days[precision], on);
    let ofArena = this.#arenas.get(arena);
    if (!ofArena) {
      ofArena = new Map(answers.map((possible) => [possible, 0]));
      this.#arenas.set(arena, ofArena);
    }
    count(ofArena, answer);
  }

  /** Null where there was no row. */
  finish(): PreviewedTable | null {
    if (this.#rows === 0) return null;
    const arenas = [...this.#arenas].toSorted(byKey).map(([arena, answers]) => ({
      arena,
      answers: [...answers].map(([answer, rows]) => ({ answer, rows })),
    }));
    return {
      name: this.#name,
      rows: this.#rows,
      columns: [...this.#columns],
      first: this.#first,
      days: this.#listDays(),
      arenas,
    };
  }

  /** Ascending; a week stands before the day that it begins with. */
  #listDays(): Days {
    const list = (precision: "day" | "week"): Days =>
      [...this.#days[precision]].map(([on, rows]) => ({ on, precision, rows }));
    return [...list("week"), ...list("day")].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
