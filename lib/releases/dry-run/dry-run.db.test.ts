import { readdir, rm } from "node:fs/promises";
import { runMigrations, runOnce } from "graphile-worker";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db, pool } from "@/lib/db/client";
import { createAnnotator, createArena, createAssessment, createVote } from "@/lib/db/testing/factories";
import { buildRelease } from "../commands";
import { manifest as manifestSchema } from "../manifest";
import { setSchedule } from "../schedule/commands";
import { expectCode, readRelease, releasesFolder } from "../testing/build";
import { keepDryRun, makeDryRun, requestDryRun } from "./commands";
import { readDryRun } from "./queries";
import { dryRunTask } from "./schema";

const actor = "the tests";
const clock = { now: () => new Date("2026-11-10T12:00:00.000Z") };
const createdAt = new Date("2026-11-01T00:00:00Z");

beforeEach(async () => {
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, assessment, showing, tally, assessment_tally, release, release_schedule, release_dry_run, audit_entry CASCADE`;
});

afterAll(() => db.$disconnect());

async function judge() {
  const arena = await createArena();
  const scale = await createArena({ scale: 5 });
  const silent = await createAnnotator({ consent: null });
  await createVote({ arenaId: arena.id, createdAt, feedback: { general: "mail joe@example.org" } });
  await createVote({ arenaId: arena.id, createdAt, annotatorId: silent.id });
  await createVote({ arenaId: arena.id, createdAt: new Date("2026-11-09T00:00:00Z") });
  await createAssessment({ arenaId: scale.id, createdAt });
  await setSchedule({ arena: arena.slug, schedule: { cadence: "none", embargoDays: 5 }, actor });
  return { arena, scale };
}

describe("a dry run", () => {
  it("says by number what the release would be that is then built, and leaves nothing", async () => {
    const { arena, scale } = await judge();
    const report = await makeDryRun({ clock });
    expect(await readdir(releasesFolder()).catch(() => [])).toEqual([]);
    expect(await db.release.count()).toBe(0);
    expect(await db.auditEntry.count({ where: { action: "release.build" } })).toBe(0);
    expect(report).toMatchObject({
      madeAt: "2026-11-10T12:00:00.000Z",
      version: "v2026.11.1",
      votes: {
        rows: 1,
        annotators: 1,
        byArena: { [arena.slug]: 1 },
        leftOut: { no_consent: 1, embargo: 1 },
        redactions: { email: 1 },
      },
      assessments: { rows: 1, byArena: { [scale.slug]: 1 } },
      moved: expect.arrayContaining([arena.slug, scale.slug]),
      anonymity: { k: 5 },
      changes: null,
    });
    expect(report.cutoffs[arena.slug]).toBe("2026-11-05T12:00:00.000Z");
    expect(report.privacy.headline).toContain("1 vote");

    const { version } = await buildRelease({ actor, clock });
    const manifest = manifestSchema.parse(JSON.parse((await readRelease(version, "manifest.json")).toString("utf8")));
    expect(report.version).toBe(version);
    expect(report.tables).toEqual(manifest.tables.map(({ name, rows }) => ({ name, rows })));
    expect(report.cutoffs).toEqual(manifest.cutoffs);
    expect(report.files).toBe((await readdir(`${releasesFolder()}/${version}`)).length);
    // Pseudonyms differ from one key to the next, and with them how well they are packed.
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    expect(report.bytes / bytes).toBeGreaterThan(0.9);
  });

  it("says what differs from the release before, by number", async () => {
    const { arena } = await judge();
    await buildRelease({ actor, clock });
    const same = await makeDryRun({ clock });
    expect(same.moved).toEqual([]);
    expect(same.changes).toEqual({ since: "v2026.11.1", numbers: [] });
    const later = { now: () => new Date("2026-11-20T12:00:00.000Z") };
    const { changes } = await makeDryRun({ clock: later });
    expect(changes?.numbers).toEqual(
      expect.arrayContaining([
        { what: "votes", before: 1, now: 2 },
        { what: `votes of ${arena.slug}`, before: 1, now: 2 },
        { what: "votes left out: embargo", before: 1, now: 0 },
      ]),
    );
  });

  it("says where there is nothing to release, and that another is under way", async () => {
    await expectCode(makeDryRun({ clock }), "nothing_to_release");
    await judge();
    const both = await Promise.allSettled([makeDryRun({ clock }), makeDryRun({ clock })]);
    const refused = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    for (const reason of refused) expect(reason).toMatchObject({ code: "release_in_progress" });
    expect(refused.length).toBeLessThan(2);
  });

  it("disturbs no build beside it", async () => {
    await judge();
    const [, built] = await Promise.all([makeDryRun({ clock }), buildRelease({ actor, clock })]);
    expect(built.votes).toBe(1);
  });
});

describe("a dry run that the worker makes", () => {
  const work = () =>
    runOnce({
      pgPool: pool,
      taskList: {
        [dryRunTask.name]: async (payload) => {
          await keepDryRun({ ...dryRunTask.payload.parse(payload), clock });
        },
      },
    });

  it("is queued once, kept with its moment, and replaced by the next; a failure says why and keeps the report", async () => {
    await db.$executeRaw`DROP SCHEMA IF EXISTS graphile_worker CASCADE`;
    await expectCode(requestDryRun({ actor }), "unavailable");
    await runMigrations({ pgPool: pool });
    expect(await readDryRun()).toEqual({ job: null, report: null });
    await judge();
    const asked = await Promise.all([requestDryRun({ actor }), requestDryRun({ actor })]);
    expect(asked.map(({ job }) => job?.state)).toEqual(["queued", "queued"]);
    expect(await db.auditEntry.count({ where: { action: "release.dry_run" } })).toBe(1);
    await work();
    await vi.waitFor(async () => expect((await readDryRun()).job).toBeNull());
    expect((await readDryRun()).report).toMatchObject({ madeAt: "2026-11-10T12:00:00.000Z", votes: { rows: 1 } });

    await db.$executeRaw`TRUNCATE vote, battle, assessment, showing CASCADE`;
    await requestDryRun({ actor });
    await work();
    await vi.waitFor(async () => expect((await readDryRun()).job?.state).toBe("failed"));
    const { job, report } = await readDryRun();
    expect(job?.error).toMatch(/no vote or assessment/);
    expect(report?.votes.rows).toBe(1);
  });
});
