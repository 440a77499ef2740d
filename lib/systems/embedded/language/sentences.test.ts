import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "./sentences";

describe("splitSentences", () => {
  it("ends at stops, questions and exclamations", () => {
    expect(splitSentences("We came. Did we see? We did!")).toEqual(["We came.", "Did we see?", "We did!"]);
  });

  it("survives titles, initials and numbers", () => {
    expect(splitSentences("Mr. Speaker met Gen. W. T. Sherman. Article No. 4 costs $1.5 million. It passed.")).toEqual([
      "Mr. Speaker met Gen. W. T. Sherman.",
      "Article No. 4 costs $1.5 million.",
      "It passed.",
    ]);
  });

  it("keeps U.S. inside a sentence and lets it end one", () => {
    expect(splitSentences("The U.S. Navy sailed. They left the U.S. The fleet came home.")).toEqual([
      "The U.S. Navy sailed.",
      "They left the U.S.",
      "The fleet came home.",
    ]);
  });

  it("tells No. before a number from the word", () => {
    expect(splitSentences("They said no. Rule No. 7 stands.")).toEqual(["They said no.", "Rule No. 7 stands."]);
  });

  it("keeps closing quotation marks and brackets with their sentence", () => {
    expect(splitSentences('He said "Enough." Then he left. (Nobody followed.) The end.')).toEqual([
      'He said "Enough."',
      "Then he left.",
      "(Nobody followed.)",
      "The end.",
    ]);
  });

  it("ends at a blank line and folds white space", () => {
    expect(splitSentences("One\n line\n\nAnother  line")).toEqual(["One line", "Another line"]);
    expect(splitSentences("  ")).toEqual([]);
  });

  it("loses nothing but white space", () => {
    const word = fc.constantFrom("Mr.", "water", "U.S.", "3.5", "The", "ran.", "Why?", "no.", "W.", '"Yes."');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        expect(splitSentences(words.join(" ")).join(" ")).toBe(words.join(" "));
      }),
    );
  });
});
