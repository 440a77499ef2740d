import { Sense } from "../lexicon";
import { type Reading, Signal } from "../reading";
import type { Span } from "../spans";
import { birthPhrases, birthWords, selfPhrases } from "../words/context-words";
import { monthNames } from "../words/months";

const month = String.raw`(?:${monthNames})[\p{L}\p{M}]{0,9}\.?`;
const year = String.raw`(?:19|20)\d\d`;
const joint = String.raw`\s?[.\-/‐·]\s?`;
const roman = "I{1,3}|IV|VI{0,3}|IX|XI{0,2}";
const ofDay = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const ofMonth = "(?:0?[1-9]|1[0-2])";
const han = "[〇零一二三四五六七八九十廿卅元初正冬腊]";
const forms = [
  String.raw`${ofDay}${joint}(?:${ofMonth}|${roman}|${month})${joint}(?:${year}|['’]?\d\d)(?!\d)`,
  String.raw`${ofMonth}${joint}${ofDay}${joint}(?:${year}|\d\d)(?!\d)`,
  String.raw`${year}${joint}${ofMonth}${joint}${ofDay}(?!\d)`,
  String.raw`${ofDay}(?:st|nd|rd|th|er|º|ª|°|\.|:?[ae])?(?:\s+(?:de|of|del|d'))?\s+(?:${month}|(?:${roman})(?!\p{L}))(?:\s+(?:de|del|of))?,?\s+(?:${year}|['’]?\d\d(?!\d))`,
  String.raw`${month}\s+${ofDay}(?:st|nd|rd|th)?,?\s+(?:${year}|['’]\d\d)`,
  String.raw`${year}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号號]?`,
  String.raw`\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?[日号號]`,
  String.raw`\d\d[.\-/]\s?${ofMonth}[.\-/]\s?${ofDay}(?=\s?(?:생|生|년생))`,
  String.raw`${year}\s?년생?\s?\d{1,2}\s?월\s?\d{1,2}\s?일`,
  String.raw`${year}年(?:元|${han}{1,3}|\d{1,2})月(?:${han}{1,3}|\d{1,2})[日号號]`,
  String.raw`\d\d\s?년\s?\d{1,2}\s?월\s?\d{1,2}\s?일`,
  String.raw`(?:明治|大正|昭和|平成|令和|民國|民国|公元|西元)\s?(?:元|\d{1,4}|${han}{1,4})年(?:[(（]?${year}年[)）]?)?(?:\d{1,2}|${han}{1,3})月(?:\d{1,2}|${han}{1,3})日?`,
  String.raw`(?<![A-Za-z])[MTSHR]\.?\s?\d{1,2}[./\-年]\s?\d{1,2}[./\-月]\s?\d{1,2}日?`,
  `[〇零一二三四五六七八九]{4}年${han}{1,3}月${han}{1,3}日?`,
  String.raw`(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)`,
];
// "the fourteenth of February 1991", "im Juli 1984".
const inWords = new RegExp(
  String.raw`(?<!\p{L})(?:(?:the|am|le|el|il|o|de|den|dne)\s)?(?:[\p{L}'-]{3,18}\s){0,2}(?:of\s|de\s|del\s|d')?(?:${monthNames})[\p{L}\p{M}]{0,9}\.?,?\s(?:of\s|de\s|del\s)?${year}(?!\d)`,
  "giu",
);
// "neunzehnhundertachtzig", "mil novecientos setenta".
const yearInWords =
  /(?<!\p{L})(?:neunzehnhundert\p{L}{2,}|zweitausend\p{L}{2,}|nineteen[ -](?:hundred|\p{L}{2,4}ty|\p{L}{3,5}teen)[ -]?\p{L}*|mil novecientos \p{L}+|dos mil \p{L}+|mil novecentos e \p{L}+|dois mil e \p{L}+|mil neuf cent[ -]\p{L}+|mille neuf cent[ -]\p{L}+|dix-neuf cent[ -]\p{L}+|deux mille \p{L}+|millenovecento\p{L}+|duemila\p{L}+|negentienhonderd\s?\p{L}+|negentien\p{L}+|nittonhundra\p{L}+|tysiąc dziewięćset \p{L}+|devatenáct set \p{L}+|devatenáctset \p{L}+|тысяча девятьсот \p{L}+|тысячу девятьсот \p{L}+|тисяча дев'ятсот \p{L}+|(?:bin )?dokuz yüz \p{L}+|bindokuzyüz\s?\p{L}+|ألف وتسعمائة|उन्नीस सौ \p{L}+|천구백\p{L}+)/giu;
const sixDigits = /(?<![\p{N}.,/-])\d{6}(?![\p{N}/]|[.,-]\d)/gu;
const dayAndMonth = new RegExp(
  String.raw`(?<!\p{N})(?:${ofDay}(?:st|nd|rd|th|\.|º|er)?\s(?:de\s|of\s|di\s)?(?:${month})(?!\p{L})|(?:${month})\s${ofDay}(?:st|nd|rd|th)?(?!\p{N})|\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일号])`,
  "giu",
);
// "the third of April", "den tredje april": the day in a word, without its year.
const dayInWords = new RegExp(
  String.raw`(?<!\p{L})(?:\p{L}*(?:first|second|third|th|ste|te|ten|sten|de|dje|nde|ier|ème|imo|ego|tego|ého|tého|ого|его|ье|ое)|primero|primeiro|primo)\s(?:of\s|de\s|di\s)?(?:${monthNames})[\p{L}\p{M}]{0,7}(?!\p{L})`,
  "giu",
);
const date = new RegExp(String.raw`(?<![\p{N}]|\d[.,/-])(?:${forms.join("|")})`, "giu");
const wordReach = 120;
const birthWord = new RegExp(String.raw`(?<![\p{L}])(?:${birthWords})(?![\p{L}])`, "iu");

export interface BirthDates {
  readonly sure: Span[];
  /** Whole dates of a living person's time in a text that speaks of somebody close or of little else, without a word of birth. */
  readonly weak: Span[];
}

/** Dates of birth: a whole date, in any of the usual forms and eras, near a word that says so. */
export function findBirthDates({ text, signals, senses, digits }: Reading): BirthDates {
  const found: BirthDates = { sure: [], weak: [] };
  const mayBeHan = (signals & Signal.eastern) !== 0;
  const mayBeInWords = (senses & Sense.birth) !== 0;
  if (digits < 3 && !mayBeHan && !mayBeInWords) return found;
  const hasBirth = (senses & Sense.birth) !== 0 || (mayBeWorded(signals, text) && birthPhrases.test(text));
  const hasSelf = (senses & (Sense.self | Sense.relation)) !== 0 || (mayBeHan && selfPhrases.test(text));
  const isBare = text.length <= 40;
  if (!hasBirth && !hasSelf && !isBare) return found;
  for (const match of text.matchAll(date)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (hasBirth && isOfBirth(text, span)) found.sure.push(span);
    else if ((hasSelf || match[0].length * 2 >= text.length) && isOfTheLiving(match[0])) found.weak.push(span);
  }
  if (hasBirth) findLooser(text, hasSelf, found);
  return found;
}

/** Near a word of birth: a month and a year, six digits that are a day, a day without its year, a year in words. */
function findLooser(text: string, hasSelf: boolean, found: BirthDates): void {
  const isNear = (match: RegExpExecArray) =>
    isOfBirth(text, { start: match.index, end: match.index + match[0].length });
  const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(sixDigits)) if (isDay(match[0]) && isNear(match)) found.sure.push(spanOf(match));
  for (const match of text.matchAll(inWords))
    if (isNear(match)) (hasSelf ? found.sure : found.weak).push(spanOf(match));
  for (const match of text.matchAll(yearInWords)) if (isNear(match)) found.weak.push(spanOf(match));
  if (!hasSelf) return;
  const isFree = ({ start }: Span) => !found.sure.some((sure) => sure.start <= start && start < sure.end);
  const days = [...text.matchAll(dayAndMonth), ...text.matchAll(dayInWords)].filter(
    (match) => isNear(match) && isFree(spanOf(match)),
  );
  if (!/(?<!\d)1[5-8]\d\d(?!\d)/.test(text)) found.weak.push(...days.map(spanOf));
}

/** Year, month and day in two digits each, or the other way round. */
function isDay(written: string): boolean {
  const [one = 0, month = 0, three = 0] = (written.match(/\d\d/g) ?? []).map(Number);
  return month >= 1 && month <= 12 && [one, three].some((day) => day >= 1 && day <= 31);
}

function mayBeWorded(signals: number, text: string): boolean {
  return (signals & Signal.other) !== 0 || text.length < 2000;
}

function isOfBirth(text: string, { start, end }: Span): boolean {
  const around = text.slice(Math.max(0, start - wordReach), Math.min(text.length, end + wordReach));
  return (birthWord.test(around) || birthPhrases.test(around)) && isOfTheLiving(text.slice(start, end));
}

/** The year is one that somebody alive was born in; a date in another reckoning counts as such. */
function isOfTheLiving(written: string): boolean {
  if (/^\d{6}$/.test(written)) return true;
  const years = written.match(/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|^(?:19|20)\d\d/g);
  return years === null || years.some((told) => Number(told) >= 1915);
}
