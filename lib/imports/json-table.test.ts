import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTable } from "./open-table";
import { openSource } from "./source";
import { inPieces } from "./testing/read-votes";

async function read(content: string | Uint8Array, wanted?: readonly string[], pieceSize = 7) {
  const table = await openTable(await openSource("-", inPieces(content, pieceSize)));
  const rows: (readonly [line: number, ...cells: unknown[]])[] = [];
  for await (const { length, rows: lines, cells } of table.batches(wanted ?? table.columns)) {
    for (let at = 0; at < length; at += 1) rows.push([lines[at]!, ...cells.map((column) => column[at])]);
  }
  return { format: table.format, columns: table.columns, rows };
}

const row = fc.record({
  x: fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom('"', "\\", "{", "}", '\\"', "[\n]", "é", "😀")),
  y: fc.oneof(fc.integer(), fc.constant(null), fc.boolean()),
  z: fc.oneof(fc.constant([]), fc.record({ deep: fc.string() })),
});

describe("JSON lines", () => {
  it("has an object a line; the columns are the keys of the first", async () => {
    const text = '\uFEFF{"x":1,"y":"a"}\r\n\r\n {"y":"b","x":null,"z":0} \n{"x":"c"}';
    expect(await read(text)).toEqual({
      format: "jsonl",
      columns: ["x", "y"],
      rows: [
        [1, 1, "a"],
        [3, null, "b"],
        [4, "c", undefined],
      ],
    });
  });

  it("knows a column only where a row names it itself", async () => {
    expect((await read('{"toString":1}\n{"x":2}\n', ["toString"])).rows).toEqual([
      [1, 1],
      [2, undefined],
    ]);
  });

  it("gives back what was written, however it falls into pieces", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1 }), fc.integer({ min: 1, max: 60 }), async (rows, pieceSize) => {
        const { rows: found } = await read(rows.map((each) => JSON.stringify(each)).join("\n"), undefined, pieceSize);
        expect(found).toEqual(rows.map(({ x, y, z }, index) => [index + 1, x, y, z]));
      }),
    );
  });

  it.each([
    ["broken JSON", '{"x":1}\n\n{"x":\n', 3],
    ["two objects on a line", '{"x":1}\n{"x":1}{"x":2}\n', 2],
    ["what is no object", '{"x":1}\n[1]\n', 2],
    ["one object on many lines", '\n{\n"x": 1\n}\n', 2],
  ])("refuses %s, with the line", async (_, text, line) => {
    await expect(read(text)).rejects.toMatchObject({ code: "broken_row", place: { unit: "line", row: line } });
  });

  it("refuses what is no UTF-8, with the line", async () => {
    const bytes = Buffer.from('{"x":"a"}\n{"x":"é"}\n', "latin1");
    for (const pieceSize of [1, 1000]) {
      await expect(read(bytes, undefined, pieceSize)).rejects.toMatchObject({ code: "not_text", place: { row: 2 } });
    }
  });
});

describe("a JSON array", () => {
  it("holds objects, each with the line on which it begins", async () => {
    expect(await read('\n[ {"x": "}]",\n "y": {"z": [1]}},\n\n {"x": "\\"{", "y": 2} ]\n')).toEqual({
      format: "json",
      columns: ["x", "y"],
      rows: [
        [2, "}]", { z: [1] }],
        [5, '"{', 2],
      ],
    });
  });

  it("gives back what was written, however it falls into pieces", async () => {
    const indent = fc.constantFrom(undefined, 1);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1 }),
        indent,
        fc.integer({ min: 1, max: 60 }),
        async (rows, space, pieceSize) => {
          const { rows: found } = await read(JSON.stringify(rows, null, space), undefined, pieceSize);
          expect(found.map(([, ...cells]) => cells)).toEqual(rows.map(({ x, y, z }) => [x, y, z]));
        },
      ),
    );
  });

  it.each([
    ["what is no object", '[{"x":1},\n2]', 2],
    ["a missing comma", '[{"x":1}\n{"x":2}]', 2],
    ["a comma too many", '[{"x":1},\n]', 2],
    ["something after it", '[{"x":1}]\n[]', 2],
    ["a missing end", '[{"x":1},\n{"x":2}', 2],
    ["an object without an end", '[{"x":1},\n{"x":2', 2],
    ["broken JSON in an object", '[{"x":1},\n{"x":}]', 2],
  ])("refuses %s, with the line", async (_, text, line) => {
    for (const pieceSize of [1, 1000]) {
      await expect(read(text, undefined, pieceSize)).rejects.toMatchObject({
        code: "broken_row",
        place: { unit: "line", row: line },
      });
    }
  });

  it("may not be empty", async () => {
    for (const text of ["[]", "[\n]\n"]) await expect(read(text)).rejects.toMatchObject({ code: "empty" });
  });
});
