const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/**
 * How long ago something was, in words: "just now", "40 seconds ago", "3 days ago".
 * Both moments are milliseconds; a moment in the future (clocks differ) reads as "just now". Whole units, rounded down.
 */
export function sayHowLongAgo(thenMs: number, nowMs: number): string {
  const seconds = Math.floor((nowMs - thenMs) / 1000);
  if (!(seconds >= 5)) return "just now";
  if (seconds < minute) return `${plural(seconds, "second")} ago`;
  if (seconds < hour) return `${plural(Math.floor(seconds / minute), "minute")} ago`;
  if (seconds < day) return `${plural(Math.floor(seconds / hour), "hour")} ago`;
  return `${plural(Math.floor(seconds / day), "day")} ago`;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "23 November 2026", in UTC, the same on every machine. */
export function sayDate(iso: string): string {
  const date = new Date(iso);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "23 November 2026, 08:40 UTC", the same on every machine. */
export function sayMoment(iso: string): string {
  return `${sayDate(iso)}, ${new Date(iso).toISOString().slice(11, 16)} UTC`;
}
