/**
 * Ranks from 1 for the smallest; equal values share the mean of the ranks that they take up. Cost O(n log n).
 *
 * @param values without NaN
 */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  const order = Int32Array.from({ length: values.length }, (_, at) => at).sort(
    (one, other) => values[one]! - values[other]!,
  );
  const ranks = new Float64Array(values.length);
  let from = 0;
  while (from < order.length) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to += 1;
    for (let place = from; place < to; place += 1) ranks[order[place]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
