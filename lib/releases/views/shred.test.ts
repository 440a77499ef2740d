import fc from "fast-check";
import { parquetReadObjects } from "hyparquet";
import { expect, it } from "vitest";
import { z } from "zod";
import { fieldsOf, sayType } from "./field";
import { openNestedParquet } from "./nested-parquet";
import { Shredder } from "./shred";

const row = z.strictObject({
  id: z.string(),
  count: z.int().nullable(),
  share: z.number(),
  is_known: z.boolean().nullable(),
  side: z.enum(["left", "right"]),
  on: z.iso.date(),
  at: z.date(),
  messages: z.array(
    z.strictObject({
      role: z.string(),
      parts: z.array(z.strictObject({ text: z.string().nullable(), size: z.strictObject({ h1: z.int() }).nullable() })),
    }),
  ),
  tags: z.array(z.string()).nullable(),
});

const cell = fc.string({ unit: "grapheme", maxLength: 8 });
const rows = fc.array(
  fc.record({
    id: cell,
    count: fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
    share: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    is_known: fc.option(fc.boolean()),
    side: fc.constantFrom("left" as const, "right" as const),
    on: fc.constantFrom("2026-11-23", "1969-12-31"),
    at: fc.constantFrom(new Date("2026-11-23"), new Date("1960-02-29")),
    messages: fc.array(
      fc.record({
        role: cell,
        parts: fc.array(
          fc.record({ text: fc.option(cell), size: fc.option(fc.record({ h1: fc.integer({ min: 0, max: 9 }) })) }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 3 },
    ),
    tags: fc.option(fc.array(cell, { maxLength: 3 })),
  }),
  { minLength: 1, maxLength: 30 },
);

const filler: z.infer<typeof row> = {
  id: "filler",
  count: null,
  share: 0.5,
  is_known: true,
  side: "left",
  on: "2026-11-23",
  at: new Date("2026-11-23"),
  messages: [{ role: "user", parts: [{ text: null, size: { h1: 1 } }] }],
  tags: ["a"],
};

async function store(...groups: (readonly z.infer<typeof row>[])[]) {
  const chunks: Buffer[] = [];
  const write = async (chunk: Uint8Array | string) => void chunks.push(Buffer.from(chunk as Uint8Array));
  const file = { write, finish: async () => ({ bytes: 0, sha256: "" }) };
  const parquet = openNestedParquet<z.infer<typeof row>>(file, fieldsOf(row));
  for (const [at, values] of groups.entries()) {
    // A text of its own that ends the row group.
    const last = { ...filler, id: String(at).padEnd(24_000_000, "x") };
    await parquet.write(at < groups.length - 1 ? [...values, last] : values);
  }
  await parquet.finish();
  const bytes = Buffer.concat(chunks);
  const stored = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return (await parquetReadObjects({ file: stored })).map((read) => ({
    ...read,
    on: (read.on as Date).toISOString().slice(0, 10),
  }));
}

it("nested rows come out of Parquet as they went in", async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (values) => {
      // hyparquet reads nothing as undefined in some places.
      const plain = (some: unknown) => JSON.parse(JSON.stringify(some, (_, value) => value ?? null));
      expect(plain(await store(values))).toEqual(plain(values));
    }),
    { numRuns: 60 },
  );
});

it("row groups that say the same as the one before are as they were", async () => {
  const plain = (some: unknown) =>
    JSON.parse(JSON.stringify(some, (key, value) => (key === "id" ? value.slice(0, 9) : (value ?? null))));
  const ends = [0, 1, 2].map((at) => ({ ...filler, id: `${at}xxxxxxxx` }));
  const other = { ...filler, tags: ["b"], messages: [] };
  const groups = [[filler, other], [filler, other], [other, filler], [other]];
  const stored = await store(...groups);
  const expected = groups.flatMap((group, at) => [...group, ...(ends[at] ? [ends[at]] : [])]);
  expect(plain(stored)).toEqual(plain(expected));
});

it("what a schema does not name is not written, and what it needs must be there", () => {
  const fields = fieldsOf(z.strictObject({ id: z.string() }));
  const shredder = new Shredder(fields);
  const levels = { definitionLevels: new Uint8Array(), repetitionLevels: new Uint8Array(), maxDefinitionLevel: 0 };
  for (const isSame of [false, true]) {
    shredder.add({ id: "a", secret: "b" });
    expect(shredder.take()).toEqual([{ isSame, data: { values: ["a"], ...levels } }]);
  }
  expect(() => shredder.add({ secret: "b" })).toThrow("id has no value");
});

it("types are said in words, and what no column holds is refused", () => {
  expect(fieldsOf(row).map(sayType)).toEqual([
    "string",
    "integer",
    "number",
    "boolean",
    "string",
    "date",
    "timestamp",
    "list<struct<role: string, parts: list<struct<text: string, size: struct<h1: integer>>>>>",
    "list<string>",
  ]);
  expect(() => fieldsOf(z.strictObject({ any: z.unknown() }))).toThrow(TypeError);
});
