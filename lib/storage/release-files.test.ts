import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

let home = "";
let files: typeof import("./release-files");

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "palate-releases-"));
  vi.stubEnv("PALATE_HOME", home);
  vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/none");
  vi.stubEnv("PALATE_SECRET", "a-secret-of-the-tests-alone");
  vi.stubEnv("NEXTAUTH_SECRET", "a-secret-of-the-tests-alone");
  vi.resetModules();
  files = await import("./release-files");
});

afterEach(() => rm(home, { recursive: true, force: true }));

const releases = () => path.join(home, "releases");
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function publish(version: string, content: Record<string, string>): Promise<void> {
  const staging = await files.stageRelease();
  for (const [name, text] of Object.entries(content)) {
    const file = await staging.create(name);
    await file.write(text);
    await file.finish();
  }
  await staging.publish(version);
}

describe("a staged release", () => {
  it("is hidden until it is published, then whole, with sizes and hashes as on the disk", async () => {
    const staging = await files.stageRelease();
    const file = await staging.create("votes.csv");
    const block = Buffer.alloc(700_000, "x");
    for (let count = 0; count < 4; count += 1) await file.write(block);
    block.fill("y");
    await file.write("é\n");
    const written = await file.finish();
    expect((await readdir(releases())).every((name) => name.startsWith(".tmp-"))).toBe(true);

    await staging.publish("v2026.11.1");
    expect(await readdir(releases())).toEqual(["v2026.11.1"]);
    const content = await readFile(path.join(releases(), "v2026.11.1", "votes.csv"), "utf8");
    expect(content).toBe(`${"x".repeat(2_800_000)}é\n`);
    expect(written).toEqual({ bytes: 2_800_003, sha256: sha256(content) });
  });

  it("never replaces a published one", async () => {
    await publish("v2026.11.1", { "a.txt": "first" });
    await expect(publish("v2026.11.1", { "a.txt": "second" })).rejects.toThrow();
    expect(await readFile(path.join(releases(), "v2026.11.1", "a.txt"), "utf8")).toBe("first");
  });

  it("leaves nothing when it is discarded, also with a file still open", async () => {
    const staging = await files.stageRelease();
    await (await staging.create("votes.csv")).write("half");
    await staging.discard();
    expect(await readdir(releases())).toEqual([]);
  });

  it.each(["../x", ".hidden", "a/b", "", "a\\b"])("has no file called %j", async (name) => {
    const staging = await files.stageRelease();
    await expect(staging.create(name)).rejects.toThrow(RangeError);
  });
});

describe("removeStaging", () => {
  it("removes hidden folders, and never a published one", async () => {
    for (const name of ["v2026.11.1", "v2026.11.2", "notes"])
      await mkdir(path.join(releases(), name), { recursive: true });
    await files.stageRelease();
    await files.removeStaging();
    expect((await readdir(releases())).sort()).toEqual(["notes", "v2026.11.1", "v2026.11.2"]);
  });

  it("has nothing to do on a fresh home", async () => {
    await files.removeStaging();
    expect(await readdir(releases())).toEqual([]);
  });
});

describe("publishedVersions", () => {
  it("names what has the place of a version, and nothing else", async () => {
    expect(await files.publishedVersions()).toEqual([]);
    for (const name of ["v2026.11.2", "v2026.11.10", ".tmp-dead", "notes", "v2026.11.3-old"])
      await mkdir(path.join(releases(), name), { recursive: true });
    expect((await files.publishedVersions()).toSorted()).toEqual(["v2026.11.10", "v2026.11.2"]);
  });
});

describe("retractRelease", () => {
  it("takes back the folder with this manifest and no other", async () => {
    await publish("v2026.11.1", { "manifest.json": "mine" });
    await files.retractRelease("v2026.11.1", sha256("another"));
    expect(await readdir(releases())).toEqual(["v2026.11.1"]);
    await files.retractRelease("v2026.11.1", sha256("mine"));
    expect(await readdir(releases())).toEqual([]);
  });
});

describe("openStoredFile", () => {
  async function requireFile(version: string, name: string) {
    const file = await files.openStoredFile(version, name);
    if (!file) throw new Error(`${version} has no ${name}`);
    return file;
  }

  it("streams all, or exactly the bytes of a range", async () => {
    const text = "0123456789".repeat(100_000);
    await publish("v2026.11.1", { "votes.csv": text });
    const file = await requireFile("v2026.11.1", "votes.csv");
    expect(file.bytes).toBe(1_000_000);
    expect(await new Response(file.stream()).text()).toBe(text);
    expect(await new Response(file.stream({ start: 12, end: 14 })).text()).toBe("234");
    expect(await new Response(file.stream({ start: 999_999, end: 999_999 })).text()).toBe("9");
  });

  it("stops reading when the receiver leaves", async () => {
    await publish("v2026.11.1", { "votes.csv": "x".repeat(3_000_000) });
    const reader = (await requireFile("v2026.11.1", "votes.csv")).stream().getReader();
    await reader.read();
    await expect(reader.cancel()).resolves.toBeUndefined();
  });

  it.each([
    ["..", "secrets.json"],
    ["v2026.11.1", "../../secrets.json"],
    ["v2026.11.1/..", "secrets.json"],
    [".tmp-1", "votes.csv"],
  ])("does not leave the folder for %j, %j", async (version, name) => {
    await writeFile(path.join(home, "secrets.json"), "secret");
    await expect(files.openStoredFile(version, name)).rejects.toThrow(RangeError);
  });

  it("has nothing where the folder, the file or its kind is not there", async () => {
    expect(await files.openStoredFile("v2026.11.1", "votes.csv")).toBeNull();
    await mkdir(path.join(releases(), "v2026.11.1", "votes.csv"), { recursive: true });
    expect(await files.openStoredFile("v2026.11.1", "votes.csv")).toBeNull();
    await writeFile(path.join(releases(), "v2026.11.2"), "no folder");
    expect(await files.openStoredFile("v2026.11.2", "votes.csv")).toBeNull();
  });
});
