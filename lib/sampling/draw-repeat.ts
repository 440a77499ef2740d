import type { DrawSpace } from "./draw-space";
import { drawIndex, type Random } from "./random";

/** Battles between a pair and its repeat: enough that the first is not simply remembered. */
export const battlesBetween = 8;

/** A battle of one annotator, as their repeats are chosen from. */
export interface PastBattle {
  readonly id: string;
  readonly leftOutputId: string;
  readonly rightOutputId: string;
  readonly isJudged: boolean;
  /** The battle that this one repeats. */
  readonly repeatOf: string | null;
}

/** A judged battle to show again, with its sides swapped. */
export interface DrawnRepeat {
  readonly battle: PastBattle;
  readonly probability: number;
}

/** The share of repeats among all draws, of parts whose weights may have any sum. */
export function shareOfRepeats(weights: Readonly<Record<"repeat", number> & Record<string, number>>): number {
  const whole = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return weights.repeat / whole;
}

/**
 * Decides whether the next battle is a repeat, and draws which: in its share of all draws, uniformly from the judged battles that are not repeats,
 * were not repeated, lie at least eight battles back, and whose outputs are still drawn.
 *
 * Cost O(battles).
 *
 * @param battles the annotator's in this arena, oldest first
 * @returns the repeat, or null with the probability that it is none: what a fresh pair's probability is multiplied by
 */
export function drawRepeat(
  space: DrawSpace,
  battles: readonly PastBattle[],
  share: number,
  random: Random,
): { readonly repeat: DrawnRepeat | null; readonly otherwise: number } {
  const repeated = new Set(battles.map(({ repeatOf }) => repeatOf));
  const able = battles
    .slice(0, Math.max(0, battles.length - battlesBetween))
    .filter(
      ({ id, isJudged, repeatOf, leftOutputId, rightOutputId }) =>
        isJudged && repeatOf === null && !repeated.has(id) && space.find(leftOutputId, rightOutputId) !== null,
    );
  if (able.length === 0 || share === 0) return { repeat: null, otherwise: 1 };
  if (random() >= share) return { repeat: null, otherwise: 1 - share };
  return {
    repeat: { battle: able[drawIndex(able.length, random)]!, probability: share / able.length },
    otherwise: 1 - share,
  };
}
