/** A stretch of a text, from `start` up to but without `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where `pattern` (global) matches and `isFinding` agrees. */
export function findSpans(text: string, pattern: RegExp, isFinding: (written: string) => boolean = () => true): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    if (isFinding(match[0])) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}
