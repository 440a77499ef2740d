import { type PairWeights, weighPairs } from "./pair-weights";

/** A system under this part of the mean exposure is drawn until it is there: more than the half that is promised, so that the promise holds. */
const floorShare = 0.7;

/** How evenly systems were shown. */
export interface Evenness {
  /** 0 where all were shown equally often, towards 1 where one alone was. */
  readonly gini: number;
  /** 1 where all were shown equally often, 1/systems where one alone was. */
  readonly jain: number;
  /** Entropy over that of equal exposure, 0 to 1. */
  readonly entropy: number;
  /** Exposure of the least shown system over the mean. */
  readonly least: number;
}

/**
 * How evenly systems were shown, in the three usual measures. Cost O(systems · log systems).
 *
 * @param exposure how often each system was shown, not negative
 * @returns null without a showing
 * @see Gini (1912); Jain, Chiu and Hawe (1984), DEC-TR-301; Shannon (1948), over its maximum (Pielou 1966)
 */
export function measureEvenness(exposure: readonly number[]): Evenness | null {
  const size = exposure.length;
  const total = exposure.reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) return null;
  const ascending = [...exposure].sort((one, other) => one - other);
  const ranked = ascending.reduce((sum, count, place) => sum + (2 * (place + 1) - size - 1) * count, 0);
  const squares = exposure.reduce((sum, count) => sum + count * count, 0);
  const entropy = exposure.reduce(
    (sum, count) => (count > 0 ? sum - (count / total) * Math.log(count / total) : sum),
    0,
  );
  return {
    gini: ranked / (size * total),
    jain: (total * total) / (size * squares),
    entropy: size === 1 ? 1 : entropy / Math.log(size),
    least: (ascending[0]! * size) / total,
  };
}

/**
 * Weighs pairs by what their systems lack to 70 % of the mean exposure, so that none stays under half of it. Cost O(systems²).
 *
 * @param exposure how often each system was shown
 * @param isDrawable whether there is anything to show of a pair
 * @returns null where nobody lacks anything, or nothing can be drawn of who does
 */
export function weighFloor(
  exposure: readonly number[],
  isDrawable: (first: number, second: number) => boolean,
): PairWeights | null {
  const target = (floorShare * exposure.reduce((sum, count) => sum + count, 0)) / exposure.length;
  const lacks = exposure.map((count) => Math.max(0, target - count));
  return weighPairs(exposure.length, (one, other) => (isDrawable(one, other) ? lacks[one]! + lacks[other]! : 0));
}
