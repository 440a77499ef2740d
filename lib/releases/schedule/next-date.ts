import { type ArenaSchedule, weekday } from "./schema";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/**
 * The first date of a schedule that is after a moment; null where it has none. All of it is UTC, which has no summer time, so that a week is
 * always 168 hours.
 */
export function nextDate(schedule: ArenaSchedule, after: Date): Date | null {
  if (schedule.cadence === "none") return null;
  if (schedule.cadence === "weekly") {
    // The first of January 1970 was a Thursday.
    const offset = ((weekday.options.indexOf(schedule.weekday) + 4) % 7) * dayMs + schedule.hour * hourMs;
    const weeks = Math.floor((after.getTime() - offset) / (7 * dayMs)) + 1;
    return new Date(offset + weeks * 7 * dayMs);
  }
  const inMonth = (months: number) =>
    new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + months, schedule.day, schedule.hour));
  const present = inMonth(0);
  return present > after ? present : inMonth(1);
}

/** The last moment that a release of this moment may have of an arena with this embargo. */
export function embargoedUntil({ embargoDays }: Pick<ArenaSchedule, "embargoDays">, now: Date): Date {
  return new Date(now.getTime() - embargoDays * dayMs);
}
