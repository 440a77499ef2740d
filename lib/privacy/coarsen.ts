/** The day of a moment in UTC, as `2026-11-23`. Throws RangeError for an invalid date. */
export function coarsenToDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/**
 * Milliseconds to whole seconds, to the nearest.
 *
 * @param milliseconds not negative and finite, otherwise null: a value that was not measured is not published as 0
 */
export function coarsenToSeconds(milliseconds: unknown): number | null {
  if (typeof milliseconds !== "number" || !Number.isFinite(milliseconds) || milliseconds < 0) return null;
  return Math.round(milliseconds / 1000);
}
