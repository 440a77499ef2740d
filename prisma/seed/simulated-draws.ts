import { type DrawnPair, drawPairs, drawUnseen, type Random } from "@/lib/sampling/draw-pairs";
import type { Pair, PairIndex } from "@/lib/sampling/pair-index";

/** Pairs offered before every pair is looked at, as for human annotators. */
const candidates = 8;

export interface DrawnBattle {
  readonly pair: DrawnPair;
  /** 1 / (pairs − pairs that this annotator was shown before). */
  readonly probability: number;
}

/**
 * The battles of one annotator in their order, drawn as a human's are: uniformly from the pairs they have not been shown, sides by a fair coin.
 * Fewer than `count` where the arena has no more pairs. Cost O(count · log cells), near exhaustion O(count · pairs).
 */
export function drawBattles(index: PairIndex, count: number, random: Random): DrawnBattle[] {
  const seen = new Set<string>();
  const isSeen = ({ first, second }: Pair) => seen.has(nameOf(first.id, second.id));
  const drawn: DrawnBattle[] = [];
  while (drawn.length < count && seen.size < index.size) {
    const offered = drawPairs(index, candidates, random).find((pair) => !seen.has(nameOf(pair.left.id, pair.right.id)));
    const battle = offered
      ? { pair: offered, probability: 1 / (index.size - seen.size) }
      : drawUnseen(index, isSeen, random);
    if (!battle) break;
    seen.add(nameOf(battle.pair.left.id, battle.pair.right.id));
    drawn.push(battle);
  }
  return drawn;
}

function nameOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}
