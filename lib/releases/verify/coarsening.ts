import { coarsenProbability } from "@/lib/privacy/coarsen";
import { leastOfDay, weekOf } from "@/lib/privacy/coarsen-days";
import { type Check, Problems } from "./check";
import type { TableRow } from "./check-tables";

const dayColumns: Readonly<Record<string, readonly [day: string, precision: string]>> = {
  votes: ["voted_on", "voted_on_precision"],
  assessments: ["assessed_on", "assessed_on_precision"],
};

/** The days of a kind of rows. */
interface Days {
  readonly named: Map<string, number>;
  /** Rows that tell their week alone, by its Monday. */
  readonly hidden: Map<string, number>;
}

/**
 * Whether days and probabilities are as coarse as was promised: a named day has twenty rows, and so has the rest of its week where there is
 * one; a probability has three significant digits. That times are steps is in the schema of the rows. Fed by `checkTables`. Memory: that of the days.
 */
export class Coarsening {
  readonly #problems = new Problems();
  readonly #days = new Map<string, Days>();
  #probabilities = 0;

  visit(table: string, row: TableRow): void {
    const probability = row.sampling_probability;
    if (typeof probability === "number") this.#visitProbability(table, probability);
    const columns = dayColumns[table];
    if (!columns) return;
    const [day, precision] = columns.map((column) => String(row[column])) as [string, string];
    const days = this.#days.get(table) ?? { named: new Map(), hidden: new Map() };
    this.#days.set(table, days);
    count(precision === "day" ? days.named : days.hidden, day);
  }

  finish(): Check {
    const problems = this.#problems;
    for (const [table, { named, hidden }] of this.#days) {
      const weeks = new Map([...named.keys()].map((day) => [weekOf(day), day]));
      for (const [day, rows] of named) {
        if (rows < leastOfDay) problems.add(`${table} of the day ${day} are ${rows}, fewer than ${leastOfDay}`);
      }
      for (const [monday, rows] of hidden) {
        if (weekOf(monday) !== monday) problems.add(`${table} of the week ${monday}: it does not begin on a Monday`);
        const day = weeks.get(weekOf(monday));
        if (day === undefined || rows >= leastOfDay) continue;
        problems.add(
          `${table} of the week ${monday} without a day are ${rows}, which ${day} and other named days tell`,
        );
      }
    }
    const [days, weeks] = [this.#sum("named"), this.#sum("hidden")];
    const detail = `${days} days and ${weeks} weeks, ${this.#probabilities} probabilities of three digits`;
    return { name: "coarsening", detail, problems: problems.list() };
  }

  #visitProbability(table: string, probability: number): void {
    this.#probabilities += 1;
    if (coarsenProbability(probability) !== probability) {
      this.#problems.add(`${table}.sampling_probability ${probability} has more than three significant digits`);
    }
    if (probability < 0 || probability > 1) this.#problems.add(`${table}.sampling_probability ${probability} is none`);
  }

  #sum(which: keyof Days): number {
    return [...this.#days.values()].reduce((all, days) => all + days[which].size, 0);
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
