import { Sense, sensesOf } from "../../lexicon";
import { isEasternPublicName } from "../../public-names";
import type { Span } from "../../spans";

/** One of the characters, for a regular expression. */
export function oneOf(characters: string): string {
  return `[${[...new Set(characters)].join("")}]`;
}

/** One of the words, the longest first. */
export function anyOf(words: string): string {
  return words
    .split("|")
    .toSorted((a, b) => b.length - a.length)
    .join("|");
}

export function isCommonWord(word: string): boolean {
  return (sensesOf(word) & Sense.common) !== 0;
}

/** The matches of a global pattern that are findings and no public names. */
export function collect(
  text: string,
  pattern: RegExp,
  spans: Span[],
  isFinding: (written: string) => boolean = () => true,
): void {
  for (const match of text.matchAll(pattern)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (isFinding(match[0]) && !isEasternPublicName(text, span.start, span.end)) spans.push(span);
  }
}
