import { Sense, sensesOf } from "../lexicon";
import { type Reading, Signal, type Word } from "../reading";
import type { Span } from "../spans";

const fewest = 5;
const between = /^[\s,.;:/_\-–—·、،،\d]*$/u;
const digitsBefore = /(?:\d[\s,.;/_-]{0,3})+$/u;
const digitsAfter = /^(?:[\s,.;/_-]{0,3}\d)+/u;
const joiners = new Set([
  "et",
  "y",
  "and",
  "e",
  "und",
  "en",
  "og",
  "i",
  "plus",
  "punkt",
  "و",
  "strich",
  "dash",
  "tiret",
]);
const germanPair =
  /^(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(?:zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)$/;
const dutchPair =
  /^(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)$/;
const italianPair =
  /^(?:venti?|trenta?|quaranta?|cinquanta?|sessanta?|settanta?|ottanta?|novanta?)(?:uno?|due|tré?|quattro|cinque|sei|sette|otto|nove)$/;

const kana =
  "ゼロ|れい|レイ|いち|イチ|に|ニ|さん|サン|よん|ヨン|よ|し|ご|ゴ|ろく|ロク|なな|ナナ|しち|シチ|はち|ハチ|きゅう|キュウ|きゅー|く|まる|マル";
const eastern = new RegExp(
  String.raw`(?:(?:${kana}|\d)[\s,.、・の\-]{0,2}){7,}|(?:[\d〇零一二三四五六七八九幺两兩壹贰叁肆伍陆柒捌玖貳參陸][\s,.、・の\-]{0,2}){7,}|(?:[\d공영일이삼사오육륙칠팔구하둘셋넷][\s,.·\-에]{0,2}){8,}`,
  "gu",
);

/** Telephone and other numbers that are spelled out, digit by digit or in pairs: five number words and more in a row. */
export function findSpokenDigits({ text, signals, senses, words }: Reading): Span[] {
  const spans: Span[] = [];
  if ((signals & Signal.eastern) !== 0) {
    for (const match of text.matchAll(eastern)) {
      if (match[0].replace(/[\d\s,.、・の-]/gu, "").length < 3) continue;
      spans.push({ start: match.index, end: match.index + match[0].replace(/[\s,.、・の-]+$/u, "").length });
    }
  }
  const told = words.filter((word) => (word.senses & Sense.number) !== 0 || word.lower.includes("-"));
  const isHyphened = told.some(({ lower }) => lower.split("-").length >= fewest);
  if (!isHyphened && ((senses & Sense.number) === 0 || told.length < 3)) return spans;
  let first = -1;
  let last = -1;
  let count = 0;
  const finish = () => {
    if (count >= fewest) spans.push(withDigits(text, { start: words[first]!.start, end: words[last]!.end }));
    count = 0;
  };
  for (const [index, word] of words.entries()) {
    const told = countOf(word);
    const isJoined = count > 0 && between.test(text.slice(words[index - 1]!.end, word.start));
    if (count > 0 && !isJoined) finish();
    if (told > 0) {
      if (count === 0) first = index;
      if (count > 0) count += digitCount(text.slice(words[last]!.end, word.start));
      last = index;
      count += told;
    } else if (count > 0 && !joiners.has(word.lower)) finish();
  }
  finish();
  return spans;
}

function digitCount(stretch: string): number {
  return stretch.replace(/\D/g, "").length;
}

/** "0 two 2 2 two 2": the digits that stand about the words belong to the number. */
function withDigits(text: string, { start, end }: Span): Span {
  const before = digitsBefore.exec(text.slice(Math.max(0, start - 24), start));
  const after = digitsAfter.exec(text.slice(end, end + 24));
  return { start: start - (before?.[0].length ?? 0), end: end + (after?.[0].length ?? 0) };
}

/** How many numbers a word says: "quarante-huit" says two. */
function countOf({ lower, senses }: Word): number {
  if (lower.includes("-")) {
    const parts = lower.split("-").filter((part) => !joiners.has(part));
    return parts.every((part) => (sensesOf(part) & Sense.number) !== 0) ? parts.length : 0;
  }
  if ((senses & Sense.number) !== 0) return 1;
  return germanPair.test(lower) || dutchPair.test(lower) || italianPair.test(lower) ? 2 : 0;
}
