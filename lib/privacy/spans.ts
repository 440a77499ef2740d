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

/**
 * The longest stretches of whole digit groups that `isFinding` agrees to, left to right, inside each match of `pattern`.
 * A number that stands beside another one ("in 1990 06 12 34 56 78") is found this way.
 * O(digits · maxDigits) calls of `isFinding`.
 */
export function findDigitGroups(
  text: string,
  pattern: RegExp,
  digits: { readonly min: number; readonly max: number },
  isFinding: (written: string) => boolean,
): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern)) {
    const groups = [...match[0].matchAll(/(?:\+\s?)?\(?\d+/g)].map((group) => ({
      start: match.index + group.index,
      end: match.index + group.index + group[0].length,
      digits: group[0].replace(/\D/g, "").length,
    }));
    for (let first = 0; first < groups.length; first += 1) {
      // The places behind a decimal point are no number of their own.
      if (/\d[.,]$/.test(text.slice(Math.max(0, groups[first]!.start - 2), groups[first]!.start))) continue;
      const last = lastOfLongest(groups, first);
      if (last === null) continue;
      spans.push({ start: groups[first]!.start, end: groups[last]!.end });
      first = last;
    }
  }
  return spans;

  function lastOfLongest(groups: readonly (Span & { digits: number })[], first: number): number | null {
    let found: number | null = null;
    let count = 0;
    for (let last = first; last < groups.length; last += 1) {
      count += groups[last]!.digits;
      if (count > digits.max) break;
      if (count >= digits.min && isFinding(text.slice(groups[first]!.start, groups[last]!.end))) found = last;
    }
    return found;
  }
}
