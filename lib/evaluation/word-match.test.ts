import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameWord, plainWords } from "./word-match";

describe("plainWords", () => {
  it("lowers, drops accents and possessives, and keeps numbers", () => {
    expect(plainWords("The State’s Água, the farmers' 160 acres.")).toEqual([
      "the",
      "state",
      "agua",
      "the",
      "farmers",
      "160",
      "acres",
    ]);
  });
});

describe("isSameWord", () => {
  it.each([
    ["dam", "dams"],
    ["tax", "taxes"],
    ["irrigation", "irrigated"], // irrigat + ion, ed
    ["forest", "forestry"], // forest + "", ry
    ["treaty", "treaties"], // treat + y, ies
  ])("%s and %s", (one, other) => expect(isSameWord(one, other)).toBe(true));

  it.each([
    ["art", "article"], // three letters shared
    ["general", "generation"], // genera + l, tion: an ending of four
    ["war", "warm"],
    ["land", "landing"],
  ])("not %s and %s", (one, other) => expect(isSameWord(one, other)).toBe(false));

  it("does not mind the order, and every word is its own", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "s", "e"), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(isSameWord(one, one)).toBe(true);
        expect(isSameWord(one, other)).toBe(isSameWord(other, one));
      }),
    );
  });
});
