import { dayAfter } from "@/lib/chain/days";
import type { Transparency } from "@/lib/transparency/schema";
import type { Manifest } from "../manifest";
import { type Check, Problems } from "./check";
import type { TableRow } from "./check-tables";

const kinds = ["votes", "assessments"] as const;
type Kind = (typeof kinds)[number];
const dayColumns = {
  votes: ["voted_on", "voted_on_precision"],
  assessments: ["assessed_on", "assessed_on_precision"],
} as const;

/**
 * Whether a release has no more judgements of people up to a day than the chain had sealed by then. A vote is sealed on its day or later,
 * whether or not it is published, so a row too many was put in afterwards with a moment of the past. Rows that may be of a later day, since
 * they tell their week alone, are not counted. Fed by `checkTables`. Memory: that of the days.
 */
export class SealedRows {
  readonly #named = { votes: new Map<string, number>(), assessments: new Map<string, number>() };
  /** By the Monday. */
  readonly #weeks = { votes: new Map<string, number>(), assessments: new Map<string, number>() };

  visit(table: string, row: TableRow): void {
    if (table !== "votes" && table !== "assessments") return;
    const [on, precision] = dayColumns[table].map((column) => String(row[column]));
    const counts = precision === "day" ? this.#named[table] : this.#weeks[table];
    counts.set(on!, (counts.get(on!) ?? 0) + 1);
  }

  /** Moments of votes that are not of people are not those at which they came: of them no row is too many. */
  finish({ source }: Pick<Manifest, "source">, { days }: Transparency): Check {
    const problems = new Problems();
    const newest = days.at(-1)?.day;
    if (newest === undefined) return { name: "sealed", detail: "nothing yet", problems: [] };
    for (const kind of source === "human" ? kinds : []) {
      const rows = [...this.#lastDays(kind)].toSorted(([one], [other]) => (one < other ? -1 : 1));
      let [published, leaves] = [0, 0];
      for (const day of days) {
        leaves += day[kind];
        while (rows[0] && rows[0][0] <= day.day) published += rows.shift()![1];
        if (published <= leaves) continue;
        problems.add(`${day.day}: there are ${published} ${kind} up to it, and ${leaves} were sealed`);
        break;
      }
    }
    return {
      name: "sealed",
      detail: kinds.map((kind) => this.#sayWhen(kind, newest)).join("; "),
      problems: problems.list(),
    };
  }

  /** How many rows by the last day that they can be of: a day that is named has none that tells its week alone. */
  #lastDays(kind: Kind): Map<string, number> {
    const last = new Map(this.#named[kind]);
    for (const [monday, rows] of this.#weeks[kind]) {
      const open = daysOfWeek(monday).filter((day) => !this.#named[kind].has(day));
      const lastOpen = open.at(-1) ?? monday;
      last.set(lastOpen, (last.get(lastOpen) ?? 0) + rows);
    }
    return last;
  }

  #sayWhen(kind: Kind, newest: string): string {
    const isLater = ([day]: [string, number]) => day > newest;
    const all = sum([...this.#named[kind], ...this.#weeks[kind]]);
    const before = sum([...this.#lastDays(kind)].filter((entry) => !isLater(entry)));
    const later = sum([...this.#named[kind], ...this.#weeks[kind]].filter(isLater));
    const either = all - before - later;
    return `${kind}: ${before} up to ${newest}, ${later} later${either > 0 ? `, ${either} of a week with both` : ""}`;
  }
}

function daysOfWeek(monday: string): string[] {
  const days = [monday];
  while (days.length < 7) days.push(dayAfter(days.at(-1)!));
  return days;
}

function sum(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((all, [, rows]) => all + rows, 0);
}
