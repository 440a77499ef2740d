import { Sense } from "./lexicon";
import type { Reading } from "./reading";
import type { Span } from "./spans";

const never = Sense.particle | Sense.title | Sense.relation | Sense.intro | Sense.closing;

/**
 * Where a part of a name that was found in a vote stands by itself.
 *
 * @param nameParts parts in lower case
 */
export function findRepeatedNames({ words }: Reading, nameParts: ReadonlyMap<string, string>): Span[] {
  if (nameParts.size === 0) return [];
  return words.flatMap(({ start, end, lower, senses, isCapital }) => {
    const isWord = (senses & Sense.common) !== 0 && !isCapital;
    const isPart = nameParts.has(lower) && !isWord && (senses & never) === 0;
    return isPart ? [{ start, end }] : [];
  });
}
