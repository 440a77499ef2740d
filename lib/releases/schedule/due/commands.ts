import type { PoolClient } from "pg";
import { type Clock, systemClock } from "@/lib/clock";
import { db, pool } from "@/lib/db/client";
import { isUnavailable } from "@/lib/db/errors";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/observability/log";
import { type BuildRelease, type BuiltRelease, buildWhileLocked, holdingBuildLock } from "../../commands";
import { planCutoffs } from "../cutoff-plan";
import { countNewJudgements } from "../new-judgements";
import { nextDate } from "../next-date";
import { readSchedules, type StoredSchedule } from "../stored-schedules";
import { hasCome, isReady, mostTries, type PassedOver, retryAfter, splitDue } from "./split-due";

const countEveryMs = 600_000;

interface PublishDue extends Pick<BuildRelease, "newKey"> {
  readonly clock?: Clock;
}

/** What became of the dates that had come. */
export interface DueResult {
  readonly passedOver: readonly string[];
  readonly due: readonly string[];
  readonly built: BuiltRelease | null;
  /** Why there is no release though arenas were due. */
  readonly failure: string | null;
}

/**
 * Publishes the arenas whose date has come and that have enough new judgements, all of them in one release, however many dates were missed; a date with too few is passed over.
 * A build that fails is tried again after one, three and nine hours, then not before the next date; nothing of it is published, and the arena's row says why. What becomes of a date is stored before and
 * after the build, so that a worker that dies meanwhile is told from one that never began. Cost: a count where nothing is due, else that of `buildRelease`.
 *
 * @returns null where nothing was due, or another build is under way, which is waited for
 * @throws Error the database is lost
 */
export async function publishDueArenas({ clock = systemClock, newKey }: PublishDue = {}): Promise<DueResult | null> {
  const now = clock.now();
  const ready = await db.releaseSchedule.count({
    where: { nextAt: { lte: now }, OR: [{ retryAt: null }, { retryAt: { lte: now } }] },
  });
  if (ready === 0) return null;
  try {
    return await holdingBuildLock((client) => publishWhileLocked(client, now, newKey));
  } catch (error) {
    if (error instanceof AppError && error.code === "release_in_progress") return null;
    throw error;
  }
}

async function publishWhileLocked(
  client: PoolClient,
  now: Date,
  newKey: BuildRelease["newKey"],
): Promise<DueResult | null> {
  await settlePublished(await readSchedules(client), now);
  const come = (await readSchedules(client)).filter((stored) => hasCome(stored, now));
  // Another worker may have done it since.
  if (!come.some((stored) => isReady(stored, now))) return null;
  const names = (list: readonly StoredSchedule[]) => list.map(({ arena }) => arena);
  const fresh = await countNewJudgements(client, await planCutoffs(client, now, new Set(names(come))));
  const split = splitDue(come, fresh);
  const spent = split.due.filter(({ tries }) => tries >= mostTries);
  const due = split.due.filter(({ tries }) => tries < mostTries);
  for (const { stored, reason } of split.passedOver) await passOver({ stored, reason }, now);
  for (const stored of spent) await giveUp(stored, "The worker stopped while it built the release.", now);
  const result = { passedOver: split.passedOver.map(({ stored }) => stored.arena), due: names(due) };
  if (due.length === 0) return { ...result, built: null, failure: null };

  for (const stored of due) await beginTry(stored, now);
  const plan = await planCutoffs(client, now, new Set(names(due)));
  try {
    const built = await buildWhileLocked(client, {
      actor: "schedule",
      clock: { now: () => now },
      planCutoffs: async () => plan,
      ...(newKey ? { newKey } : {}),
    });
    for (const stored of due) await published(stored, built.version, null, now);
    return { ...result, built, failure: null };
  } catch (error) {
    if (isUnavailable(error)) throw error;
    log.error({ err: error, arenas: names(due) }, "the scheduled release was not made");
    const failure = sayFailure(error);
    // Only `latest` was not moved where the release is there all the same.
    const release = await db.release.findFirst({ where: { createdAt: now }, select: { version: true } });
    const isEmpty = error instanceof AppError && error.code === "nothing_to_release";
    for (const stored of due) {
      if (release) await published(stored, release.version, failure, now);
      else if (isEmpty) await passOver({ stored, reason: failure }, now);
      else await fail({ ...stored, tries: stored.tries + 1 }, failure, now);
    }
    return { ...result, built: null, failure };
  }
}

/** Of builds whose worker died when the release was there already: its moment is that of the try. */
async function settlePublished(all: readonly StoredSchedule[], now: Date): Promise<void> {
  for (const stored of all) {
    if (stored.outcome !== "building" || stored.outcomeAt === null) continue;
    const release = await db.release.findFirst({ where: { createdAt: stored.outcomeAt }, select: { version: true } });
    if (release) await published(stored, release.version, null, now);
  }
}

const isOver = ({ schedule }: StoredSchedule, now: Date) => ({
  nextAt: nextDate(schedule, now),
  tries: 0,
  retryAt: null,
});

/** Stores what became of a date, unless the schedule was changed meanwhile: then the date is none of it any more. */
async function store(
  { arenaId, nextAt }: StoredSchedule,
  data: Prisma.ReleaseScheduleUpdateManyMutationInput,
): Promise<void> {
  await db.releaseSchedule.updateMany({ where: { arenaId, nextAt }, data: { outcomeOf: nextAt, ...data } });
}

async function passOver({ stored, reason }: PassedOver, now: Date): Promise<void> {
  await store(stored, {
    outcome: "passed_over",
    outcomeAt: now,
    reason,
    version: null,
    ...isOver(stored, now),
  });
}

async function beginTry(stored: StoredSchedule, now: Date): Promise<void> {
  const tries = stored.tries + 1;
  await store(stored, {
    outcome: "building",
    outcomeAt: now,
    reason: null,
    version: null,
    tries,
    retryAt: retryAfter(tries, now) ?? new Date(now.getTime() + 3_600_000),
  });
}

/** @param reason what is amiss with it all the same */
async function published(stored: StoredSchedule, version: string, reason: string | null, now: Date): Promise<void> {
  await store(stored, {
    outcome: "published",
    version,
    reason,
    newJudgements: 0,
    countedAt: now,
    ...isOver(stored, now),
  });
}

async function fail(stored: StoredSchedule, reason: string, now: Date): Promise<void> {
  if (stored.tries >= mostTries) return giveUp(stored, reason, now);
  await store(stored, { outcome: "failed", outcomeAt: now, reason });
}

async function giveUp(stored: StoredSchedule, reason: string, now: Date): Promise<void> {
  await store(stored, { outcome: "failed", outcomeAt: now, reason, ...isOver(stored, now) });
}

function sayFailure(error: unknown): string {
  // An AppError's message begins with its code, which is for machines.
  return error instanceof Error ? error.message.replace(/^[a-z_]+: /, "") : String(error);
}

/**
 * Counts the new publishable judgements of the arenas with a schedule, where that was not done for ten minutes, so that the operator sees how many a date still lacks. Cost that of
 * `countNewJudgements`.
 *
 * @returns how many arenas were counted
 */
export async function countForSchedules(clock: Clock = systemClock): Promise<number> {
  const now = clock.now();
  const old = new Date(now.getTime() - countEveryMs);
  const wanting = await db.releaseSchedule.count({
    where: { cadence: { not: "none" }, OR: [{ countedAt: null }, { countedAt: { lt: old } }] },
  });
  if (wanting === 0) return 0;
  const client = await pool.connect();
  try {
    const scheduled = (await readSchedules(client)).filter(({ nextAt }) => nextAt !== null);
    const plan = await planCutoffs(client, now, new Set(scheduled.map(({ arena }) => arena)));
    const fresh = await countNewJudgements(client, plan);
    for (const { arena, arenaId } of scheduled) {
      const counted = { newJudgements: fresh.get(arena) ?? 0, countedAt: now };
      await db.releaseSchedule.updateMany({ where: { arenaId }, data: counted });
    }
    return scheduled.length;
  } finally {
    client.release();
  }
}
