import { isValidPhoneNumber } from "libphonenumber-js/min";
import { Sense } from "../lexicon";
import { type Reading, Signal } from "../reading";
import type { Span } from "../spans";
import { phonePhrases, phoneWords } from "../words/context-words";
import { extendOverDigits, findDigitGroups, joints } from "./digit-runs";
import { groupsOf, isAmount, isDateOrYears, isDecimals } from "./number-shapes";

const phone = new RegExp(
  String.raw`(?<!\p{N}|\d[.,])(?:\+\s?)?\(?\d(?:[ \t().${joints}-]{0,3}(?:\+\s?)?\d|\s?\/\s?\d)+(?!\p{N})`,
  "gu",
);
const announced = new RegExp(
  String.raw`(?<!\p{L})(?:${phoneWords})(?:[ .:#=,-]{1,3}(?:number|no|nr|is|me|at|on|to|под|на|у|es|est|ist|è|é|el|il|le|la|o|num|número|nummer|numero))*` +
    String.raw`[ .:#=-]{0,3}(\+?\(?\d(?:[ ().\/${joints}-]{0,3}\d){5,14})`,
  "giu",
);
const announcedEastern = new RegExp(
  String.raw`(?:${phonePhrases.source})[^\d\n]{0,12}?(\+?\(?\d(?:[ ().${joints}-]{0,3}\d){6,14})`,
  "gu",
);
const reach = 40;

/**
 * What looks like a telephone number: a leading `+` or `0`, an area code in parentheses, groups as people write them,
 * groups that are a valid number of some country (libphonenumber), or six and more digits after a word such as `tel`.
 */
export function findPhones({ text, signals, senses, digits, dense }: Reading): Span[] {
  if (digits < 6) return [];
  const isEastern = (signals & Signal.eastern) !== 0;
  const found =
    dense < 7
      ? []
      : findDigitGroups(text, phone, { min: 7, max: 15 }, (written, place) => {
          return isPhone(written) || isSpelled(written, () => isAnnounced(text, place, senses));
        });
  // A letter touches a number where both are typed in haste, and a short one in "1024x768 1920".
  const spans = found.filter(({ start, end }) => {
    const isGlued = /[A-Za-z\p{Script=Cyrillic}]/u.test(`${text[start - 1] ?? ""}${text[end] ?? ""}`);
    return !isGlued || groupsOf(text.slice(start, end)).join("").length >= 9;
  });
  const patterns = [...((senses & Sense.phone) === 0 ? [] : [announced]), ...(!isEastern ? [] : [announcedEastern])];
  for (const match of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
    const [written, number = ""] = match;
    const end = match.index + written.length;
    const isAnAmount = groupsOf(number).length > 1 && isAmount(number);
    if (!isDateOrYears(number) && !isAnAmount) spans.push({ start: end - number.length, end });
  }
  if (dense >= 3 || digits >= 7) spans.push(...findLoose(text, senses, isEastern));
  return spans.map((span) => extendOverDigits(text, span));
}

const loose =
  /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}.,])(?:\+\s?)?[([]?\d(?:[^\p{L}\p{N}\n:%$€£=<>"']{0,4}\d){6,14}(?!\p{N})/gu;

/** Beside a word that announces a number: digits with any marks between, as in "622 | 222 | 2222". */
function findLoose(text: string, senses: number, isEastern: boolean): Span[] {
  const isTold = (senses & Sense.phone) !== 0 || (isEastern && phonePhrases.test(text));
  if (!isTold) return [];
  return [...text.matchAll(loose)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    const around = `${text.slice(Math.max(0, span.start - reach), span.start)} ${text.slice(span.end, span.end + reach / 2)}`;
    const isNear = phoneWord.test(around) || (isEastern && phonePhrases.test(around));
    return isNear && isLoosePhone(match[0]) ? [span] : [];
  });
}

function isLoosePhone(written: string): boolean {
  const groups = groupsOf(written);
  if (isDateOrYears(written) || isDecimals(written) || isAmount(written)) return false;
  if (groups.every((group) => /^(?:1\d|20)\d\d$/.test(group))) return false;
  if (groups.every((group, index) => index === 0 || Number(group) === Number(groups[index - 1]) + 1)) return false;
  return groups.join("").length >= 9 || /^[(+[]?0/.test(written) || groups.length <= 4;
}

const phoneWord = new RegExp(String.raw`(?<!\p{L})(?:${phoneWords})(?!\p{L})`, "iu");

function isAnnounced(text: string, place: number, senses: number): boolean {
  return (senses & Sense.phone) !== 0 && phoneWord.test(text.slice(Math.max(0, place - reach), place));
}

/** Digit by digit: "6 7 1 6 3 0 4 8 2". */
function isSpelled(written: string, isTold: () => boolean): boolean {
  const groups = groupsOf(written);
  if (!groups.every((group) => group.length === 1)) return false;
  const isCounted = groups.every((group, index) => index === 0 || Number(group) === Number(groups[index - 1]) + 1);
  return !isCounted && (groups.length >= 9 || isTold());
}

const isJoined = new RegExp(String.raw`^\d+(?:[ \t]?[${joints}][ \t]?\d+)+$`, "u");

function isPhone(written: string): boolean {
  const groups = groupsOf(written);
  // `030/1234567` is a telephone number, `100/100` a mark.
  if (written.includes("/") && !/^\(?0\d{1,5}\)?\s?\/(?:[^/]*|\d{2,4}(?:\/\d{2,4}){1,3})$/.test(written)) return false;
  if (written.startsWith("+")) return true;
  if (isDateOrYears(written) || isDecimals(written) || groups.every((group) => /^0+$/.test(group))) return false;
  if (/^\(?0/.test(written) || /\(\d{2,5}\)/.test(written)) return true;
  if (groups.length === 1 || isAmount(written)) return false;
  if (isJoined.test(written)) return true;
  const isPairs = groups.length >= 4 && groups.every((group) => group.length === 2);
  const isLong = groups.every((group) => group.length >= 3);
  if (isPairs || isLong || /^1[ .-]\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{4}$/.test(written)) return true;
  if (groups.some((group) => /^(?:1[5-9]|20)\d\d$/.test(group))) return false;
  return (
    groups.join("").length >= 9 &&
    groups.every((group) => group.length >= 2 && group.length <= 6) &&
    isOfACountry(written)
  );
}

// Whose numbers people of the corpus' languages write without a leading zero or plus.
const countries = [
  "US",
  "ES",
  "IT",
  "PL",
  "CZ",
  "PT",
  "BR",
  "MX",
  "RU",
  "UA",
  "IN",
  "CN",
  "TN",
  "SA",
  "CO",
  "NO",
  "DK",
] as const;

function isOfACountry(written: string): boolean {
  return countries.some((country) => isValidPhoneNumber(written, country));
}
