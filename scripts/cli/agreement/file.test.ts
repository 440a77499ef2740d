import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FileError } from "@/lib/imports/file-error";
import { type AgreementChoice, readAgreementFile } from "./file";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-agreement-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, choice: Partial<AgreementChoice> = {}) {
  const path = join(folder, "file");
  await writeFile(path, content);
  return readAgreementFile(path, { unit: [], votes: {}, ...choice });
}

async function failure(content: string, choice: Partial<AgreementChoice> = {}): Promise<FileError> {
  const error: unknown = await read(content, choice).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FileError);
  return error as FileError;
}

describe("a file of votes", () => {
  const votes = "prompt,turn,left,right,winner,voter\n1,a,X,Y,left,ann\n2,b,Y,X,tie,\n";

  it("has votes with the cells of the unit's columns", async () => {
    expect(await read(votes, { unit: ["turn", "prompt"] })).toMatchObject({
      layout: "votes",
      format: "csv",
      columns: { unit: ["turn", "prompt"], left: "left", voter: "voter" },
      votes: [
        { row: 2, unit: ["a", "1"], left: "X", right: "Y", outcome: "left", voter: "ann" },
        { row: 3, unit: ["b", "2"], left: "Y", right: "X", outcome: "tie", voter: null },
      ],
    });
    // Without a choice the prompt is known by its name.
    expect(await read(votes)).toMatchObject({
      columns: { unit: ["prompt"] },
      votes: [{ unit: ["1"] }, { unit: ["2"] }],
    });
    const plain = "left,right,winner\nX,Y,left\n";
    expect(await read(plain)).toMatchObject({ columns: { unit: [] }, votes: [{ unit: [] }] });
  });

  it("may have a unit that plays another role, too", async () => {
    const { columns, ...file } = await read(votes, { unit: ["left"] });
    expect(columns.unit).toEqual(["left"]);
    expect(file).toMatchObject({
      votes: [
        { unit: ["X"], left: "X" },
        { unit: ["Y"], left: "Y" },
      ],
    });
  });

  it("keeps votes and cells together over all batches", async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => `item ${at},X${at},Y,left\n`);
    const file = await read(`item,left,right,winner\n${rows.join("")}`, { unit: ["item"] });
    if (file.layout !== "votes") throw new Error(file.layout);
    expect(file.votes).toHaveLength(rows.length);
    expect(file.votes.every(({ unit, left }) => unit[0] === `item ${left.slice(1)}`)).toBe(true);
  });

  it("is refused where a row stands for several votes, or a unit is empty", async () => {
    const many = await failure("left,right,winner,votes\nX,Y,left,1\nX,Y,left,3\n");
    expect(many.message).toMatch(/file, line 3: this row stands for 3 votes/);
    const empty = await failure("item,left,right,winner\n,X,Y,left\n", { unit: ["item"] });
    expect(empty.message).toMatch(/file, line 2: "item" is empty here\.$/);
  });

  it("is asked for by naming one of its columns", async () => {
    const { message } = await failure("unit,rater,value\n1,a,2\n", { votes: { left: "nope" } });
    expect(message).toMatch(/no column "nope" \(--left\)/);
  });
});

describe("a file of ratings", () => {
  const expected = [
    { unit: ["1"], rater: "ann", value: "3" },
    { unit: ["1"], rater: "bob", value: "2.5" },
  ];

  it("has a row for each rating, and an empty cell where one is missing", async () => {
    const file = await read("Unit,Rater,Value,more\n1,ann,3,x\n1,bob, 2.5 ,x\n2,ann,,x\n2,bob,  ,x\n");
    expect(file).toMatchObject({
      layout: "ratings",
      columns: { unit: ["Unit"], rater: "Rater", value: "Value" },
      missing: 2,
    });
    expect(file).toMatchObject({ ratings: expected });
  });

  it("is the same as Parquet with numbers", async () => {
    const writer = new ByteWriter();
    const columnData = [
      { name: "unit", data: [1, 1, 2], type: "INT32" as const },
      { name: "rater", data: ["ann", "bob", "ann"], type: "STRING" as const },
      { name: "value", data: [3, 2.5, null], type: "DOUBLE" as const, nullable: true },
    ];
    parquetWrite({ writer, columnData });
    const file = await read(Buffer.from(writer.getBytes()));
    expect(file).toMatchObject({ layout: "ratings", ratings: expected, missing: 1, rowUnit: "record" });
  });

  it("may call its columns as it likes, and make a unit of several", async () => {
    const choice = { unit: ["text", "aspect"], rater: "who", value: "score" };
    const file = await read("text,aspect,who,score\n1,tone,ann,3\n1,facts,ann,4\n", choice);
    expect(file).toMatchObject({
      ratings: [{ unit: ["1", "tone"] }, { unit: ["1", "facts"], rater: "ann", value: "4" }],
    });
  });

  it("is one even with columns of votes, where a column of ratings is named", async () => {
    const content = "left,right,winner,voter,unit,value\nX,Y,left,ann,1,5\n";
    expect(await read(content)).toMatchObject({ layout: "votes" });
    expect(await read(content, { rater: "voter" })).toMatchObject({
      layout: "ratings",
      ratings: [{ rater: "ann", value: "5" }],
    });
  });

  it.each<[string, string, Partial<AgreementChoice>, RegExp]>([
    ["neither layout", "a,b\n1,2\n", {}, /neither the columns of votes .* nor those of ratings .* are "a", "b"\.$/],
    ["no unit", "thing,rater,value\n1,a,2\n", {}, /name them with --unit\. The columns/],
    ["no unit and rater", "thing,who,value\n1,a,2\n", {}, /name them with --unit, --rater\. The columns/],
    ["a missing column", "unit,rater,value\n1,a,2\n", { value: "score" }, /no column "score" \(--value\)/],
    ["a missing unit", "unit,rater,value\n1,a,2\n", { unit: ["item"] }, /no column "item" \(--unit\)/],
    ["an empty rater", "unit,rater,value\n1,a,2\n1,,2\n", {}, /line 3: "rater" is empty here/],
    ["no row", "unit,rater,value\n", {}, /the file holds no rating/],
    ["an object", '{"unit": 1, "rater": "a", "value": {}}\n', {}, /line 1: "value" holds no plain text here/],
  ])("is refused with %s", async (_, content, choice, message) => {
    expect((await failure(content, choice)).message).toMatch(message);
  });
});
