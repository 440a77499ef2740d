/**
 * Entries in the order of their keys, equal ones in the order they came in. Cost O(entries + buckets), without a comparison.
 *
 * @param entries indices into `keys`
 * @param keys whole numbers, 0 ≤ key − lowest < buckets
 * @returns the entries in order, and where each bucket starts among them (length buckets + 1)
 */
export function sortByKey(
  entries: Int32Array,
  keys: Int32Array | Uint8Array,
  buckets: number,
  lowest = 0,
): { order: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(buckets + 1);
  for (let place = 0; place < entries.length; place += 1) starts[keys[entries[place]!]! - lowest + 1]! += 1;
  for (let bucket = 0; bucket < buckets; bucket += 1) starts[bucket + 1]! += starts[bucket]!;
  const next = Int32Array.from(starts);
  const order = new Int32Array(entries.length);
  for (let place = 0; place < entries.length; place += 1) {
    const key = keys[entries[place]!]! - lowest;
    order[next[key]!] = entries[place]!;
    next[key]! += 1;
  }
  return { order, starts };
}

/** 0, 1, … below so many. */
export function countUp(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let index = 0; index < length; index += 1) numbers[index] = index;
  return numbers;
}
