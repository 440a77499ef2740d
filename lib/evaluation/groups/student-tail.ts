/** ½ ln 2π */
const halfLogTwoPi = Math.log(2 * Math.PI) / 2;
/** From here on three terms of Stirling's series err by less than 1 / (1680 n⁷) < 10⁻¹². */
const seriesFrom = 32;
/** Below this a factor of the fraction changes nothing any more. */
const precision = 1e-15;

/**
 * The chance that Student's t is at least as far from 0 as `t`, on either side: I_x(degrees/2, 1/2) with x = degrees/(degrees + t²), the
 * incomplete beta function by its continued fraction. To some 10⁻¹²; O(√degrees) factors.
 *
 * @param t any number, infinite ones as well
 * @param degrees of freedom, above 0, not necessarily whole
 * @see Abramowitz and Stegun (1964), 26.5.8 and 26.7.1; Lentz (1976), Applied Optics 15(3), for the fraction
 */
export function studentTail(t: number, degrees: number): number {
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return 0;
  const [inner, outer] = [degrees / (degrees + square), square / (degrees + square)];
  const half = degrees / 2;
  // The fraction converges fast below the mean of the beta distribution; above it the complement does.
  return inner < (half + 1) / (half + 2.5)
    ? betaShare(inner, outer, half, 0.5)
    : 1 - betaShare(outer, inner, 0.5, half);
}

/**
 * The t that Student's t is at least as far from 0 as, on either side, with a chance of `share`: standard errors on each side of an
 * interval with confidence 1 − share. By halving, to the last bits.
 *
 * @param share between 0 and 1, both excluded
 * @param degrees of freedom, above 0, not necessarily whole
 */
export function studentBound(share: number, degrees: number): number {
  let high = 1;
  while (studentTail(high, degrees) > share) high *= 2;
  let low = 0;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return high;
    if (studentTail(middle, degrees) > share) low = middle;
    else high = middle;
  }
}

/** I_x(a, b), where y is 1 − x. */
function betaShare(x: number, y: number, a: number, b: number): number {
  if (x === 0) return 0;
  const logFront = a * Math.log(x) + b * Math.log(y) + logGamma(a + b) - logGamma(a) - logGamma(b);
  return (Math.exp(logFront) / a) * fraction(x, a, b);
}

/** 1/(1 + d₁/(1 + d₂/(1 + …))), forwards by Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  let over = 1;
  let under = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = under;
  for (let pair = 1; ; pair += 1) {
    const even = (pair * (b - pair) * x) / ((a + 2 * pair - 1) * (a + 2 * pair));
    under = 1 / (1 + even * under);
    over = 1 + even / over;
    value *= under * over;
    const odd = (-(a + pair) * (a + b + pair) * x) / ((a + 2 * pair) * (a + 2 * pair + 1));
    under = 1 / (1 + odd * under);
    over = 1 + odd / over;
    value *= under * over;
    if (Math.abs(under * over - 1) < precision) return value;
  }
}

/** ln Γ(x) for x > 0: Stirling's series, reached by Γ(x + 1) = x Γ(x). */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < seriesFrom; at += 1) shift += Math.log(at);
  const square = at * at;
  const error = (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / at;
  return (at - 0.5) * Math.log(at) - at + halfLogTwoPi + error - shift;
}
