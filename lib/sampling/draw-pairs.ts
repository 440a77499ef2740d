import type { Pair, PairIndex, SampledOutput } from "./pair-index";

/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** Two outputs in the order in which they are shown. */
export interface DrawnPair {
  readonly key: string;
  readonly left: SampledOutput;
  readonly right: SampledOutput;
  /** Probability of these two outputs, given that their pair of contents is drawn: 1 unless several systems made a content. */
  readonly share: number;
}

/**
 * Draws `count` pairs of contents independently and uniformly, for each content one of the systems that made it, and the
 * order by a fair coin. The first of them that the annotator has not seen is a uniform draw from the unseen pairs
 * (rejection sampling), so its probability is share / (pairs − seen pairs).
 *
 * Cost O(count · log cells). Empty where there is no pair.
 */
export function drawPairs(index: PairIndex, count: number, random: Random): DrawnPair[] {
  if (index.size === 0) return [];
  return Array.from({ length: count }, () => drawOutputs(index.pairAt(Math.floor(random() * index.size)), random));
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
  if (!drawn) return null;
  const pair = drawOutputs(drawn, random);
  return { pair, probability: pair.share / unseen.length };
}

function drawOutputs({ key, first, second }: Pair, random: Random): DrawnPair {
  const one = first[Math.floor(random() * first.length)]!;
  const other = second[Math.floor(random() * second.length)]!;
  const share = 1 / (first.length * second.length);
  return random() < 0.5 ? { key, left: one, right: other, share } : { key, left: other, right: one, share };
}
