/** Narrow no-break space: thin, and a number never breaks at it. */
const thin = "\u202f";
const minus = "\u2212";

/** `1284` → `1 284`, with a thin space between thousands. Rounds to whole numbers. */
export function formatCount(value: number): string {
  const digits = Math.abs(Math.round(value)).toString();
  return (Math.round(value) < 0 ? minus : "") + digits.replace(/\B(?=(\d{3})+$)/g, thin);
}

/** A count with its noun: `1 vote`, `1 284 votes`, `2 people`. */
export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A rating in whole points, without grouping: `1108`. */
export function formatRating(value: number): string {
  const rounded = Math.round(value);
  return rounded < 0 ? `${minus}${-rounded}` : rounded.toString();
}

/** A difference with its sign: `+71`, `−12`, `0`. */
export function formatSigned(value: number): string {
  const rounded = Math.round(value);
  if (rounded === 0) return "0";
  return `${rounded > 0 ? "+" : minus}${formatCount(Math.abs(rounded))}`;
}

/** Half the width of an interval: `±34`. */
export function formatPlusMinus(low: number, high: number): string {
  return `±${formatRating((high - low) / 2)}`;
}

/** A share between 0 and 1 in whole percent: `71 %`. Something that is not nothing never reads `0 %`. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.5) return `<${thin}1${thin}%`;
  return `${formatCount(percent)}${thin}%`;
}

/** Bytes for a person: `812 B`, `1.4 kB`, `23 MB`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const figure = unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value).toString();
  return `${figure}${thin}${units[unit]}`;
}
