import { Sense, sensesOf } from "./lexicon";

/** A word of a text, from `start` up to but without `end`, with what it may be. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  readonly senses: number;
  readonly isCapital: boolean;
}

/** What characters a text has, as bits. */
export const Signal = {
  digit: 1,
  at: 1 << 1,
  /** A full stop inside a word. */
  innerDot: 1 << 2,
  colon: 1 << 3,
  slash: 1 << 4,
  /** Punctuation that passwords have and words have not. */
  odd: 1 << 5,
  capital: 1 << 6,
  bracket: 1 << 7,
  other: 1 << 8,
  /** Chinese, Japanese and Korean, which are not written in words. */
  eastern: 1 << 9,
  arabic: 1 << 10,
  devanagari: 1 << 11,
  cyrillic: 1 << 12,
  plus: 1 << 13,
} as const;

/** A folded text with what was seen of it in one pass, so that a recognizer that has nothing to look for is not run. */
export interface Reading {
  readonly text: string;
  readonly signals: number;
  readonly digits: number;
  /** The most digits with hardly anything and no letter between them. */
  readonly dense: number;
  /** A digit beside a letter. */
  readonly isMixed: boolean;
  /** The longest stretch without a blank. */
  readonly longest: number;
  readonly words: readonly Word[];
  /** The senses of all words together. */
  readonly senses: number;
}

const ofAscii = new Uint16Array(128);
for (let code = 48; code < 58; code += 1) ofAscii[code] = Signal.digit;
for (let code = 65; code < 91; code += 1) ofAscii[code] = Signal.capital;
for (const [characters, signal] of [
  ["@", Signal.at | Signal.odd],
  [":", Signal.colon],
  ["/\\", Signal.slash],
  ["!#$%&*^~?_=", Signal.odd],
  ["([{<", Signal.bracket],
  ["+", Signal.plus],
] as const) {
  for (const character of characters) ofAscii[character.charCodeAt(0)] = signal;
}

const isLetter = new Uint8Array(128);
for (let code = 65; code < 91; code += 1) {
  isLetter[code] = 1;
  isLetter[code + 32] = 1;
}
const apostrophe = 39;
const hyphen = 45;
const fullStop = 46;
const underscore = 95;

/** Reads a folded text once. O(length). */
export function readText(text: string): Reading {
  let signals = 0;
  let digits = 0;
  let longest = 0;
  let run = 0;
  let dense = 0;
  let near = 0;
  let sinceDigit = 99;
  let isMixed = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    run = code <= 32 ? 0 : run + 1;
    if (run > longest) longest = run;
    if (code >= 128) {
      signals |= Signal.other | signalOf(code);
      continue;
    }
    const signal = ofAscii[code]!;
    signals |= signal;
    sinceDigit += 1;
    if (signal === Signal.digit) {
      digits += 1;
      near = sinceDigit <= 4 ? near + 1 : 1;
      if (near > dense) dense = near;
      if (index > 0 && isLetter[text.charCodeAt(index - 1)] === 1) isMixed = true;
      sinceDigit = 0;
    } else if (isLetter[code] === 1) {
      if (sinceDigit === 1) isMixed = true;
      sinceDigit = 99;
    }
    if (code === fullStop && run > 1 && text.charCodeAt(index + 1) > 32) signals |= Signal.innerDot;
  }
  const words = (signals & Signal.other) === 0 ? asciiWords(text) : otherWords(text);
  let senses = 0;
  for (const word of words) senses |= word.senses;
  return { text, signals, digits, dense, isMixed, longest, words, senses };
}

function signalOf(code: number): number {
  if (code >= 0x400 && code < 0x530) return Signal.cyrillic;
  if (code >= 0x600 && code < 0x780) return Signal.arabic;
  if (code >= 0x900 && code < 0x980) return Signal.devanagari;
  const isEastern = (code >= 0x2e80 && code < 0xa4d0) || (code >= 0xac00 && code < 0xd7b0) || code >= 0xd840;
  return isEastern || (code >= 0x1100 && code < 0x1200) ? Signal.eastern : 0;
}

function asciiWords(text: string): Word[] {
  const words: Word[] = [];
  let index = 0;
  while (index < text.length) {
    if (isLetter[text.charCodeAt(index)] !== 1) {
      index += 1;
      continue;
    }
    const start = index;
    index += 1;
    for (; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (isLetter[code] === 1 || code === underscore) continue;
      if ((code !== apostrophe && code !== hyphen) || isLetter[text.charCodeAt(index + 1)] !== 1) break;
    }
    words.push(wordOf(text, start, index));
  }
  return words;
}

const anyWord = /[\p{L}\p{M}]+(?:[_'’ʼ-][\p{L}\p{M}]+)*/gu;

function otherWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(anyWord)) words.push(wordOf(text, match.index, match.index + match[0].length));
  return words;
}

function wordOf(text: string, start: number, end: number): Word {
  const written = text.slice(start, end);
  const first = text.charCodeAt(start);
  if (first < 128) {
    const lower = written.toLowerCase();
    const plain = /[’ʼ]/.test(lower) ? lower.replace(/[’ʼ]/g, "'") : lower;
    return { start, end, lower: plain, senses: sensesOfAny(plain), isCapital: first < 97 };
  }
  const lower = written.normalize("NFC").toLowerCase().replace(/[’ʼ]/g, "'");
  return { start, end, lower, senses: sensesOfAny(lower), isCapital: /^[\p{Lu}\p{Lt}]/u.test(written) };
}

/** Of a word, or of what stands before its apostrophe: "Anna's" is Anna. */
function sensesOfAny(lower: string): number {
  const senses = sensesOf(lower);
  if (senses !== 0) return senses;
  const place = lower.indexOf("'");
  if (place < 0) return 0;
  const [before, after] = [lower.slice(0, place), lower.slice(place + 1)];
  // "l'ami", "d'hiver": what is left out before the word says nothing of it.
  return before.length <= 2 ? sensesOf(after) & Sense.common : sensesOf(before);
}
