/** ½ ln 2π */
const halfLogTwoPi = Math.log(2 * Math.PI) / 2;
/** From here on three terms of Stirling's series err by less than the fourth, 1 / (1680 n⁷) < 2 · 10⁻¹⁴. */
const seriesFrom = 32;

/**
 * The chance that a binomial count is `hits` or more: Σ C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ over k ≥ hits.
 *
 * The first chance comes in Loader's form, which keeps its digits where factorials would lose them, and the others from its
 * ratio to the next. On the far side of the mean the complement is summed, so that chances only ever fall and a sum ends where they no
 * longer count: O(√trials) terms.
 *
 * @param hits whole, 0…trials
 * @param trials whole, at least 1
 * @param chance between 0 and 1, both excluded
 * @see Loader (2000), Fast and Accurate Computation of Binomial Probabilities
 */
export function upperTail(hits: number, trials: number, chance: number): number {
  if (hits === 0) return 1;
  if (hits < trials * chance) return 1 - upperTail(trials - hits + 1, trials, 1 - chance);
  let term = Math.exp(logChance(hits, trials, chance));
  let sum = term;
  const odds = chance / (1 - chance);
  for (let count = hits; count < trials; count += 1) {
    term *= ((trials - count) / (count + 1)) * odds;
    if (sum + term === sum) break;
    sum += term;
  }
  return Math.min(sum, 1);
}

/** ln of the chance of exactly `hits`, which is at least 1. */
function logChance(hits: number, trials: number, chance: number): number {
  if (hits === trials) return trials * Math.log(chance);
  const misses = trials - hits;
  return (
    stirlingError(trials) -
    stirlingError(hits) -
    stirlingError(misses) -
    deviance(hits, trials * chance) -
    deviance(misses, trials * (1 - chance)) +
    Math.log(trials / hits / misses) / 2 -
    halfLogTwoPi
  );
}

/** ln n! less Stirling's formula (n + ½) ln n − n + ½ ln 2π, for n ≥ 1. */
function stirlingError(n: number): number {
  if (n >= seriesFrom) {
    const square = n * n;
    return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / n;
  }
  let logFactorial = 0;
  for (let factor = 2; factor <= n; factor += 1) logFactorial += Math.log(factor);
  return logFactorial - (n + 0.5) * Math.log(n) + n - halfLogTwoPi;
}

/** count · ln(count / mean) + mean − count, for count ≥ 1. */
function deviance(count: number, mean: number): number {
  return count * Math.log1p((count - mean) / mean) + mean - count;
}
