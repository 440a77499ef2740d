import { describe, expect, it } from "vitest";
import { OutcomeReader } from "./outcome-reader";

const read = (left: string, right: string, winner: string) =>
  new OutcomeReader("votes.csv", "line").read(left, right, winner, 2);

describe("OutcomeReader", () => {
  it.each([
    ["left", ["left", "LEFT", " left ", "a", "A", "model_a", "Model A", "model-a"]],
    ["right", ["right", "b", "model_b"]],
    ["tie", ["tie", "Tie"]],
    ["both_bad", ["both_bad", "both bad", "bothbad", "tie (bothbad)", "tie (both bad)", "neither"]],
  ])("reads %s", (outcome, texts) => {
    expect(texts.map((text) => read("x", "y", text))).toEqual(texts.map(() => outcome));
  });

  it("reads the name of one of the two", () => {
    expect(read("GPT 4", "tie-breaker", "GPT 4")).toBe("left");
    expect(read("GPT 4", "tie-breaker", "tie-breaker")).toBe("right");
  });

  it("believes a name before the word that it also is", () => {
    expect(read("b", "a", "a")).toBe("right");
    expect(read("a", "b", "a")).toBe("left");
    expect(read("x", "tie", "tie")).toBe("right");
  });

  it("refuses what says nothing", () => {
    for (const text of ["gpt 4", "1", "draw", "toString", "constructor"]) {
      expect(() => read("GPT 4", "x", text)).toThrow(
        `votes.csv, line 2: "${text}" does not say who won: it is neither "GPT 4" nor "x", nor one of left, a, `,
      );
    }
  });

  it("refuses a file in which a text is a side here and a system there", () => {
    const first = new OutcomeReader("votes.csv", "line");
    expect(first.read("x", "y", "A", 2)).toBe("left");
    expect(() => first.read("x", "A", "A", 5)).toThrow(
      'votes.csv, line 5: "A" means a system here, but a side in line 2.',
    );
    const second = new OutcomeReader("votes.parquet", "record");
    expect(second.read("b", "a", "a", 3)).toBe("right");
    expect(() => second.read("b", "c", "a", 4)).toThrow(
      'votes.parquet, record 4: "a" means a side here, but a system in record 3.',
    );
  });

  it("sees no contradiction where both readings agree", () => {
    const reader = new OutcomeReader("votes.csv", "line");
    expect(reader.read("a", "b", "a", 2)).toBe("left");
    expect(reader.read("x", "y", "a", 3)).toBe("left");
    expect(reader.read("a", "b", "b", 4)).toBe("right");
  });
});
