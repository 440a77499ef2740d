import { rm } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db, pool } from "@/lib/db/client";
import { createArena, createVote } from "@/lib/db/testing/factories";
import { buildLock } from "../../build-lock";
import { buildRelease } from "../../commands";
import { manifest as manifestSchema } from "../../manifest";
import { readRelease, releasesFolder } from "../../testing/build";
import { reproduceRelease } from "../../verify/reproduce-release";
import { verifyRelease } from "../../verify/verify-release";
import { setSchedule } from "../commands";
import type { ArenaSchedule } from "../schema";
import { publishDueArenas } from "./commands";

const actor = "the tests";
const at = (moment: string) => ({ now: () => new Date(moment) });
/** A Wednesday; the dates are the Mondays after it. */
const wednesday = at("2026-11-04T12:00:00Z");
const monday = at("2026-11-09T03:00:00Z");
const nextMonday = at("2026-11-16T03:00:00Z");
const weekly: ArenaSchedule = { cadence: "weekly", weekday: "mon", hour: 3, embargoDays: 2, minimum: 3 };

let due = { id: "", slug: "" };
let other = { id: "", slug: "" };

beforeEach(async () => {
  vi.restoreAllMocks();
  await rm(releasesFolder(), { recursive: true, force: true });
  await db.$executeRaw`TRUNCATE vote, battle, assessment, showing, tally, assessment_tally, release, release_schedule, audit_entry CASCADE`;
  due = await createArena();
  other = await createArena();
});

afterAll(() => db.$disconnect());

const schedule = (arena: { slug: string }, schedule: ArenaSchedule = weekly, clock = wednesday) =>
  setSchedule({ arena: arena.slug, schedule, actor, clock });
const stateOf = ({ id }: { id: string }) => db.releaseSchedule.findUniqueOrThrow({ where: { arenaId: id } });
const votes = async (arena: { id: string }, count: number, createdAt: string) => {
  for (let n = 0; n < count; n += 1) await createVote({ arenaId: arena.id, createdAt: new Date(createdAt) });
};
const manifestOf = async (version: string) =>
  manifestSchema.parse(JSON.parse((await readRelease(version, "manifest.json")).toString("utf8")));
const versions = async () => (await db.release.findMany({ orderBy: { createdAt: "asc" } })).map((row) => row.version);

async function problems(version: string): Promise<string[]> {
  const folder = path.join(releasesFolder(), version);
  const found: string[] = [];
  for await (const check of verifyRelease(folder)) found.push(...check.problems);
  for (const { differences } of (await reproduceRelease(folder)).boards) found.push(...differences);
  return found;
}

describe("an arena on its date", () => {
  it("is published until its embargo, to the millisecond, and not a moment before the date", async () => {
    await schedule(due);
    await votes(due, 3, "2026-11-07T03:00:00.000Z");
    await votes(due, 2, "2026-11-07T03:00:00.001Z");
    expect(await publishDueArenas({ clock: at("2026-11-09T02:59:59.999Z") })).toBeNull();
    const became = await publishDueArenas({ clock: monday });
    expect(became).toMatchObject({ due: [due.slug], passedOver: [], built: { version: "v2026.11.1", votes: 3 } });
    expect(await manifestOf("v2026.11.1")).toMatchObject({
      createdAt: "2026-11-09T03:00:00.000Z",
      cutoffs: { [due.slug]: "2026-11-07T03:00:00.000Z" },
      schedules: { [due.slug]: weekly, [other.slug]: { cadence: "none", embargoDays: 0 } },
      moved: [due.slug],
      counts: { leftOut: { embargo: 2 } },
    });
    expect(await stateOf(due)).toMatchObject({
      outcome: "published",
      version: "v2026.11.1",
      outcomeOf: monday.now(),
      nextAt: nextMonday.now(),
      tries: 0,
      retryAt: null,
    });
    expect(await problems("v2026.11.1")).toEqual([]);
    expect(await publishDueArenas({ clock: monday })).toBeNull();
    expect(await db.auditEntry.findFirst({ where: { action: "release.build" } })).toMatchObject({ actor: "schedule" });
  });

  it("is passed over with one judgement too few, says so, and comes again on the next", async () => {
    await schedule(due);
    await votes(due, 2, "2026-11-06T00:00:00Z");
    await createVote({ arenaId: due.id, createdAt: new Date("2026-11-06T00:00:00Z"), exclusionReason: "too_fast" });
    expect(await publishDueArenas({ clock: monday })).toEqual({
      due: [],
      passedOver: [due.slug],
      built: null,
      failure: null,
    });
    expect(await stateOf(due)).toMatchObject({
      outcome: "passed_over",
      reason: "2 of 3 new judgements",
      nextAt: nextMonday.now(),
    });
    expect(await versions()).toEqual([]);
    await votes(due, 1, "2026-11-10T00:00:00Z");
    expect(await publishDueArenas({ clock: nextMonday })).toMatchObject({ built: { votes: 3 } });
  });

  it("counts what is new since its last cut-off alone", async () => {
    await schedule(due);
    await votes(due, 3, "2026-11-06T00:00:00Z");
    await publishDueArenas({ clock: monday });
    await votes(due, 2, "2026-11-10T00:00:00Z");
    expect(await publishDueArenas({ clock: nextMonday })).toMatchObject({ passedOver: [due.slug] });
    expect(await stateOf(due)).toMatchObject({ reason: "2 of 3 new judgements" });
  });

  it("takes the others along as they were in the release before, and leaves out who was in none", async () => {
    await schedule(due);
    await votes(due, 3, "2026-11-01T00:00:00Z");
    await votes(other, 1, "2026-11-01T00:00:00Z");
    await buildRelease({ actor, clock: wednesday });
    await votes(due, 3, "2026-11-06T00:00:00Z");
    await votes(other, 5, "2026-11-06T00:00:00Z");
    const fresh = await createArena();
    await schedule(fresh, { cadence: "monthly", day: 28, hour: 0, embargoDays: 0, minimum: 0 });
    await votes(fresh, 2, "2026-11-06T00:00:00Z");
    await publishDueArenas({ clock: monday });
    const { cutoffs, moved, counts } = await manifestOf("v2026.11.2");
    expect(cutoffs[other.slug]).toBe("2026-11-04T12:00:00.000Z");
    expect(cutoffs[due.slug]).toBe("2026-11-07T03:00:00.000Z");
    expect(cutoffs[fresh.slug]).toBeUndefined();
    expect(moved).toEqual([due.slug]);
    expect(counts.byArena).toEqual({ [due.slug]: 6, [other.slug]: 1 });
    expect(counts.leftOut).toEqual({ embargo: 7 });
    expect(await problems("v2026.11.2")).toEqual([]);
  });

  it("of several is one release, and of many missed dates as well", async () => {
    await schedule(due);
    await schedule(other, { ...weekly, weekday: "tue", minimum: 0 } as ArenaSchedule);
    await votes(due, 3, "2026-11-06T00:00:00Z");
    await votes(other, 1, "2026-11-06T00:00:00Z");
    const later = at("2027-01-06T12:00:00Z");
    expect(await publishDueArenas({ clock: later })).toMatchObject({
      due: expect.arrayContaining([due.slug, other.slug]),
    });
    expect(await publishDueArenas({ clock: later })).toBeNull();
    expect(await versions()).toEqual(["v2027.01.1"]);
    expect((await stateOf(due)).nextAt).toEqual(new Date("2027-01-11T03:00:00Z"));
    expect((await stateOf(other)).nextAt).toEqual(new Date("2027-01-12T03:00:00Z"));
  });

  it("has nothing to publish: that is no failure", async () => {
    await schedule(due, { ...weekly, minimum: 0 } as ArenaSchedule);
    expect(await publishDueArenas({ clock: monday })).toMatchObject({ built: null });
    expect(await stateOf(due)).toMatchObject({ outcome: "passed_over", nextAt: nextMonday.now(), retryAt: null });
  });
});

describe("a release that somebody asks for", () => {
  it("takes every arena until its embargo, whatever the date; no cut-off ever moves back", async () => {
    await schedule(due, { cadence: "none", embargoDays: 2 });
    await votes(due, 1, "2026-11-02T12:00:00Z");
    await votes(due, 1, "2026-11-02T12:00:00.001Z");
    await votes(other, 1, "2026-11-04T12:00:00Z");
    const { version } = await buildRelease({ actor, clock: wednesday });
    const first = await manifestOf(version);
    expect(first.cutoffs).toMatchObject({
      [due.slug]: "2026-11-02T12:00:00.000Z",
      [other.slug]: "2026-11-04T12:00:00.000Z",
    });
    expect(first.counts.byArena).toEqual({ [due.slug]: 1, [other.slug]: 1 });

    await schedule(due, { cadence: "none", embargoDays: 300 });
    const second = await manifestOf((await buildRelease({ actor, clock: monday })).version);
    expect(second.cutoffs[due.slug]).toBe("2026-11-02T12:00:00.000Z");
    expect(second.moved).not.toContain(due.slug);
    expect(second.moved).toContain(other.slug);
    expect(second.schedules[due.slug]).toEqual({ cadence: "none", embargoDays: 300 });
  });

  it("of other sources knows no embargo, and moves no cut-off of people's votes", async () => {
    await schedule(due, { cadence: "none", embargoDays: 2 });
    await createVote({ arenaId: due.id, source: "simulated", createdAt: wednesday.now() });
    const { version } = await buildRelease({ actor, source: "simulated", clock: wednesday });
    expect((await manifestOf(version)).cutoffs[due.slug]).toBe("2026-11-04T12:00:00.000Z");
    await votes(due, 1, "2026-11-01T00:00:00Z");
    const own = await manifestOf((await buildRelease({ actor, clock: wednesday })).version);
    expect(own.cutoffs[due.slug]).toBe("2026-11-02T12:00:00.000Z");
  });
});

describe("a build that fails", () => {
  const later = (hours: number) => at(new Date(monday.now().getTime() + hours * 3_600_000).toISOString());

  /** A defect: a moment that no release can have of the votes of this arena. */
  async function breakBuilds() {
    await db.$executeRaw`CREATE OR REPLACE FUNCTION refuse_release() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'the disk of the tests is broken'; END $$`;
    await db.$executeRaw`CREATE TRIGGER refuse_release BEFORE INSERT ON release EXECUTE FUNCTION refuse_release()`;
  }
  const mend = () => db.$executeRaw`DROP TRIGGER IF EXISTS refuse_release ON release`;

  it("says why, leaves nothing, and is tried again after one hour, three and nine, then not before the next date", async () => {
    await schedule(due);
    await votes(due, 3, "2026-11-06T00:00:00Z");
    await breakBuilds();
    try {
      expect(await publishDueArenas({ clock: monday })).toMatchObject({
        built: null,
        failure: expect.stringContaining("broken"),
      });
      expect(await stateOf(due)).toMatchObject({
        outcome: "failed",
        reason: "the disk of the tests is broken",
        tries: 1,
        nextAt: monday.now(),
        retryAt: later(1).now(),
      });
      expect(await versions()).toEqual([]);
      expect(await publishDueArenas({ clock: later(0.9) })).toBeNull();
      for (const [hours, retry] of [
        [1, 4],
        [4, 13],
      ] as const) {
        await publishDueArenas({ clock: later(hours) });
        expect((await stateOf(due)).retryAt).toEqual(later(retry).now());
      }
      await publishDueArenas({ clock: later(13) });
      expect(await stateOf(due)).toMatchObject({
        outcome: "failed",
        retryAt: null,
        tries: 0,
        nextAt: nextMonday.now(),
      });
      expect(await publishDueArenas({ clock: later(100) })).toBeNull();
    } finally {
      await mend();
    }
    expect(await publishDueArenas({ clock: nextMonday })).toMatchObject({ built: { votes: 3 } });
    expect(await stateOf(due)).toMatchObject({ outcome: "published", reason: null });
  });

  it("is mended by the next try", async () => {
    await schedule(due);
    await votes(due, 3, "2026-11-06T00:00:00Z");
    await breakBuilds();
    await publishDueArenas({ clock: monday }).finally(mend);
    await publishDueArenas({ clock: later(1) });
    expect(await stateOf(due)).toMatchObject({ outcome: "published", version: "v2026.11.1", tries: 0, retryAt: null });
  });

  it("because its worker died is tried again, and given up after the last try", async () => {
    await schedule(due);
    await votes(due, 3, "2026-11-06T00:00:00Z");
    const died = { outcome: "building", outcomeOf: monday.now(), outcomeAt: monday.now(), tries: 1 } as const;
    await db.releaseSchedule.update({ where: { arenaId: due.id }, data: { ...died, retryAt: later(1).now() } });
    expect(await publishDueArenas({ clock: later(0.5) })).toBeNull();
    await db.releaseSchedule.update({ where: { arenaId: due.id }, data: { tries: 4 } });
    await publishDueArenas({ clock: later(1) });
    expect(await stateOf(due)).toMatchObject({ outcome: "failed", reason: expect.stringContaining("stopped") });
    expect(await versions()).toEqual([]);
  });

  it("though the release was there when its worker died is none: the date is not built a second time", async () => {
    await schedule(due, { ...weekly, minimum: 0 } as ArenaSchedule);
    await votes(due, 3, "2026-11-06T00:00:00Z");
    const { version } = await buildRelease({ actor, clock: monday });
    const died = { outcome: "building", outcomeOf: monday.now(), outcomeAt: monday.now(), tries: 1 } as const;
    await db.releaseSchedule.update({ where: { arenaId: due.id }, data: { ...died, retryAt: later(1).now() } });
    expect(await publishDueArenas({ clock: later(1) })).toBeNull();
    expect(await versions()).toEqual([version]);
    expect(await stateOf(due)).toMatchObject({ outcome: "published", version, nextAt: nextMonday.now() });
  });
});

describe("two workers", () => {
  it("on one date make one release", async () => {
    await schedule(due, { ...weekly, minimum: 0 } as ArenaSchedule);
    await votes(due, 3, "2026-11-06T00:00:00Z");
    const became = await Promise.all([1, 2, 3].map(() => publishDueArenas({ clock: monday })));
    expect(became.filter((result) => result?.built)).toHaveLength(1);
    expect(await versions()).toEqual(["v2026.11.1"]);
  });

  it("wait for a build that is under way, and fail nothing by it", async () => {
    await schedule(due);
    await votes(due, 3, "2026-11-06T00:00:00Z");
    const builder = await pool.connect();
    try {
      await builder.query("SELECT pg_advisory_lock($1, $2)", [buildLock.space, buildLock.building]);
      expect(await publishDueArenas({ clock: monday })).toBeNull();
      expect(await stateOf(due)).toMatchObject({ outcome: null, tries: 0 });
    } finally {
      await builder.query("SELECT pg_advisory_unlock_all()");
      builder.release();
    }
    expect(await publishDueArenas({ clock: monday })).toMatchObject({ built: { votes: 3 } });
  });
});
