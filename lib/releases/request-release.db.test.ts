import { runMigrations, runOnce } from "graphile-worker";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db, pool } from "@/lib/db/client";
import { createVote } from "@/lib/db/testing/factories";
import { buildLock } from "./build-lock";
import { buildRelease, requestRelease } from "./commands";
import { lastReleaseJob, listReleases } from "./queries";
import { buildReleaseTask } from "./schema";

const actor = "the tests";

beforeEach(async () => {
  await db.$executeRaw`DROP SCHEMA IF EXISTS graphile_worker CASCADE`;
  await runMigrations({ pgPool: pool });
  await db.$executeRaw`TRUNCATE audit_entry`;
});

afterAll(async () => {
  await db.$disconnect();
});

describe("requestRelease", () => {
  const markJob = (change: string) =>
    db.$executeRawUnsafe(`UPDATE graphile_worker._private_jobs SET ${change} WHERE key = 'build-release'`);

  it("says that there is no queue before a worker ever ran", async () => {
    await db.$executeRaw`DROP SCHEMA graphile_worker CASCADE`;
    expect(await lastReleaseJob()).toBeNull();
    await expect(requestRelease({ actor })).rejects.toMatchObject({ code: "unavailable" });
  });

  it("queues one job, however often it is asked for", async () => {
    expect(await lastReleaseJob()).toBeNull();
    const jobs = await Promise.all(Array.from({ length: 5 }, () => requestRelease({ actor })));
    expect(new Set(jobs.map((job) => job?.state))).toEqual(new Set(["queued"]));
    const rows = await db.$queryRaw<{ payload: unknown }[]>`SELECT payload FROM graphile_worker._private_jobs`;
    expect(rows).toEqual([{ payload: { actor, source: "human" } }]);
    expect(await db.auditEntry.count({ where: { action: "release.request" } })).toBe(1);
  });

  it("adds nothing while one is being built", async () => {
    await requestRelease({ actor });
    await markJob("locked_at = now(), locked_by = 'worker', attempts = 1");
    expect(await requestRelease({ actor })).toMatchObject({ state: "running", error: null });
    expect(await db.$queryRaw`SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs`).toEqual([{ jobs: 1 }]);
  });

  it("tells why the last one failed, in a sentence, and takes another request", async () => {
    await requestRelease({ actor });
    await markJob("attempts = 1, last_error = 'nothing_to_release: There is no vote yet.'");
    expect(await lastReleaseJob()).toMatchObject({ state: "failed", error: "There is no vote yet." });
    expect(await requestRelease({ actor, source: "simulated" })).toMatchObject({ state: "queued", error: null });
    expect(await db.$queryRaw`SELECT payload FROM graphile_worker._private_jobs`).toEqual([
      { payload: { actor, source: "simulated" } },
    ]);
  });

  it("knows a job whose worker died from one that runs", async () => {
    await requestRelease({ actor });
    await markJob("locked_at = now() - interval '5 minutes', locked_by = 'worker', attempts = 1");
    expect(await lastReleaseJob()).toMatchObject({ state: "failed", error: expect.stringContaining("stopped") });

    const builder = await pool.connect();
    try {
      await builder.query("SELECT pg_advisory_lock($1, $2)", [buildLock.space, buildLock.building]);
      expect(await lastReleaseJob()).toMatchObject({ state: "running" });
    } finally {
      await builder.query("SELECT pg_advisory_unlock_all()");
      builder.release();
    }
    expect(await requestRelease({ actor })).toMatchObject({ state: "queued" });
  });

  it("is what a worker can do: the job becomes a release and leaves, or says why not", async () => {
    const work = () =>
      runOnce({
        pgPool: pool,
        taskList: {
          [buildReleaseTask.name]: async (payload) => {
            await buildRelease(buildReleaseTask.payload.parse(payload));
          },
        },
      });
    await requestRelease({ actor });
    await work();
    const error = "There is no vote or assessment yet whose annotator agreed to publish it.";
    await vi.waitFor(async () => expect(await lastReleaseJob()).toMatchObject({ state: "failed", error }));

    await createVote();
    await requestRelease({ actor });
    await work();
    // The queue takes a job away a moment after its work is done.
    await vi.waitFor(async () => expect(await lastReleaseJob()).toBeNull());
    expect((await listReleases()).map(({ votes }) => votes)).toEqual([1]);
  });
});
