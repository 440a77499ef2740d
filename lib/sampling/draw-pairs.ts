import type { Pair, PairIndex, SampledOutput } from "./pair-index";

/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** A pair in the order in which it is shown. */
export interface DrawnPair {
  readonly left: SampledOutput;
  readonly right: SampledOutput;
}

/**
 * Draws `count` pairs independently and uniformly, each with its order by a fair coin. The first of them that the
 * annotator has not seen is a uniform draw from the unseen pairs (rejection sampling), so its probability is
 * 1 / (pairs − seen pairs).
 *
 * Cost O(count · log cells). Empty where there is no pair.
 */
export function drawPairs(index: PairIndex, count: number, random: Random): DrawnPair[] {
  if (index.size === 0) return [];
  return Array.from({ length: count }, () => orderPair(index.pairAt(Math.floor(random() * index.size)), random));
}

/**
 * Draws uniformly from the pairs that `isSeen` does not know, by looking at every one: for an annotator who has seen
 * nearly all. Null where nothing is left. Cost O(pairs).
 */
export function drawUnseen(
  index: PairIndex,
  isSeen: (pair: Pair) => boolean,
  random: Random,
): { pair: DrawnPair; probability: number } | null {
  const unseen: Pair[] = [];
  for (let number = 0; number < index.size; number += 1) {
    const pair = index.pairAt(number);
    if (!isSeen(pair)) unseen.push(pair);
  }
  const drawn = unseen[Math.floor(random() * unseen.length)];
  return drawn ? { pair: orderPair(drawn, random), probability: 1 / unseen.length } : null;
}

function orderPair({ first, second }: Pair, random: Random): DrawnPair {
  return random() < 0.5 ? { left: first, right: second } : { left: second, right: first };
}
