/**
 * The order of entries of equal size by their bytes, without moving them. O(n log n), 12 bytes an entry beside them.
 *
 * @param entries those entries one after the other, from the beginning; what follows them is not looked at
 * @param entryBytes size of one, at least six
 * @param length how many there are
 * @returns the places of the entries, the lowest first
 */
export function sortEntries(entries: Buffer, entryBytes: number, length: number): Uint32Array {
  // Six bytes are a whole number that a double holds, and tell nearly all apart.
  const firstBytes = Float64Array.from({ length }, (_, at) => entries.readUIntBE(at * entryBytes, 6));
  const order = Uint32Array.from({ length }, (_, index) => index);
  return order.sort((a, b) => {
    const difference = firstBytes[a]! - firstBytes[b]!;
    if (difference !== 0) return difference;
    const [first, second] = [a * entryBytes, b * entryBytes];
    return entries.compare(entries, second, second + entryBytes, first, first + entryBytes);
  });
}
