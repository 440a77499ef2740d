import { foldText } from "./fold";
import { Sense, sensesOf } from "./lexicon";
import { knownPeople } from "./words/generated/known-people";
import { places } from "./words/generated/places";
import { ambiguousNames, anybodysNames, morePlaces, morePublicNames, publicWords } from "./words/more-public-names";
import { easternPublicNames, publicNames, publicSurnames } from "./words/public-names";
import {
  furtherPublicNames,
  hindiNounsAndNames,
  koreanPublicNames,
  nounsAndNames,
  thingNames,
} from "./words/thing-names";

let phrases: Set<string> | undefined;
let stems: Set<string> | undefined;
let famous: Set<string> | undefined;
let famousStems: Set<string> | undefined;
let placeStems: Set<string> | undefined;
let things: Set<string> | undefined;
let surnames: Set<string> | undefined;
const eastern = `${easternPublicNames}|${koreanPublicNames}`.split("|");

/** Whether everybody may say this name: of a public person, a figure, or a place, in any case of its language. Lower case, with single blanks. */
export function isPublicPhrase(lower: string): boolean {
  phrases ??= new Set(
    [
      publicNames,
      morePublicNames,
      publicWords,
      ambiguousNames,
      morePlaces,
      anybodysNames,
      knownPeople,
      places,
      thingNames,
      hindiNounsAndNames,
      furtherPublicNames,
      nounsAndNames,
    ].flatMap((list) => list.split("|")),
  );
  if (phrases.has(lower) || phrases.has(lower.replace(/'?s$/, "")) || phrases.has(lower.replace(/'\p{L}*$/u, "")))
    return true;
  if (!lower.includes(" ")) {
    placeStems ??= new Set(
      `${morePlaces}|${publicWords}|${thingNames}`
        .split("|")
        .flatMap((word) => (word.length >= 5 ? [stemOf(word)] : [])),
    );
    return lower.length >= 5 && placeStems.has(stemOf(lower));
  }
  // Cases of Slavic and other languages: "alfonse muchy" is Alfons Mucha.
  stems ??= new Set(
    [publicNames, morePublicNames, anybodysNames, furtherPublicNames].flatMap((list) => list.split("|").map(stemOf)),
  );
  return stems.has(stemOf(lower));
}

const caseEnding =
  /(?:'\p{L}{1,6}|ом|ем|ою|ею|ого|ому|ові|еві|ським|ським|iem|owi|ovi|ego|emu|ého|ému|ým|om|em|[аеиоуыэюяьйіїєaeiouyąęěéíýůúós])$/u;

function stemOf(phrase: string): string {
  return phrase
    .split(" ")
    .map((word) => (word.length < 4 ? word : word.replace(caseEnding, "").replace(caseEnding, "")))
    .join(" ");
}

/** Whether it is the name of a product, a firm, a club or a place, and hardly that of a person. */
export function isThingName(lower: string): boolean {
  things ??= new Set(thingNames.split("|").flatMap((name) => ((sensesOf(name) & Sense.given) === 0 ? [name] : [])));
  return things.has(lower);
}

/** Whether a surname alone means a public person. */
export function isPublicSurname(lower: string): boolean {
  surnames ??= new Set(publicSurnames.split("|"));
  return surnames.has(lower) || surnames.has(lower.replace(/'s$/, ""));
}

/** Whether a surname by itself, that nothing announces, is that of a public person: "by Dickens", "like Zola". */
export function isFamousSurname(lower: string): boolean {
  famous ??= new Set(
    [publicNames, morePublicNames, furtherPublicNames, knownPeople].flatMap((list) =>
      list.split("|").flatMap((name) => (name.includes(" ") ? [name.slice(name.lastIndexOf(" ") + 1)] : [])),
    ),
  );
  const plain = lower.replace(/'\p{L}*$/u, "");
  if (famous.has(plain) || famous.has(plain.replace(/s$/, "")) || isPublicSurname(lower)) return true;
  famousStems ??= new Set([...famous].map(stemOf));
  return plain.length >= 5 && famousStems.has(stemOf(plain));
}

/** Whether a public name of Chinese, Japanese or Korean stands at a place of the text, or covers it. */
export function isEasternPublicName(text: string, start: number, end: number): boolean {
  return eastern.some((name) => {
    const place = text.indexOf(name, Math.max(0, start - name.length + 1));
    return place >= 0 && place < end;
  });
}

/** What was asked, which anybody can read: names in it are no secret. Made ready only when a name was found. */
export class PublicText {
  readonly #written: string;
  #lower: string | undefined;
  #words: Set<string> | undefined;

  constructor(written: string) {
    this.#written = written;
  }

  /** Whether the text has the phrase, or each of its words of two letters and more. */
  has(phrase: string): boolean {
    if (this.#written === "") return false;
    this.#lower ??= foldText(this.#written).text.toLowerCase();
    const lower = phrase.toLowerCase();
    if (this.#lower.includes(lower)) return true;
    this.#words ??= new Set(this.#lower.match(/[\p{L}\p{M}\p{N}'’]{2,}/gu));
    const parts = lower.match(/[\p{L}\p{M}\p{N}'’]{2,}/gu) ?? [];
    return parts.length > 0 && parts.every((part) => this.#words?.has(part));
  }
}
