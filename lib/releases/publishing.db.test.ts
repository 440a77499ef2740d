import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db, pool } from "@/lib/db/client";
import { createArena, createVote } from "@/lib/db/testing/factories";
import type { AppError } from "@/lib/errors";
import { log } from "@/lib/observability/log";
import { buildLock } from "./build-lock";
import { listReleases, openReleaseFile } from "./queries";
import { build, expectCode, readRelease, releasesFolder } from "./testing/build";

let arenaId = "";

beforeAll(async () => {
  arenaId = (await createArena({ slug: "text" })).id;
});

beforeEach(async () => {
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, tally, consent, release, audit_entry CASCADE`;
});

afterAll(async () => {
  await db.$disconnect();
});

describe("nothing is ever half published", () => {
  it("what a build that was killed while it wrote left behind is gone after the next one", async () => {
    await createVote({ arenaId });
    await mkdir(path.join(releasesFolder(), ".tmp-dead"), { recursive: true });
    await writeFile(path.join(releasesFolder(), ".tmp-dead", "votes.csv"), "half");
    expect(await listReleases()).toEqual([]);
    await build();
    expect((await readdir(releasesFolder())).toSorted()).toEqual(["latest", "v2026.11.1"]);
  });

  it("a published folder that this record does not know is kept, not listed, not served, and told once", async () => {
    await createVote({ arenaId });
    const { version } = await build();
    for (const name of ["v2026.11.2", "v2026.10.7"]) {
      await mkdir(path.join(releasesFolder(), name));
      await writeFile(path.join(releasesFolder(), name, "votes.csv"), "of another record");
    }
    expect((await listReleases()).map((release) => release.version)).toEqual([version]);
    await expectCode(openReleaseFile("v2026.11.2", "votes.csv"), "release_not_found");

    const told = vi.spyOn(log, "warn");
    expect((await build()).version).toBe("v2026.11.3");
    expect(told.mock.calls.map(([facts]) => facts)).toEqual([{ versions: ["v2026.10.7", "v2026.11.2"] }]);
    told.mockRestore();
    expect((await readdir(releasesFolder())).toSorted()).toEqual([
      "latest",
      "v2026.10.7",
      version,
      "v2026.11.2",
      "v2026.11.3",
    ]);
    expect((await readRelease("v2026.11.2", "votes.csv")).toString("utf8")).toBe("of another record");
  });

  it("the releases of one record outlive a build of another with the same home", async () => {
    await createVote({ arenaId });
    const first = await build();
    const content = await readRelease(first.version, "votes.parquet");
    await db.$executeRaw`TRUNCATE release`;
    expect((await build()).version).toBe("v2026.11.2");
    expect(await readRelease(first.version, "votes.parquet")).toEqual(content);
  });

  it("a row that cannot be stored takes the folder back", async () => {
    await createVote({ arenaId });
    await db.$executeRawUnsafe(`ALTER TABLE release ADD CONSTRAINT full_disk CHECK (votes < 0)`);
    try {
      await expect(build()).rejects.toThrow(/full_disk/);
    } finally {
      await db.$executeRawUnsafe(`ALTER TABLE release DROP CONSTRAINT full_disk`);
    }
    expect(await readdir(releasesFolder())).toEqual([]);
    expect(await db.auditEntry.count()).toBe(0);
    expect((await build()).version).toBe("v2026.11.1");
  });

  it("a commit that fails takes the folder back", async () => {
    await createVote({ arenaId });
    await db.$executeRawUnsafe(`
      CREATE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused at commit'; END $$`);
    await db.$executeRawUnsafe(`
      CREATE CONSTRAINT TRIGGER refuse_commit AFTER INSERT ON release DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION refuse_commit()`);
    try {
      await expect(build()).rejects.toThrow(/refused at commit/);
    } finally {
      await db.$executeRawUnsafe(`DROP FUNCTION refuse_commit CASCADE`);
    }
    expect(await readdir(releasesFolder())).toEqual([]);
    expect((await build()).version).toBe("v2026.11.1");
  });

  it("a connection that is lost in the middle publishes nothing, and the next build succeeds", async () => {
    await createVote({ arenaId });
    const cut = async () => {
      await db.$executeRaw`
        SELECT pg_terminate_backend(pid) FROM pg_locks
        WHERE locktype = 'advisory' AND classid = ${buildLock.space}::int8::oid AND pid <> pg_backend_pid()
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    };
    let lost: Promise<void> | undefined;
    const newKey = () => {
      lost = cut();
      return new Uint8Array(32).fill(1);
    };
    // Whether the cut comes early or late, there is a whole release or none; a folder without its row stays unlisted.
    const built = await build({ newKey }).then(
      ({ version }) => version,
      () => null,
    );
    await lost;
    expect((await listReleases()).map(({ version }) => version)).toEqual(built ? [built] : []);
    const next = await vi.waitFor(() => build(), 5000);
    expect((await listReleases()).map(({ version }) => version)).toContain(next.version);
    expect(await listReleases()).toHaveLength(built ? 2 : 1);
    expect((await readdir(releasesFolder())).filter((name) => name.startsWith("."))).toEqual([]);
  });

  it("of two builds at once one is refused", async () => {
    for (let n = 0; n < 5; n += 1) await createVote({ arenaId });
    const results = await Promise.allSettled([build(), build(), build()]);
    const built = results.filter(({ status }) => status === "fulfilled");
    const refused = results.filter((result) => result.status === "rejected");
    expect(built.length).toBeGreaterThanOrEqual(1);
    for (const { reason } of refused) expect((reason as AppError).code).toBe("release_in_progress");
    expect(await db.release.count()).toBe(built.length);
    const folders = (await readdir(releasesFolder())).filter((name) => name !== "latest");
    expect(folders).toHaveLength(built.length);
  });

  it("a build is refused while another process holds the lock, and the lock ends with it", async () => {
    await createVote({ arenaId });
    const other = await pool.connect();
    try {
      await other.query("SELECT pg_advisory_lock($1, $2)", [buildLock.space, buildLock.building]);
      await expectCode(build(), "release_in_progress");
    } finally {
      await other.query("SELECT pg_advisory_unlock_all()");
      other.release();
    }
    expect((await build()).votes).toBe(1);
  });
});
