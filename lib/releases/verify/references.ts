import { type Check, Problems } from "./check";
import type { TableRow } from "./check-tables";

/** Whether every row leads to what it names, and what it names is there for a row that names it. Fed by `checkTables`, in the order of the tables. */
export class References {
  readonly #problems = new Problems();
  /** What a vote says of its battle, by id; each is taken out by its battle. */
  readonly #judged = new Map<string, string>();
  readonly #battles = new Set<string>();
  readonly #repeated: string[] = [];
  readonly #named = {
    output: new Set<string>(),
    task: new Set<string>(),
    persona: new Set<string>(),
    system: new Set<string>(),
  };
  readonly #defined = {
    output: new Set<string>(),
    task: new Set<string>(),
    persona: new Set<string>(),
    system: new Set<string>(),
  };
  readonly #texts = new Map<string, string>();
  readonly images = new Set<string>();

  visit(table: string, row: TableRow): void {
    switch (table) {
      case "votes":
        this.#vote(row);
        break;
      case "battles":
        this.#battle(row);
        break;
      case "assessments":
        this.#named.output.add(
          this.#key(row.output_id, row.arena, row.system, row.task, row.persona, row.persona_version),
        );
        break;
      case "outputs":
        this.#output(row);
        break;
      case "tasks":
        this.#define("task", this.#key(row.arena, row.task));
        this.#image(row.source_image);
        break;
      case "personas":
        this.#define("persona", this.#key(row.persona, row.persona_version));
        for (const { image } of JSON.parse(String(row.history)) as { image: string | null }[]) this.#image(image);
        break;
      case "systems":
        this.#define("system", this.#key(row.arena, row.system));
        break;
      case "boards":
        this.#named.system.add(this.#key(row.arena, row.system));
        break;
    }
  }

  finish(): Check {
    const problems = this.#problems;
    for (const id of this.#judged.keys()) problems.add(`the battle ${id} of a vote is not in battles`);
    for (const id of this.#repeated)
      if (!this.#battles.has(id)) problems.add(`the repeated battle ${id} is not in battles`);
    for (const kind of ["output", "task", "persona", "system"] as const) {
      for (const key of this.#named[kind]) if (!this.#defined[kind].has(key)) problems.add(`no ${kind} for ${key}`);
      // Systems are those of an arena, judged or not.
      if (kind === "system") continue;
      for (const key of this.#defined[kind])
        if (!this.#named[kind].has(key)) problems.add(`nothing names the ${kind} ${key}`);
    }
    const { output, task, persona, system } = this.#defined;
    return {
      name: "references",
      detail: `${this.#battles.size} battles, ${output.size} outputs, ${task.size} tasks, ${persona.size} persona versions, ${system.size} systems`,
      problems: problems.list(),
    };
  }

  #vote(row: TableRow): void {
    const id = String(row.battle_id);
    if (this.#judged.has(id)) this.#problems.add(`two votes on the battle ${id}`);
    this.#judged.set(id, this.#shown(row));
  }

  #battle(row: TableRow): void {
    const id = String(row.battle_id);
    const judged = this.#judged.get(id);
    if (judged === undefined) this.#problems.add(`no vote on the battle ${id}`);
    else if (judged !== this.#shown(row))
      this.#problems.add(`the battle ${id} shows something else than its vote says`);
    this.#judged.delete(id);
    this.#battles.add(id);
    if (row.repeat_of !== null) this.#repeated.push(String(row.repeat_of));
    for (const [output, system] of [
      [row.output_left, row.system_left],
      [row.output_right, row.system_right],
    ]) {
      this.#named.output.add(this.#key(output!, row.arena!, system!, row.task!, row.persona!, row.persona_version!));
    }
  }

  #output(row: TableRow): void {
    this.#define("output", this.#key(row.output_id, row.arena, row.system, row.task, row.persona, row.persona_version));
    this.#named.task.add(this.#key(row.arena, row.task));
    this.#named.system.add(this.#key(row.arena, row.system));
    if (row.persona_kind === "described") this.#named.persona.add(this.#key(row.persona, row.persona_version));
    for (const name of String(row.images ?? "").split(" ")) this.#image(name === "" ? null : name);
  }

  #define(kind: "output" | "task" | "persona" | "system", key: string): void {
    if (this.#defined[kind].has(key)) this.#problems.add(`the ${kind} ${key} is there twice`);
    this.#defined[kind].add(key);
  }

  #image(name: unknown): void {
    if (typeof name === "string") this.images.add(name);
  }

  #shown(row: TableRow): string {
    const { arena, task, persona, persona_version, system_left, system_right, sampling_probability, sampling_part } =
      row;
    return this.#key(
      arena,
      task,
      persona,
      persona_version,
      system_left,
      system_right,
      sampling_probability,
      sampling_part,
    );
  }

  /** One text for equal parts, so that a million votes hold no more texts than there are kinds of battles. */
  #key(...parts: readonly (string | number | null | undefined)[]): string {
    const key = parts.join(" ");
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    this.#texts.set(key, key);
    return key;
  }
}
