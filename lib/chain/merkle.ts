import { sha256 } from "./sha256";

const nodePrefix = Uint8Array.of(0x01);

/**
 * Root of the Merkle tree over hashes of leaves, in their order. Nodes are told from leaves by their prefix (0x01; leaves have 0x00), so
 * that no node passes for a leaf. Without a leaf it is the SHA-256 of nothing. O(n) time, O(n) memory.
 *
 * Level by level, an odd last one going up as it is: the same tree as by splitting at the largest power of two, and therefore also the root
 * over the roots of its subtrees of `branchSize` leaves.
 *
 * @see RFC 6962, section 2.1
 */
export function merkleRoot(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return sha256();
  let level = hashes;
  while (level.length > 1) level = levelAbove(level);
  return level[0]!;
}

/** Leaves of a subtree whose root is kept: a leaf is proved from those of its own and the roots of the others. A power of two. */
export const branchSize = 1024;

/**
 * The hashes that lead from a leaf to the root, the nearest first. O(n).
 *
 * @throws RangeError there is no such leaf
 * @see RFC 6962, section 2.1.1
 */
export function inclusionPath(hashes: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= hashes.length)
    throw new RangeError(`There is no leaf ${index}.`);
  const path: Uint8Array[] = [];
  for (let level = hashes, at = index; level.length > 1; level = levelAbove(level), at = Math.floor(at / 2)) {
    const sibling = level[at ^ 1];
    if (sibling) path.push(sibling);
  }
  return path;
}

/**
 * The root that a leaf and its path lead to, in a tree of `size` leaves; null where a tree of this size has no path of this length there.
 * O(log size).
 *
 * @see RFC 9162, section 2.1.3.2
 */
export function rootFromPath(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | null {
  if (!Number.isInteger(index) || index < 0 || index >= size) return null;
  const left = [...path];
  let hash = leaf;
  for (let at = index, width = size; width > 1; at = Math.floor(at / 2), width = Math.ceil(width / 2)) {
    if (at % 2 === 0 && at === width - 1) continue;
    const sibling = left.shift();
    if (!sibling) return null;
    hash = at % 2 === 0 ? node(hash, sibling) : node(sibling, hash);
  }
  return left.length === 0 ? hash : null;
}

function levelAbove(level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at]!, level[at + 1]];
    above.push(right ? node(left, right) : left);
  }
  return above;
}

function node(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(nodePrefix, left, right);
}
