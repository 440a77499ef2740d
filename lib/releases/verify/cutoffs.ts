import { coarsenToDay } from "@/lib/privacy/coarsen";
import { weekOf } from "@/lib/privacy/coarsen-days";
import type { Manifest } from "../manifest";
import { type Check, Problems } from "./check";
import type { TableRow } from "./check-tables";

/** The column with the day, by table; its precision has the same name with `_precision`. */
const dayColumns: Readonly<Record<string, string>> = { votes: "voted_on", assessments: "assessed_on" };

/** Whether every judgement is of an arena of the release and no later than its cut-off, as far as its day says. Fed by `checkTables`. */
export class Cutoffs {
  readonly #problems = new Problems();
  readonly #lastDays: ReadonlyMap<string, string>;

  constructor({ cutoffs }: Manifest) {
    this.#lastDays = new Map(Object.entries(cutoffs).map(([arena, moment]) => [arena, coarsenToDay(new Date(moment))]));
  }

  visit(table: string, row: TableRow): void {
    const column = dayColumns[table];
    if (column === undefined) return;
    const [arena, day] = [String(row.arena), String(row[column])];
    const last = this.#lastDays.get(arena);
    if (last === undefined) {
      this.#problems.add(`${table}: ${arena} has rows and no cut-off`);
      return;
    }
    const isWeek = row[`${column}_precision`] === "week";
    if (day > (isWeek ? weekOf(last) : last)) {
      this.#problems.add(`${table} ${String(Object.values(row)[0])}: ${day} is after the cut-off of ${arena}, ${last}`);
    }
  }

  finish(): Check {
    const detail = `${this.#lastDays.size} arenas, no judgement after the cut-off of its own`;
    return { name: "cut-offs", detail, problems: this.#problems.list() };
  }
}
