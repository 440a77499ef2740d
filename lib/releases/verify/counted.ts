import type { Manifest } from "../manifest";
import { type Check, Problems } from "./check";
import type { TableRow } from "./check-tables";

/** Counts the judgements again, to be held against the manifest. Fed by `checkTables`. */
export class Counted {
  readonly #byArena = { votes: new Map<string, number>(), assessments: new Map<string, number>() };
  readonly #annotators = { votes: new Set<string>(), assessments: new Set<string>() };
  readonly #byStandpoint = new Map<string, number>();
  readonly #boards = new Set<string>();
  readonly #sources = new Set<string>();

  visit(table: string, row: TableRow): void {
    if (table === "boards") this.#boards.add(`${row.arena} ${row.view}`);
    if (table !== "votes" && table !== "assessments") return;
    count(this.#byArena[table], String(row.arena));
    this.#annotators[table].add(String(row.annotator_id));
    this.#sources.add(String(row.source));
    if (table === "assessments") return;
    for (const standpoint of ["any", String(row.standpoint)]) count(this.#byStandpoint, `${row.arena} ${standpoint}`);
  }

  finish(manifest: Manifest): Check {
    const problems = new Problems();
    const same = (what: string, found: number, said: number) => {
      if (found !== said) problems.add(`${what}: ${found} in the tables, ${said} in the manifest`);
    };
    for (const [kind, said] of [
      ["votes", { ...manifest.counts, all: manifest.counts.votes }],
      ["assessments", { ...manifest.assessments?.counts, all: manifest.assessments?.counts.assessments ?? 0 }],
    ] as const) {
      const found = this.#byArena[kind];
      same(kind, sumOf(found), said.all);
      same(`annotators of ${kind}`, this.#annotators[kind].size, said.annotators ?? 0);
      for (const arena of new Set([...found.keys(), ...Object.keys(said.byArena ?? {})])) {
        same(`${kind} of ${arena}`, found.get(arena) ?? 0, said.byArena?.[arena] ?? 0);
      }
    }
    for (const { arena, view, votes, failure } of manifest.boards) {
      const standpoint = view.split("/").find((part) => part === "owner" || part === "proxy") ?? "any";
      same(`votes of the board ${arena} ${view}`, this.#byStandpoint.get(`${arena} ${standpoint}`) ?? 0, votes);
      if (this.#boards.delete(`${arena} ${view}`) !== (failure === null))
        problems.add(`the board ${arena} ${view} is not as the manifest says`);
    }
    for (const board of this.#boards) problems.add(`the board ${board} is not in the manifest`);
    for (const source of this.#sources)
      if (source !== manifest.source) problems.add(`there are rows of the source ${source}`);
    return {
      name: "counts",
      detail: `${manifest.counts.votes} votes by arena, annotators and boards`,
      problems: problems.list(),
    };
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, value) => sum + value, 0);
}
