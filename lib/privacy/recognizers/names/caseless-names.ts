import { Sense } from "../../lexicon";
import { isPublicPhrase, isPublicSurname } from "../../public-names";
import type { Reading, Word } from "../../reading";
import { anyName, between, isCommon } from "./name-words";
import type { Names } from "./names";

/** What follows "my name is" in Arabic and Hindi. */
const told =
  /(?<=(?:اسمي|إسمي|اسمه|اسمها) )[\p{Script=Arabic}]+(?: [\p{Script=Arabic}]+){1,2}|(?<=(?:मेरा|मेरी|उसका|उनका|इनका) (?:शुभ )?नाम )[\p{Script=Devanagari}]+(?: [\p{Script=Devanagari}]+){0,3}(?= (?:है|हूँ|हूं))/gu;
const caseless = /^[\p{Script=Arabic}\p{Script=Devanagari}]/u;
const ofOrigin = /^ال\p{L}{3,}ي$/u;
/** Arabic verbs of the third person, and words with a particle or a conjunction before them. */
const verbLike = /^(?:[يتن]\p{L}{3,}|[وفبلك]\p{L}{3,}|س[يتن]\p{L}{2,})$/u;
const kin = Sense.relation | Sense.intro | Sense.closing;
const mostParts = 4;

/** Arabic and Devanagari have no capitals: lists, titles, words of kin, and the article of surnames tell names there. */
export function findCaselessNames({ text, words }: Reading, found: Names): void {
  for (const match of text.matchAll(told)) {
    if (!isPublicPhrase(match[0])) found.sure.push({ start: match.index, end: match.index + match[0].length });
  }
  for (let index = 0; index < words.length; index += 1) {
    const last = judge(text, words, index, found);
    if (last > index) index = last;
  }
}

/** Judges the name that may begin at a word. @returns its last word, or the word itself */
function judge(text: string, words: readonly Word[], index: number, found: Names): number {
  const first = words[index]!;
  if (!caseless.test(first.lower)) return index;
  if ((first.senses & (kin | Sense.title)) !== 0 && (first.senses & Sense.given) === 0) return index;
  const before = words[index - 1];
  const gap = between(text, before, first);
  const isTitled = before !== undefined && (before.senses & Sense.title) !== 0 && /^\.?[ ]$/.test(gap);
  const isTold = before !== undefined && (before.senses & kin) !== 0 && /^ ?[:,(]?\s{0,2}$/.test(gap);
  const isInitialed = before !== undefined && before.end - before.start <= 2 && /^\.[ ]?$/.test(gap);
  const isKnown = (first.senses & Sense.given) !== 0 || ((first.senses & anyName) !== 0 && !isCommon(first));
  if (!isTitled && !isInitialed && !isTold && !isKnown) {
    const next = words[index + 1];
    const isPair =
      next !== undefined && between(text, first, next) === " " && isUnknown(first) && first.lower.length >= 3;
    if (isPair && ofOrigin.test(next.lower) && !isCommon(next) && !first.lower.startsWith("ال")) {
      if (!isPublicPhrase(`${first.lower} ${next.lower}`)) found.weak.push({ start: first.start, end: next.end });
      return index + 1;
    }
    return index;
  }
  const isCalled = isTitled || isTold || isInitialed;
  if (isCalled && !isKnown && (isCommon(first) || verbLike.test(first.lower))) return index;
  let last = index;
  while (
    last + 1 < words.length &&
    last - index < mostParts &&
    between(text, words[last], words[last + 1]) === " " &&
    (isNamePart(words[last + 1]!) || (isCalled && isUnknown(words[last + 1]!)))
  )
    last += 1;
  const name = words.slice(index, last + 1);
  const lower = name.map((word) => word.lower);
  if (isPublicPhrase(lower.join(" ")) || isPublicPhrase(lower.slice(0, 2).join(" "))) return last;
  const span = { start: first.start, end: words[last]!.end };
  const known = name.filter((word) => (word.senses & anyName) !== 0 && !isCommon(word)).length;
  if ((isTitled || isInitialed) && !isCommon(first) && !isPublicSurname(first.lower)) {
    found.sure.push(span);
    return last;
  }
  if (isTold) {
    if (name.length >= 2 && known >= 1) found.sure.push(span);
    else if (name.length >= 2 || !isCommon(first)) found.weak.push(span);
    return last;
  }
  const isOfOrigin = ofOrigin.test(words[last]!.lower);
  if (isCommon(first) && last > index && (words[last]!.senses & Sense.surname) === 0 && !isOfOrigin) return index;
  if (name.length >= 2 && (known >= 2 || (known >= 1 && /^(?:ال|بن|ابن)/.test(words[last]!.lower))))
    found.weak.push(span);
  else if (name.length >= 2 && known >= 1) found.weak.push(span);
  else if (
    name.length === 1 &&
    (first.senses & (Sense.given | Sense.common)) === Sense.given &&
    !isPublicPhrase(first.lower)
  ) {
    found.weak.push(span);
  } else if (before && (first.senses & Sense.surname) !== 0 && !isCommon(before) && gap === " ") {
    found.weak.push({ start: before.start, end: first.end });
  }
  return last;
}

function isUnknown(word: Word): boolean {
  return word.senses === 0 && caseless.test(word.lower) && !verbLike.test(word.lower);
}

function isNamePart(word: Word): boolean {
  if ((word.senses & Sense.particle) !== 0) return true;
  if ((word.senses & anyName) !== 0 && !isCommon(word)) return true;
  return ofOrigin.test(word.lower) || /^عبد/.test(word.lower) || (/^ال/.test(word.lower) && !isCommon(word));
}
