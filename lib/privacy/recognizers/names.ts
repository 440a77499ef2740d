import { Sense, sensesOf } from "../lexicon";
import { isPublicPhrase, isPublicSurname } from "../public-names";
import { type Reading, Signal, type Word } from "../reading";
import type { Span } from "../spans";
import { hasSurnameEnding, isDeclinedGivenName, isPatronymic } from "./name-shapes";

export interface Names {
  readonly sure: Span[];
  /** What looks like a name and may be none. */
  readonly weak: Span[];
}

const anyName = Sense.given | Sense.surname | Sense.either;
/** What follows "my name is" in Arabic and Hindi. */
const toldCaseless =
  /(?<=(?:اسمي|إسمي|اسمه|اسمها) )[\p{Script=Arabic}]+(?: [\p{Script=Arabic}]+){1,2}|(?<=(?:मेरा|मेरी|उसका|उनका|इनका) (?:शुभ )?नाम )[\p{Script=Devanagari}]+(?: [\p{Script=Devanagari}]+){0,3}(?= (?:है|हूँ|हूं))/gu;
const never = Sense.particle | Sense.title | Sense.relation | Sense.intro | Sense.number | Sense.self;
const inside = /^(?:\.?[ \t]{1,2}|[.·・]|\. ?-)$/u;
const afterTitle = /^(?:\.?[ \t]{1,2}|\.)$/u;
const afterRelation = /^(?:[ \t]|, |: | \(|,? (?:called|named|names?|is|heißt|s'appelle|se llama|namens|die|der) )$/u;
const afterClosing = /^[ \t]*[,:!\-–.،]?\s{0,3}$/u;

/** Names of persons in scripts with words: by lists of names, by what stands before them, and by their form. */
export function findNames(reading: Reading): Names {
  const found: Names = { sure: [], weak: [] };
  const { signals, words } = reading;
  if ((signals & (Signal.capital | Signal.other)) !== 0) findCapitalNames(reading, found);
  findSmallNames(reading, found);
  if ((signals & (Signal.arabic | Signal.devanagari)) !== 0 && words.length > 1) findCaselessNames(reading, found);
  return found;
}

function between(text: string, one: Word | undefined, other: Word | undefined): string {
  return one && other ? text.slice(one.end, other.start) : "\n";
}

/** A letter, or two as in "K-E"; a full stop follows it where it is one, but a run is read before that is known. */
function isInitial(word: Word): boolean {
  return word.isCapital && (word.end - word.start <= 1 || /^\p{L}-\p{L}$/u.test(word.lower));
}

/** Runs of capital words, with particles between them. */
function findCapitalNames({ text, words }: Reading, found: Names): void {
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
    if (isWithin && !isPlain(word, index === first)) continue;
    if (index > start) judgeName(text, words, start, index - 1, found);
    start = index + 1;
  }
}

/** A word of the language that is no name, or a title or relation, which stands before a name. */
function isPlain(word: Word, isFirst: boolean): boolean {
  if (isFirst && (word.senses & Sense.street) !== 0 && (word.senses & Sense.given) === 0) return true;
  if (isInitial(word))
    return (word.senses & Sense.title) !== 0 && word.lower !== "d" && word.lower !== "m" && word.lower !== "p";
  if ((word.senses & Sense.particle) !== 0) return false;
  if ((word.senses & (Sense.title | Sense.relation | Sense.closing | Sense.intro)) !== 0) {
    return (word.senses & Sense.given) === 0 || (word.senses & Sense.common) !== 0;
  }
  if ((word.senses & Sense.common) === 0) return word.lower.includes("-") && isPlainCompound(word);
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
  while (first <= last && !words[first]!.isCapital && (words[first]!.senses & Sense.particle) === 0) first += 1;
  if (first > last) return;
  // "fru af Ekenstierna", "dhr. van Dam": the small word belongs to the name.
  while (
    first > 0 &&
    (words[first - 1]!.senses & Sense.particle) !== 0 &&
    !words[first - 1]!.isCapital &&
    between(text, words[first - 1], words[first]) === " "
  ) {
    if (!hasContextBefore(text, words, first - 1)) break;
    first -= 1;
  }
  const name = words.slice(first, last + 1);
  const capitals = name.filter((word) => word.isCapital);
  const full = capitals.filter((word, index) => !isInitial(word) && (index > 0 || !isArticle(word)));
  if (full.length === 0) return;
  const span = { start: name[0]!.start, end: name.at(-1)!.end };
  const context = contextBefore(text, words, first);
  if (isPublic(text, words, first, last, full, context)) return;
  const isCertain = isCertainName(text, full, capitals, context, isReversed(text, words, last));
  if (isCertain === "sure") found.sure.push(context === "title" ? withTitle(words, first, span) : span);
  else if (isCertain === "weak") found.weak.push(span);
}

/** "Der Zauberberg", "La Traviata": the article is no name. */
function isArticle(word: Word): boolean {
  return (word.senses & Sense.particle) !== 0 && (word.senses & Sense.common) !== 0;
}

type Context = "title" | "relation" | "intro" | "closing" | null;

function hasContextBefore(text: string, words: readonly Word[], first: number): boolean {
  return contextBefore(text, words, first) !== null;
}

function contextBefore(text: string, words: readonly Word[], first: number): Context {
  const before = words[first - 1];
  if (!before) return null;
  const gap = between(text, before, words[first]);
  if ((before.senses & Sense.title) !== 0 && afterTitle.test(gap)) return "title";
  if ((before.senses & Sense.relation) !== 0 && afterRelation.test(gap)) return "relation";
  if ((before.senses & Sense.closing) !== 0 && afterClosing.test(gap)) return "closing";
  if ((before.senses & Sense.intro) !== 0 && /^(?:[ \t]|: ?|, )$/u.test(gap)) return "intro";
  const two = words[first - 2];
  // "my name is X", "mein Name ist X", "friend of mine, X".
  if (two && (two.senses & Sense.intro) !== 0 && before.lower.length <= 4 && gap === " ") return "intro";
  if (two && (two.senses & Sense.relation) !== 0 && before.lower.length <= 7 && /^,? $/.test(gap) && !two.isCapital)
    return "relation";
  return null;
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

function isGiven(word: Word): boolean {
  return (
    (word.senses & Sense.given) !== 0 || isHyphened(word) || (word.senses === 0 && isDeclinedGivenName(word.lower))
  );
}

function isHyphened(word: Word): boolean {
  return /^\p{L}{2,}-\p{L}{2,}$/u.test(word.lower) && (word.senses & Sense.common) === 0;
}

function isSurname(word: Word): boolean {
  return (word.senses & (Sense.surname | Sense.either)) !== 0 || hasSurnameEnding(word.lower);
}

const isCommon = (word: Word) => (word.senses & Sense.common) !== 0;

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
  if (full.some((word) => isPatronymic(word.lower))) return "sure";
  const firstGiven = full.findIndex(isGiven);
  if (firstGiven >= 0 && full.slice(firstGiven + 1).some((word) => !isCommon(word) || isSurname(word))) {
    const isKnown =
      !isCommon(full[firstGiven]!) || full.slice(firstGiven + 1).some((word) => !isCommon(word) && isSurname(word));
    return isKnown ? "sure" : "weak";
  }
  if (full.slice(1).some((word) => isGiven(word) && !isCommon(word)) && isSurname(full[0]!)) return "sure";
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
  if (isInitialed) return isCommon(word) && !isSurname(word) ? null : "sure";
  if (/^\s(?:hanım|bey|hoca|abla|abi|teyze|amca|san|sensei|ji)(?!\p{L})/iu.test(text.slice(word.end, word.end + 8)))
    return isCommon(word) ? null : "sure";
  if (context === null) return !isCommon(word) && ownAfter.test(text.slice(word.end, word.end + 16)) ? "weak" : null;
  if (context === "title") return isCommon(word) && !isSurname(word) ? null : "sure";
  if (isCommon(word)) return context === "relation" && (word.senses & Sense.given) !== 0 ? "weak" : null;
  if (isGiven(word) || isSurname(word)) return "sure";
  return "weak";
}

function isPublic(
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
    for (let to = last; to >= from && to >= first; to -= 1) {
      const isWhole = to - from >= 1 && isPublicPhrase(phrase(from, to));
      // What stands beside a public name may be one's own: it is public when it takes in most of the run.
      if (isWhole && to - from + 1 >= last - first) return true;
    }
  }
  if (full.length > 1) return isPlaceLike(phrase, first, last) || isPlaceAfterStart(text, words, first, last);
  const [alone] = full;
  if (!alone) return false;
  if (isPublicSurname(alone.lower)) return last === first && (context === "title" || context === null);
  return context === null && last === first && isPublicPhrase(alone.lower);
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
    last - first === 1 && isAtStart && (words[first]!.senses & anyName) === 0 && isPublicPhrase(words[last]!.lower)
  );
}

/** "paco zaldumbide": a given name and what may be a surname, both small. */
function findSmallNames({ text, words }: Reading, found: Names): void {
  for (let index = 0; index + 1 < words.length; index += 1) {
    const [word, next] = [words[index]!, words[index + 1]!];
    if (word.isCapital || word.lower.length < 3) continue;
    if (word.lower === next.lower) continue;
    if (isTitledSmall(text, words[index - 1], word)) found.weak.push({ start: word.start, end: word.end });
    const isHalfKnown = (word.senses & Sense.either) !== 0 && !isCommon(word) && isSurname(next);
    if ((word.senses & Sense.given) === 0 && !isHalfKnown) {
      if (isRelatedPair(text, words, index)) found.weak.push({ start: word.start, end: next.end });
      continue;
    }
    if (isCommon(word) && (!isSurname(next) || (word.senses & never) !== 0)) continue;
    if (isCommon(next) && !isCommon(word) && (next.senses & Sense.surname) !== 0 && !next.isCapital) {
      if (between(text, word, next) === " " && next.lower.length > 3)
        found.weak.push({ start: word.start, end: next.end });
      continue;
    }
    if (next.isCapital || next.lower.length < 4 || isCommon(next) || !/^[ \t]$/.test(between(text, word, next)))
      continue;
    if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}'-]+$/u.test(word.lower)) continue;
    if (isPublicPhrase(`${word.lower} ${next.lower}`)) continue;
    const isRelated = words
      .slice(Math.max(0, index - 2), index)
      .some(({ senses }) => (senses & (Sense.relation | Sense.title)) !== 0);
    const span = { start: word.start, end: next.end };
    if (!isHalfKnown && (isRelated || isSurname(next) || (next.senses & Sense.given) !== 0)) found.sure.push(span);
    else found.weak.push(span);
  }
}

const smallTitles = new Set(
  "mr mrs ms miss dr prof herr herrn frau fräulein mme mlle monsieur madame señor señora sra signor signora dott dottor dottoressa dhr mevr mevrouw meneer senhor senhora dra dona fru fröken pani panią paní slečna bay bayan sayın госпожа господин г-н г-жа г-на г-жи пані familie family famille famiglia familia família familjen rodina rodzina".split(
    " ",
  ),
);

/** "frau lüttgenau": a title and a word of no language, both small. */
function isTitledSmall(text: string, before: Word | undefined, word: Word): boolean {
  if (!before || !smallTitles.has(before.lower) || word.lower.length < 4) return false;
  return !isCommon(word) && /^\.?[ ]$/.test(between(text, before, word));
}

/** "mera dost pushpendra chaudhary": two words that no list of words has, after one for a friend. */
function isRelatedPair(text: string, words: readonly Word[], index: number): boolean {
  const [word, next] = [words[index]!, words[index + 1]!];
  if (word.lower.length < 3 || next.lower.length < 4 || isCommon(word) || isCommon(next) || next.isCapital)
    return false;
  const isRelated = words
    .slice(Math.max(0, index - 2), index)
    .some(({ senses }) => (senses & (Sense.relation | Sense.title)) !== 0);
  const isBefore = words[index - 1] !== undefined && /^[ ,:]{1,2}$/.test(between(text, words[index - 1], word));
  return isRelated && isBefore && between(text, word, next) === " " && cased.test(word.lower) && cased.test(next.lower);
}

const cased = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}'-]+$/u;

/** Arabic and Devanagari have no capitals: lists, titles and the article of surnames. */
function findCaselessNames({ text, words }: Reading, found: Names): void {
  for (const match of text.matchAll(toldCaseless))
    found.sure.push({ start: match.index, end: match.index + match[0].length });
  for (let index = 0; index < words.length; index += 1) {
    const first = words[index]!;
    if (!/^[\p{Script=Arabic}\p{Script=Devanagari}]/u.test(first.lower)) continue;
    const before = words[index - 1];
    const isTitled =
      before !== undefined && (before.senses & Sense.title) !== 0 && /^\.?[ ]$/.test(between(text, before, first));
    const isTold = before !== undefined && (before.senses & (Sense.relation | Sense.intro | Sense.closing)) !== 0;
    const isInitialed =
      before !== undefined && before.end - before.start <= 2 && /^\.[ ]?$/.test(between(text, before, first));
    if (
      !isTitled &&
      !isInitialed &&
      (first.senses & Sense.given) === 0 &&
      ((first.senses & anyName) === 0 || isCommon(first)) &&
      !isTold
    )
      continue;
    let last = index;
    while (
      last + 1 < words.length &&
      last - index < 4 &&
      between(text, words[last], words[last + 1]) === " " &&
      isNamePart(words[last + 1]!)
    )
      last += 1;
    const name = words.slice(index, last + 1);
    if (
      isPublicPhrase(name.map(({ lower }) => lower).join(" ")) ||
      isPublicPhrase(
        name
          .slice(0, 2)
          .map(({ lower }) => lower)
          .join(" "),
      )
    ) {
      index = last;
      continue;
    }
    const span = { start: first.start, end: words[last]!.end };
    const isCommonGiven = isCommon(first) && (first.senses & Sense.given) !== 0 && last > index;
    if (isCommonGiven && (words[last]!.senses & Sense.surname) === 0 && !/^ال\p{L}{3,}ي$/u.test(words[last]!.lower))
      continue;
    const known = name.filter((word) => (word.senses & anyName) !== 0 && !isCommon(word)).length;
    const isIntroduced =
      before !== undefined && (before.senses & Sense.intro) !== 0 && !/^(?:أنا|انا|हूँ|हूं)$/.test(before.lower);
    if (isIntroduced && name.length >= 2 && known === 0) found.weak.push(span);
    else if ((isTitled || isInitialed) && !isCommon(first) && !isPublicSurname(first.lower)) found.sure.push(span);
    else if (name.length >= 2 && known >= 1 && (isTold || known >= 2 || /^(?:ال|بن|ابن)/.test(words[last]!.lower)))
      found.sure.push(span);
    else if (name.length >= 2 && known >= 1) found.weak.push(span);
    else if (
      before &&
      (first.senses & Sense.surname) !== 0 &&
      !isCommon(before) &&
      between(text, before, first) === " "
    ) {
      found.weak.push({ start: before.start, end: first.end });
    }
    if (last > index) index = last;
  }
}

function isNamePart(word: Word): boolean {
  if ((word.senses & Sense.particle) !== 0) return true;
  if ((word.senses & anyName) !== 0 && !isCommon(word)) return true;
  return /^ال\p{L}{3,}ي$/u.test(word.lower) || /^عبد/.test(word.lower) || (/^ال/.test(word.lower) && !isCommon(word));
}
