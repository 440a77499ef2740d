/**
 * How many pairs of values stand in falling order: i before j with values[i] > values[j]. Equal values are none.
 *
 * By merging ever longer sorted runs; a value that is taken from the right run passes all that are left in the left one.
 * Cost O(n log n); exact below 2⁵³.
 *
 * @param values without NaN; they are not changed
 */
export function countInversions(values: Float64Array): number {
  let source = values.slice();
  let target = new Float64Array(values.length);
  let inversions = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(middle + width, values.length);
      let left = start;
      let right = middle;
      for (let at = start; at < end; at += 1) {
        if (right === end || (left < middle && source[left]! <= source[right]!)) {
          target[at] = source[left]!;
          left += 1;
        } else {
          target[at] = source[right]!;
          right += 1;
          inversions += middle - left;
        }
      }
    }
    [source, target] = [target, source];
  }
  return inversions;
}
