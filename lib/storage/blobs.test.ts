import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { putBlob, readBlob } from "./blobs";

let home = "";

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "palate-blobs-"));
  vi.stubEnv("PALATE_HOME", home);
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
  vi.stubEnv("PALATE_SECRET", "a-secret-of-the-tests-alone");
  vi.stubEnv("NEXTAUTH_SECRET", "a-secret-of-the-tests-alone");
});

afterAll(() => rm(home, { recursive: true, force: true }));

describe("blobs", () => {
  it("come back as they were stored, under the SHA-256 of their content", async () => {
    // The digest of "abc" is the first example of FIPS 180-4.
    const key = await putBlob(new TextEncoder().encode("abc"));
    expect(key).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(await readdir(path.join(home, "blobs", "ba"))).toEqual([key]);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(Uint8Array.from(await readBlob(await putBlob(bytes)))).toEqual(bytes);
      }),
      { numRuns: 30 },
    );
  });

  it("are stored once, also when twenty store them at once", async () => {
    const bytes = new Uint8Array(200_000).fill(9);
    const keys = await Promise.all(Array.from({ length: 20 }, () => putBlob(bytes)));
    expect(new Set(keys).size).toBe(1);
    const folder = path.join(home, "blobs", keys[0]!.slice(0, 2));
    expect((await readdir(folder)).filter((name) => name.startsWith(".tmp-") || name === keys[0])).toEqual([keys[0]]);
  });

  it.each(["../secrets.json", "a".repeat(63), "A".repeat(64), `${"a".repeat(64)}/../x`, `${"a".repeat(64)}\n`, ""])(
    "refuse %j as a key",
    async (key) => {
      await writeFile(path.join(home, "secrets.json"), "secret");
      await expect(readBlob(key)).rejects.toThrow(RangeError);
    },
  );

  it("that were never stored are an error", async () => {
    await expect(readBlob("0".repeat(64))).rejects.toMatchObject({ code: "ENOENT" });
  });
});
