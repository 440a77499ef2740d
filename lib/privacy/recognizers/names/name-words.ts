import { Sense } from "../../lexicon";
import type { Word } from "../../reading";
import { hasSurnameEnding, isDeclinedGivenName, isRomanizedGivenName } from "./name-shapes";

export const anyName = Sense.given | Sense.surname | Sense.either;
const kinOrTitle = Sense.relation | Sense.title | Sense.closing;

export function between(text: string, one: Word | undefined, other: Word | undefined): string {
  return one && other ? text.slice(one.end, other.start) : "\n";
}

/** A letter, or two as in "K-E"; a full stop follows it where it is one, but a run is read before that is known. */
export function isInitial(word: Word): boolean {
  return word.isCapital && (word.end - word.start <= 1 || /^\p{L}-\p{L}$/u.test(word.lower));
}

export function isCommon(word: Word): boolean {
  return (word.senses & Sense.common) !== 0;
}

export function isGiven(word: Word): boolean {
  if ((word.senses & Sense.given) !== 0) return true;
  if (isRomanizedGivenName(word.lower)) return true;
  const isHyphened = word.lower.includes("-") && /^\p{L}{2,}-\p{L}{2,}$/u.test(word.lower) && !isCommon(word);
  return isHyphened || (word.senses === 0 && isDeclinedGivenName(word.lower));
}

export function isSurname(word: Word): boolean {
  return (word.senses & (Sense.surname | Sense.either)) !== 0 || hasSurnameEnding(word.lower);
}

const farthest = 6;

/** Whether one of the two words before says that the writer knows somebody, or is a title. */
export function isRelated(words: readonly Word[], index: number): boolean {
  for (let before = index - 1; before >= Math.max(0, index - 2); before -= 1) {
    // Something else stands between, such as a placeholder.
    if (words[before + 1]!.start - words[before]!.end > farthest) return false;
    if ((words[before]!.senses & kinOrTitle) !== 0) return true;
  }
  return false;
}

export type Context = "title" | "relation" | "intro" | "closing" | null;

const afterTitle = /^(?:\.?[ \t]{1,2}|\.)$/u;
const afterRelation = /^(?:[ \t]|, |: | \(|,? (?:called|named|names?|is|heißt|s'appelle|se llama|namens|die|der) )$/u;
const afterClosing = /^[ \t]*[,:!\-–.،]?\s{0,3}$/u;
/** What stands before the name that begins with the word at `first`. */
export function contextBefore(text: string, words: readonly Word[], first: number): Context {
  const before = words[first - 1];
  if (!before) return null;
  const gap = between(text, before, words[first]);
  // "av." is a lawyer in Turkish and "av" a Swedish "of": a short title that is a particle as well has its full stop.
  const isOtherwise = (before.senses & Sense.particle) !== 0 && !gap.startsWith(".");
  if ((before.senses & Sense.title) !== 0 && afterTitle.test(gap) && !isOtherwise) return "title";
  if ((before.senses & Sense.relation) !== 0 && afterRelation.test(gap)) return "relation";
  if ((before.senses & Sense.closing) !== 0 && afterClosing.test(gap)) return "closing";
  if ((before.senses & Sense.intro) !== 0 && /^(?:[ \t]|: ?|, )$/u.test(gap)) return "intro";
  const two = between(text, words[first - 2], before).length <= farthest ? words[first - 2] : undefined;
  // "my name is X", "mein Name ist X", "friend of mine, X".
  if (two && (two.senses & Sense.intro) !== 0 && before.lower.length <= 4 && gap === " ") return "intro";
  if (two && (two.senses & Sense.relation) !== 0 && before.lower.length <= 7 && /^,? $/.test(gap) && !two.isCapital)
    return "relation";
  return null;
}
