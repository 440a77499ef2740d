import { type DrawnPair, drawPairs, drawUnseen, type Random } from "@/lib/sampling/draw-pairs";
import type { PairIndex } from "@/lib/sampling/pair-index";

/** Pairs offered before every pair is looked at, as for human annotators. */
const candidates = 4;

export interface DrawnBattle {
  readonly pair: DrawnPair;
  /** share / (pairs − pairs that this annotator was shown before). */
  readonly probability: number;
}

/**
 * The battles of one annotator in their order, drawn as a human's are: uniformly from the pairs they have not been shown, sides by a fair coin.
 * Fewer than `count` where the arena has no more pairs. Cost O(count · log cells), near exhaustion O(count · pairs).
 */
export function drawBattles(index: PairIndex, count: number, random: Random): DrawnBattle[] {
  const seen = new Set<string>();
  const drawn: DrawnBattle[] = [];
  while (drawn.length < count && seen.size < index.size) {
    const offered = drawPairs(index, candidates, random).find((pair) => !seen.has(pair.key));
    const battle = offered
      ? { pair: offered, probability: offered.share / (index.size - seen.size) }
      : drawUnseen(index, (pair) => seen.has(pair.key), random);
    if (!battle) break;
    seen.add(battle.pair.key);
    drawn.push(battle);
  }
  return drawn;
}
