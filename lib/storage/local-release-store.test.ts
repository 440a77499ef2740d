import { execFileSync } from "node:child_process";
import type * as fs from "node:fs/promises";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { localReleaseStore } from "./local-release-store";
import { describeReleaseStore } from "./testing/release-store.contract";

const disk = vi.hoisted(() => ({ refuses: null as string | null, refusesSyncOf: null as string | null }));

// A disk that refuses to write, between the store and the real one.
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    open: async (...args: Parameters<typeof real.open>) => {
      const handle = await real.open(...args);
      for (const name of ["appendFile", "writeFile", "sync"] as const) {
        const write = handle[name].bind(handle) as (...given: unknown[]) => Promise<void>;
        Object.assign(handle, {
          [name]: async (...given: unknown[]) => {
            const code = name === "sync" && args[0] === disk.refusesSyncOf ? "EIO" : disk.refuses;
            if (code) throw Object.assign(new Error(`${code}: ${name}`), { code });
            return write(...given);
          },
        });
      }
      return handle;
    },
  };
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).toSorted();
}

describeReleaseStore("a folder", true, async () => {
  const root = await mkdtemp(path.join(tmpdir(), "palate-releases-"));
  return {
    open: () => localReleaseStore(root),
    everything: () => filesBelow(root),
    refuse(reason) {
      disk.refuses = reason && { "no room": "ENOSPC", "out of order": "EROFS" }[reason];
    },
    close: () => rm(root, { recursive: true, force: true }),
  };
});

describe("a folder of releases", () => {
  let root = "";

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "palate-releases-"));
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  it("is made where it is not there, and keeps what is no release", async () => {
    const store = localReleaseStore(path.join(root, "home", "releases"));
    expect(await store.readLatest()).toBeNull();
    await (await store.stage()).discard();
    for (const name of ["v2026.11.2", "v2026.11.10", "notes", "v2026.11.3-old", ".tmp-dead"]) {
      await mkdir(path.join(root, "home", "releases", name));
    }
    await store.removeLeftovers();
    expect((await store.takenVersions()).toSorted()).toEqual(["v2026.11.10", "v2026.11.2"]);
    expect(await readdir(path.join(root, "home", "releases"))).toContain("notes");
  });

  it("has no file where there is a folder, and no release where there is a file", async () => {
    const store = localReleaseStore(root);
    await mkdir(path.join(root, "v2026.11.1", "votes.csv"), { recursive: true });
    expect(await store.openFile("v2026.11.1", "votes.csv")).toBeNull();
    await writeFile(path.join(root, "v2026.11.2"), "no folder");
    expect(await store.openFile("v2026.11.2", "votes.csv")).toBeNull();
  });

  it("takes a publish back whose last step failed", async () => {
    const store = localReleaseStore(root);
    const staging = await store.stage();
    await (await staging.create("manifest.json")).finish();
    // Its rename is done; what fails is to write it through to the disk.
    disk.refusesSyncOf = root;
    await expect(staging.publish("v2026.11.1")).rejects.toMatchObject({ code: "unavailable" });
    disk.refusesSyncOf = null;
    expect(await readdir(root)).toEqual(["v2026.11.1"]);
    await staging.discard();
    expect(await readdir(root)).toEqual([]);
  });

  // A real file system of one megabyte, where this machine lets us have one.
  const small = mountSmall();
  it.runIf(small)("that is really full is told as such, and is empty afterwards", async () => {
    const folder = small as string;
    try {
      const store = localReleaseStore(folder);
      const staging = await store.stage();
      const file = await staging.create("votes.csv");
      await expect(file.write(Buffer.alloc(2 << 20)).then(() => file.finish())).rejects.toMatchObject({
        code: "storage_full",
      });
      await staging.discard();
      expect(await filesBelow(folder)).toEqual([]);
    } finally {
      execFileSync("umount", [folder]);
    }
  });
});

function mountSmall(): string | null {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  const folder = execFileSync("mktemp", ["-d"], { encoding: "utf8" }).trim();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    return null;
  }
}
