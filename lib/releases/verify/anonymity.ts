import type { z } from "zod";
import { coarsenPlace, placeStep } from "@/lib/privacy/coarsen";
import { attributeLadder, axisLadder } from "@/lib/privacy/suppress/ladder";
import { type Manifest, privacyReport } from "../manifest";
import { type Check, Problems } from "./check";
import type { TableRow } from "./check-tables";

type Report = z.infer<typeof privacyReport>;

/** What is published of an annotator beside their rows: objects of JSON. */
interface Said {
  attributes: string | null;
  /** Undefined until a row is seen that they judged for themselves. */
  axes: string | null | undefined;
}

/** Of whom the same is published. */
interface Class {
  readonly attributes: ReadonlyMap<string, string>;
  readonly axes: ReadonlyMap<string, string>;
  annotators: number;
}

/** Everything that an axis may say, with the third that it is in. */
const thirdOf = new Map(
  Array.from({ length: 1 + 2 / placeStep }, (_, at) => coarsenPlace(at * placeStep - 1)).flatMap((place) => {
    const rungs = axisLadder(place);
    return rungs.map(({ value }) => [value, rungs[0]!.value] as const);
  }),
);

/**
 * Whether what is published of annotators is the same of k of them, and leaves l thirds of an axis open where attributes are equal: the promises of
 * `suppressPersons`, from the rows alone, and held against what the manifest reports. What somebody told and is not published, no file shows:
 * of those the report is believed. Fed by `checkTables`. Some 150 bytes an annotator.
 *
 * @see docs/decisions/019-what-a-join-can-tell.md
 */
export class Anonymity {
  readonly #problems = new Problems();
  readonly #annotators = new Map<string, Said>();

  visit(table: string, row: TableRow): void {
    if (table !== "votes" && table !== "assessments") return;
    const id = String(row.annotator_id);
    const [attributes, axes] = [row.annotator_attributes, row.persona_axes] as (string | null)[];
    const isOwner = row.standpoint === "owner";
    if (!isOwner && axes !== null)
      this.#problems.add(`${table}: ${id} has persona_axes beside a row for somebody else`);
    const said = this.#annotators.get(id);
    if (!said) {
      this.#annotators.set(id, { attributes: attributes!, axes: isOwner ? axes! : undefined });
      return;
    }
    if (said.attributes !== attributes) this.#problems.add(`${table}: ${id} has two different annotator_attributes`);
    if (!isOwner) return;
    if (said.axes !== undefined && said.axes !== axes)
      this.#problems.add(`${table}: ${id} has two different persona_axes`);
    said.axes = axes!;
  }

  finish({ privacy }: Pick<Manifest, "privacy">): Check {
    const problems = this.#problems;
    const report = privacyReport.safeParse(privacy.anonymity);
    if (!report.success) {
      problems.add("the manifest does not say what k and l are");
      return { name: "anonymity", detail: `${this.#annotators.size} annotators`, problems: problems.list() };
    }
    const { k, l } = report.data;
    if (k < 2 || l < 2) problems.add(`k = ${k} and l = ${l}: below 2 nothing is anonymous`);
    const classes = this.#classes();
    this.#checkClasses(classes, k);
    this.#checkAxes(classes, l);
    this.#checkReport(classes, report.data);
    const people = classes.reduce((all, { annotators }) => all + annotators, 0);
    const detail = `${people} of ${this.#annotators.size} annotators in ${classes.length} classes, k = ${k}, l = ${l}`;
    return { name: "anonymity", detail, problems: problems.list() };
  }

  /** Without those of whom nothing is published. */
  #classes(): Class[] {
    const classes = new Map<string, Class>();
    for (const { attributes, axes = null } of this.#annotators.values()) {
      if (attributes === null && axes === null) continue;
      const key = `${attributes} ${axes}`;
      const known = classes.get(key);
      if (known) known.annotators += 1;
      else classes.set(key, { attributes: this.#read(attributes), axes: this.#read(axes), annotators: 1 });
    }
    return [...classes.values()];
  }

  #read(json: string | null): Map<string, string> {
    if (json === null) return new Map();
    const entries = entriesOf(json);
    // One way to write it: the order of its names would tell people of a class apart.
    if (entries.length === 0 || JSON.stringify(sorted(entries)) !== json) {
      this.#problems.add(`${json} is no object of texts in the order of their names`);
    }
    return new Map(entries);
  }

  #checkClasses(classes: readonly Class[], k: number): void {
    for (const { attributes, axes, annotators } of classes) {
      if (annotators < k)
        this.#problems.add(`${say(attributes, axes)} is said of ${annotators} annotators, fewer than ${k}`);
      for (const [label, value] of attributes) {
        const isNumber = !attributeLadder(value).some(({ level }) => level === "exact");
        if (isNumber) this.#problems.add(`"${label}" is ${value}, which is in no band`);
      }
      for (const [axis, value] of axes) {
        if (!thirdOf.has(value)) this.#problems.add(`the axis "${axis}" says ${value}, which is no place and no third`);
      }
    }
  }

  #checkAxes(classes: readonly Class[], l: number): void {
    const thirds = new Map<string, Set<string | undefined>>();
    for (const { attributes, axes } of classes) {
      for (const [axis, value] of axes) {
        const key = `${say(attributes)}, on the axis "${axis}"`;
        thirds.set(key, (thirds.get(key) ?? new Set()).add(thirdOf.get(value)));
      }
    }
    for (const [key, places] of thirds) {
      if (places.size < l)
        this.#problems.add(`where ${key} there are ${places.size} different thirds, fewer than ${l}`);
    }
  }

  #checkReport(classes: readonly Class[], report: Report): void {
    const same = (what: string, found: number | null, said: number | null) => {
      if (found !== said)
        this.#problems.add(`${what}: ${found ?? "none"} in the tables, ${said ?? "none"} in the manifest`);
    };
    const { annotators, suppressed, k } = report;
    const sizes = classes.map((one) => one.annotators);
    same("classes", classes.length, report.classes);
    same(
      "smallest class",
      sizes.length === 0 ? null : sizes.reduce((one, other) => Math.min(one, other)),
      report.smallestClass,
    );
    same(
      "annotators of whom something is published",
      sizes.reduce((all, one) => all + one, 0),
      annotators - suppressed,
    );
    if (suppressed > 0 && suppressed < k && suppressed < annotators) {
      this.#problems.add(`nothing is published of ${suppressed} annotators who told something, fewer than ${k}`);
    }
    for (const kind of ["attributes", "axes"] as const) {
      const found = valuesOf(classes, kind);
      for (const name of new Set([...found.keys(), ...Object.keys(report[kind])])) {
        const { any: _, ...levels } = report[kind][name] ?? {};
        const said = Object.values(levels).reduce((all, values) => all + values, 0);
        same(`values of "${name}"`, found.get(name) ?? 0, said);
      }
    }
  }
}

/** How many annotators something is published of, by its name. */
function valuesOf(classes: readonly Class[], kind: "attributes" | "axes"): Map<string, number> {
  const values = new Map<string, number>();
  for (const one of classes) {
    for (const name of one[kind].keys()) values.set(name, (values.get(name) ?? 0) + one.annotators);
  }
  return values;
}

function sorted(entries: readonly [string, string][]): Record<string, string> {
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function say(...parts: readonly ReadonlyMap<string, string>[]): string {
  const said = parts.flatMap((part) => [...part].map(([name, value]) => `"${name}" is ${value}`));
  return said.length === 0 ? "nothing is declared" : said.join(" and ");
}

/** Texts by their names; none where it is no object of JSON. */
function entriesOf(json: string): [string, string][] {
  try {
    const value: unknown = JSON.parse(json);
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
    return entries.filter((entry): entry is [string, string] => typeof entry[1] === "string");
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
