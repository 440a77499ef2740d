import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSource, readAll } from "./source";
import { inPieces } from "./testing/read-votes";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-source-"));
});
afterAll(() => rm(folder, { recursive: true }));

const text = "left,right,winner\n".repeat(100_000);

describe("a source", () => {
  it("is a file, whose bytes can also be read in any order", async () => {
    const file = join(folder, "votes.csv");
    await writeFile(file, text);
    const source = await openSource(file);
    expect(source).toMatchObject({ name: file, path: file });
    expect(Buffer.from(source.start).toString()).toMatch(/^left,right,winne/);
    expect(Buffer.from(await readAll(source)).equals(Buffer.from(text))).toBe(true);
  });

  it("is unpacked where its bytes say so, not its name", async () => {
    const file = join(folder, "packed.csv");
    await writeFile(file, gzipSync(text));
    const source = await openSource(file);
    expect(source.path).toBeNull();
    expect(Buffer.from(await readAll(source)).equals(Buffer.from(text))).toBe(true);
    const plain = join(folder, "plain.csv.gz");
    await writeFile(plain, text);
    expect((await readAll(await openSource(plain))).length).toBe(text.length);
  });

  it("is standard input for -, in pieces of any size, packed or not, in one part or several", async () => {
    for (const bytes of [Buffer.from("a,b\n"), gzipSync("a,b\n"), Buffer.concat([gzipSync("a,"), gzipSync("b\n")])]) {
      for (const size of [1, 1000]) {
        const source = await openSource("-", inPieces(bytes, size));
        expect(source).toMatchObject({ name: "standard input", path: null });
        expect(Buffer.from(await readAll(source)).toString()).toBe("a,b\n");
      }
    }
    expect((await readAll(await openSource("-", inPieces("", 1)))).length).toBe(0);
  });

  it("says in one line why it cannot be read", async () => {
    await expect(openSource(join(folder, "none.csv"))).rejects.toMatchObject({
      code: "unreadable",
      message: `${join(folder, "none.csv")}: there is no such file.`,
    });
    await expect(openSource(folder)).rejects.toMatchObject({
      code: "unreadable",
      message: `${folder}: this is a folder, not a file.`,
    });
    const packed = gzipSync(Buffer.from(text.slice(0, 1000)));
    for (const broken of [packed.subarray(0, 25), Buffer.concat([packed.subarray(0, 12), Buffer.alloc(40, 0xff)])]) {
      const reading = async () => readAll(await openSource("-", inPieces(broken, 10)));
      await expect(reading()).rejects.toMatchObject({
        code: "unreadable",
        message: expect.stringMatching(/^standard input: this is gzip that cannot be unpacked \(.+\)\.$/),
      });
    }
  });

  it("stops reading when it is closed", async () => {
    let isOpen = true;
    async function* endless() {
      try {
        for (;;) yield Buffer.from("left,right,winner\n");
      } finally {
        isOpen = false;
      }
    }
    const source = await openSource("-", endless());
    await source.close();
    expect(isOpen).toBe(false);
  });
});
