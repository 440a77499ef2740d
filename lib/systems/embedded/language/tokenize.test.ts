import { describe, expect, it } from "vitest";
import { countWords, termsOf } from "./tokenize";

describe("termsOf", () => {
  it("keeps meaning, drops stop words, numbers and possessives", () => {
    expect(termsOf("The Nation's 3 rivers weren't flooding in 1901.").map((term) => term.stem)).toEqual([
      "nation",
      "river",
      "flood",
    ]);
  });

  it("folds accents in the stem and keeps them in the word", () => {
    expect(termsOf("São Tomé")).toEqual([
      { stem: "sao", word: "são" },
      { stem: "tome", word: "tomé" },
    ]);
  });
});

describe("countWords", () => {
  it("counts contractions and numbers once, punctuation never", () => {
    expect(countWords("We don't owe $1,500 — yet.")).toBe(6);
    expect(countWords("")).toBe(0);
  });
});
