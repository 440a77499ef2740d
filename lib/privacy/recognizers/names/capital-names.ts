import { Sense, sensesOf } from "../../lexicon";
import { isFamousSurname, isPublicPhrase, isPublicSurname, isThingName } from "../../public-names";
import type { Reading, Word } from "../../reading";
import type { Span } from "../../spans";
import { isLikeCommonWord } from "../../word-stems";
import { isMeantPerson } from "./meant-persons";
import {
  hasPersonalEnding,
  isDeclinedGivenName,
  isDeclinedSurname,
  isPatronymic,
  isRomanizedGivenName,
} from "./name-shapes";
import { anyName, between, type Context, contextBefore, isCommon, isGiven, isInitial, isSurname } from "./name-words";
import type { Names } from "./names";
import { isPublicRun } from "./public-runs";

/** More capital words in a row are a heading, or shouted. */
const longestName = 12;
const inside = /^(?:\.?[ \t]{1,2}|[.·・]|\. ?-)$/u;

/** Runs of capital words, with particles between them. */
export function findCapitalNames({ text, words }: Reading, found: Names): void {
  for (let first = 0; first < words.length; first += 1) {
    if (!words[first]!.isCapital) continue;
    let last = first;
    for (let next = first + 1; next < words.length; next += 1) {
      const gap = between(text, words[next - 1], words[next]);
      if (!inside.test(gap)) break;
      // A full stop ends a sentence, unless it stands after an initial or a title.
      const before = words[next - 1]!;
      if (gap.startsWith(".") && !isInitial(before) && (before.senses & Sense.title) === 0) break;
      if (words[next]!.isCapital) last = next;
      else if ((words[next]!.senses & Sense.particle) === 0) break;
    }
    judgeRun(text, words, first, last, found);
    first = last;
  }
}

/** Cuts a run at words that are no part of a name, and judges what is left. */
function judgeRun(text: string, words: readonly Word[], first: number, last: number, found: Names): void {
  let start = first;
  for (let index = first; index <= last + 1; index += 1) {
    const word = words[index];
    const isWithin = index <= last && word !== undefined;
    const isCut = isWithin && (isPlain(word, index === first) || (index === first && isVerbLike(text, words, first)));
    if (isWithin && !isCut) continue;
    if (index > start) judgeName(text, words, start, index - 1, found);
    start = index + 1;
  }
}

/** "Verwechselt Kubernetes", "Polecam Allegro": a rarer form of a word, which nothing makes a name. */
function isVerbLike(text: string, words: readonly Word[], first: number): boolean {
  const [word, next] = [words[first]!, words[first + 1]];
  if (word.senses !== 0 || isGiven(word) || !isLikeCommonWord(word.lower)) return false;
  const isBeforeName = next?.isCapital === true && isSurname(next) && !isFamousSurname(next.lower);
  return !isBeforeName && contextBefore(text, words, first) === null;
}

/** "Im Abschnitt", "Der Bäcker": some are surnames elsewhere. */
const germanArticles = new Set(
  "im der die das am zum zur beim vom ins ein eine einen einem einer kein keine des".split(" "),
);

/** A word of the language that is no name, or a title or relation, which stands before a name. */
function isPlain(word: Word, isFirst: boolean): boolean {
  if (isInitial(word)) return false;
  if (isRomanizedGivenName(word.lower)) return false;
  if (isFirst && germanArticles.has(word.lower)) return true;
  if (isFirst && (word.senses & Sense.street) !== 0 && (word.senses & Sense.given) === 0) return true;
  if ((word.senses & Sense.particle) !== 0) return false;
  if ((word.senses & (Sense.title | Sense.relation | Sense.closing | Sense.intro)) !== 0) {
    return (word.senses & Sense.given) === 0 || (word.senses & Sense.common) !== 0;
  }
  if ((word.senses & Sense.common) === 0) {
    if (word.lower.includes("-")) return isPlainCompound(word);
    return false;
  }
  return (word.senses & (isFirst ? Sense.given | Sense.either : anyName)) === 0;
}

/** "Tout-le-monde", "Right-Wing": each part is a word and none a given name. */
function isPlainCompound(word: Word): boolean {
  return word.lower
    .split("-")
    .every((part) => (sensesOf(part) & (Sense.common | Sense.given)) === Sense.common || part.length < 3);
}

function judgeName(text: string, words: readonly Word[], from: number, to: number, found: Names): void {
  let first = from;
  let last = to;
  while (last >= first && !words[last]!.isCapital) last -= 1;
  while (first <= last && !words[first]!.isCapital) first += 1;
  if (first > last || last - first > longestName) return;
  // "fru af Ekenstierna", "dhr. van Dam": the small word belongs to the name.
  while (
    first > 0 &&
    (words[first - 1]!.senses & Sense.particle) !== 0 &&
    !words[first - 1]!.isCapital &&
    between(text, words[first - 1], words[first]) === " "
  ) {
    if (contextBefore(text, words, first - 1) === null) break;
    first -= 1;
  }
  const name = words.slice(first, last + 1);
  const capitals = name.filter((word) => word.isCapital);
  const full = capitals.filter((word, index) => !isInitial(word) && (index > 0 || !isArticle(word)));
  if (full.length === 0) return;
  const span = { start: name[0]!.start, end: name.at(-1)!.end };
  const context = contextBefore(text, words, first);
  if (isPublicRun(text, words, first, last, full, context)) return;
  const isOfParticle = capitals.length > 1 && familyParticles.has(name[0]!.lower) && !isCommon(name.at(-1)!);
  const isCertain =
    isCertainName(text, full, capitals, context, isReversed(text, words, last)) ??
    (isOfParticle || (first === last && isMeantPerson(text, words, first)) ? "weak" : null);
  if (isCertain === "sure") found.sure.push(context === "title" ? withTitle(words, first, span) : span);
  else if (isCertain === "weak") found.weak.push(span);
}

/** "Van den Broek", "Ter Horst": hardly anything else begins with these. */
const familyParticles = new Set(["van", "von", "ter", "ten", "op"]);

/** "Der Zauberberg", "La Traviata": the article is no name. */
function isArticle(word: Word): boolean {
  return (word.senses & Sense.particle) !== 0 && (word.senses & Sense.common) !== 0;
}

function withTitle(words: readonly Word[], first: number, span: Span): Span {
  let start = span.start;
  for (let index = first - 1; index >= 0 && (words[index]!.senses & Sense.title) !== 0; index -= 1) {
    if (words[index + 1]!.start - words[index]!.end > 2) break;
    start = words[index]!.start;
  }
  return { start, end: span.end };
}

/** "ARGÜELLES TOVAR, HUGO": a given name after a comma. */
function isReversed(text: string, words: readonly Word[], last: number): boolean {
  const next = words[last + 1];
  if (!next?.isCapital || between(text, words[last], next) !== ", ") return false;
  return (next.senses & Sense.given) !== 0 && text.slice(next.end).trim() === "";
}

function isCertainName(
  text: string,
  full: readonly Word[],
  capitals: readonly Word[],
  context: Context,
  reversed: boolean,
): "sure" | "weak" | null {
  // "Inés Inés" is no first and second name.
  if (full.length > 1 && full.every(({ lower }) => lower === full[0]!.lower)) return null;
  const unusual = full.filter((word) => !isCommon(word));
  if (reversed && full.some(isSurname)) return unusual.length > 0 ? "sure" : "weak";
  if (reversed && unusual.length > 0) return "sure";
  if (full.length === 1) return isCertainAlone(text, full[0]!, capitals, context);
  if (unusual.length === 0) return context && full.some(isGiven) ? "weak" : pairOfCommonNames(full);
  if (context) return "sure";
  if (full.length > 2 && full.some((word) => isPatronymic(word.lower))) return "sure";
  return "weak";
}

/** "Emily Carter", "Anna Maria Berg": all are words as well. */
function pairOfCommonNames(full: readonly Word[]): "weak" | null {
  const last = full.at(-1)!;
  const isName = (full[0]!.senses & Sense.given) !== 0 && (last.senses & (Sense.surname | Sense.either)) !== 0;
  return isName && full.length <= 4 && full.every(({ lower }) => lower.length > 2) ? "weak" : null;
}

/** "Brandstetter, meine Nachbarin". */
const ownAfter =
  /^,? \(?(?:my|our|a friend|mein|meine|unser|unsere|ma|mon|notre|mi|nuestr[oa]|mio|mia|il mio|la mia|mijn|m'n|onze|minha|meu|a minha|o meu|min|mitt|vår|moja|mój|můj|moje|моя|мой|мій|наш|наша|benim)(?!\p{L})/iu;

function isCertainAlone(text: string, word: Word, capitals: readonly Word[], context: Context): "sure" | "weak" | null {
  if (word.end - word.start < 2) return null;
  const isInitialed = capitals.some((capital) => isInitial(capital) && text[capital.end] === ".");
  if (isInitialed && isCommon(word) && !isSurname(word)) return null;
  if (isInitialed) return context === null && !ownAfter.test(text.slice(word.end, word.end + 16)) ? "weak" : "sure";
  if (/^\s(?:hanım|bey|hoca|abla|abi|teyze|amca|san|sensei|ji)(?!\p{L})/iu.test(text.slice(word.end, word.end + 8)))
    return isCommon(word) ? null : "sure";
  if (context === null) return isNamedAlone(text, word) ? "weak" : null;
  if (context === "title") return isCommon(word) && !isSurname(word) ? null : "sure";
  if (isCommon(word))
    return (context === "relation" || context === "intro") && (word.senses & Sense.given) !== 0 ? "weak" : null;
  if (isGiven(word) || isSurname(word)) return "sure";
  return "weak";
}

/** A given name by itself, or any word that a sentence presents or that "my neighbor" follows. */
function isNamedAlone(text: string, word: Word): boolean {
  if (isCommon(word) || isPublicSurname(word.lower)) return false;
  if (ownAfter.test(text.slice(word.end, word.end + 16))) return true;
  const isAtStart = /(?:^|[.!?…:\n"“„«(])\s*$/u.test(text.slice(Math.max(0, word.start - 4), word.start));
  const isDeclined = !isAtStart && word.senses === 0 && word.lower.length >= 5 && isDeclinedGivenName(word.lower);
  const isOwner =
    isAtStart &&
    /.{4}s$/.test(word.lower) &&
    (sensesOf(word.lower.slice(0, -1)) & (Sense.given | Sense.common)) === Sense.given;
  const isKnown =
    (word.senses & Sense.given) !== 0 ||
    isDeclined ||
    (isOwner && word.senses === 0) ||
    isSurnameAlone(text, word, isAtStart);
  return word.lower.length >= 3 && isKnown && !isPublicPhrase(word.lower);
}

// Their nouns are capital: "der Specht" is a bird there.
const german =
  /(?<!\p{L})(?:und|ist|nicht|der|das|ein|eine|für|mit|auch|dem|den|zu|im|wie|sind|war|fehlt|wird)(?!\p{L})/iu;

/** A surname of the lists, or a word that is made like one and is in the case of its sentence: "Żurawskiego", "Cybulskim". */
function isSurnameAlone(text: string, word: Word, isAtStart: boolean): boolean {
  if (isFamousSurname(word.lower) || isThingName(word.lower) || german.test(text)) return false;
  if (isLikeCommonWord(word.lower)) return false;
  if ((word.senses & Sense.surname) !== 0) return word.lower.length >= 4 && !isAtStart;
  if (word.senses !== 0 || word.lower.length < 6) return false;
  return hasPersonalEnding(word.lower) || (!isAtStart && isDeclinedSurname(word.lower));
}
