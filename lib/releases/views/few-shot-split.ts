import { createHash } from "node:crypto";

/** What is hashed of a judged pair: nothing but what every release says of it, whoever judged it and when. */
export interface SplitPair {
  readonly arena: string;
  readonly task: string;
  /** The described persona; null for an annotator's own, whose name is another one in each release. */
  readonly persona: string | null;
  /**
   * What was compared, in any order: the hashes of both contents. Of an annotator's own persona both systems: the contents are not published, and a
   * split by them would be something of an unpublished text that stays the same from release to release.
   */
  readonly sides: readonly [string, string];
}

export const pairHashBytes = 8;

/** The first 64 bits of SHA-256 over a pair. Whoever has a release can compute it. */
export function hashPair({ arena, task, persona, sides }: SplitPair): Buffer {
  const text = JSON.stringify(["palate few-shot 1", arena, task, persona, ...[...sides].sort()]);
  return createHash("sha256").update(text).digest().subarray(0, pairHashBytes);
}

/** Of all pairs, how many are held out. */
export const heldOutShare = 0.2;
const heldOutBelow = Math.floor(heldOutShare * 2 ** 32);

/** Whether a pair is held out: it is for everybody, in every release, whatever else was judged. */
export function isHeldOut(hash: Uint8Array): boolean {
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0) < heldOutBelow;
}

/** How many support pairs there are; the smaller are the first of the larger. */
export const supportSizes = [4, 8, 16] as const;

/** The pairs of somebody, or of a persona, by what they are for. */
export interface Split<Pair> {
  readonly size: (typeof supportSizes)[number];
  /** As many as `size`, in the order of their hashes. */
  readonly support: readonly Pair[];
  /** All that are held out, in the order of their hashes; at least one. */
  readonly query: readonly Pair[];
}

/**
 * Splits pairs by their hashes. O(pairs · log pairs).
 *
 * @param pairs each once
 * @returns null where there are too few to support the smallest size, or none is held out
 */
export function splitPairs<Pair extends { readonly hash: Uint8Array }>(pairs: readonly Pair[]): Split<Pair> | null {
  const sorted = pairs.toSorted((one, other) => Buffer.compare(one.hash, other.hash));
  const query = sorted.filter(({ hash }) => isHeldOut(hash));
  const support = sorted.filter(({ hash }) => !isHeldOut(hash));
  const size = supportSizes.findLast((least) => least <= support.length);
  return size === undefined || query.length === 0 ? null : { size, support: support.slice(0, size), query };
}
