import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { countStoredRows } from "./stored-rows";

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.byteLength; at += 100) yield bytes.subarray(at, at + 100);
}

describe("countStoredRows", () => {
  it("counts rows of Parquet and packed JSON lines, and reads any other file to its end", async () => {
    const data = Array.from({ length: 4000 }, (_, n) => `text ${n}`);
    const parquet = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: "text", data }] }));
    expect(await countStoredRows("votes.parquet", inPieces(parquet))).toBe(4000);
    const lines = gzipSync(data.map((text) => `${JSON.stringify({ text: `${text}\n` })}\n`).join(""));
    expect(await countStoredRows("votes.jsonl.gz", inPieces(lines))).toBe(4000);
    expect(await countStoredRows("votes.csv.gz", inPieces(lines))).toBeNull();
  });

  it("refuses what is cut off", async () => {
    const lines = gzipSync('{"text": 1}\n'.repeat(4000));
    await expect(countStoredRows("votes.jsonl.gz", inPieces(lines.subarray(0, -9)))).rejects.toThrow();
    await expect(countStoredRows("votes.parquet", inPieces(lines))).rejects.toThrow();
  });
});
