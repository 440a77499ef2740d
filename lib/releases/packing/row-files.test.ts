import fc from "fast-check";
import { parquetMetadata } from "hyparquet";
import { describe, expect, it } from "vitest";
import { decisionSteps } from "@/lib/privacy/coarsen";
import type { StagedFile } from "@/lib/storage/release-files";
import { columns } from "../columns";
import { releaseRow } from "../schema";
import type { CheckedRow } from "../stages";
import { votes } from "../tables/votes";
import { readCsv, readJsonLines, readParquet, unpack } from "../testing/read-files";
import { stageInMemory } from "../testing/stage-in-memory";
import { csvRecord } from "./csv";
import { gzipFile } from "./gzip-file";
import { openRowFiles } from "./row-files";

const anyText = fc.string({ unit: "grapheme", maxLength: 30 });
const awkward = fc.constantFrom("", " ", '"', ",", "\r\n", "\n", "=1+1", "a\u0000b", "null", "é\u0301", "😀", "\u2028");
const text = fc.oneof(
  anyText,
  awkward,
  fc.tuple(anyText, awkward).map((parts) => parts.join("")),
);
const verdict = fc.constantFrom("left", "right", "tie", "both_bad");

const row: fc.Arbitrary<CheckedRow> = fc
  .record({
    ...Object.fromEntries(columns.map(({ name }) => [name, text])),
    persona_version: fc.integer({ min: 1, max: 1000 }),
    standpoint: fc.constantFrom("owner", "proxy"),
    source: fc.constantFrom("human", "simulated"),
    fit: verdict,
    quality: fc.option(verdict),
    confidence: fc.option(fc.constantFrom("sure", "leaning", "guess")),
    satisfaction_left: fc.option(fc.constantFrom("below", "acceptable", "hoped")),
    satisfaction_right: fc.option(fc.constantFrom("below", "acceptable", "hoped")),
    feedback_left: fc.option(text),
    feedback_right: fc.option(text),
    feedback_general: fc.option(text),
    tier: fc.constantFrom("easy", "medium", "hard"),
    sampling_probability: fc.double({ min: 1e-12, max: 1, noNaN: true }),
    seconds_to_verdict: fc.option(fc.constantFrom(...decisionSteps)),
    voted_on: fc
      .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    voted_on_precision: fc.constantFrom("day", "week"),
    annotator_attributes: fc.option(text),
    persona_axes: fc.option(text),
  })
  .map((values) => releaseRow.parse(values) as CheckedRow);

describe("the files of votes", () => {
  it("say the same in JSON lines, CSV and Parquet, whatever the texts hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const { staging, contentOf } = stageInMemory();
        const files = await openRowFiles<CheckedRow>(staging, votes);
        await files.write(rows.slice(0, 3));
        await files.write(rows.slice(3));
        const written = await files.finish();
        expect(written.map((file) => file.rows)).toEqual([rows.length, rows.length, rows.length]);
        expect(readJsonLines(contentOf("votes.jsonl.gz"))).toEqual(rows);
        expect(readCsv(contentOf("votes.csv.gz"), columns)).toEqual(rows);
        expect(await readParquet(contentOf("votes.parquet"))).toEqual(rows);
      }),
    );
  });

  it("write Parquet in row groups, with the types that the columns promise", async () => {
    const [sample] = fc.sample(row, { numRuns: 1, seed: 7 });
    const { staging, contentOf } = stageInMemory();
    const files = await openRowFiles<CheckedRow>(staging, votes);
    for (let page = 0; page < 9; page += 1) await files.write(Array.from({ length: 2500 }, () => sample!));
    await files.finish();
    const bytes = contentOf("votes.parquet");
    const metadata = parquetMetadata(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
    expect(metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([10_000, 10_000, 2500]);
    const types = Object.fromEntries(
      metadata.schema
        .slice(1)
        .map(({ name, type, converted_type, repetition_type }) => [name, [type, converted_type, repetition_type]]),
    );
    expect(types.fit).toEqual(["BYTE_ARRAY", "UTF8", "REQUIRED"]);
    expect(types.quality).toEqual(["BYTE_ARRAY", "UTF8", "OPTIONAL"]);
    expect(types.seconds_to_verdict).toEqual(["INT32", undefined, "OPTIONAL"]);
    expect(types.sampling_probability).toEqual(["DOUBLE", undefined, "REQUIRED"]);
    expect(types.voted_on).toEqual(["INT32", "DATE", "REQUIRED"]);
    expect(await readParquet(bytes)).toHaveLength(22_500);
  });
});

describe("a packed file", () => {
  it("has neither a time nor a name nor a machine in its header, whatever is written in which pieces", async () => {
    const [one, other] = [stageInMemory(), stageInMemory()];
    const whole = gzipFile(await one.staging.create("a.gz"));
    await whole.write("left,right\r\n".repeat(50_000));
    await whole.finish();
    const bytes = one.contentOf("a.gz");
    expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, expect.any(Number), 255]);
    expect(unpack(bytes)).toBe("left,right\r\n".repeat(50_000));
    const empty = gzipFile(await other.staging.create("b.gz"));
    await empty.finish();
    expect(unpack(other.contentOf("b.gz"))).toBe("");
  });

  it("tells where the disk refuses, whenever that is", async () => {
    const full: StagedFile = {
      write: () => Promise.reject(new Error("disk full")),
      finish: () => Promise.reject(new Error("disk full")),
    };
    const file = gzipFile(full);
    const noise = Array.from({ length: 200_000 }, (_, n) => String(Math.sin(n))).join("");
    const writing = async () => {
      for (let n = 0; n < 20; n += 1) await file.write(noise);
      await file.finish();
    };
    await expect(writing()).rejects.toThrow("disk full");
  });
});

describe("csvRecord", () => {
  it("quotes where RFC 4180 asks for it, and tells null from an empty text", () => {
    expect(csvRecord(["a", null, "", 'say "b"', "c,d", "e\r\nf", 1.5])).toBe(
      'a,,"","say ""b""","c,d","e\r\nf",1.5\r\n',
    );
  });
});
