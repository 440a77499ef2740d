import { expect, it } from "vitest";
import { toCsv } from "./to-csv";

it("quotes what needs it, and leaves null empty", () => {
  expect(
    toCsv(
      ["a", "b, c"],
      [
        ['say "x"', 1.5],
        [null, "two\nlines"],
      ],
    ),
  ).toBe('a,"b, c"\r\n"say ""x""",1.5\r\n,"two\nlines"\r\n');
});
