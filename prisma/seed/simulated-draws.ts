import type { DrawSpace, SampledOutput } from "@/lib/sampling/draw-space";
import { drawUnseen, seenPairs } from "@/lib/sampling/draw-unseen";
import { mixParts } from "@/lib/sampling/policy/mix-parts";
import type { Random } from "@/lib/sampling/random";
import { uniformPart } from "@/lib/sampling/space-parts";

export interface DrawnBattle {
  readonly left: SampledOutput;
  readonly right: SampledOutput;
  /** 1 over the pairs that this annotator had not seen. */
  readonly probability: number;
}

/**
 * The battles of one annotator in their order: drawn uniformly from the pairs they have not been shown, sides by a fair coin.
 * Fewer than `count` where the arena has no more pairs. Cost O(count² · log cells), near exhaustion O(count · pairs).
 */
export function drawBattles(space: DrawSpace, count: number, random: Random): DrawnBattle[] {
  const policy = mixParts([uniformPart("uniform", 1, space)]);
  const shown: { leftOutputId: string; rightOutputId: string }[] = [];
  const drawn: DrawnBattle[] = [];
  while (policy && drawn.length < count) {
    const next = drawUnseen(space, policy, seenPairs(space, shown), random);
    if (!next) break;
    const [one, other] = space.outputsOf(next.pair);
    const [left, right] = random() < 0.5 ? [one, other] : [other, one];
    shown.push({ leftOutputId: left.id, rightOutputId: right.id });
    drawn.push({ left, right, probability: next.probability });
  }
  return drawn;
}
