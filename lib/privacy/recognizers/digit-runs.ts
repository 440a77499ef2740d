import type { Span } from "../spans";

/** What stands between the groups of a number and hardly anywhere else; inside a character class. */
export const joints = "_~∼·•∙⋅‧・ー";

/**
 * The longest stretches of whole digit groups that `isFinding` agrees to, left to right, inside each match of `pattern`.
 * A number that stands beside another one ("in 1990 06 12 34 56 78") is found this way.
 * O(digits · maxDigits) calls of `isFinding`.
 */
export function findDigitGroups(
  text: string,
  pattern: RegExp,
  digits: { readonly min: number; readonly max: number },
  isFinding: (written: string, place: number) => boolean,
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
      if (count >= digits.min && isFinding(text.slice(groups[first]!.start, groups[last]!.end), groups[first]!.start))
        found = last;
    }
    return found;
  }
}

const after = new RegExp(
  String.raw`(?:[ \t]{1,3}|[ \t]?[${joints}/-][ \t]?|\.|\)[ \t]?)\(?(?:\d+(?![\p{L}\d])|\d{3,})`,
  "uy",
);
const before = new RegExp(String.raw`(?:\d+[${joints}/.-])+$`, "u");
const longestBefore = 64;

/**
 * The stretch with the digit groups that touch it: a number that is longer than its kind, mistyped, or followed by its
 * extension or security code leaves none of its digits behind. To the left only over marks that join, since a year or
 * a count may stand before a number with a space between.
 */
export function extendOverDigits(text: string, span: Span): Span {
  const joined = before.exec(text.slice(Math.max(0, span.start - longestBefore), span.start));
  let end = span.end;
  for (;;) {
    after.lastIndex = end;
    const next = after.exec(text);
    if (!next) break;
    end += next[0].length;
  }
  return { start: span.start - (joined?.[0].length ?? 0), end };
}
