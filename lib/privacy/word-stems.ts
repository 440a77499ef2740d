import { commonWords } from "./words/generated/common-words";

let sorted: string[] | undefined;
const fewest = 5;

/**
 * Whether a word in lower case begins like a frequent word of some language, all but its ending: "verwechselt" like "verwechseln". Words
 * of fewer than six letters do not. O(log words) after the words were sorted at the first call, some 0.1 s.
 */
export function isLikeCommonWord(lower: string): boolean {
  if (lower.length < 6) return false;
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
  return sorted[low]?.startsWith(stem) ?? false;
}
