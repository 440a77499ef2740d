import { describe, expect, it } from "vitest";
import type { SystemTask } from "@/lib/systems/port";
import { composeBriefing } from "./compose";
import { readEntry } from "./entry";
import { personalQuery, questionQuery } from "./query";

const source = [
  "Geography",
  "Climate: dry in summer; rain in winter",
  "Terrain: plains and hills",
  "",
  "Economy",
  "Exports: copper and wine (2014)",
].join("\n");
const entry = readEntry(source);

describe("readEntry", () => {
  it("reads sections, labels and texts as sentences", () => {
    expect(entry.passages.map(({ section, label, text }) => [section, label, text])).toEqual([
      ["Geography", "Climate", "Dry in summer; rain in winter."],
      ["Geography", "Terrain", "Plains and hills."],
      ["Economy", "Exports", "Copper and wine (2014)."],
    ]);
  });

  it("cuts long fields at semicolons outside brackets and keeps leaning sentences with the one before", () => {
    const clause = (word: string) => Array.from({ length: 21 }, () => word).join(" ");
    const cut = readEntry(
      `Law: ${clause("one")} (${clause("a")}; b); ${clause("two")}; ${clause("three")}\nNote: ${clause("Four")}. It ${clause("five")}.`,
    );
    expect(cut.passages.map((passage) => passage.text.split(" ").at(-1))).toEqual(["b).", "three.", "five."]);
  });

  it("refuses a source without fields", () => {
    expect(() => readEntry("nothing here")).toThrow("no fields");
    expect(() => readEntry(undefined)).toThrow("needs the text");
  });
});

describe("the query", () => {
  const task: SystemTask = {
    slug: "t",
    prompt: "What about Peru's climate and exports?",
    sourceTitle: "Factbook, Peru",
    options: {},
  };

  it("is the question without the name of the entry", () => {
    expect(questionQuery(task)).toEqual([
      ["climat", 1],
      ["export", 1],
    ]);
  });

  it("halves the question and adds the person, heaviest 1.5", () => {
    const terms = new Map([
      ["climat", { stem: "climat", word: "climate", weight: 2, origin: "t" }],
      ["wine", { stem: "wine", word: "wine", weight: -1, origin: "t" }],
    ]);
    expect(personalQuery(task, terms)).toEqual([
      ["climat", 2],
      ["export", 0.5],
      ["wine", -0.75],
    ]);
  });
});

describe("composeBriefing", () => {
  // Words with the label: 7, 4 and 5.
  it("takes the best within the words, in the order of the entry, a paragraph for each section", () => {
    expect(composeBriefing(entry, Float64Array.of(1, 0, 2), 12, { layout: "prose", length: "usual" })).toBe(
      "**Climate.** Dry in summer; rain in winter.\n\n**Exports.** Copper and wine (2014).",
    );
  });

  it("sets bullets", () => {
    expect(composeBriefing(entry, Float64Array.of(2, 1, 0), 11, { layout: "bullets", length: "usual" })).toBe(
      "- **Climate.** Dry in summer; rain in winter.\n- **Terrain.** Plains and hills.",
    );
  });
});
