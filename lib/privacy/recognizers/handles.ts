import { Sense } from "../lexicon";
import { type Reading, Signal } from "../reading";
import { findSpans, type Span } from "../spans";
import { handlePhrases, handleWords } from "../words/context-words";

// Han, kana and hangul stand beside a handle without a blank and are no part of one that begins with another letter.
const worded = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Devanagari}\p{N}_`;
const marked = new RegExp(
  String.raw`(?<![A-Za-z\p{Script=Cyrillic}\p{N}_@./])(?:@(?=[\p{N}._-]*\p{L})(?:[${worded}](?:[${worded}\p{M}.-]{0,60}[${worded}\p{M}])|[\p{L}\p{N}_]{2,30})` +
    String.raw`|\/?u\/[A-Za-z0-9_-]{3,20}|[${worded}.]{2,32}#\d{4}(?!\d))`,
  "gu",
);
const joined = String.raw`[A-Za-z\p{N}_](?:[A-Za-z\p{N}_.-]{1,40}[A-Za-z\p{N}_])`;
const announced = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${handleWords})(?:\s?(?:id|handle|name|account|konto|naam|user))?(?:\s?[:=：]\s?|\s(?:is|ist|est|es|è|é|jest|to)\s|\s-\s)[@]?(${joined})`,
  "giu",
);
const beside = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${handleWords})\s?(?:id)?\s{0,2}(${joined})`, "giu");
const easternContext = new RegExp(
  String.raw`(?:${handlePhrases.source}|(?:${handleWords}))[^A-Za-z\n]{0,6}?(?:ID|id)?[^A-Za-z\n]{0,4}(${joined})`,
  "gu",
);

/** Names in the manner of social networks: `@name`, `u/name`, `name#1234`, and what follows "telegram:" or "insta". */
export function findHandles({ text, signals, senses }: Reading): Span[] {
  const hasMark = (signals & (Signal.at | Signal.slash)) !== 0 || text.includes("#");
  const spans = hasMark ? findSpans(text, marked) : [];
  if ((senses & Sense.handle) !== 0) {
    // A word with a colon is meant so; without one it must look made up.
    spans.push(...lastPart(text, announced, (name) => /[\d_.]/.test(name) || name.length >= 5));
    spans.push(...lastPart(text, beside, isMadeUp));
  }
  if ((signals & Signal.eastern) !== 0) spans.push(...lastPart(text, easternContext, (name) => isMadeUp(name)));
  return spans;
}

function isMadeUp(name: string): boolean {
  return /[A-Za-z]/.test(name) && /[\d_]|[a-z]\.[a-z]/i.test(name);
}

function lastPart(text: string, pattern: RegExp, isFinding: (name: string) => boolean): Span[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const name = match[1] ?? "";
    const end = match.index + match[0].length;
    return isFinding(name) ? [{ start: end - name.length, end }] : [];
  });
}
