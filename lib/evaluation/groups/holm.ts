/**
 * p-values corrected for their number: the chance that any of the true claims among them is rejected stays below whatever the smallest
 * corrected value is held against. With the values in ascending order the k-th of m is the largest of (m − j + 1)·p over j ≤ k, at most 1.
 * In the order of the input. O(m log m).
 *
 * @see Holm (1979), Scandinavian Journal of Statistics 6(2)
 */
export function correctByHolm(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((one, other) => pValues[one]! - pValues[other]!);
  const corrected = pValues.map(() => 1);
  let largest = 0;
  order.forEach((place, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * pValues[place]!));
    corrected[place] = largest;
  });
  return corrected;
}
