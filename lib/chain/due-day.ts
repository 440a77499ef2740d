import { dayAfter } from "./days";

/** How long after its end a day is sealed: until then, votes that were recorded before its end have become visible. */
const graceMs = 15 * 60_000;

/**
 * The day that is to be sealed next: the one after the last that was, or, for the first, the last one that is over. A day is over `graceMs`
 * after midnight, UTC.
 *
 * @returns null where nothing is due
 */
export function dueDay(lastSealed: string | null, now: Date): string | null {
  const openDay = new Date(now.getTime() - graceMs).toISOString().slice(0, 10);
  const due = lastSealed === null ? dayBefore(openDay) : dayAfter(lastSealed);
  return due < openDay ? due : null;
}

/** The day before, `2026-12-31` for `2027-01-01`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
