import { createHash } from "node:crypto";
import type { Field } from "../views/field";
import type { View } from "../views/view";
import { type Check, Problems } from "./check";
import type { ReleaseFolder } from "./folder";
import { readJsonLinesTable, readParquetRows } from "./read-table";

/** The rows of a view's file one after the other, each held against its schema and against what the tables say. */
export class ViewRows<Row> {
  readonly #view: View<Row>;
  readonly #folder: ReleaseFolder;
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #wrong = new Problems(5);
  readonly #hash = createHash("sha256");
  readonly #pages: AsyncIterator<Record<string, unknown>[]> | null;
  #page: Record<string, unknown>[] = [];
  #at = 0;
  #rows = 0;

  constructor(folder: ReleaseFolder, view: View<Row>) {
    this.#folder = folder;
    this.#view = view;
    this.#fields = new Map(view.fields.map((field) => [field.name, field]));
    const isListed = folder.manifest.views.some(({ name }) => name === view.name);
    this.#pages = isListed ? readParquetRows(folder, view.name)[Symbol.asyncIterator]() : null;
  }

  /**
   * Whether the next row is the one that the tables make.
   *
   * @param seal what is compared of the row of the file, where only that is known of the other
   */
  async expect(expected: Row, seal: (row: Row) => Row = (row) => row): Promise<void> {
    const row = await this.#take();
    if (row === null) return this.#wrong.add(`a row is missing after row ${this.#rows}`);
    // What is equal to a row of the tables is a row of the view, and needs no schema.
    if (isEqual(sealOf(row as Row, seal), expected)) return;
    if (!this.#parse(row)) return;
    const sealed = sealOf(row as Row, seal) as Record<string, unknown>;
    const different = this.#view.fields.find(
      ({ name }) => !isEqual(sealed[name], (expected as Record<string, unknown>)[name]),
    );
    this.#wrong.add(`row ${this.#rows}: ${different?.name ?? "a column"} is not what the tables say`);
  }

  /** The next row; null after the last one. */
  async next(): Promise<Row | null> {
    const row = await this.#take();
    return row === null ? null : (this.#parse(row) ?? (row as Row));
  }

  async #take(): Promise<Record<string, unknown> | null> {
    if (this.#at === this.#page.length) {
      const next = await this.#pages?.next();
      if (!next || next.done) return null;
      this.#page = next.value;
      this.#at = 0;
      return this.#take();
    }
    const raw = this.#page[this.#at]!;
    this.#at += 1;
    this.#rows += 1;
    const row = Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, this.#plain(name, value)]));
    if (this.#view.hasJsonLines) this.#hash.update(`${JSON.stringify(row)}\n`);
    return row;
  }

  #parse(row: Record<string, unknown>): Row | null {
    const parsed = this.#view.schema.safeParse(row);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    this.#wrong.add(`row ${this.#rows}: ${issue!.path.map(String).join(".")}: ${issue!.message}`);
    return null;
  }

  problem(problem: string): void {
    this.#wrong.add(problem);
  }

  /** What is wrong with the view. Rows that were not asked for are too many. */
  async finish(): Promise<Check> {
    const { name, columns, hasJsonLines } = this.#view;
    const problems = new Problems();
    const { views, files } = this.#folder.manifest;
    const listed = views.find((view) => view.name === name);
    const asked = this.#rows;
    while ((await this.next()) !== null);
    if (this.#rows > asked) problems.add(`${this.#rows - asked} rows are in no table`);
    const endings = ["parquet", ...(hasJsonLines ? ["jsonl.gz"] : [])];
    for (const ending of endings) {
      const isThere = files.some((file) => file.name === `${name}.${ending}`);
      if (isThere !== (listed !== undefined))
        problems.add(`${name}.${ending} is ${isThere ? "there and not described" : "described and not there"}`);
    }
    if (listed && JSON.stringify(listed.columns) !== JSON.stringify(columns))
      problems.add("the manifest describes other columns than a release has");
    if (listed && listed.rows !== this.#rows)
      problems.add(`parquet has ${this.#rows} rows, the manifest says ${listed.rows}`);
    if (listed && hasJsonLines && (await this.#digestJsonLines()) !== this.#hash.digest("hex"))
      problems.add("jsonl.gz has other rows than parquet");
    return {
      name,
      detail: `${this.#rows} rows in ${endings.join(", ")}, held against the tables`,
      problems: [...problems.list(), ...this.#wrong.list()],
    };
  }

  async #digestJsonLines(): Promise<string> {
    const hash = createHash("sha256");
    for await (const page of readJsonLinesTable(this.#folder, { name: this.#view.name, columns: [] })) {
      for (const row of page) hash.update(`${JSON.stringify(row)}\n`);
    }
    return hash.digest("hex");
  }

  #plain(name: string, value: unknown): unknown {
    const field = this.#fields.get(name);
    return field ? plainValue(field, value) : String(value);
  }
}

/** The sealed row; what is so far from a row that it cannot be sealed stays, and is none. */
function sealOf<Row>(row: Row, seal: (row: Row) => Row): Row {
  try {
    return seal(row);
  } catch (error) {
    if (error instanceof TypeError) return row;
    throw error;
  }
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A value of a Parquet file as a row has it: null where there is none, a date as text. */
function plainValue(field: Field, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return `${value}, in 64 bits`;
  if (field.kind === "list") return (value as unknown[]).map((inner) => plainValue(field.element, inner));
  if (field.kind === "struct") {
    const inner = value as Record<string, unknown>;
    return Object.fromEntries(field.fields.map((own) => [own.name, plainValue(own, inner[own.name])]));
  }
  const isMoment = value instanceof Date;
  if (field.type === "timestamp" && !isMoment) return `${value}, which is no moment`;
  return field.type === "date" && isMoment ? value.toISOString().slice(0, 10) : value;
}
