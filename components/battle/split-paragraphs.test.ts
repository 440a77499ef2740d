import { describe, expect, it } from "vitest";
import { formatDay } from "./format-day";
import { splitParagraphs } from "./split-paragraphs";

describe("the source as it is shown", () => {
  it("keeps every paragraph and loses only empty lines", () => {
    expect(splitParagraphs("  To the Senate:\r\n\r\nOne line\nand another. \n \n\n\nThe end\n")).toEqual([
      { at: 2, text: "To the Senate:" },
      { at: 20, text: "One line\nand another." },
      { at: 47, text: "The end" },
    ]);
    expect(splitParagraphs(" \n\n ")).toEqual([]);
  });

  it("writes a day the same in every time zone", () => {
    expect(formatDay("2025-03-09")).toBe("9 Mar 2025");
  });
});
