import { describe, expect, it } from "vitest";
import { readSpoken, storable } from "./cell-text";

const user = (content: unknown) => ({ role: "user", content });
const assistant = (content: unknown) => ({ role: "assistant", content });

describe("readSpoken", () => {
  it.each<[name: string, cell: unknown, asked: string | null, answered: string | null]>([
    ["a text", "Because.", null, "Because."],
    ["a number", 8, null, "8"],
    ["nothing", null, null, null],
    ["no cell", undefined, null, null],
    ["a text that begins like a list", "[sic] because", null, "[sic] because"],
    ["a list of turns", ["One.", null, "Two."], null, "One.\n\nTwo."],
    ["a list as JSON", '["One.", null]', null, "One."],
    ["an empty list", [], null, null],
    [
      "messages",
      [user("Why?"), assistant("Because."), user("And?"), assistant("So.")],
      "Why?\n\nAnd?",
      "Because.\n\nSo.",
    ],
    ["messages as JSON", JSON.stringify([user("Why?"), assistant("Because.")]), "Why?", "Because."],
    ["instructions of a system", [{ role: "system", content: "Be brief." }, user("Why?")], "Why?", null],
    [
      "contents in parts",
      [
        user([
          { type: "image", image: "x" },
          { type: "text", text: "What?" },
        ]),
        assistant([{ type: "text", text: "A cat." }]),
      ],
      "What?",
      "A cat.",
    ],
    ["a message without content", [user(null), assistant("")], null, ""],
  ])("reads %s", (_, cell, asked, answered) => {
    expect(readSpoken(cell)).toEqual({ asked, answered });
  });
});

it("storable replaces what the database refuses, and nothing else", () => {
  expect(storable("a\0b\ud83d c \u{1f600}é")).toBe("a\uFFFDb\uFFFD c \u{1f600}é");
});
