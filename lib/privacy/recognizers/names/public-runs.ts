import { Sense } from "../../lexicon";
import { isFamousSurname, isPublicPhrase, isPublicSurname, isThingName } from "../../public-names";
import type { Word } from "../../reading";
import { anyName, type Context, isCommon, isSurname } from "./name-words";

const roman = /^(?:i{2,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,3}|xix|xx)$/;

/** Whether capital words, from the one at `first` to the one at `last`, are a name that everybody may say. */
export function isPublicRun(
  text: string,
  words: readonly Word[],
  first: number,
  last: number,
  full: readonly Word[],
  context: Context,
): boolean {
  const phrase = (from: number, to: number) =>
    text
      .slice(words[from]!.start, words[to]!.end)
      .normalize("NFC")
      .toLowerCase()
      .replaceAll("’", "'")
      .replace(/\s+/g, " ");
  for (let from = Math.max(0, first - 2); from <= first + 1 && from <= last; from += 1) {
    // What stands beside a public name may be one's own: it is public when it takes in most of the run.
    for (let to = last; to > from && to >= first && to - from + 1 >= last - first; to -= 1) {
      if (!isPublicPhrase(phrase(from, to))) continue;
      const others = words.slice(first, last + 1).filter((_, index) => first + index < from || first + index > to);
      if (others.every((word) => !isSurname(word) || isCommon(word))) return true;
    }
  }
  if (full.length > 1) {
    const areFamous = context === null && full.every(({ lower }) => isFamousSurname(lower) || isPublicPhrase(lower));
    return (
      areFamous ||
      isOfThing(words, last, full, context) ||
      ((words[first]!.senses & Sense.given) === 0 && isPlaceLike(phrase, first, last)) ||
      isPlaceAfterStart(text, words, first, last)
    );
  }
  const [alone] = full;
  if (!alone) return false;
  if (last !== first) return false;
  if (isThingName(alone.lower)) return true;
  if (isPublicSurname(alone.lower)) return context === "title" || context === null || isAfterParticle(words, first);
  if (context !== null && !isAfterParticle(words, first)) return false;
  // "cita Fernando Pessoa": the surname is a word as well, so that it was cut off.
  const isFollowed = words[first + 1]?.isCapital === true && isPublicPhrase(phrase(first, first + 1));
  return isFollowed || isFamousSurname(alone.lower) || isPublicPhrase(alone.lower) || isOfSaint(alone.lower);
}

/** "Brooklyn Bridge", "Golden Gate", "Louis XIV": no person of today, unless a title or a word of kin says so. */
function isOfThing(words: readonly Word[], last: number, full: readonly Word[], context: Context): boolean {
  if (full.some(({ lower }) => roman.test(lower))) return true;
  const isPerson = (full[0]!.senses & Sense.given) !== 0 && (full.at(-1)!.senses & Sense.surname) !== 0;
  if (context !== null || isPerson) return false;
  const next = words[last + 1];
  const isBeside = next !== undefined && (next.senses & Sense.thing) !== 0 && next.start - words[last]!.end === 1;
  return isBeside || full.some((word) => (word.senses & Sense.thing) !== 0 && (word.senses & Sense.given) === 0);
}

function isPlaceLike(phrase: (from: number, to: number) => string, first: number, last: number): boolean {
  return last - first === 1 && isPublicPhrase(phrase(last, last)) && isPublicPhrase(phrase(first, first));
}

/** "Vergelijk België": a sentence begins with a word that no list knows, and a place follows. */
function isPlaceAfterStart(text: string, words: readonly Word[], first: number, last: number): boolean {
  const isAtStart = /(?:^|[.!?…:\n"“„«(])\s*$/u.test(
    text.slice(Math.max(0, words[first]!.start - 4), words[first]!.start),
  );
  return (
    last - first === 1 &&
    isAtStart &&
    (words[first]!.senses & anyName) === 0 &&
    (isPublicPhrase(words[last]!.lower) || isFamousSurname(words[last]!.lower))
  );
}

/** "sono di Verga", "ist von Goethe": of whom something is. */
function isAfterParticle(words: readonly Word[], first: number): boolean {
  const before = words[first - 1];
  return before !== undefined && !before.isCapital && (before.senses & Sense.particle) !== 0;
}

/** "Mont-Saint-Michel", "Saint-Nicolas". */
function isOfSaint(lower: string): boolean {
  return /(?:^|-)(?:saint|sainte|sankt|santa|san|mont|notre)-/.test(lower);
}
