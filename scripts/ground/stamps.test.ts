import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashFiles, oncePerInput } from "./stamps.mjs";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "palate-stamps-"));
  await mkdir(join(root, "app", "inner"), { recursive: true });
  await writeFile(join(root, "app", "page.tsx"), "one");
  await writeFile(join(root, "app", "inner", "page.test.tsx"), "a test");
  await writeFile(join(root, "lock.json"), "{}");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const hash = () => hashFiles(root, ["app", "lock.json", "absent"], (path) => !path.endsWith(".test.tsx"));

describe("hashFiles", () => {
  it("changes with a content, a name and a new file, and with nothing else", async () => {
    const first = await hash();
    expect(await hash()).toBe(first);

    await writeFile(join(root, "app", "page.tsx"), "two");
    const edited = await hash();
    await rename(join(root, "app", "page.tsx"), join(root, "app", "other.tsx"));
    const renamed = await hash();
    await writeFile(join(root, "app", "inner", "more.tsx"), "");
    const grown = await hash();
    expect(new Set([first, edited, renamed, grown]).size).toBe(4);
  });

  it("does not see a file that does not count", async () => {
    const first = await hash();
    await writeFile(join(root, "app", "inner", "page.test.tsx"), "another test");
    expect(await hash()).toBe(first);
  });
});

describe("oncePerInput", () => {
  it("works once for an input, and again for another", async () => {
    const stamp = join(root, "out", "stamp");
    let times = 0;
    const work = async () => {
      times++;
    };
    expect(await oncePerInput(stamp, "a", work)).toBe(true);
    expect(await oncePerInput(stamp, "a", work)).toBe(false);
    expect(await oncePerInput(stamp, "b", work)).toBe(true);
    expect(times).toBe(2);
  });

  it("does not take work that failed for done, not even for the input before it", async () => {
    const stamp = join(root, "stamp");
    await oncePerInput(stamp, "a", async () => undefined);
    const failing = oncePerInput(stamp, "b", () => Promise.reject(new Error("no space")));
    await expect(failing).rejects.toThrow("no space");
    expect((await readFile(stamp, "utf8")).trim()).toBe("");
    expect(await oncePerInput(stamp, "a", async () => undefined)).toBe(true);
  });
});
