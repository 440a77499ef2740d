import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTable } from "./open-table";
import { openVotes } from "./queries";
import { openSource } from "./source";
import { inPieces, votesIn } from "./testing/read-votes";

type WriteOptions = Omit<Parameters<typeof parquetWrite>[0], "writer">;

function parquet(options: WriteOptions): Buffer {
  const writer = new ByteWriter();
  parquetWrite({ writer, ...options });
  return Buffer.from(writer.getBytes());
}

/** Zstandard that stores its bytes as they are: a frame with its size, and raw blocks (RFC 8878, section 3.1.1). */
function storedAsZstd(bytes: Uint8Array): Uint8Array {
  const header = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0]);
  header.writeUInt32LE(bytes.length, 5);
  const parts: Uint8Array[] = [header];
  const longest = 1 << 16;
  for (let at = 0; at === 0 || at < bytes.length; at += longest) {
    const part = bytes.subarray(at, at + longest);
    const isLast = at + longest >= bytes.length;
    const block = Buffer.alloc(3);
    block.writeUIntLE((part.length << 3) | (isLast ? 1 : 0), 0, 3);
    parts.push(block, part);
  }
  return Buffer.concat(parts);
}

const battles: WriteOptions["columnData"] = [
  { name: "model_a", data: ["a", "b", "c"], type: "STRING" },
  { name: "model_b", data: ["b", "c", "a"], type: "STRING" },
  { name: "winner", data: ["model_a", "both_bad", "tie"], type: "STRING" },
  { name: "evaluation_session_id", data: ["s1", null, "s1"], type: "STRING" },
  { name: "evaluation_order", data: [1, 1, 2], type: "INT32" },
  { name: "is_code", data: [true, false, true], type: "BOOLEAN" },
  { name: "conversation_a", data: [{ role: "user" }, {}, { role: "user" }], type: "JSON" },
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-parquet-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("Parquet", () => {
  it("is read from a file and from a stream alike, by record", async () => {
    const file = join(folder, "battles.parquet");
    await writeFile(file, parquet({ columnData: battles }));
    const { format, columns, votes } = await openVotes(file);
    expect({ format, columns }).toMatchObject({ format: "parquet", columns: { voter: "evaluation_session_id" } });
    const expected = [
      { row: 1, left: "a", right: "b", outcome: "left", votes: 1, weight: 1, voter: "s1", group: null },
      { row: 2, left: "b", right: "c", outcome: "both_bad", votes: 1, weight: 1, voter: null, group: null },
      { row: 3, left: "c", right: "a", outcome: "tie", votes: 1, weight: 1, voter: "s1", group: null },
    ];
    expect(await votes.next()).toEqual({ done: false, value: expected });
    expect(await votes.next()).toMatchObject({ done: true });
    expect(await votesIn(parquet({ columnData: battles }))).toEqual(expected);
    expect(await votesIn(gzipSync(parquet({ columnData: battles })))).toEqual(expected);
  });

  it("takes numbers and truth values for names of groups", async () => {
    const groupsBy = async (group: string) =>
      (await votesIn(parquet({ columnData: battles }), { group })).map((vote) => vote.group);
    expect(await groupsBy("evaluation_order")).toEqual(["1", "1", "2"]);
    expect(await groupsBy("is_code")).toEqual(["true", "false", "true"]);
    await expect(groupsBy("conversation_a")).rejects.toMatchObject({
      code: "bad_value",
      message: 'standard input, record 1: "conversation_a" holds no plain text here.',
    });
  });

  it.each([
    ["UNCOMPRESSED", undefined],
    ["SNAPPY", undefined],
    ["GZIP", { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)) }],
    ["ZSTD", { ZSTD: storedAsZstd }],
  ] as const)("is read when its pages are %s", async (codec, compressors) => {
    const bytes = parquet({ columnData: battles, codec, ...(compressors && { compressors }) });
    expect((await votesIn(bytes)).map(({ outcome }) => outcome)).toEqual(["left", "both_bad", "tie"]);
  });

  it("gives back what was written, one row group at a time", async () => {
    const cells = fc.array(fc.tuple(fc.option(fc.string({ unit: "grapheme" })), fc.integer({ min: 0, max: 9 })), {
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(cells, fc.integer({ min: 1, max: 12 }), async (rows, rowGroupSize) => {
        const columnData: WriteOptions["columnData"] = [
          { name: "text", data: rows.map(([text]) => text), type: "STRING" },
          { name: "count", data: rows.map(([, count]) => count), type: "INT32" },
        ];
        const bytes = parquet({ columnData, rowGroupSize });
        const table = await openTable(await openSource("-", inPieces(bytes, 50)));
        const found: unknown[] = [];
        let batches = 0;
        for await (const { length, rows: records, cells: columns } of table.batches(["text", "count"])) {
          batches += 1;
          for (let at = 0; at < length; at += 1) {
            found.push([records[at], columns[0]![at] ?? null, columns[1]![at]]);
          }
        }
        expect(found).toEqual(rows.map(([text, count], index) => [index + 1, text, count]));
        expect(batches).toBe(Math.ceil(rows.length / rowGroupSize));
      }),
    );
  });

  it("names the record of a wrong value", async () => {
    const columnData = battles.map((column) =>
      column.name === "winner" ? { ...column, data: ["tie", "tie", "won"] } : column,
    );
    await expect(votesIn(parquet({ columnData }))).rejects.toMatchObject({
      code: "unknown_outcome",
      place: { unit: "record", row: 3 },
    });
  });

  it("is refused in one line when it is broken", async () => {
    const bytes = parquet({ columnData: battles });
    const file = join(folder, "cut.parquet");
    await writeFile(file, bytes.subarray(0, 100));
    await expect(openVotes(file)).rejects.toMatchObject({ code: "unreadable", place: { file } });
    const scratched = Buffer.from(bytes);
    scratched.fill(0xff, 8, 40);
    await expect(votesIn(scratched)).rejects.toMatchObject({ code: "unreadable" });
    const other = join(folder, "text.parquet");
    await writeFile(other, "left,right,winner\n");
    await expect(openVotes(other)).rejects.toMatchObject({
      code: "unknown_format",
      message: expect.stringContaining("named .parquet, but does not begin as Parquet does"),
    });
  });
});
