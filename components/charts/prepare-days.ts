import { formatCount } from "@/components/ui/format-number";

const dayMs = 86_400_000;
/** More bars than these are too thin to be told apart. */
const mostDays = 92;

/** Rows of a day, or of the week that begins on it. */
export interface DayCount {
  /** `2026-11-23` */
  readonly on: string;
  readonly precision: "day" | "week";
  readonly rows: number;
}

export interface DayBar {
  readonly on: string;
  /** "Nov 23", under the axis. */
  readonly short: string;
  readonly rows: number;
}

export interface DaysPlot {
  readonly unit: "day" | "week";
  /** From the first to the last, without a gap: where nothing was judged stands a zero. */
  readonly bars: readonly DayBar[];
  /** Why it is by week though days are known; null where nothing was put together. */
  readonly note: string | null;
}

/**
 * Counts over time, ready to be drawn: by day where every count is of a day and there are not too many, else by week, so that all bars stand for the
 * same. Null where there is nothing. Cost O(days).
 */
export function prepareDays(days: readonly DayCount[]): DaysPlot | null {
  if (days.length === 0) return null;
  const at = days.map(({ on }) => Date.parse(on));
  const span = (Math.max(...at) - Math.min(...at)) / dayMs + 1;
  const weeks = days.filter(({ precision }) => precision === "week").length;
  const unit = weeks > 0 || span > mostDays ? "week" : "day";
  const rows = new Map<number, number>();
  for (const [index, day] of days.entries()) {
    const start = unit === "week" ? mondayOf(at[index]!) : at[index]!;
    rows.set(start, (rows.get(start) ?? 0) + day.rows);
  }
  const step = unit === "week" ? 7 * dayMs : dayMs;
  const first = Math.min(...rows.keys());
  const bars = Array.from({ length: (Math.max(...rows.keys()) - first) / step + 1 }, (_, index): DayBar => {
    const start = first + index * step;
    return { on: new Date(start).toISOString().slice(0, 10), short: sayShort(start), rows: rows.get(start) ?? 0 };
  });
  return { unit, bars, note: unit === "week" ? sayWhyWeeks(weeks, days.length) : null };
}

function sayWhyWeeks(weeks: number, all: number): string | null {
  if (weeks === all) return null;
  if (weeks > 0) return "Some days had too few rows to be told, so all are put together by week.";
  return `${formatCount(all)} days, put together by week.`;
}

/** 1 January 1970 was a Thursday. */
function mondayOf(at: number): number {
  const day = Math.floor(at / dayMs);
  return (day - ((day + 3) % 7)) * dayMs;
}

function sayShort(at: number): string {
  return new Date(at).toLocaleString("en-US", { month: "short", day: "numeric", timeZone: "UTC" });
}
