import { porterStem } from "./porter-stem";
import { isStopWord } from "./stop-words";

const wordPattern = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;
const possessive = /['’](?:s)?$/u;
const accents = /\p{M}/gu;

/** A word that carries meaning: its stem, and the word as it stood, lower case. */
export interface Term {
  readonly stem: string;
  readonly word: string;
}

/** Words of a text in order, as they stand; numbers and contractions count as one word each. Linear. */
export function wordsOf(text: string): string[] {
  return text.match(wordPattern) ?? [];
}

/** Number of words of a text. */
export function countWords(text: string): number {
  return wordsOf(text).length;
}

/** Terms of a text in order: lower case, without accents and possessives, no stop words, no bare numbers, stemmed. Linear. */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  for (const raw of wordsOf(text)) {
    const word = raw.toLowerCase().replace(possessive, "");
    const plain = word.normalize("NFD").replace(accents, "").replace(/['’]/g, "");
    if (plain.length < 2 || /^\d/.test(plain) || isStopWord(plain) || isStopWord(word.split(/['’]/)[0] ?? "")) continue;
    terms.push({ stem: porterStem(plain), word });
  }
  return terms;
}
