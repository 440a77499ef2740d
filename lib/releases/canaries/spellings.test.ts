import { expect, it } from "vitest";
import { spellingsOf, wideSpellingsOf } from "./spellings";

const name = "Zoë O'Łaś & 李";

it.each([
  ["JSON", JSON.stringify({ text: name })],
  ["escaped JSON", '"Zo\\u00eb O\'\\u0141a\\u015b & \\u674e"'],
  ["an address", `?name=${encodeURIComponent(name)}`],
  ["HTML", "<p>Zo&#235; O'&#321;a&#347; & &#26446;</p>"],
  ["base64 at the first place", Buffer.from(`${name}, said`).toString("base64")],
  ["base64 at the second place", Buffer.from(`:${name}, said`).toString("base64")],
  ["base64 at the third place", Buffer.from(`x:${name}`).toString("base64")],
])("finds a text in %s", (_, content) => {
  expect(spellingsOf(name).some((spelling) => content.includes(spelling))).toBe(true);
});

it.each(["utf16le", "utf16be"])("finds a text in %s", (encoding) => {
  const bytes = Buffer.from(`<${name}>`, "utf16le");
  const content = (encoding === "utf16le" ? bytes : bytes.swap16()).toString("latin1");
  expect(wideSpellingsOf(name).some((spelling) => content.includes(spelling))).toBe(true);
});

it("finds nothing where the text is not", () => {
  const content = Buffer.from("Zoë O'Łas & 李").toString("base64");
  expect(spellingsOf(name).some((spelling) => content.includes(spelling))).toBe(false);
});
