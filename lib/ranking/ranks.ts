/**
 * Ranks that only claim what the intervals show: 1 + the number of systems whose lower bound lies above my upper bound.
 *
 * Several systems may share a rank. Cost O(n log n).
 *
 * @param bounds intervals of systems that are comparable with each other
 * @returns ranks in the same order
 * @see Chiang et al. (2024), Chatbot Arena, arXiv:2403.04132
 */
export function ranksOf(bounds: readonly { readonly low: number; readonly high: number }[]): number[] {
  const lows = Float64Array.from(bounds, ({ low }) => low).sort();
  return bounds.map(({ high }) => 1 + lows.length - countUpTo(lows, high));
}

/** How many of the ascending values are at most `limit`. */
function countUpTo(ascending: Float64Array, limit: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ascending[middle]! <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
