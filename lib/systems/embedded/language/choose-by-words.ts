/** Pieces of text in order of worth, and how many words are wanted. */
export interface WordBudget {
  /** Item numbers, best first. */
  readonly ranked: readonly number[];
  words(item: number): number;
  /** Words aimed at. */
  readonly target: number;
  /** Whether an item may stand beside those already taken, given so far. */
  accepts(item: number, taken: readonly number[]): boolean;
}

/** Share of the target that is enough, and share that is never exceeded once something is taken. */
const enough = 0.88;
const tooMuch = 1.12;

/**
 * Takes the best items until about `target` words are reached: an item that would exceed the target by over 12 % is passed over, and the search ends
 * at 88 %. The first item is taken whatever its length, so that something is always returned for a non-empty ranking.
 * Cost O(items · taken).
 *
 * @returns item numbers in the order they were taken
 */
export function chooseByWords({ ranked, words, target, accepts }: WordBudget): number[] {
  const taken: number[] = [];
  let total = 0;
  for (const item of ranked) {
    if (total >= target * enough) break;
    if (taken.length > 0 && total + words(item) > target * tooMuch) continue;
    if (!accepts(item, taken)) continue;
    taken.push(item);
    total += words(item);
  }
  return taken;
}
