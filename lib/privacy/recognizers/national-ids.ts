import { isRussianTaxNumber, isVerhoeff, passesLuhn, weightedSum } from "../check-digits";
import { Sense } from "../lexicon";
import { type Reading, Signal } from "../reading";
import type { Span } from "../spans";
import { idPhrases, idWords } from "../words/context-words";
import { joints } from "./digit-runs";

interface NationalId {
  readonly pattern: RegExp;
  /** Of the number without its separators, upper case. */
  readonly isRight?: (number: string) => boolean;
}

const spanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
const gap = String.raw`[ .\-/]?`;
const before = String.raw`(?<![A-Za-z\p{N}]|\d[.,])`;
const after = String.raw`(?![A-Za-z\p{N}]|[.,]\d)`;

function numberOf(source: string): RegExp {
  return new RegExp(before + source + after, "giu");
}

const digits = (number: string) => [...number].map(Number);

/** Identity numbers of countries whose form, with its check digit where it has one, tells them without a word beside them. */
const ids: readonly NationalId[] = [
  // United States: social security number.
  { pattern: new RegExp(String.raw`(?<!\p{N}|\d[.-])\d{3}([ .${joints}-])\d{2}\1\d{4}(?!\p{N}|[.-]\d)`, "gu") },
  // Spain: DNI and NIE.
  {
    pattern: numberOf(String.raw`\d{2}[.]?\d{3}[.]?\d{3}${gap}[A-Z]`),
    isRight: (id) => id[8] === spanishLetters[Number(id.slice(0, 8)) % 23],
  },
  {
    pattern: numberOf(String.raw`[XYZ]${gap}\d{7}${gap}[A-Z]`),
    isRight: (id) => id[8] === spanishLetters[Number("XYZ".indexOf(id[0]!) + id.slice(1, 8)) % 23],
  },
  // United Kingdom: national insurance number.
  {
    pattern: numberOf(
      String.raw`(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z]{2}${gap}\d{2}${gap}\d{2}${gap}\d{2}${gap}[A-D]`,
    ),
  },
  // Italy: codice fiscale.
  {
    pattern: numberOf(
      String.raw`[A-Z]{6}${gap}[\dL-NP-V]{2}${gap}[A-EHLMPRST]${gap}[\dL-NP-V]{2}${gap}[A-Z][\dL-NP-V]{3}${gap}[A-Z]`,
    ),
  },
  // Ireland: PPS number, with its check letter.
  {
    pattern: numberOf(String.raw`\d{7}${gap}[A-W][A-IW]?`),
    isRight: (id) => {
      const sum =
        weightedSum(digits(id.slice(0, 7)), [8, 7, 6, 5, 4, 3, 2]) + 9 * (id[8] ? "WABCDEFGHI".indexOf(id[8]) : 0);
      return id[7] === "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23];
    },
  },
  // Sweden: personnummer, ten digits by Luhn's check; Finland: henkilötunnus.
  { pattern: numberOf(String.raw`(?:19|20)?\d{6}[-+ ]\d{4}`), isRight: (id) => passesLuhn(id.slice(-10)) },
  { pattern: numberOf(String.raw`\d{6}[-+A]\d{3}[0-9A-FHJ-NPR-Y]`) },
  // Korea: resident registration number; China, Taiwan and Hong Kong: identity cards.
  { pattern: numberOf(String.raw`\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[- ]?[1-8]\d{6}`) },
  { pattern: numberOf(String.raw`\d{6}(?:19|20)\d{9}[\dX]`) },
  { pattern: numberOf(String.raw`[A-Z][12489]\d{8}`) },
  { pattern: numberOf(String.raw`[A-Z]{1,2}\d{6}\s?\([\dA]\)`) },
  { pattern: /(?<![A-Za-z\p{N}])[A-Z]{1,2}\d{6}\([\dA]\)/gu },
  // India: Aadhaar (Verhoeff) and PAN.
  { pattern: numberOf(String.raw`[2-9]\d{3}[ -]\d{4}[ -]\d{4}`), isRight: isVerhoeff },
  { pattern: numberOf("[A-Z]{3}[ABCFGHLJPT][A-Z]\\d{4}[A-Z]") },
  // Mexico: CURP and RFC; Chile: RUT.
  { pattern: numberOf("[A-Z][AEIOUX][A-Z]{2}\\d{6}[HMX][A-Z]{5}[A-Z\\d]\\d") },
  { pattern: numberOf("[A-ZÑ&]{4}\\d{6}[A-Z\\d]{3}") },
  { pattern: numberOf(String.raw`\d{1,2}\.\d{3}\.\d{3}-[\dK]`) },
  // Brazil: CPF and CNPJ; France: numéro de sécurité sociale; Russia: SNILS.
  { pattern: numberOf(String.raw`\d{3}\.\d{3}\.\d{3}[-/. ]\d{2}`) },
  { pattern: numberOf(String.raw`\d{2}\.?\d{3}\.?\d{3}\/\d{4}-?\d{2}`) },
  {
    pattern: numberOf(
      String.raw`[1-478] ?\d{2} ?(?:0[1-9]|[1-4]\d|[5-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?`,
    ),
  },
  { pattern: numberOf(String.raw`\d{3}-\d{3}-\d{3}[ -]\d{2}`) },
  { pattern: numberOf(String.raw`\d{10}(?:\d{2})?`), isRight: isRussianTaxNumber },
  // Germany: tax id; Switzerland: AHV; Netherlands: BSN in groups; Belgium: rijksregisternummer.
  { pattern: numberOf(String.raw`\d{2} \d{3} \d{3} \d{3}`) },
  { pattern: numberOf(String.raw`756\.\d{4}\.\d{4}\.\d{2}`) },
  {
    pattern: numberOf(String.raw`\d{4}[. ]\d{2}[. ]\d{3}`),
    isRight: (id) => weightedSum(digits(id), [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
  },
  { pattern: numberOf(String.raw`\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}`) },
  // Czechia and Slovakia: rodné číslo; Poland: identity card.
  { pattern: numberOf(String.raw`\d{2}(?:[0257][1-9]|[1368][0-2])(?:0[1-9]|[12]\d|3[01])\/\d{3,4}`) },
  { pattern: numberOf(String.raw`[A-Z]{3} ?\d{6}`), isRight: isPolishCard },
  // Arab Emirates.
  { pattern: numberOf(String.raw`784[- ]?\d{4}[- ]?\d{7}[- ]?\d`) },
];

function isPolishCard(id: string): boolean {
  const values = [...id].map((character) => Number.parseInt(character, 36));
  return weightedSum(values, [7, 3, 1, 9, 7, 3, 1, 7, 3]) % 10 === 0;
}

const number = String.raw`[A-Za-z]{0,4}[ .\-/]?\d(?:[ .\-/()]{0,2}[\dA-Za-z](?![a-z]{2})){3,22}\)?`;
// Something to read over between the word and the number: "no.", "is", "number", "ist".
const announced = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${idWords})(?![\p{L}\p{N}])(?:[ .:#№°=-]|\p{L}{1,14}(?=[ .:])){0,8}?(?<![\p{L}\p{N}])(${number})`,
  "giu",
);
const announcedEastern = new RegExp(
  String.raw`(?:${idPhrases.source})[^\d\n]{0,12}?([A-Za-z]{0,3}\d[\dA-Za-z \-()]{3,24})`,
  "gu",
);

/** Identity, tax and social insurance numbers: by the form and check digit of some twenty countries, and by the word that announces them. */
export function findNationalIds({ text, signals, senses, digits: count, dense, isMixed }: Reading): Span[] {
  if (count < 5) return [];
  const spans: Span[] = [];
  for (const { pattern, isRight } of dense >= 6 || isMixed ? ids : []) {
    for (const match of text.matchAll(pattern)) {
      const plain = match[0].replace(/[^A-Za-z\d]/g, "").toUpperCase();
      const isCalled = /\+[\d ().-]{0,12}$/.test(text.slice(Math.max(0, match.index - 14), match.index));
      if (!isCalled && (!isRight || isRight(plain)))
        spans.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  if ((senses & Sense.id) !== 0) spans.push(...announcedNumbers(text, announced));
  if ((signals & Signal.eastern) !== 0) spans.push(...announcedNumbers(text, announcedEastern));
  return spans;
}

function announcedNumbers(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const written = (match[1] ?? "").replace(/[ .\-/]+(?:[A-Za-z]{1,2})?$|[ .\-/(]+$/u, "");
    const start =
      match.index + match[0].length - (match[1] ?? "").length + (/^[a-z]{1,4}[ .-]/.exec(written)?.[0].length ?? 0);
    return written.replace(/\D/g, "").length >= 5
      ? [{ start, end: match.index + match[0].length - (match[1] ?? "").length + written.length }]
      : [];
  });
}
