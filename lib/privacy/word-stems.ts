import { Sense, sensesOf } from "./lexicon";
import { commonWords } from "./words/generated/common-words";

let sorted: string[] | undefined;
const fewest = 5;
const longest = 40;

/**
 * Whether a word in lower case begins like a frequent word of some language, all but its ending: "verwechselt" like "verwechseln". Words
 * of fewer than six letters, or more than forty, do not. O(log words) after the words were sorted at the first call, some 0.1 s.
 */
export function isLikeCommonWord(lower: string): boolean {
  if (lower.length < 6 || lower.length > longest) return false;
  sorted ??= commonWords
    .split("|")
    .filter(({ length }) => length >= fewest)
    .sort();
  const stem = lower.slice(0, Math.max(fewest, lower.length - 3));
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < stem) low = middle + 1;
    else high = middle;
  }
  return (sorted[low]?.startsWith(stem) ?? false) || isCompound(lower);
}

/** "Werbeprospekt": two words of the lists, each of four letters and more, with or without an s between. */
function isCompound(lower: string): boolean {
  const isWord = (part: string) => (sensesOf(part) & Sense.common) !== 0;
  for (let place = 4; place <= lower.length - 4; place += 1) {
    const before = lower.slice(0, place);
    if (!isWord(lower.slice(place))) continue;
    if (isWord(before) || (before.length > 4 && before.endsWith("s") && isWord(before.slice(0, -1)))) return true;
  }
  return false;
}
