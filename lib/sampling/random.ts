/** Uniform numbers in [0, 1). */
export type Random = () => number;

/** A whole number from 0 to below `size`. */
export function drawIndex(size: number, random: Random): number {
  return Math.floor(random() * size);
}
