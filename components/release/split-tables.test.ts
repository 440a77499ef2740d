import { describe, expect, it } from "vitest";
import { splitTables } from "./split-tables";

describe("splitTables", () => {
  it("takes tables out of the text around them", () => {
    const markdown = "# Rows\n\n| table | rows |\n|---|---:|\n| votes | 12 |\n| a \\| b | 3 |\nAfter it.\n";
    expect(splitTables(markdown)).toEqual([
      { kind: "text", text: "# Rows" },
      {
        kind: "table",
        head: ["table", "rows"],
        isRight: [false, true],
        rows: [
          ["votes", "12"],
          ["a | b", "3"],
        ],
      },
      { kind: "text", text: "After it." },
    ]);
  });

  it("gives every row as many cells as there are columns", () => {
    const [table] = splitTables("| | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |");
    expect(table).toMatchObject({
      head: ["", "b"],
      rows: [
        ["1", ""],
        ["1", "2"],
      ],
    });
  });

  it("leaves a line with bars that is no table, and one in code", () => {
    expect(splitTables("| not | a table |")).toEqual([{ kind: "text", text: "| not | a table |" }]);
    const code = "```\n| a |\n|---|\n| 1 |\n```";
    expect(splitTables(code)).toEqual([{ kind: "text", text: code }]);
    expect(splitTables("")).toEqual([]);
  });
});
