/** The sum from the smallest part up, so that the order in which they come changes not a bit. Cost O(n log n). */
export function sumAscending(parts: Float64Array): number {
  return parts.toSorted().reduce((sum, part) => sum + part, 0);
}
