import { readFile } from "node:fs/promises";
import path from "node:path";
import jsonld from "jsonld";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { db } from "@/lib/db/client";
import { checkCroissant } from "./testing/check-croissant";
import { buildJudgedRelease } from "./testing/judged-release";

type Node = Record<string, unknown>;
let release: Awaited<ReturnType<typeof buildJudgedRelease>>;
const read = (name: string) => readFile(path.join(release.folder, name), "utf8");

beforeAll(async () => {
  release = await buildJudgedRelease();
});
afterAll(() => db.$disconnect());

describe("the papers of a release", () => {
  it("are listed with their sums, and say where the instance is reached that made them", async () => {
    const names = release.manifest.files.map(({ name }) => name);
    const sums = await read("SHA256SUMS");
    for (const name of ["README.md", "DATASHEET.md", "CITATION.cff", "croissant.json"]) {
      expect(names).toContain(name);
      expect(sums).toContain(`  ${name}\n`);
    }
    expect(release.manifest.address).toBe("http://127.0.0.1:3000");
    expect(release.manifest.arenas.map(({ arena }) => arena)).toEqual(
      [...Object.keys(release.manifest.counts.byArena), "scale"].toSorted(),
    );
  });

  it("have a dataset card whose files are in the release", async () => {
    const [, front] = (await read("README.md")).split("---\n");
    const card = parseDocument(front!).toJS() as { configs: { data_files: { path: string }[] }[] };
    const names = new Set(release.manifest.files.map(({ name }) => name));
    const paths = card.configs.flatMap(({ data_files }) => data_files.map((file) => file.path));
    expect(paths.length).toBeGreaterThanOrEqual(release.manifest.tables.length);
    for (const one of paths) expect(names).toContain(one);
  });
});

describe("croissant.json", () => {
  const dataset = async () => JSON.parse(await read("croissant.json")) as Node;

  it("keeps the rules of Croissant and of its vocabulary for responsible AI", async () => {
    expect(await checkCroissant(await dataset(), release.folder)).toEqual([]);
  });

  it("describes every file but those that hold its own sum, and every column of every table", async () => {
    const { distribution, recordSet } = (await dataset()) as {
      distribution: Node[];
      recordSet: (Node & { field: Node[] })[];
    };
    expect(distribution.map(({ name }) => name)).toEqual(
      release.manifest.files.flatMap(({ name }) => (name === "croissant.json" ? [] : name)),
    );
    const { length } = release.manifest.tables;
    expect(recordSet.slice(0, length).map(({ name, field }) => [name, field.map((one) => one.name)])).toEqual(
      release.manifest.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]),
    );
  });

  it("is JSON-LD of which no property is dropped", async () => {
    const document = await dataset();
    // In the safe mode, what has no meaning in the context is an error instead of left out.
    const options = { safe: true, base: "https://palate.example/release/" };
    const [expanded] = (await jsonld.expand(document as never, options as never)) as unknown as Node[];
    expect(expanded?.["@type"]).toEqual(["https://schema.org/Dataset"]);
    expect(expanded?.["http://purl.org/dc/terms/conformsTo"]).toHaveLength(2);
    const sets = expanded?.["http://mlcommons.org/croissant/recordSet"] as Node[];
    expect(sets.length).toBeGreaterThanOrEqual(release.manifest.tables.length);
    expect(countProperties(expanded)).toBe(countProperties(document));
    const { "@vocab": _, ...context } = document["@context"] as Node;
    await expect(jsonld.expand({ ...document, "@context": context } as never, options as never)).rejects.toThrow();
  });

  it.each<[string, (document: Node & { distribution: Node[]; recordSet: { field: Node[] }[] }) => void, string]>([
    ["license", (document) => delete document.license, "license is missing"],
    ["sum", ({ distribution }) => (distribution[0]!.sha256 = "0"), "another sum"],
    ["file", ({ distribution }) => (distribution[0]!.contentUrl = "x"), "is not there"],
    ["id", ({ distribution }) => (distribution[0]!["@id"] = "README.md"), "an id is there twice"],
    ["type", ({ recordSet }) => (recordSet[0]!.field[0]!.dataType = "sc:Integer"), "is not stored as sc:Integer"],
    ["reference", ({ recordSet }) => (recordSet[0]!.field[0]!.references = { "@id": "x/y" }), "refers to x/y"],
    ["vocabulary", (document) => (document["rai:smell"] = "none"), "is not in the vocabulary"],
  ])("would be told of a wrong %s", async (_, spoil, problem) => {
    const document = (await dataset()) as Parameters<typeof spoil>[0];
    spoil(document);
    expect((await checkCroissant(document, release.folder)).join("\n")).toContain(problem);
  });
});

/** How many properties all nodes have, however they are nested. What begins with `@` is a mark of JSON-LD. */
function countProperties(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + countProperties(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  const properties = Object.entries(value).filter(([key]) => !key.startsWith("@"));
  return properties.reduce((sum, [, inner]) => sum + 1 + countProperties(inner), 0);
}

describe("CITATION.cff", () => {
  // The schema of the Citation File Format 1.2.0 (github.com/citation-file-format/citation-file-format, schema.json), in our own words: no key but these,
  // four of them required; a date is a text, an author an entity with a name (or a person), a license an identifier of SPDX.
  const keys = new Set([
    ...["abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords"],
    ...["license", "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact"],
    ...["repository-code", "title", "type", "url", "version"],
  ]);
  const entity = new Set([
    ...["address", "alias", "city", "country", "date-end", "date-start", "email", "fax", "location", "name", "orcid"],
    ...["post-code", "region", "tel", "website"],
  ]);

  it("keeps the rules of the format, and names no DOI and no person", async () => {
    const document = parseDocument(await read("CITATION.cff"), { strict: true, uniqueKeys: true });
    expect([...document.errors, ...document.warnings]).toEqual([]);
    const citation = document.toJS() as Node & { authors: Node[]; keywords: string[] };
    for (const key of Object.keys(citation)) expect(keys).toContain(key);
    expect(citation).toMatchObject({
      "cff-version": "1.2.0",
      type: "dataset",
      license: "CC-BY-4.0",
      version: release.version,
    });
    for (const text of ["message", "title", "abstract"]) expect(citation[text]).toMatch(/\S/);
    expect(citation["date-released"]).toMatch(/^\d{4}-(0[1-9]|1[012])-(0[1-9]|[12]\d|3[01])$/);
    expect(citation.url).toMatch(/^(https|http|ftp|sftp):\/\/.+/);
    expect(citation.authors).toHaveLength(1);
    for (const author of citation.authors) {
      expect(author.name).toMatch(/\S/);
      for (const key of Object.keys(author)) expect(entity).toContain(key);
    }
    expect(new Set(citation.keywords).size).toBe(citation.keywords.length);
    expect(citation).not.toHaveProperty("doi");
  });
});

describe("DATASHEET.md", () => {
  it("has the sections of a datasheet, and says what is not known", async () => {
    const datasheet = await read("DATASHEET.md");
    expect([...datasheet.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      "Motivation",
      "Composition",
      "Collection process",
      "Preprocessing, cleaning and labeling",
      "Uses",
      "Distribution",
      "Maintenance",
    ]);
    expect(datasheet).toContain("61 votes of 61 annotators");
    expect(datasheet).toMatch(/\*\*Who paid for it\?\*\*\n\nNot known/);
    expect(datasheet).not.toMatch(/undefined|null,|\[object/);
  });
});
