import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTable } from "./open-table";
import { openSource } from "./source";
import { inPieces } from "./testing/read-votes";

/** Columns and rows of a text, each row with the line on which it begins. */
async function read(content: string | Uint8Array, pieceSize = 7) {
  const table = await openTable(await openSource("-", inPieces(content, pieceSize)));
  const rows: (readonly [line: number, ...cells: unknown[]])[] = [];
  for await (const { length, rows: lines, cells } of table.batches(table.columns)) {
    for (let at = 0; at < length; at += 1) rows.push([lines[at]!, ...cells.map((column) => column[at])]);
  }
  return { format: table.format, columns: table.columns, rows };
}

describe("CSV", () => {
  it("has a header and rows, with the lines on which they stand", async () => {
    expect(await read("left,right,winner\na,b,left\nb,c,tie\n")).toEqual({
      format: "csv",
      columns: ["left", "right", "winner"],
      rows: [
        [2, "a", "b", "left"],
        [3, "b", "c", "tie"],
      ],
    });
  });

  it("reads quotes, and counts lines as an editor does where a field holds them", async () => {
    const text = 'x,"y"\n"one\ntwo","say ""hi"", please"\n\n"","a\r\nb"\nlast,""\n';
    expect((await read(text)).rows).toEqual([
      [2, "one\ntwo", 'say "hi", please'],
      [5, "", "a\r\nb"],
      [7, "last", ""],
    ]);
  });

  it("reads CRLF, CR alone, a byte-order mark, and a last line without an end", async () => {
    const rows = [
      [2, "a", "é"],
      [3, "c", "d"],
    ];
    expect(await read('\uFEFFx,y\r\na,é\r\nc,"d"\r\n')).toMatchObject({ columns: ["x", "y"], rows });
    expect(await read("x,y\ra,é\rc,d\r")).toMatchObject({ columns: ["x", "y"], rows });
    expect(await read("x,y\na,é\nc,d")).toMatchObject({ columns: ["x", "y"], rows });
    expect(await read('x,y\r\na,é\r\nc,"d"')).toMatchObject({ columns: ["x", "y"], rows });
    expect(await read("x,y\r\na,é\nc,d\r")).toMatchObject({ columns: ["x", "y"], rows });
  });

  it("reads UTF-16 that has its mark", async () => {
    const text = "\uFEFFx\ty\r\na\t😀\r\n";
    const little = Buffer.from(text, "utf16le");
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      expect(await read(bytes)).toMatchObject({ columns: ["x", "y"], rows: [[2, "a", "😀"]] });
    }
  });

  it.each([",", ";", "\t", "|"])("finds the delimiter %j by the header, not by what quotes hold", async (delimiter) => {
    const text = [`"a,;,;|\t|",b,c`, 'x,"1;2,3|4\t5",z'].map((line) =>
      line.split(/,(?=[^"]*(?:"[^"]*"[^"]*)*$)/).join(delimiter),
    );
    expect((await read(text.join("\n"))).rows).toEqual([[2, "x", "1;2,3|4\t5", "z"]]);
  });

  it("skips empty lines before the header and counts them", async () => {
    expect(await read("\n\r\n\nx,y\n1,2\n")).toMatchObject({ columns: ["x", "y"], rows: [[5, "1", "2"]] });
  });

  it("gives back what was written, however it falls into pieces", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 12 }),
      fc.constantFrom("", '"', '""', ",", ";", "\n", "\r\n", "a,b", "é", "😀", " x ", "'"),
    );
    const file = fc.record({
      rows: fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
      delimiter: fc.constantFrom(",", ";", "\t", "|"),
      lineEnd: fc.constantFrom("\n", "\r\n"),
      isQuoted: fc.boolean(),
      hasLastEnd: fc.boolean(),
      pieceSize: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(file, async ({ rows, delimiter, lineEnd, isQuoted, hasLastEnd, pieceSize }) => {
        const written = (text: string) =>
          isQuoted || /[",;|\t\r\n]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
        const text = [["x", "y", "z"], ...rows].map((row) => row.map(written).join(delimiter)).join(lineEnd);
        // A zero byte means that a file is no text.
        fc.pre(!text.includes("\0"));
        const found = await read(hasLastEnd ? text + lineEnd : text, pieceSize);
        expect(found.rows.map(([, ...cells]) => cells)).toEqual(rows);
        let line = 2;
        for (const [at, row] of rows.entries()) {
          expect(found.rows[at]![0]).toBe(line);
          line += row.join("").split("\n").length;
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["too few fields", "x,y,z\n1,2,3\n\n4,5\n", 4, "this row has 2 fields, but the header has 3."],
    ["too many fields", "x,y\n1,2\n3,4,5\n", 3, "this row has 3 fields, but the header has 2."],
    ["one field", 'x,y\n"1\n1",2\n""\n', 4, "this row has 1 field, but the header has 2."],
    ["an open quote", 'x,y\n1,2\n3,"4\n5,6\n', 3, "a quote of this row is never closed."],
    ["an open quote at the end", 'x,y\n1,"', 2, "a quote of this row is never closed."],
    ["text after a quote", 'x,y\n"1"1,2\n', 2, "field 1 goes on after its closing quote."],
    ["a carriage return inside of a line", 'x,y\n1,"2"\rz\n', 2, "field 2 goes on after its closing quote."],
  ])("refuses %s, with the line", async (_, text, row, detail) => {
    for (const pieceSize of [1, 3, 1000]) {
      await expect(read(text, pieceSize)).rejects.toMatchObject({
        code: "broken_row",
        message: `standard input, line ${row}: ${detail}`,
      });
    }
  });

  it("refuses what is no UTF-8, with the line", async () => {
    const latin = Buffer.from('x,y\n1,"2\n2"\nMünchen,3\n', "latin1");
    for (const pieceSize of [1, 1000]) {
      await expect(read(latin, pieceSize)).rejects.toMatchObject({ code: "not_text", place: { row: 4 } });
    }
    const unmarked = Buffer.from("x,y\n1,2\n", "utf16le");
    await expect(read(unmarked)).rejects.toMatchObject({ code: "not_text", place: { row: 1 } });
    await expect(read("x,y\n1,2\n\0,3\n")).rejects.toMatchObject({ code: "not_text", place: { row: 3 } });
  });

  it("refuses a file without columns to speak of", async () => {
    await expect(read("just a sentence\n")).rejects.toMatchObject({ code: "unknown_format" });
    for (const text of ["", "\n \r\n", "\uFEFF"]) await expect(read(text)).rejects.toMatchObject({ code: "empty" });
  });
});

describe("a row without end", () => {
  it("is refused before it fills the memory", async () => {
    async function* open() {
      yield Buffer.from('x,y\n1,"');
      const piece = Buffer.alloc(40 << 20, "a");
      for (;;) yield piece;
    }
    const table = await openTable(await openSource("-", open()));
    const reading = async () => {
      for await (const _ of table.batches(["x"]));
    };
    await expect(reading()).rejects.toMatchObject({ code: "broken_row", place: { row: 2 } });
  });
});
