import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const HALVES = ["tuning", "counted"] as const;
const KINDS = [
  "email",
  "phone",
  "url",
  "ipv4",
  "ipv6",
  "mac",
  "iban",
  "card",
  "national_id",
  "address",
  "coordinates",
  "handle",
  "secret",
  "birth_date",
  "name",
] as const;

const field = z.enum(["feedback", "feedback_left", "feedback_right", "prompt", "self_description", "history"]);
const common = { id: z.string().min(1), language: z.string().length(2), field, text: z.string().min(1) };
const corpusFile = z.strictObject({
  planted: z.array(
    z.strictObject({
      ...common,
      kind: z.enum(KINDS),
      written: z.enum(["sentence", "bare"]),
      planted: z.array(z.string().min(2)).min(1),
      half: z.enum(HALVES),
    }),
  ),
  clean: z.array(z.strictObject({ ...common, half: z.enum(HALVES) })),
});

const practiceText = { id: z.string().min(1), language: z.string().length(2), text: z.string().min(1) };
const practiceFile = z.strictObject({
  planted: z.array(
    z.strictObject({ ...practiceText, kind: z.enum(KINDS), planted: z.array(z.string().min(1)).min(1) }),
  ),
  clean: z.array(z.strictObject(practiceText)),
});

const files = HALVES.flatMap((half) =>
  readdirSync(join(import.meta.dirname, half)).map((name) => ({
    half,
    language: name.replace(/\.json$/, ""),
    content: corpusFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, half, name), "utf8"))),
  })),
);
const planted = files.flatMap((file) => file.content.planted);
const clean = files.flatMap((file) => file.content.clean);

/** How many more texts of a group the tuning half holds than the counted one. */
function differences<Text extends { half: (typeof HALVES)[number] }>(texts: Text[], groupOf: (text: Text) => string) {
  const result = new Map<string, number>();
  for (const text of texts) {
    const group = groupOf(text);
    result.set(group, (result.get(group) ?? 0) + (text.half === "tuning" ? 1 : -1));
  }
  return result;
}

const unbalanced = (result: Map<string, number>) => [...result].filter(([, difference]) => Math.abs(difference) > 1);

describe("the planted texts", () => {
  it("hold three hundred planted strings at least, in twelve languages at least, each of twenty texts or more", () => {
    expect(planted.length).toBeGreaterThanOrEqual(420);
    expect(planted.flatMap((text) => text.planted).length).toBeGreaterThanOrEqual(300);
    const languages = [...new Set(planted.map((text) => text.language))];
    expect(languages.length).toBeGreaterThanOrEqual(12);
    expect(languages.filter((of) => planted.filter((text) => text.language === of).length < 20)).toEqual([]);
  });

  it("hold every kind", () => {
    expect(new Set(planted.map((text) => text.kind))).toEqual(new Set(KINDS));
  });

  it("are sentences for one half at least", () => {
    const sentences = planted.filter((text) => text.written === "sentence");
    expect(sentences.length * 2).toBeGreaterThanOrEqual(planted.length);
  });

  it("contain what they say is planted in them", () => {
    expect(planted.filter((text) => !text.planted.every((string) => text.text.includes(string)))).toEqual([]);
  });

  it("lie evenly in both halves, by kind, language and way of writing", () => {
    const groups = differences(planted, (text) => `${text.kind} ${text.language} ${text.written}`);
    expect(unbalanced(groups)).toEqual([]);
    expect(Math.abs([...groups.values()].reduce((sum, difference) => sum + difference, 0))).toBeLessThanOrEqual(1);
  });
});

describe("the clean texts", () => {
  it("are five hundred at least, in the languages of the planted ones", () => {
    expect(clean.length).toBeGreaterThanOrEqual(500);
    expect(new Set(clean.map((text) => text.language))).toEqual(new Set(planted.map((text) => text.language)));
  });

  it("lie evenly in both halves, by language", () => {
    expect(unbalanced(differences(clean, (text) => text.language))).toEqual([]);
  });

  it("hold none of the planted strings", () => {
    const strings = planted.flatMap((text) => text.planted);
    expect(clean.filter((text) => strings.some((string) => text.text.includes(string)))).toEqual([]);
  });
});

describe("the practice texts", () => {
  const practice = ["practice-1", "practice-2", "practice-3", "practice-4"].flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder)).map((name) =>
      practiceFile.parse(JSON.parse(readFileSync(join(import.meta.dirname, folder, name), "utf8"))),
    ),
  );

  it("contain what they say is planted in them, each under an id of its own", () => {
    const texts = practice.flatMap((file) => file.planted);
    expect(texts.filter((text) => !text.planted.every((string) => text.text.includes(string)))).toEqual([]);
    const ids = practice.flatMap((file) => [...file.planted, ...file.clean]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("are none of the counted ones", () => {
    const counted = new Set([...planted, ...clean].filter(({ half }) => half === "counted").map(({ text }) => text));
    const same = practice.flatMap((file) => [...file.planted, ...file.clean]).filter(({ text }) => counted.has(text));
    expect(same.map(({ id }) => id)).toEqual([]);
  });
});

describe("both", () => {
  it("have an id and a text of their own each", () => {
    const all = [...planted, ...clean];
    expect(new Set(all.map((text) => text.id)).size).toBe(all.length);
    expect(new Set(all.map((text) => text.text)).size).toBe(all.length);
  });

  it("stand in the file of their half and language", () => {
    const strays = files.flatMap(({ half, language, content }) =>
      [...content.planted, ...content.clean].filter((text) => text.half !== half || text.language !== language),
    );
    expect(strays).toEqual([]);
  });
});
