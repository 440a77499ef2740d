import { groupBy } from "./group-by";

/** As much of a moment as is published: the day, or the Monday of its week. */
export interface CoarseDay {
  readonly on: string;
  readonly precision: "day" | "week";
}

/** Rows that a published day has at least. */
export const leastOfDay = 20;

const dayMs = 86_400_000;

/** The Monday of a day's week (ISO 8601), as `2026-11-23`. Throws RangeError for what is no day. */
export function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10);
}

/**
 * What is published of each day: itself, or its week where it has fewer than `least` rows. Rows of a week that name no day must not be
 * told by which days are missing, so that more days of it, the smallest first, become the week until those rows are `least` as well, or
 * no day of the week is named. A whole week of fewer rows stays the week.
 *
 * @param rows how many rows each day has, `2026-11-23` to a count
 * @returns of every day in `rows`. O(days · log days), whatever their order
 */
export function coarsenDays(rows: ReadonlyMap<string, number>, least: number = leastOfDay): Map<string, CoarseDay> {
  const weeks = groupBy(rows, ([day]) => weekOf(day));
  const coarse = new Map<string, CoarseDay>();
  for (const [week, days] of weeks) {
    let hidden = 0;
    for (const [day, count] of days.toSorted(smallestFirst)) {
      const isHidden = count < least || (hidden > 0 && hidden < least);
      if (isHidden) hidden += count;
      coarse.set(day, isHidden ? { on: week, precision: "week" } : { on: day, precision: "day" });
    }
  }
  return coarse;
}

function smallestFirst([day, count]: readonly [string, number], [otherDay, otherCount]: readonly [string, number]) {
  return count - otherCount || (day < otherDay ? -1 : 1);
}
