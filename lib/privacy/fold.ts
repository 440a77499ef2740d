import type { Span } from "./spans";

/** A text as a recognizer reads it, with the way back to the text as it was written. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`: where the character it came from starts and ends in the original; null where nothing moved. */
  readonly places: { readonly starts: readonly number[]; readonly ends: readonly number[] } | null;
}

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/u;
/** The frame that makes a digit a key. */
const keycap = "\u20e3";
const digit = /\p{Nd}/u;
const beyondAscii = /[^\0-\x7f]/;

/**
 * Undoes the spellings that hide a pattern from a machine and not from a person: full-width and other compatibility
 * forms (NFKC), invisible characters, digits of other scripts, the many dashes and full stops, and letters of another
 * alphabet that look like those around them.
 *
 * It folds one character at a time, so that every place of the folded text has its place in the original; a text
 * without findings can then be published exactly as it was written.
 *
 * @param text well-formed UTF-16 of any length; O(length), a single scan where all is ASCII
 */
export function foldText(text: string): FoldedText {
  if (!beyondAscii.test(text)) return { text, places: null };
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const plain = foldCharacter(character);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
    folded += plain;
    start = end;
  }
  return { text: unmixAlphabets(folded), places: { starts, ends } };
}

/** Where a stretch of the folded text stands in the original. */
export function spanInOriginal({ places }: FoldedText, span: Span): Span {
  return places ? { start: places.starts[span.start]!, end: places.ends[span.end - 1]! } : span;
}

const folds = new Map<string, string>();
const mostFolds = 20_000;

function foldCharacter(character: string): string {
  if (character < "\x80") return character;
  const known = folds.get(character);
  if (known !== undefined) return known;
  const plain = foldBeyondAscii(character);
  if (folds.size < mostFolds) folds.set(character, plain);
  return plain;
}

function foldBeyondAscii(character: string): string {
  if (invisible.test(character) || character === keycap) return "";
  if (digit.test(character)) return String(digitValue(character.codePointAt(0) ?? 0));
  if (character === "。") return ".";
  if (character === "،") return ",";
  if (character === "−") return "-";
  const plain = character.normalize("NFKC");
  if (/^\p{Pd}$/u.test(plain)) return "-";
  return /^\p{Zs}$/u.test(plain) ? " " : plain;
}

/** Unicode keeps decimal digits in runs of ten, zero first; runs that touch (mathematical digits) stay multiples of ten. */
function digitValue(code: number): number {
  let first = code;
  while (digit.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}

// Letters that look alike, one UTF-16 unit each, so that no place moves.
const cyrillic = "аеорсухіјѕАВЕКМНОРСТУХІЈЅ";
const latin = "aeopcyxijsABEKMHOPCTYXIJS";
const toLatin = new Map([...cyrillic].map((letter, index) => [letter, latin[index]!]));
const toCyrillic = new Map([...latin].map((letter, index) => [letter, cyrillic[index]!]));
const mixed = /[\p{L}\p{M}\p{N}]+/gu;

/** A word of two alphabets is read in the one that all its letters can belong to. */
function unmixAlphabets(text: string): string {
  if (!/[A-Za-z]/.test(text) || !/\p{Script=Cyrillic}/u.test(text)) return text;
  return text.replace(mixed, (word) => {
    if (!/[A-Za-z]/.test(word) || !/\p{Script=Cyrillic}/u.test(word)) return word;
    const asLatin = [...word].map((letter) => toLatin.get(letter) ?? letter).join("");
    if (!/\p{Script=Cyrillic}/u.test(asLatin)) return asLatin;
    const asCyrillic = [...word].map((letter) => toCyrillic.get(letter) ?? letter).join("");
    return /[A-Za-z]/.test(asCyrillic) ? word : asCyrillic;
  });
}
