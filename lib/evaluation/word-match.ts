const accents = /\p{M}/gu;
const wordPattern = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu;

/** Words of a text in order: lower case, without accents and without a possessive ending. Linear. */
export function plainWords(text: string): string[] {
  const words = text.normalize("NFD").replace(accents, "").toLowerCase().match(wordPattern) ?? [];
  return words.map((word) => word.replace(/['’]s?$/, ""));
}

/** Letters that two words must share from their start before their endings may differ. */
const sharedStart = 5;
/** Longest ending that may differ. */
const longestEnding = 3;

/**
 * Whether two plain words are forms of one word: equal; one the other's plural in s or es; or equal in their first five or more
 * letters with endings of at most three (`irrigation` and `irrigated`, `forest` and `forestry`).
 *
 * Deliberately simpler than the stemming of the contestants and independent of it: whoever simulates a judge must not share the
 * judged algorithm's idea of a word. It errs (`generals` and `generate`), equally for every output.
 */
export function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= 3 && (long === `${short}s` || long === `${short}es`)) return true;
  let shared = 0;
  while (shared < short.length && short[shared] === long[shared]) shared += 1;
  return shared >= sharedStart && long.length - shared <= longestEnding && short.length - shared <= longestEnding;
}
