import { passesIbanCheck, passesLuhn } from "./check-digits";
import { findDigitGroups, findSpans, type Span } from "./spans";

/** Bank account numbers with a right check digit, written whole or in groups. */
export function findIbans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}/giu)) {
    // The words that follow look like more groups: the longest beginning that passes the check is the number.
    for (let length = match[0].length; length >= 15; length -= 1) {
      const written = match[0].slice(0, length);
      const isWhole = /[A-Z0-9]$/i.test(written) && !/[\p{L}\p{N}]/u.test(text[match.index + length] ?? " ");
      if (isWhole && passesIbanCheck(written.replace(/[ -]/g, "").toUpperCase())) {
        spans.push({ start: match.index, end: match.index + length });
        break;
      }
    }
  }
  return spans;
}

/** Payment card numbers: 13 to 19 digits, written whole or in groups, that pass Luhn's check. */
export function findCards(text: string): Span[] {
  return findDigitGroups(text, /(?<!\p{N})\d(?:[ -]?\d){12,}/gu, { min: 13, max: 19 }, (written) => {
    return /^[2-6]/.test(written) && passesLuhn(written.replace(/\D/g, ""));
  });
}

/** What looks like a telephone number: a leading `+` or `0`, an area code in parentheses, or groups as people write them. */
export function findPhones(text: string): Span[] {
  const written = /(?<![\p{L}\p{N}]|\d[.,])(?:\+\s?)?\(?\d(?:[ ().-]{0,3}(?:\+\s?)?\d|\s?\/\s?\d)+(?![\p{L}\p{N}])/gu;
  return findDigitGroups(text, written, { min: 7, max: 15 }, isPhone);
}

/** Runs of nine and more digits: account, customer and identity numbers. Round numbers are amounts and stay. */
export function findLongNumbers(text: string): Span[] {
  return findSpans(text, /\d{9,}/g, (written) => !written.endsWith("000"));
}

function isPhone(written: string): boolean {
  const groups = written.match(/\d+/g) ?? [];
  // `030/1234567` is a telephone number, `100/100` a mark.
  if (written.includes("/") && !/^\(?0\d{1,5}\)?\s?\/[^/]*$/.test(written)) return false;
  if (written.startsWith("+")) return true;
  if (isDateOrYears(written) || /^0\.\d+$/.test(written)) return false;
  if (/^\(?0/.test(written) || /\(\d{2,5}\)/.test(written)) return true;
  if (groups.length === 1 || isAmount(written, groups)) return false;
  const isPairs = groups.length >= 4 && groups.every((group) => group.length === 2);
  const isLong = groups.every((group) => group.length >= 3);
  return isPairs || isLong || /^1[ .-]\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{4}$/.test(written);
}

/** Only dates, days with an hour, and years. */
function isDateOrYears(written: string): boolean {
  const rest = written
    .replace(/\b\d{4}-\d{1,2}-\d{1,2}(?:\s\d{1,2}$)?/g, "")
    .replace(/\b\d{1,2}([.-])\d{1,2}\1\d{4}\b(?:\s\d{1,2}$)?/g, "")
    .replace(/\b(?:1\d|20)\d\d\b/g, "");
  return !/\d/.test(rest);
}

/** Thousands in groups, ranges of round numbers, decimals. */
function isAmount(written: string, groups: readonly string[]): boolean {
  if (groups.every((group) => group.endsWith("0"))) return true;
  if (/^\d{1,2}([ .])\d{3}(?:\1\d{3})*$/.test(written)) return true;
  return /^\d+\.\d+$/.test(written) && !/^\d{3}\.\d{4}$/.test(written);
}
