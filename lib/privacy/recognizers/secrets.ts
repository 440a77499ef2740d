import { Sense } from "../lexicon";
import { type Reading, Signal } from "../reading";
import { findSpans, type Span } from "../spans";
import { secretPhrases, secretWords } from "../words/context-words";

// Without the scripts that write no blanks: a word of theirs is no part of a password beside it.
const token =
  /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[^\s"'“”„«»「」『』()[\]{}<>,;]){6,}/gu;
const block = /-----BEGIN [A-Z ]{3,40}-----[\sA-Za-z0-9+/=]*(?:-----END [A-Z ]{3,40}-----)?/g;
const connection = /(?!https?:)(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{0,80}:[^\s@]{1,120}@\S+/giu;
const jwt = /eyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*)?/g;
// What services begin their keys with, so that scanners find them.
const known =
  /(?<![A-Za-z0-9])(?:sk|pk|rk|ak)[-_](?:live|test|proj|ant|or)?[-_]?[A-Za-z0-9_-]{12,}|(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|glpat-|gldt-|xox[abeoprs]-|npm_|pypi-|hf_|dop_v1_|shp(?:at|ss|ca|pa)_|whsec_|sq0[a-z]{3}-|lin_api_|figd_|dapi|nvapi-|tfp_|r8_|pat_|key-|SG\.|ya29\.|AIza|AKIA|ASIA|EAAC|EAAG|Bearer\s|Basic\s)[A-Za-z0-9_.\-/+=]{12,}/g;
const named = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${secretWords}|passwort|mot de passe|palabra clave|palavra[ -]passe|api[ _-]?key)[\p{L}]{0,3}\s{0,2}(?:[:=]|(?:is|ist|lautet|est|es|è|é|era|jest|to|är|is:|это|це|je)\s)\s{0,2}["'“„«‘]?([^\s"'”“»,;]{4,64})`,
  "giu",
);
const namedEastern = new RegExp(String.raw`(?:${secretPhrases.source})[^A-Za-z\d\n]{0,6}([!-~]{4,64})`, "gu");
const contextReach = 120;

/** Passwords, keys and tokens: by their known beginnings, by the word that announces them, by their mixture of characters, and by entropy. */
export function findSecrets({ text, signals, senses, longest, digits }: Reading): Span[] {
  const hasContext = (senses & Sense.secret) !== 0 || ((signals & Signal.other) !== 0 && secretPhrases.test(text));
  const spans: Span[] = [];
  if (longest >= 16) {
    spans.push(...findSpans(text, known), ...findSpans(text, jwt), ...findSpans(text, block));
  }
  if (hasContext) spans.push(...announcedSecrets(text, named), ...announcedSecrets(text, namedEastern));
  const mayMix = longest >= 6 && digits > 0 && (hasContext || (signals & Signal.odd) !== 0 || longest >= 20);
  if (!mayMix) return spans;
  for (const match of text.matchAll(token)) {
    const written = match[0].replace(/[.:!?…,]+$/u, "");
    const isSecret =
      isMixture(written) || isRandom(written) || (hasContext && isMixed(written) && isNear(text, match.index));
    if (isSecret) spans.push({ start: match.index, end: match.index + written.length });
  }
  return spans;
}

/** Addresses of databases and the like with a password in them. */
export function findConnections({ text, signals, longest }: Reading): Span[] {
  return longest < 10 || (signals & Signal.colon) === 0 ? [] : findSpans(text, connection);
}

function announcedSecrets(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const written = (match[1] ?? "").replace(/[.:!?…]+$/u, "");
    const start = match.index + match[0].length - (match[1] ?? "").length;
    const isTold = /[:=]/.test(match[0].slice(0, start - match.index)) || /[\d\W_]/.test(written);
    return isTold && written.length >= 4 && /[A-Za-z0-9\p{L}]/u.test(written)
      ? [{ start, end: start + written.length }]
      : [];
  });
}

/** Letters, digits and a sign between them, as in "Otter!92", that is no date, address or number with a unit. */
function isMixture(written: string): boolean {
  if (written.length < 7 || !/\p{L}{3}/u.test(written) || !/\d/.test(written)) return false;
  if (/^(?:https?:|www\.)|^[#@]|\/\//.test(written) || /^[$€£+~=(-]/.test(written)) return false;
  if (/#\d{4}$|::/.test(written)) return false;
  return /[\p{L}\d][!#$%&*@^~?+][\p{L}\d]/u.test(written) && !/^\p{L}+[?!]+\p{L}+$/u.test(written);
}

/** Weaker than a mixture: only beside a word that announces a secret. */
function isMixed(written: string): boolean {
  if (written.length < 6 || /^(?:v?\d+(?:[.,:/-]\d+)*\p{L}{0,3})$/u.test(written)) return false;
  const kinds = [/\p{L}/u, /\d/, /[!-/:-@[-`{-~]/].filter((kind) => kind.test(written)).length;
  return (
    kinds >= 2 &&
    /\d/.test(written) &&
    /\p{L}{2}/u.test(written) &&
    !/^\d{2,4}(?:er|s|th|st|nd|rd|х|й|年.*)$/u.test(written)
  );
}

function isNear(text: string, place: number): boolean {
  const around = text.slice(Math.max(0, place - contextReach), place + contextReach);
  return secretPhrases.test(around) || nearWord.test(around);
}

const nearWord = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${secretWords})(?![\p{L}\p{N}])`, "iu");

/** As long and as mixed as only a machine writes: entropy (Shannon) of 3.5 bits a character and more in twenty characters. */
function isRandom(written: string): boolean {
  if (written.length < 20 || !/^[A-Za-z0-9_\-+/=.~]+$/.test(written) || /^[\d.,:/-]+$/.test(written)) return false;
  if (/^[0-9a-f]{32,}$/i.test(written)) return true;
  const classes = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(written)).length;
  const digits = written.replace(/\D/g, "").length;
  const changes = (written.match(/[a-z]\d|\d[a-zA-Z]|[a-z][A-Z]/g) ?? []).length;
  return classes === 3 && digits >= 3 && changes >= 4 && entropyOf(written) >= 3.5;
}

function entropyOf(written: string): number {
  const counts = new Map<string, number>();
  for (const character of written) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / written.length) * Math.log2(count / written.length);
  return bits;
}
