import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import type { FileError } from "../file-error";
import { inPieces } from "../testing/read-votes";
import { type FileRow, openRows } from "./file-rows";

async function read(text: string, pieceSize = 1 << 16, isStrict = false) {
  const opened = await openRows("-", {}, inPieces(text, pieceSize));
  const rows: FileRow[] = [];
  const refused: FileError[] = [];
  const refuse = (error: FileError) => {
    refused.push(error);
    if (isStrict) throw error;
  };
  let stopped: unknown = null;
  try {
    for await (const some of opened.rows(refuse)) rows.push(...some);
  } catch (error) {
    stopped = error;
  }
  return {
    rows: rows.map(({ row }) => row),
    refused: refused.map(({ code, place }) => `${place.row} ${code}`),
    stopped,
    full: rows,
  };
}

const csv =
  "left,right,winner\nx,y,left\nx,y\nx,x,left\n,y,left\nx,y,maybe\n\nx,y,right\nx,y,left,more\nx,y,tie\nx,y,tie,more\n";
const json =
  '{"left":"x","right":"y","winner":"left"}\n{"left":\n{"left":"x","right":"x","winner":"left"}\n[1]\n' +
  '{"left":"x","right":"y","winner":"tie"}\n{"left":"x","right":"y","winner":["tie"]}\nnull\n';
const array = '[{"left":"x","right":"y","winner":"left"},{"left":},\n{"left":"x","right":"y","winner":"tie"}]';

describe("openRows", () => {
  it.each([1, 7, 1 << 16])("goes on behind rows that are refused, in pieces of %i", async (pieceSize) => {
    expect(await read(csv, pieceSize)).toMatchObject({
      rows: [2, 8, 10],
      refused: [
        "3 broken_row",
        "4 self_comparison",
        "5 bad_value",
        "6 unknown_outcome",
        "9 broken_row",
        "11 broken_row",
      ],
      stopped: null,
    });
    expect(await read(json, pieceSize)).toMatchObject({
      rows: [1, 5],
      refused: ["2 broken_row", "3 self_comparison", "4 broken_row", "6 bad_value", "7 broken_row"],
      stopped: null,
    });
    expect(await read(array, pieceSize)).toMatchObject({ rows: [1, 2], refused: ["1 broken_row"], stopped: null });
  });

  it.each([1, 7, 1 << 16])(
    "gives out what stands before a refused row that ends it, in pieces of %i",
    async (pieceSize) => {
      expect(await read(csv, pieceSize, true)).toMatchObject({
        rows: [2],
        stopped: { code: "broken_row", place: { row: 3 } },
      });
      const later = csv.replace("x,y\n", "");
      expect(await read(later, pieceSize, true)).toMatchObject({ rows: [2], stopped: { code: "self_comparison" } });
    },
  );

  it("ends where it is not known where the next row begins", async () => {
    const text = 'left,right,winner\nx,y,left\n"x"y,y,left\nx,y,left\n';
    expect(await read(text, 9)).toMatchObject({ rows: [2], refused: [], stopped: { code: "broken_row" } });
  });

  it("refuses votes that cannot be stored as whole ones", async () => {
    const text = "left,right,winner,votes,weight\nx,y,left,1.5,1\nx,y,left,1,2\nx,y,left,3,1\nx,y,left,2000000,1\n";
    const { rows, refused, full } = await read(text);
    expect(rows).toEqual([4]);
    expect(full[0]).toMatchObject({ votes: 3 });
    expect(refused).toEqual(["2 bad_value", "3 weighted", "5 bad_value"]);
  });

  it("refuses names that are none", async () => {
    const text = `left,right,winner,persona\n${"x".repeat(201)},y,left,\nx,y,left,${"p".repeat(201)}\n`;
    expect((await read(text)).refused).toEqual(["2 bad_value", "3 bad_value"]);
  });

  it("numbers the records that begin on one line", async () => {
    const vote = '{"left":"x","right":"y","winner":"left"}';
    const { full } = await read(`[${vote},${vote},\n${vote}]`);
    expect(full.map(({ row, turn }) => [row, turn])).toEqual([
      [1, 0],
      [1, 1],
      [2, 0],
    ]);
  });

  it("reads conversations as lists of structures, which LMArena's Parquet files hold", async () => {
    const writer = new ByteWriter();
    const text = { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" } as const;
    const names = ["model_a", "model_b", "winner"].map((name) => ({ name, ...text }));
    const conversations = ["conversation_a", "conversation_b"].flatMap((name) => [
      { name, repetition_type: "OPTIONAL", num_children: 1, converted_type: "LIST" } as const,
      { name: "list", repetition_type: "REPEATED", num_children: 1 } as const,
      { name: "element", repetition_type: "OPTIONAL", num_children: 2 } as const,
      { name: "content", ...text },
      { name: "role", ...text },
    ]);
    const said = (...contents: string[]) =>
      contents.map((content, turn) => ({ content, role: turn % 2 === 0 ? "user" : "assistant" }));
    parquetWrite({
      writer,
      schema: [{ name: "root", num_children: 5 }, ...names, ...conversations],
      columnData: [
        { name: "model_a", data: ["x", "y"] },
        { name: "model_b", data: ["y", "z"] },
        { name: "winner", data: ["model_a", "tie"] },
        { name: "conversation_a", data: [said("Why?", "A"), said("How?", "C", "And?", "D")] },
        { name: "conversation_b", data: [said("Why?", "B"), null] },
      ],
    });
    const opened = await openRows("-", {}, inPieces(Buffer.from(writer.getBytes()), 1 << 16));
    const rows: FileRow[] = [];
    const refuse = (error: FileError) => expect.fail(error.message);
    for await (const some of opened.rows(refuse)) rows.push(...some);
    expect(rows.map(({ prompt, leftText, rightText }) => [prompt, leftText, rightText])).toEqual([
      ["Why?", "A", "B"],
      ["How?\n\nAnd?", "C\n\nD", null],
    ]);
  });
});
