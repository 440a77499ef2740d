import { describe, expect, it } from "vitest";
import type { StagedFile } from "@/lib/storage/release-files";
import { text } from "../column";
import { stageInMemory } from "../testing/stage-in-memory";
import { endPacking, packBeside } from "./pack-beside";
import { packRows, type TableTargets } from "./pack-rows";

const columns = [
  { name: "id", ...text("An id.") },
  { name: "words", ...text("Some words.") },
];
const page = (from: number) =>
  Array.from(
    { length: 400 },
    (_, n) => `${JSON.stringify({ id: `${from + n}`, words: `${Math.sin(n)}\n"é"` })}\n`,
  ).join("");
const pages = [0, 1, 2, 3, 4].map((n) => page(n * 400));

async function stage() {
  const { staging, contentOf } = stageInMemory();
  const targets: TableTargets = {
    parquet: await staging.create("a.parquet"),
    "jsonl.gz": await staging.create("a.jsonl.gz"),
    "csv.gz": await staging.create("a.csv.gz"),
  };
  return { staging, targets, contents: () => Object.keys(targets).map((format) => contentOf(`a.${format}`)) };
}

describe("packBeside", () => {
  it("gives the bytes that packing in the same thread gives, for two tables at once", async () => {
    const [here, there, beside] = [await stage(), await stage(), await stage()];
    const packers = [
      await packRows(columns, here.targets),
      await packBeside(there.staging, columns, there.targets),
      await packBeside(there.staging, columns, beside.targets),
    ];
    for (const lines of pages) for (const packer of packers) await packer.write(lines);
    const packed = [];
    for (const packer of packers) packed.push(await packer.finish());
    await endPacking(there.staging);
    expect(packed[1]).toEqual(packed[0]);
    expect(packed[2]).toEqual(packed[0]);
    expect(there.contents()).toEqual(here.contents());
    expect(beside.contents()).toEqual(here.contents());
  });

  it("tells where the disk refuses, and refuses what comes after", async () => {
    const { staging, targets } = await stage();
    const full: StagedFile = {
      write: () => Promise.reject(new Error("disk full")),
      finish: () => Promise.reject(new Error("disk full")),
    };
    const packer = await packBeside(staging, columns, { ...targets, parquet: full });
    const writing = async () => {
      for (const lines of pages) await packer.write(lines);
      await packer.finish();
    };
    await expect(writing()).rejects.toThrow("disk full");
    await expect(packer.finish()).rejects.toThrow("disk full");
    await endPacking(staging);
  });

  it("tells of lines that are no rows", async () => {
    const { staging, targets } = await stage();
    const packer = await packBeside(staging, columns, targets);
    await packer.write("no JSON\n");
    await expect(packer.finish()).rejects.toThrow(SyntaxError);
    await endPacking(staging);
  });

  it("ends with what waits for it", async () => {
    const { staging, targets } = await stage();
    const never: StagedFile = { write: () => new Promise(() => undefined), finish: () => new Promise(() => undefined) };
    const packer = await packBeside(staging, columns, { ...targets, "jsonl.gz": never });
    const finishing = expect(packer.finish()).rejects.toThrow("has ended");
    await endPacking(staging);
    await finishing;
    await endPacking(staging);
  });
});
