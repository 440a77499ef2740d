import { Sense } from "../../lexicon";
import { isPublicPhrase } from "../../public-names";
import type { Reading, Word } from "../../reading";
import { isLikeCommonWord } from "../../word-stems";
import { hasSurnameEnding, isDeclinedGivenName } from "./name-shapes";
import { anyName, between, isCommon, isRelated, isSurname } from "./name-words";
import type { Names } from "./names";

const never = Sense.particle | Sense.title | Sense.relation | Sense.intro | Sense.number | Sense.self;
const cased = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{M}'-]+$/u;
const smallTitles = new Set(
  "mr mrs ms miss dr prof herr herrn frau fräulein mme mlle monsieur madame señor señora sra don doña signor signora dott dottor dottoressa dhr mevr mevrouw meneer senhor senhora seu dra dona fru fröken pani panią panem paní slečna bay bayan sayın госпожа господин г-н г-жа г-на г-жи пані familie family famille famiglia familia família familjen rodina rodzina".split(
    " ",
  ),
);
/** After it somebody may be meant, not only something. */
const companions = new Set(
  "with by mit von avec par con por com med av met door z ze od przez s se od с со от з із зі від ile".split(" "),
);

const most = 4;
const longest = 48;
const written = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Devanagari}\p{M}'’-]+$/u;
const apart = /^(?:[ \t]{1,2}|\. ?|, ?|\.-)$/u;

/** A text of hardly more than what may be a name: "hobart quilligan", "Wiarda, S. H.". No word of it is one of the language. */
export function findBareNames({ text, words }: Reading, found: Names): void {
  if (text.length > longest || words.length < 2 || words.length > most || /\d|[!?:\u00a6]/.test(text)) return;
  const isUnbroken = words.every((word, index) => index === 0 || apart.test(between(text, words[index - 1], word)));
  const long = words.filter(({ lower }) => lower.length >= 3);
  if (!words.every(({ lower }) => written.test(lower))) return;
  // A sentence of rare words ends with a full stop; a name of three words has one that the lists know.
  const hasInitial = words.some((word) => word.isCapital && word.end - word.start === 1);
  if (words.some((word) => word.lower.length < 3 && !word.isCapital && (word.senses & Sense.particle) === 0)) return;
  if (!hasInitial && /\.\s*$/.test(text)) return;
  if (words.length > 2 && !hasInitial && !long.some((word) => (word.senses & anyName) !== 0)) return;
  const isUnknown = long.every((word) => !isCommon(word) || (word.senses & anyName) !== 0);
  const isTold = long.filter((word) => !isCommon(word)).length * 2 > long.length || hasInitial;
  if (!isUnbroken || long.length === 0 || !isUnknown || !isTold) return;
  if (!long.some((word) => !isCommon(word)) || isPublicPhrase(text.trim().toLowerCase())) return;
  found.weak.push({ start: words[0]!.start, end: words.at(-1)!.end });
}

/** "paco zaldumbide": names in lower case, by a given name and what follows, or by a word of kin, a title or a "with" before two words that no list of words has. */
export function findSmallNames({ text, words }: Reading, found: Names): void {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (word.isCapital || word.lower.length < 3) continue;
    // Most words: of the language and no name.
    if ((word.senses & (Sense.common | Sense.given)) === Sense.common || !cased.test(word.lower)) continue;
    const last = lastOfName(text, words, index);
    if (last === null) continue;
    if (isGivenAlone(word)) found.weak.push({ start: word.start, end: word.end });
    const next = words[last];
    if (last === index || !next) {
      if (isAloneNamed(text, words, index)) found.weak.push({ start: word.start, end: word.end });
      continue;
    }
    // "I will bake": a verb follows.
    if (word.lower === "will" && (words[index - 1]?.senses ?? 0) & Sense.common) continue;
    if (word.lower === next.lower || isPublicPhrase(text.slice(word.start, next.end).toLowerCase())) continue;
    const judged = judgePair(words, index, next);
    if (judged) found[judged].push({ start: word.start, end: next.end });
    else if (isAloneNamed(text, words, index)) found.weak.push({ start: word.start, end: word.end });
  }
}

/** The word after this one, over particles; the word itself where none follows that could belong to it. */
function lastOfName(text: string, words: readonly Word[], index: number): number | null {
  let last = index;
  for (let next = index + 1; next < words.length && next <= index + 3; next += 1) {
    if (!/^[ \t]$/.test(between(text, words[next - 1], words[next])) || words[next]!.isCapital) return index;
    last = next;
    if ((words[next]!.senses & Sense.particle) === 0) return last;
  }
  return last === index ? index : null;
}

function judgePair(words: readonly Word[], index: number, next: Word): "sure" | "weak" | null {
  const word = words[index]!;
  if (!cased.test(next.lower) || next.lower.length < 3) return null;
  const isKnown = (word.senses & Sense.given) !== 0 || (word.senses === 0 && isDeclinedGivenName(word.lower));
  const isNextName = (next.senses & anyName) !== 0 || isSurname(next);
  if (isCommon(word) && (!isKnown || (word.senses & never) !== 0 || !isNextName || isCommon(next))) return null;
  if (isCommon(next)) {
    const isBoth = isKnown && !isCommon(word) && (next.senses & Sense.surname) !== 0 && next.lower.length > 3;
    return isBoth && (next.senses & never) === 0 ? "weak" : null;
  }
  const isNear = isRelated(words, index);
  if ((next.senses & never) !== 0 || next.lower.length < (isNear ? 3 : 4)) return null;
  if (isKnown && word.lower.includes("-") && !isNear) return null;
  if (isKnown) return isNear || isNextName ? (isCommon(word) && !isNear ? "weak" : "sure") : "weak";
  const before = words[index - 1];
  if (isNear) return "weak";
  const isWith = before !== undefined && companions.has(before.lower);
  if ((word.senses & anyName) !== 0 && (isSurname(next) || next.senses === 0)) return "weak";
  if (word.senses === 0 && (next.senses & (Sense.surname | Sense.either)) !== 0 && next.lower.length >= 5)
    return "weak";
  return isWith && (isNextName || hasSurnameEnding(next.lower)) ? "weak" : null;
}

// Given names that are words of some language, too rare for the lists of words.
const alsoWords = new Set(
  "marco elogio belle roman pilar nieves dolores rocío mercedes ángeles viola linda bella perla gloria victoria aurora celeste marina sabina regina baron faith robin martin frank rusty sandy misty windy chuck pierce margarita candida felix victor paloma estrella trinidad socorro remedios consuelo amparo encarnación concepción asunción soledad milagros rosario consolación purificación fermín modesto plácido clemente prudencio benigno severino serafín primitivo honorio libertad ventura gracia prima bruno bruna fausto felice felicia fortunata celestino pacifica innocenza chiara serena stella fiore margherita rosetta violetta ginevra galina malva melisa jasmin flieder rosemarie heidi erika angelika veronika viktor kaspar philipp basil ginger olive poppy heather hazel dahlia iris jasper garnet beryl amber onyx earl duke sterling chance angel bishop dean rector savannah dakota cheyenne sienna phoenix blaze colt hunter tanner mason carter cooper sawyer taylor walker parker porter archer fletcher tucker turner archie toby nelson melody harmony charity cadence lyric sonnet story".split(
    " ",
  ),
);

/** "ask irfan": a given name in lower case that no list has as anything else. */
function isGivenAlone({ lower, senses }: Word): boolean {
  const isOnlyName = (senses & Sense.given) !== 0 && (senses & ~anyName) === 0;
  return isOnlyName && lower.length >= 5 && !alsoWords.has(lower) && !isPublicPhrase(lower) && !isLikeCommonWord(lower);
}

/** "My", "our", before a word of kin. */
const isOwn =
  /(?<!\p{L})(?:my|our|mein|meine|meinem|meiner|meinen|unser|unsere|unserem|mon|ma|notre|mi|nuestro|nuestra|mio|mia|nostro|nostra|mijn|onze|ons|meu|minha|nosso|nossa|min|mitt|vår|vårt|mój|moja|moim|moją|nasz|nasza|můj|moje|moji|mou|mým|náš|naše|мой|моя|моей|моим|мою|наш|наша|мій|моєю|моїм|mera|meri|mere|hamara|hamari) $/iu;

/** "frau lüttgenau", "meine tochter leonie": a title or a word of kin, and one word that is no other. */
function isAloneNamed(text: string, words: readonly Word[], index: number): boolean {
  const [before, word] = [words[index - 1], words[index]!];
  if (!before || isCommon(word) || !/^\.?[ ]$/.test(between(text, before, word))) return false;
  if (smallTitles.has(before.lower)) return word.lower.length >= 4;
  if ((before.senses & Sense.relation) === 0 || (word.senses & never) !== 0) return false;
  return (
    (word.senses & Sense.given) !== 0 ||
    (word.senses === 0 &&
      word.lower.length >= 4 &&
      isOwn.test(text.slice(Math.max(0, before.start - 12), before.start)))
  );
}
