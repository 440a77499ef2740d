import { foldText } from "./fold";
import { knownPeople } from "./words/generated/known-people";
import { places } from "./words/generated/places";
import { easternPublicNames, publicNames, publicSurnames } from "./words/public-names";

let phrases: Set<string> | undefined;
let surnames: Set<string> | undefined;
const eastern = easternPublicNames.split("|");

/** Whether everybody may say this name: of a public person, a figure, or a place. Lower case, with single blanks. */
export function isPublicPhrase(lower: string): boolean {
  phrases ??= new Set([publicNames, knownPeople, places].flatMap((list) => list.split("|")));
  return phrases.has(lower) || phrases.has(lower.replace(/'s$/, ""));
}

/** Whether a surname alone means a public person. */
export function isPublicSurname(lower: string): boolean {
  surnames ??= new Set(publicSurnames.split("|"));
  return surnames.has(lower) || surnames.has(lower.replace(/'s$/, ""));
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
