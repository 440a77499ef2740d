/** Above this the difference of two numbers may exceed the largest there is. */
const farApart = 2 ** 1020;

/**
 * Values moved and stretched so that the smallest is 0 and the largest 1: what is blind to a scale can then neither overflow
 * nor vanish, whatever the unit was. Cost O(n).
 *
 * @param values finite, at least two of them different
 */
export function scaleToUnit(values: ArrayLike<number>): Float64Array {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at += 1) {
    least = Math.min(least, values[at]!);
    most = Math.max(most, values[at]!);
  }
  // A quarter of such numbers is exact for all that are not far too small to be seen beside them.
  const factor = Math.max(-least, most) > farApart ? 0.25 : 1;
  const range = most * factor - least * factor;
  return Float64Array.from(values, (value) => (value * factor - least * factor) / range);
}
