import { isEasternPublicName } from "../../public-names";
import type { Span } from "../../spans";
import {
  chineseFunction,
  chineseKin,
  chineseLabels,
  chineseTitles,
  moreChineseSurnames,
} from "../../words/eastern-kin";
import { chineseDoubleSurnames, chineseGivenCharacters, chineseSurnames } from "../../words/eastern-names";
import { toSimplified } from "../../words/traditional";
import { anyOf, isCommonWord } from "./eastern-words";
import type { Names } from "./names";

const han = /\p{Script=Han}/u;
const singles = new Set(chineseSurnames);
const rareSingles = new Set([...chineseSurnames, ...moreChineseSurnames]);
const doubles = new Set(chineseDoubleSurnames.split("|"));
const given = new Set(chineseGivenCharacters);
const functional = new Set(chineseFunction);
const kin = new RegExp(`(?:${anyOf(chineseKin)})(?:叫做|叫|是|,|:|、|\\s){0,2}`, "gu");
const label = new RegExp(`(?:${anyOf(chineseLabels)})(?:[是为])?[\\s:,、]{0,2}`, "gu");
const titles = new Set(chineseTitles.split("|"));
const longestTitle = 3;
const shortTitles = new Set("总姐哥嫂婶叔姨");
const ofNicknames = new Set("老小阿");
/** Doubled characters that are adverbs and no child's name. */
const doubledWord =
  /^(?:刚|常|天|偏|往|明|渐|慢|悄|偷|仅|稍|略|大|小|多|好|轻|默|白|通|统|频|每|人|处|时|年|看|想|试|说|听|等|问|谈|聊|走|笑|谢|哈|嘿|呵|嗯|啊)/u;

/** Two characters before a comma at the beginning, or after a word such as "ask". */
const addressed =
  /(?<=^)\p{Script=Han}{2}(?=,)|(?<=问问|問問|问|問|请|請|找|谢谢|謝謝|感谢|感謝|告诉|给|跟|和)\p{Script=Han}{2}(?=[,.!?看说也都]|$)/gu;
/** "阅卷人：岳鹏举". */
const labeledValue = /(?<=(?:人|者|员|師|师|编辑|记者|签字|签名|姓名)[::]\s?)\p{Script=Han}{2,4}(?=[,.;!?\s]|$)/gu;
const doubled = /(?<=^|[,.!?:;\s])(\p{Script=Han})\1(?=[写寫说說看喜觉覺也都的在])/gu;
const isKinWord = /^(?:爸|妈|媽|爷|爺|奶|哥|姐|弟|妹|公|婆|叔|伯|舅|姑|姨|宝|娃|猫|狗|星)/u;

/** A text in words: for each place where the word that begins there ends, read from the left with the longest words first. */
function segment(text: string): Int32Array {
  const ends = new Int32Array(text.length).fill(-1);
  let index = 0;
  while (index < text.length) {
    let end = index + 1;
    if (han.test(text[index]!)) {
      if (isCommonWord(text.slice(index, index + 3)) && han.test(text[index + 2] ?? "")) end = index + 3;
      else if (isCommonWord(text.slice(index, index + 2))) end = index + 2;
    }
    ends[index] = end;
    index = end;
  }
  return ends;
}

/** Where the word that begins at `place` ends, whether or not the reading from the left has one beginning there. */
function wordEnd(text: string, place: number): number {
  if (isCommonWord(text.slice(place, place + 3)) && han.test(text[place + 2] ?? "")) return place + 3;
  return isCommonWord(text.slice(place, place + 2)) ? place + 2 : place + 1;
}

/** Chinese names: a surname with one or two characters that are no word, what follows a word of kin or "my name is", and what stands before a title. */
export function findChineseNames(written: string, found: Names): void {
  const text = toSimplified(written);
  const add = (spans: Span[], start: number, end: number) => {
    if (!isEasternPublicName(written, start, end)) spans.push({ start, end });
  };
  for (const match of text.matchAll(kin)) {
    const start = match.index + match[0].length;
    const name = nameAfter(text, start);
    if (name) add(name.isSure ? found.sure : found.weak, start, name.end);
  }
  for (const match of text.matchAll(label)) {
    const start = match.index + match[0].length;
    const name = nameAfter(text, start) ?? runAfter(text, start);
    if (name) add(name.isSure ? found.sure : found.weak, start, name.end);
  }
  for (const match of text.matchAll(addressed)) {
    const pair = match[0];
    const isName = given.has(pair[0]!) && given.has(pair[1]!) && !functional.has(pair[0]!) && !isCommonWord(pair);
    if (isName) add(found.weak, match.index, match.index + 2);
  }
  for (const match of text.matchAll(labeledValue)) {
    const isName = rareSingles.has(match[0][0]!) || [...match[0]].every((character) => given.has(character));
    if (isName && !isCommonWord(match[0])) add(found.weak, match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(doubled)) {
    if (!doubledWord.test(match[0]) && !isKinWord.test(match[0])) add(found.weak, match.index, match.index + 2);
  }
  const ends = segment(text);
  for (let place = 0; place < text.length; place = Math.max(place + 1, ends[place]!)) {
    if (ends[place]! !== place + 1) {
      if (!doubles.has(text.slice(place, place + 2))) continue;
      const titledDouble = titledEnd(text, place, place + 2);
      const end = titledDouble ?? likelyGivenEnd(text, place + 2);
      if (end) add(titledDouble ? found.sure : found.weak, place, end);
      continue;
    }
    if (ofNicknames.has(text[place]!) && singles.has(text[place + 1] ?? "") && isNickname(text, place)) {
      add(found.weak, place, text[place + 2] === "头" ? place + 3 : place + 2);
    }
    const isDouble = doubles.has(text.slice(place, place + 2));
    if (!isDouble && !rareSingles.has(text[place]!)) continue;
    const after = place + (isDouble ? 2 : 1);
    const titled = titledEnd(text, place, after);
    if (titled) {
      add(found.sure, place, titled);
      continue;
    }
    const end = likelyGivenEnd(text, after);
    const next = end === null ? "" : (text[end] ?? "");
    const isEnded = isDouble || singles.has(text[place]!) || !han.test(next) || functional.has(next);
    if (end && isEnded && !functional.has(text[place]!)) add(found.weak, place, end);
  }
  if (/^\p{Script=Han}{2,4}$/u.test(text) && rareSingles.has(text[0]!) && !isCommonWord(text)) {
    add(found.weak, 0, text.length);
  }
}

/** Two characters of given names, each no part of a word with what follows. */
function likelyGivenEnd(text: string, start: number): number | null {
  const [one = "", two = ""] = [text[start], text[start + 1]];
  if (!given.has(one) || !given.has(two) || isCommonWord(one + two)) return null;
  const isWord = wordEnd(text, start + 1) > start + 2 && !titles.has(text.slice(start + 2, start + 4));
  return isWord || /^.?[人语区市省县]/u.test(text.slice(start + 2)) ? null : start + 2;
}

function isNickname(text: string, place: number): boolean {
  const pair = text.slice(place, place + 2);
  const next = text[place + 2] ?? "";
  return !isCommonWord(pair) && (next === "头" || !han.test(next) || functional.has(next));
}

/** A title after a surname with up to two characters. */
function titledEnd(text: string, place: number, after: number): number | null {
  for (let end = after; end <= after + 2; end += 1) {
    const name = text.slice(place, end);
    if (
      end > after &&
      (!han.test(text[end - 1] ?? "") || (functional.has(text[end - 1]!) && !given.has(text[end - 1]!)))
    )
      return null;
    for (let length = longestTitle; length >= 2; length -= 1) {
      if (!titles.has(text.slice(end, end + length))) continue;
      if (end === after) return (doubles.has(name) || singles.has(name)) && !functional.has(name) ? end + length : null;
      return isCommonWord(name) ||
        (isCommonWord(text.slice(place + 1, end)) && end - after === 2 && !given.has(text[after]!))
        ? null
        : end;
    }
    const next = text[end + 1] ?? "";
    const isShort = shortTitles.has(text[end] ?? "") && (!han.test(next) || functional.has(next));
    if (end === after && isShort && singles.has(name) && !isCommonWord(text.slice(place, end + 1))) return end + 1;
  }
  return null;
}

/** After a word of kin: a name, unless a word of the language begins there. */
function nameAfter(text: string, start: number): { readonly end: number; readonly isSure: boolean } | null {
  const first = text[start] ?? "";
  if (!han.test(first)) return null;
  const isDouble = doubles.has(text.slice(start, start + 2));
  if (isDouble || (rareSingles.has(first) && wordEnd(text, start) === start + 1)) {
    const after = start + (isDouble ? 2 : 1);
    const [one = "", two = ""] = [text[after], text[after + 1]];
    if (!han.test(one)) return null;
    const end = wordEnd(text, after);
    if (end === after + 2 && given.has(one) && given.has(two)) return { end, isSure: true };
    if (end > after + 1) return null;
    if (functional.has(one) && (functional.has(two) || !han.test(two))) return null;
    const isLonger = han.test(two) && !functional.has(two) && wordEnd(text, after + 1) === after + 2;
    if (isLonger) return { end: after + 2, isSure: true };
    return { end: after + 1, isSure: given.has(one) };
  }
  if (ofNicknames.has(first) && rareSingles.has(text[start + 1] ?? "")) {
    return { end: start + (text[start + 2] === "头" ? 3 : 2), isSure: false };
  }
  const second = text[start + 1] ?? "";
  if (first === second && !doubledWord.test(first)) return { end: start + 2, isSure: false };
  if (given.has(first) && given.has(second) && !isCommonWord(first + second) && /^[一可思若]/u.test(first)) {
    return { end: start + 2, isSure: false };
  }
  const isFunctional = functional.has(first) || functional.has(second);
  if (isFunctional || !han.test(second) || wordEnd(text, start) > start + 1) return null;
  return wordEnd(text, start + 1) === start + 2 ? { end: start + 2, isSure: false } : null;
}

/** After "my name is": what stands there up to the next sign. */
function runAfter(text: string, start: number): { readonly end: number; readonly isSure: boolean } | null {
  const run = /^[\p{Script=Han}·]{2,8}/u.exec(text.slice(start, start + 9))?.[0] ?? "";
  const isWhole = run.length >= 2 && run.length <= 6 && !isCommonWord(run) && !functional.has(run[0]!);
  if (!isWhole || wordEnd(text, start) === start + run.length) return null;
  return { end: start + run.length, isSure: false };
}
