import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena, createVote } from "@/lib/db/testing/factories";
import { expectCode } from "../testing/build";
import { setSchedule } from "./commands";
import { countForSchedules, publishDueArenas } from "./due/commands";
import type { ArenaSchedule } from "./schema";

const actor = "the tests";
const dayMs = 86_400_000;
const at = (moment: string) => ({ now: () => new Date(moment) });
const wednesday = at("2026-11-04T12:00:00Z");
const monday = at("2026-11-09T03:00:00Z");
const nextMonday = at("2026-11-16T03:00:00Z");
const weekly: ArenaSchedule = { cadence: "weekly", weekday: "mon", hour: 3, embargoDays: 2, minimum: 3 };

let due = { id: "", slug: "" };

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE vote, battle, tally, release, release_schedule, audit_entry CASCADE`;
  due = await createArena();
});

afterAll(() => db.$disconnect());

const schedule = (arena: { slug: string }, schedule: ArenaSchedule = weekly, clock = wednesday) =>
  setSchedule({ arena: arena.slug, schedule, actor, clock });
const stateOf = ({ id }: { id: string }) => db.releaseSchedule.findUniqueOrThrow({ where: { arenaId: id } });
const votes = async (arena: { id: string }, count: number, createdAt: string) => {
  for (let n = 0; n < count; n += 1) await createVote({ arenaId: arena.id, createdAt: new Date(createdAt) });
};

describe("setting a schedule", () => {
  it("is stored once, with who did it, and counts from now on", async () => {
    expect(await schedule(due)).toBe(true);
    expect(await schedule(due, weekly, at("2026-11-30T00:00:00Z"))).toBe(false);
    expect((await stateOf(due)).nextAt).toEqual(monday.now());
    expect(await db.auditEntry.count({ where: { action: "release.schedule", subject: due.slug } })).toBe(1);
    expect(await schedule(due, { cadence: "none", embargoDays: 14 })).toBe(true);
    expect(await stateOf(due)).toMatchObject({ nextAt: null, weekday: null, hour: null, minimum: 0, embargoDays: 14 });
    expect(await publishDueArenas({ clock: nextMonday })).toBeNull();
    await expectCode(schedule({ slug: "no-such-arena" }), "arena_not_found");
  });

  it("twice at once changes it once", async () => {
    const changed = await Promise.all([1, 2, 3].map(() => schedule(due)));
    expect(changed.filter(Boolean)).toHaveLength(1);
  });

  it("is followed by a count of what is new", async () => {
    await schedule(due);
    await votes(due, 2, "2026-11-01T00:00:00Z");
    await votes(due, 1, "2026-11-04T00:00:00Z");
    expect(await countForSchedules(wednesday)).toBe(1);
    expect(await stateOf(due)).toMatchObject({ newJudgements: 2, countedAt: wednesday.now() });
    expect(await countForSchedules(wednesday)).toBe(0);
    expect(await countForSchedules(at(new Date(wednesday.now().getTime() + 2 * dayMs).toISOString()))).toBe(1);
    expect(await stateOf(due)).toMatchObject({ newJudgements: 3 });
  });
});

describe("the database refuses", () => {
  const row = {
    arenaId: "",
    cadence: "weekly",
    weekday: 1,
    hour: 3,
    embargoDays: 0,
    minimum: 0,
    nextAt: new Date(),
  } as const;
  it.each<[string, object, RegExp]>([
    ["a week without a weekday", { weekday: null }, /release_schedule_weekday/],
    ["an eighth weekday", { weekday: 8 }, /release_schedule_weekday/],
    ["a week with a day of the month", { dayOfMonth: 3 }, /release_schedule_day_of_month/],
    ["a 29th", { cadence: "monthly", weekday: null, dayOfMonth: 29 }, /release_schedule_day_of_month/],
    ["no hour", { hour: null }, /release_schedule_hour/],
    ["an hour of no day", { hour: 24 }, /release_schedule_hour/],
    ["a cadence without a next date", { nextAt: null }, /release_schedule_next/],
    ["an embargo of more than a year", { embargoDays: 366 }, /release_schedule_embargo/],
    ["a negative minimum", { minimum: -1 }, /release_schedule_minimum/],
    ["an outcome of no date", { outcome: "failed", reason: "x" }, /release_schedule_outcome/],
    [
      "a failure without a reason",
      { outcome: "failed", outcomeOf: new Date(), outcomeAt: new Date() },
      /release_schedule_reason/,
    ],
    [
      "a publication without a version",
      { outcome: "published", outcomeOf: new Date(), outcomeAt: new Date() },
      /release_schedule_version/,
    ],
    ["another try of what was not tried", { retryAt: new Date() }, /release_schedule_retry/],
    ["a count without its moment", { newJudgements: 3 }, /release_schedule_counted/],
  ])("%s", async (_, change, name) => {
    await expect(db.releaseSchedule.create({ data: { ...row, arenaId: due.id, ...change } })).rejects.toThrow(name);
  });
});
