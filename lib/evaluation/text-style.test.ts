import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureTextStyle } from "./text-style";

const marksOf = (...lines: string[]) => {
  const { headers, listItems, boldRuns } = measureTextStyle(lines.join("\n"));
  return [headers, listItems, boldRuns];
};

describe("measureTextStyle", () => {
  it("measures a text as worked by hand", () => {
    const text = "# Trees\n\nTwo **tall** ones:\n\n- an oak\n- a __very old__ yew\n\n1. first\n2) second\n";
    expect(measureTextStyle(text)).toEqual({
      // 7 + 2 + 19 + 2 + 8 + 1 + 20 + 2 + 8 + 1 + 9
      characters: 78,
      // The numbers of the list are words that are read.
      words: 14,
      headers: 1,
      listItems: 4,
      boldRuns: 2,
    });
    expect(measureTextStyle("")).toEqual({ characters: 0, words: 0, headers: 0, listItems: 0, boldRuns: 0 });
  });

  it("counts characters as written: line ends once, astral and composed ones as one, no blank ends", () => {
    expect(measureTextStyle("a\r\nb").characters).toBe(3);
    expect(measureTextStyle("  é🌳\n\n").characters).toBe(2);
    expect(measureTextStyle("e\u0301").characters).toBe(1);
    expect(measureTextStyle("木は高い").characters).toBe(4);
  });

  it("knows headings with a text, of both kinds", () => {
    expect(marksOf("# one", "## two ##", "   ###### six")).toEqual([3, 0, 0]);
    expect(marksOf("Title", "=====", "", "Part", "---")).toEqual([2, 0, 0]);
    expect(marksOf("#tag", "####### seven", "#", "## ##", "\\# no", "    # code")).toEqual([0, 0, 0]);
    expect(marksOf("- item", "---", "", "---", "***")).toEqual([0, 1, 0]);
    expect(marksOf("> quoted", "---", "", "> Title", "> ---", "", "text", "> Part", "> ==")).toEqual([2, 0, 0]);
    expect(marksOf("# **bold** in it")).toEqual([1, 0, 1]);
  });

  it("knows list items at every depth, and what is none", () => {
    expect(marksOf("* a", "  + b", "    - c", "\t1. d", "- [ ] e")).toEqual([0, 5, 0]);
    expect(marksOf("- - nested", "> * quoted")).toEqual([0, 3, 0]);
    expect(marksOf("-no", "1.no", "", "- ", "* * *", "- - -", "\\- no", "1986\\. no")).toEqual([0, 0, 0]);
    expect(marksOf("It was in", "1986. A great year.", "", "1986. An item.")).toEqual([0, 1, 0]);
    expect(marksOf("Numbers:", "1. one", "2. two")).toEqual([0, 2, 0]);
    expect(marksOf("- a", "", "      - deep, not code", "", "  still a")).toEqual([0, 2, 0]);
    expect(marksOf("- a", "", "no longer", "", "    - code")).toEqual([0, 1, 0]);
  });

  it("knows bold by what surrounds its marks", () => {
    expect(marksOf("**a** and __b__, ***c***, x**y**z")).toEqual([0, 0, 4]);
    expect(marksOf("**over", "two lines**")).toEqual([0, 0, 1]);
    expect(marksOf("**not over", "", "two blocks**", "- **a", "- b**")).toEqual([0, 2, 0]);
    expect(marksOf("2 ** 3 ** 4, ** no **, *italic*, _italic_")).toEqual([0, 0, 0]);
    expect(marksOf("snake__case__name and \\**no\\** and **half")).toEqual([0, 0, 0]);
    expect(marksOf("- **term**: what it means", "- **other**")).toEqual([0, 2, 2]);
  });

  it("sees no marks in code", () => {
    const marks = ["# no", "- no", "**no**"];
    expect(marksOf("```md", ...marks, "```", "- yes")).toEqual([0, 1, 0]);
    expect(marksOf("~~~", ...marks, "```", "- no", "~~~~", "# yes")).toEqual([1, 0, 0]);
    expect(marksOf("````", ...marks, "```", "- no", "````")).toEqual([0, 0, 0]);
    expect(marksOf("- ```", ...marks, "  ```", "- yes")).toEqual([0, 2, 0]);
    expect(marksOf("```", ...marks)).toEqual([0, 0, 0]);
    expect(marksOf("> ```", "> - no", "- yes")).toEqual([0, 1, 0]);
    expect(marksOf("`**no**` **yes** ``a`**no**`` `**open**")).toEqual([0, 0, 2]);
    expect(marksOf("```inline``` **yes**", "- item")).toEqual([0, 1, 1]);
    expect(marksOf("text", "", "    - code", "    **no**")).toEqual([0, 0, 0]);
  });

  it("is the same with every kind of line end", () => {
    const line = fc.constantFrom("# a", "- b", "**c**", "```", "    d", "> - e", "f", "", "1. g", "---", "`h**`");
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const style = measureTextStyle(lines.join("\n"));
        expect(measureTextStyle(lines.join("\r\n"))).toEqual(style);
        expect(measureTextStyle(lines.join("\r"))).toEqual(style);
      }),
    );
  });

  it("counts no more marks than there is text, whatever the text", () => {
    const noise = fc.string({
      unit: fc.constantFrom("*", "_", "`", "#", "-", "1", ".", ">", " ", "\n", "\\", "é", "🌳"),
    });
    fc.assert(
      fc.property(noise, (text) => {
        const { characters, words, headers, listItems, boldRuns } = measureTextStyle(text);
        expect(4 * boldRuns).toBeLessThanOrEqual(characters);
        expect(headers + listItems + words).toBeLessThanOrEqual(characters);
      }),
    );
  });

  it("counts nothing twice where texts stand one below the other", () => {
    const block = fc.constantFrom("# a", "- b", "**c** d", "```\n# e\n```", "> 1. f", "g\n===");
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        const sum = { headers: 0, listItems: 0, boldRuns: 0 };
        for (const { headers, listItems, boldRuns } of blocks.map(measureTextStyle)) {
          sum.headers += headers;
          sum.listItems += listItems;
          sum.boldRuns += boldRuns;
        }
        expect(measureTextStyle(blocks.join("\n\n"))).toMatchObject(sum);
      }),
    );
  });

  it("reads hostile texts to their end", () => {
    const long = 50_000;
    expect(measureTextStyle("**a ".repeat(long)).boldRuns).toBe(0);
    expect(measureTextStyle("`".repeat(long)).characters).toBe(long);
    expect(measureTextStyle("* ".repeat(long)).listItems).toBe(0);
    expect(measureTextStyle(`${"> ".repeat(long)}- a`).listItems).toBe(1);
    expect(measureTextStyle(`${"- ".repeat(1000)}a`).listItems).toBe(1000);
  });
});
