import type { RandomSource } from "../random";

/** Expected successes from which rejection is faster than counting up; the rejection needs at least so many. */
const rejectionFrom = 10;

/**
 * Number of successes in so many independent trials. Exact but for rounding; cost O(1), whatever the number of trials.
 *
 * Few expected successes: the distribution function is searched from zero. Many: transformed rejection, a uniform pair mapped onto a
 * hat over the histogram (algorithm BTRS), accepted without a logarithm four times in five.
 *
 * @param trials a whole number, not negative, up to 2⁵³
 * @param chance of each success, 0…1
 * @see Hörmann (1993), J. Statist. Comput. Simul. 46(1–2)
 */
export function drawBinomial(trials: number, chance: number, random: RandomSource): number {
  if (chance > 0.5) return trials - drawBinomial(trials, 1 - chance, random);
  if (trials === 0 || chance === 0) return 0;
  return trials * chance < rejectionFrom ? searchUp(trials, chance, random) : reject(trials, chance, random);
}

function searchUp(trials: number, chance: number, random: RandomSource): number {
  const odds = chance / (1 - chance);
  let left = random.next();
  let probability = Math.exp(trials * Math.log1p(-chance));
  let successes = 0;
  while (left >= probability && successes < trials) {
    left -= probability;
    successes += 1;
    probability *= (odds * (trials - successes + 1)) / successes;
  }
  return successes;
}

// The constants of the hat are those of the paper, fitted by its author to every number of trials and chance.
function reject(trials: number, chance: number, random: RandomSource): number {
  const deviation = Math.sqrt(trials * chance * (1 - chance));
  const slope = 1.15 + 2.53 * deviation;
  const skew = -0.0873 + 0.0248 * slope + 0.01 * chance;
  const center = trials * chance + 0.5;
  const squeeze = 0.92 - 4.2 / slope;
  const scale = (2.83 + 5.1 / slope) * deviation;
  const logOdds = Math.log(chance / (1 - chance));
  const mode = Math.floor((trials + 1) * chance);
  for (;;) {
    const across = random.next() - 0.5;
    const height = random.next();
    const distance = 0.5 - Math.abs(across);
    const successes = Math.floor(((2 * skew) / distance + slope) * across + center);
    if (distance >= 0.07 && height <= squeeze) return successes;
    if (!(successes >= 0 && successes <= trials)) continue;
    const bound =
      logFactorialRatio(mode, successes) +
      logFactorialRatio(trials - mode, trials - successes) +
      (successes - mode) * logOdds;
    if (Math.log((height * scale) / (skew / (distance * distance) + slope)) <= bound) return successes;
  }
}

/** ln(n!/m!), without the digits that two large logarithms would lose against each other. */
function logFactorialRatio(n: number, m: number): number {
  if (Math.min(n, m) < 10) return logFactorial(n) - logFactorial(m);
  return (m + 0.5) * Math.log1p((n - m) / m) + (n - m) * (Math.log(n) - 1) + stirlingRest(n) - stirlingRest(m);
}

function logFactorial(n: number): number {
  if (n >= 10) return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + stirlingRest(n);
  let product = 1;
  for (let factor = 2; factor <= n; factor += 1) product *= factor;
  return Math.log(product);
}

/** What Stirling's formula is short of ln n!, to 1e-10 from n = 10 on. */
function stirlingRest(n: number): number {
  const square = 1 / (n * n);
  return (1 / 12 - square * (1 / 360 - square / 1260)) / n;
}
