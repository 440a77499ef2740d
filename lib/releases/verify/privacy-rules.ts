import { redactTogether } from "@/lib/privacy/redact";
import { type Check, Problems } from "./check";
import type { TableRow } from "./check-tables";

const pseudonym = /^[0-9a-f]{32}$/;
const contentHash = /^[0-9a-f]{64}$/;
/** Columns with pseudonyms by table; those of the first list have each of them once. */
const pseudonyms: Readonly<Record<string, { readonly unique: readonly string[]; readonly others: readonly string[] }>> =
  {
    votes: { unique: ["vote_id", "battle_id"], others: ["annotator_id"] },
    battles: { unique: ["battle_id"], others: ["repeat_of", "overlap_pair"] },
    assessments: { unique: ["assessment_id", "showing_id"], others: ["annotator_id"] },
  };
/** Free texts of annotators by table. */
const texts: Readonly<Record<string, readonly string[]>> = {
  votes: ["feedback_left", "feedback_right", "feedback_general"],
  assessments: ["feedback"],
};

/** The rules of privacy that the files themselves show. Fed by `checkTables`. Some 100 bytes a vote. */
export class PrivacyRules {
  readonly #ids = new Problems();
  readonly #texts = new Problems();
  readonly #own = new Problems();
  readonly #seen = new Map<string, Set<string>>();
  #pseudonyms = 0;
  #redacted = 0;
  #outputs = 0;

  visit(table: string, row: TableRow): void {
    this.#visitIds(table, row);
    this.#visitTexts(table, row);
    if (table === "outputs") this.#visitOutput(row);
  }

  finish(): Check[] {
    return [
      {
        name: "pseudonyms",
        detail: `${this.#pseudonyms} that look like such, each where it may be`,
        problems: this.#ids.list(),
      },
      { name: "texts", detail: `${this.#redacted} texts, redacted again`, problems: this.#texts.list() },
      {
        name: "own personas",
        detail: `${this.#outputs} outputs, none made for one with a text or an image`,
        problems: this.#own.list(),
      },
    ];
  }

  #visitIds(table: string, row: TableRow): void {
    const { unique = [], others = [] } = pseudonyms[table] ?? {};
    for (const column of [...unique, ...others]) {
      const value = row[column];
      if (value === null) continue;
      this.#pseudonyms += 1;
      if (!pseudonym.test(String(value))) this.#ids.add(`${table}.${column} "${value}" is no pseudonym`);
    }
    for (const column of unique) {
      const name = `${table}.${column}`;
      const seen = this.#seen.get(name) ?? new Set();
      const value = String(row[column]);
      if (seen.has(value)) this.#ids.add(`${name} ${value} is there twice`);
      seen.add(value);
      this.#seen.set(name, seen);
    }
  }

  #visitTexts(table: string, row: TableRow): void {
    const written = (texts[table] ?? []).map((column) => row[column] as string | null);
    if (written.every((text) => text === null)) return;
    this.#redacted += written.filter((text) => text !== null).length;
    // Whether a text is doubtful was decided on the whole of it, or by a person: here only what is sure counts.
    const { counts } = redactTogether(
      written,
      typeof row.prompt === "string" ? row.prompt : "",
      written.map(() => "lift"),
    );
    if (Object.keys(counts).length === 0) return;
    // What it is must not stand in a terminal.
    this.#texts.add(
      `${table} ${String(Object.values(row)[0])}: something is left to redact (${Object.keys(counts).join(", ")})`,
    );
  }

  #visitOutput(row: TableRow): void {
    this.#outputs += 1;
    const isOwn = row.persona_kind === "self";
    const id = String(row.output_id);
    if (!(isOwn ? pseudonym : contentHash).test(id))
      this.#ids.add(`outputs.output_id "${id}" is no ${isOwn ? "pseudonym" : "hash"}`);
    if (!isOwn) return;
    if (!pseudonym.test(String(row.persona))) this.#own.add(`the own persona "${row.persona}" has no pseudonym`);
    if (row.text !== null || row.images !== null || row.image_descriptions !== null) {
      this.#own.add(`the output ${id} was made for an annotator's own persona and has content`);
    }
  }
}
