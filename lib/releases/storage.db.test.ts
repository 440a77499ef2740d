import { execFileSync } from "node:child_process";
import { mkdir, readdir, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import { AppError } from "@/lib/errors";
import type { ReleaseStore } from "@/lib/storage/release-files";
import { releaseStore } from "@/lib/storage/releases";
import { listReleases } from "./queries";
import { build, expectCode, releasesFolder } from "./testing/build";

let arenaId = "";
let store: ReleaseStore;

beforeAll(async () => {
  arenaId = (await createArena({ slug: "text" })).id;
  store = await releaseStore();
});

beforeEach(async () => {
  vi.restoreAllMocks();
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, tally, consent, release, audit_entry CASCADE`;
  await createVote({ arenaId });
});

afterAll(() => db.$disconnect());

/** Lets the storage take so many writes, and then no more. */
function fillAfter(writes: number): void {
  let left = writes;
  const stage = store.stage;
  vi.spyOn(store, "stage").mockImplementation(async () => {
    const staging = await stage();
    return {
      ...staging,
      async create(name) {
        const file = await staging.create(name);
        const write = async (chunk: Uint8Array | string) => {
          if (left-- <= 0) throw new AppError("storage_full");
          await file.write(chunk);
        };
        return { write, finish: () => file.finish() };
      },
    };
  });
}

describe("a storage that has no room left in the middle of a build", () => {
  it("is told in one sentence; nothing is published, nothing stays, and latest is as it was", async () => {
    const { version } = await build();
    for (const writes of [0, 1, 3, 6]) {
      fillAfter(writes);
      await expectCode(build(), "storage_full");
      vi.restoreAllMocks();
      expect((await listReleases()).map((release) => release.version)).toEqual([version]);
      expect((await readdir(releasesFolder())).toSorted()).toEqual(["latest", version]);
      expect(await store.readLatest()).toBe(version);
    }
    expect((await build()).version).toBe("v2026.11.2");
    expect(await store.readLatest()).toBe("v2026.11.2");
  });

  it("leaves no open transaction behind", async () => {
    fillAfter(2);
    await expectCode(build(), "storage_full");
    const [{ open } = { open: -1 }] = await db.$queryRaw<{ open: number }[]>`
      SELECT count(*)::int AS open FROM pg_stat_activity
      WHERE datname = current_database() AND state LIKE 'idle in transaction%'`;
    expect(open).toBe(0);
  });
});

describe("a file system of one megabyte that is really full", () => {
  it("is told in one sentence, wherever the build is; nothing is published, nothing stays, and then the next succeeds", async ({
    skip,
  }) => {
    const unmount = await mountSmall(releasesFolder());
    if (!unmount) return skip("only root on Linux can mount a small file system, and not everywhere");
    try {
      const { version } = await build();
      const ballast = path.join(releasesFolder(), "ballast");
      for (const roomLeft of [0, 4, 40, 90]) {
        const { bavail, bsize } = await statfs(releasesFolder());
        await writeFile(ballast, Buffer.alloc(bavail * bsize - roomLeft * 1024));
        await expectCode(build(), "storage_full");
        await rm(ballast);
        expect((await listReleases()).map((release) => release.version)).toEqual([version]);
        expect((await readdir(releasesFolder())).toSorted(), `${roomLeft} KB`).toEqual(["latest", version]);
      }
      expect((await build()).version).toBe("v2026.11.2");
    } finally {
      unmount();
    }
  });
});

/** @returns null where this machine lets nobody mount one */
async function mountSmall(folder: string): Promise<(() => void) | null> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  await mkdir(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "ignore" });
  } catch {
    // Root in a container often may not.
    return null;
  }
  return () => void execFileSync("umount", [folder]);
}

describe("a release that comes back with other bytes", () => {
  it.each(["manifest.json", "README.md", "SHA256SUMS"])("(%s) is not published", async (name) => {
    const openFile = store.openFile;
    vi.spyOn(store, "openFile").mockImplementation(async (version, asked) => {
      const file = await openFile(version, asked);
      const stream = () => new Response("other bytes").body as ReadableStream<Uint8Array>;
      return file && asked === name ? { ...file, stream } : file;
    });
    await expect(build()).rejects.toMatchObject({ code: "unavailable", detail: expect.stringContaining(name) });
    expect(await listReleases()).toEqual([]);
    expect(await readdir(releasesFolder())).toEqual([]);
  });

  it("or not at all, is not published", async () => {
    vi.spyOn(store, "openFile").mockResolvedValue(null);
    await expect(build()).rejects.toMatchObject({ detail: expect.stringContaining("is not there") });
    expect(await listReleases()).toEqual([]);
  });
});

describe("latest", () => {
  it("names releases of people's votes alone", async () => {
    const simulated = await createAnnotator({ source: "simulated", consent: null });
    await createVote({ arenaId, annotatorId: simulated.id, source: "simulated" });
    await build({ source: "simulated" });
    expect(await store.readLatest()).toBeNull();
    const human = await build();
    await build({ source: "simulated" });
    expect(await store.readLatest()).toBe(human.version);
  });

  it("that cannot move is told, with a release that stays published; the next build moves it", async () => {
    const first = await build();
    vi.spyOn(store, "moveLatest").mockRejectedValueOnce(new AppError("storage_full"));
    const detail = expect.stringMatching(/^v2026\.11\.2 is published, but `latest` still names the one before/);
    await expect(build()).rejects.toMatchObject({ code: "storage_full", detail });
    expect((await listReleases()).map(({ version }) => version)).toEqual(["v2026.11.2", first.version]);
    expect(await store.readLatest()).toBe(first.version);
    expect((await build()).version).toBe("v2026.11.3");
    expect(await store.readLatest()).toBe("v2026.11.3");
  });
});
