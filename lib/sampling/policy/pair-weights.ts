/**
 * How much each unordered pair of systems weighs in a draw. Pairs are numbered row by row: (0,1), (0,2), …, (1,2), …
 *
 * Memory 8 bytes a pair: 160 KB for 200 systems.
 */
export interface PairWeights {
  readonly systems: number;
  /** Running sums in the order of the pairs, from 0 on: length pairs + 1. */
  readonly sums: Float64Array;
}

/** Two different systems by index, first < second. */
export interface SystemPair {
  readonly first: number;
  readonly second: number;
}

/**
 * Weighs every pair of systems. Cost O(systems²).
 *
 * @param weightOf finite and not negative; 0 is never drawn
 * @returns null where no pair has a weight
 * @throws RangeError at a weight that is none
 */
export function weighPairs(systems: number, weightOf: (first: number, second: number) => number): PairWeights | null {
  const sums = new Float64Array((systems * (systems - 1)) / 2 + 1);
  let sum = 0;
  let pair = 0;
  for (let first = 0; first < systems; first += 1) {
    for (let second = first + 1; second < systems; second += 1) {
      const weight = weightOf(first, second);
      if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`${weight} is no weight of a pair`);
      }
      sum += weight;
      pair += 1;
      sums[pair] = sum;
    }
  }
  return sum > 0 ? { systems, sums } : null;
}

/** The pair at a part of the whole weight. O(log pairs). @param at in [0, 1) */
export function pairAt({ systems, sums }: PairWeights, at: number): SystemPair {
  const target = at * sums.at(-1)!;
  let low = 0;
  let high = sums.length - 2;
  // The last pair whose running sum before it is not above the target: pairs of weight 0 are passed over.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sums[middle]! <= target) low = middle;
    else high = middle - 1;
  }
  let first = 0;
  while (rowStart(systems, first + 1) <= low) first += 1;
  return { first, second: first + 1 + low - rowStart(systems, first) };
}

/** The chance that a draw by these weights gives this pair. O(1). */
export function chanceOf({ systems, sums }: PairWeights, { first, second }: SystemPair): number {
  const pair = rowStart(systems, first) + second - first - 1;
  return (sums[pair + 1]! - sums[pair]!) / sums.at(-1)!;
}

/** Number of the pair (row, row + 1). */
function rowStart(systems: number, row: number): number {
  return (row * (2 * systems - row - 1)) / 2;
}
