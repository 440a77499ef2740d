/** Numbers below this are seconds since 1970, below its thousandfold milliseconds, then micro- and nanoseconds: the year 5138 in seconds. */
const largestSeconds = 1e11;

/** A day and a time without a zone, which JavaScript would take for local time. */
const zoneless = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/;

/**
 * Reads a moment: a date, a number of seconds (or milli-, micro-, nanoseconds) since 1970, also as text, or a text as ISO 8601
 * has it. Without a zone it is UTC: the same file means the same moments everywhere.
 *
 * @returns null for what is no moment
 */
export function readMoment(cell: unknown): Date | null {
  if (cell instanceof Date) return valid(cell);
  if (typeof cell === "number" || typeof cell === "bigint") return ofNumber(Number(cell));
  if (typeof cell !== "string") return null;
  const text = cell.trim();
  if (/^\d+(?:\.\d+)?(?:e\+?\d+)?$/i.test(text)) return ofNumber(Number(text));
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return null;
  return valid(new Date(zoneless.test(text) ? `${text.replace(" ", "T")}Z` : text));
}

function ofNumber(value: number): Date | null {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) return null;
  let milliseconds = value * 1_000;
  while (milliseconds >= largestSeconds * 1_000) milliseconds /= 1_000;
  return valid(new Date(milliseconds));
}

function valid(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}
