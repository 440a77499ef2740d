import { type Clock, systemClock } from "@/lib/clock";
import { pool } from "@/lib/db/client";
import { readLastCutoffs } from "./last-cutoffs";
import { sayWhy } from "./say-why";
import type { ListedSchedule } from "./schema";
import { readSchedules } from "./stored-schedules";

/** When each arena is published by itself, and how its next date stands; of the closed arenas those that have a date. Nothing is counted for it. */
export async function listSchedules(clock: Clock = systemClock): Promise<ListedSchedule[]> {
  const now = clock.now();
  const [stored, cutoffs] = await Promise.all([readSchedules(pool), readLastCutoffs(pool)]);
  return stored
    .filter(({ isClosed, nextAt }) => !isClosed || nextAt !== null)
    .map((row) => ({
      arena: row.arena,
      name: row.name,
      schedule: row.schedule,
      nextAt: toIso(row.nextAt),
      why: sayWhy(row, now),
      retryAt: toIso(row.retryAt),
      newJudgements: row.newJudgements,
      countedAt: toIso(row.countedAt),
      last:
        row.outcome === null || row.outcomeOf === null
          ? null
          : { outcome: row.outcome, date: row.outcomeOf.toISOString(), reason: row.reason, version: row.version },
      cutoffAt: toIso(cutoffs.get(row.arena) ?? null),
    }));
}

function toIso(moment: Date | null): string | null {
  return moment === null ? null : moment.toISOString();
}
