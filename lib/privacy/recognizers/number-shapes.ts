import { joints } from "./digit-runs";

/** The groups of digits of a number. */
export function groupsOf(written: string): string[] {
  return written.match(/\d+/g) ?? [];
}

const anyJoint = new RegExp(`[${joints}]`, "gu");

/** Only dates, days with an hour, and years. */
export function isDateOrYears(written: string): boolean {
  const rest = written
    .replace(anyJoint, "-")
    .replace(/\b\d{4}-\d{1,2}-\d{1,2}(?:\s\d{1,2}$)?/g, "")
    .replace(/\b\d{1,2}([.-])\d{1,2}\1\d{4}\b(?:\s\d{1,2}$)?/g, "")
    .replace(/\b(?:\d{1,2}\/)?\d{1,2}\/\d{4}\b(?:\s\d{1,2}$)?/g, "")
    .replace(/\b(?:1\d|20)\d\d\b/g, "");
  return !/\d/.test(rest);
}

/** Decimals in a row or as a range, such as prices and shares. */
export function isDecimals(written: string): boolean {
  const numbers = written.split(/[ -]+/);
  const decimals = numbers.filter((number) => /^(?:0\.\d+|[1-9]\d{0,3}\.\d{1,2})$/.test(number));
  return (
    decimals.length * 2 >= numbers.length && numbers.every((number) => /^(?:0|[1-9]\d{0,3})(?:\.\d+)?$/.test(number))
  );
}

/** Thousands in groups, ranges of round numbers, decimals. */
export function isAmount(written: string): boolean {
  if (groupsOf(written).every((group) => group.endsWith("0"))) return true;
  if (/^\d{1,2}([ ._])\d{3}(?:\1\d{3})*$/.test(written)) return true;
  return /^\d+\.\d+$/.test(written) && !/^\d{3}\.\d{4}$/.test(written);
}
