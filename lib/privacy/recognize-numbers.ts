import { passesIbanCheck, passesLuhn } from "./check-digits";
import { extendOverDigits, findDigitGroups, joints } from "./digit-runs";
import { findSpans, type Span } from "./spans";

const iban = new RegExp(String.raw`[A-Z]{2}\d{2}(?:[ ./${joints}-]{0,2}[A-Z0-9]){11,30}`, "giu");

/** Bank account numbers with a right check digit, written whole or in groups, also where a word is glued to them. */
export function findIbans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(iban)) {
    // The words that follow look like more groups: the longest beginning that passes the check is the number.
    for (let length = match[0].length; length >= 15; length -= 1) {
      const written = match[0].slice(0, length);
      const isWhole = /[A-Z0-9]$/i.test(written) && !/[\p{L}\p{N}]/u.test(text[match.index + length] ?? " ");
      // One in ninety-seven sentences passes the check; none of them has so many digits.
      const isNumber = written.replace(/\D/g, "").length >= 8;
      if (isWhole && isNumber && passesIbanCheck(written.replace(/[^A-Z0-9]/gi, "").toUpperCase())) {
        spans.push({ start: match.index, end: match.index + length });
        break;
      }
    }
  }
  return spans;
}

const cardDigits = new RegExp(String.raw`(?<!\p{N})\d(?:[ .${joints}-]{0,2}\d){12,}`, "gu");
const cardShape = new RegExp(
  String.raw`(?<!\p{N})\d{4}(?:(?:[ \t]{1,3}|[.,/]|[ \t]?[${joints}-][ \t]?)\d{4}){3}(?!\p{N})`,
  "gu",
);

/** Payment card numbers: 13 to 19 digits that pass Luhn's check, and four groups of four whether or not they pass it. */
export function findCards(text: string): Span[] {
  const checked = findDigitGroups(text, cardDigits, { min: 13, max: 19 }, (written) => {
    const groups = groupsOf(written);
    // Decimals in a row have as many digits, and one in ten such rows passes the check.
    const isGrouped = !/[^\d -]/.test(written) || groups.every((group) => group.length >= 3);
    return isGrouped && /^[2-6]/.test(written) && passesLuhn(groups.join(""));
  });
  const shaped = findSpans(text, cardShape, (written) => {
    const groups = groupsOf(written);
    return !isDateOrYears(groups.join(" ")) && !groups.every((group) => group.endsWith("0"));
  });
  return [...checked, ...shaped].map((span) => extendOverDigits(text, span));
}

const phone = new RegExp(
  String.raw`(?<!\p{N}|\d[.,])(?:\+\s?)?\(?\d(?:[ \t().${joints}-]{0,3}(?:\+\s?)?\d|\s?\/\s?\d)+(?!\p{N})`,
  "gu",
);
const announced = new RegExp(
  String.raw`(?<!\p{L})(?:tel|telephone|telefon|phone|mobile|handy|cell|fax|whatsapp|sms)` +
    String.raw`(?:[ .:#=-]{1,3}(?:number|no|nr|is|me|at))*[ .:#=-]{0,3}(\+?\(?\d(?:[ ().${joints}-]{0,3}\d){5,14})`,
  "giu",
);

/**
 * What looks like a telephone number: a leading `+` or `0`, an area code in parentheses, groups as people write them,
 * or six and more digits after a word such as `tel`.
 */
export function findPhones(text: string): Span[] {
  const found = findDigitGroups(text, phone, { min: 7, max: 15 }, isPhone);
  // A letter touches a number where both are typed in haste, and a short one in "1024x768 1920".
  const spans = found.filter(({ start, end }) => {
    const isGlued = /\p{L}/u.test(`${text[start - 1] ?? ""}${text[end] ?? ""}`);
    return !isGlued || groupsOf(text.slice(start, end)).join("").length >= 9;
  });
  for (const match of text.matchAll(announced)) {
    const [written, number = ""] = match;
    const end = match.index + written.length;
    const isAnAmount = groupsOf(number).length > 1 && isAmount(number);
    if (!isDateOrYears(number) && !isAnAmount) spans.push({ start: end - number.length, end });
  }
  return spans.map((span) => extendOverDigits(text, span));
}

const socialSecurity = new RegExp(String.raw`(?<!\p{N}|\d[.-])\d{3}([ .${joints}-])\d{2}\1\d{4}(?!\p{N}|[.-]\d)`, "gu");

/**
 * Runs of nine and more digits: account, customer and identity numbers; and nine digits grouped as a social security
 * number. A number of which half and more are closing zeros is an amount and stays.
 */
export function findLongNumbers(text: string): Span[] {
  const isAccount = (written: string) => (/0*$/.exec(written)?.[0].length ?? 0) * 2 < written.length;
  const spans = [...findSpans(text, /\d{9,}/g, isAccount), ...findSpans(text, socialSecurity)];
  return spans.map((span) => extendOverDigits(text, span));
}

function groupsOf(written: string): string[] {
  return written.match(/\d+/g) ?? [];
}

const isJoined = new RegExp(String.raw`^\d+(?:[ \t]?[${joints}][ \t]?\d+)+$`, "u");

function isPhone(written: string): boolean {
  const groups = groupsOf(written);
  // `030/1234567` is a telephone number, `100/100` a mark.
  if (written.includes("/") && !/^\(?0\d{1,5}\)?\s?\/[^/]*$/.test(written)) return false;
  if (written.startsWith("+")) return true;
  if (isDateOrYears(written) || isDecimals(written) || groups.every((group) => /^0+$/.test(group))) return false;
  if (/^\(?0/.test(written) || /\(\d{2,5}\)/.test(written)) return true;
  if (groups.length === 1 || isAmount(written)) return false;
  if (isJoined.test(written)) return true;
  const isPairs = groups.length >= 4 && groups.every((group) => group.length === 2);
  const isLong = groups.every((group) => group.length >= 3);
  return isPairs || isLong || /^1[ .-]\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{4}$/.test(written);
}

const anyJoint = new RegExp(`[${joints}]`, "gu");

/** Only dates, days with an hour, and years. */
function isDateOrYears(written: string): boolean {
  const rest = written
    .replace(anyJoint, "-")
    .replace(/\b\d{4}-\d{1,2}-\d{1,2}(?:\s\d{1,2}$)?/g, "")
    .replace(/\b\d{1,2}([.-])\d{1,2}\1\d{4}\b(?:\s\d{1,2}$)?/g, "")
    .replace(/\b(?:\d{1,2}\/)?\d{1,2}\/\d{4}\b(?:\s\d{1,2}$)?/g, "")
    .replace(/\b(?:1\d|20)\d\d\b/g, "");
  return !/\d/.test(rest);
}

/** Decimals in a row or as a range, such as prices and shares. */
function isDecimals(written: string): boolean {
  const numbers = written.split(/[ -]+/);
  const decimals = numbers.filter((number) => /^(?:0\.\d+|[1-9]\d{0,3}\.\d{1,2})$/.test(number));
  return (
    decimals.length * 2 >= numbers.length && numbers.every((number) => /^(?:0|[1-9]\d{0,3})(?:\.\d+)?$/.test(number))
  );
}

/** Thousands in groups, ranges of round numbers, decimals. */
function isAmount(written: string): boolean {
  if (groupsOf(written).every((group) => group.endsWith("0"))) return true;
  if (/^\d{1,2}([ ._])\d{3}(?:\1\d{3})*$/.test(written)) return true;
  return /^\d+\.\d+$/.test(written) && !/^\d{3}\.\d{4}$/.test(written);
}
