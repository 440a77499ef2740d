import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitLinks } from "./split-links";

describe("splitLinks", () => {
  it("finds addresses and leaves the sentence's own full stop outside", () => {
    const pieces = splitLinks("Sign in:\nhttp://127.0.0.1:3000/api?a=1&b=%2F.\nIt works once.");
    expect(pieces.map(({ text, isLink }) => [text, isLink])).toEqual([
      ["Sign in:\n", false],
      ["http://127.0.0.1:3000/api?a=1&b=%2F", true],
      [".\nIt works once.", false],
    ]);
  });

  it("makes no link of another scheme", () => {
    expect(splitLinks("javascript:alert(1)").some(({ isLink }) => isLink)).toBe(false);
  });

  it("loses nothing", () => {
    const words = fc.array(fc.oneof(fc.string(), fc.constantFrom("http://a.b/c", " ", "https://x", ".")), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join("");
        expect(
          splitLinks(text)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});
