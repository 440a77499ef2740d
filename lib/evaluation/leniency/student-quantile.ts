/** The 97.5 % quantile of the normal distribution. */
const z = 1.959963984540054;

/**
 * The 97.5 % quantile of Student's t: exact for 1 and 2 degrees of freedom, else by the expansion around the normal quantile in powers
 * of 1/degrees, good to 0.2 % from 3 degrees on.
 *
 * @param degrees of freedom, a whole number from 1 on
 * @see Abramowitz and Stegun (1964), 26.7.5
 */
export function studentQuantile(degrees: number): number {
  if (degrees === 1) return Math.tan(0.475 * Math.PI);
  if (degrees === 2) return 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2));
  const square = z * z;
  const terms = [
    (square + 1) / 4,
    ((5 * square + 16) * square + 3) / 96,
    (((3 * square + 19) * square + 17) * square - 15) / 384,
    ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160,
  ];
  return z * terms.reduce((sum, term, power) => sum + term / degrees ** (power + 1), 1);
}
