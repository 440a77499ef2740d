import { axes } from "./axes";

/** Spread of tastes before anything is known of a person. */
const priorSd = 0.5;

/** Steps of the table that places are read from. */
const cells = 2_000;

/** Tastes that a belief is kept for. Each comes with its mirror image, so that no end of an axis is favored. */
export const pointCount = 8_192;

/**
 * The tastes themselves: for each axis, in the order of `axes`, the place of every point. Drawn from what is believed of
 * somebody unknown, axis by axis a normal of mean 0 and sd 0.5 that is cut off at −1 and 1, by an additive recurrence of low
 * discrepancy, so that no generator is needed and the points lie more evenly than random ones.
 *
 * @see Roberts (2018), The unreasonable effectiveness of quasirandom sequences: steps φ^(−1), φ^(−2), … with φ^(d+1) = φ + 1
 */
export const tastes: readonly Float64Array[] = drawTastes();

function drawTastes(): Float64Array[] {
  const quantiles = tabulateQuantiles();
  const golden = generalizedGolden(axes.length);
  return axes.map((_, axis) => {
    const places = new Float64Array(pointCount);
    for (let at = 0; at < pointCount; at += 2) {
      const share = (0.5 + (at / 2 + 1) * golden ** -(axis + 1)) % 1;
      const place = readQuantile(quantiles, share);
      places[at] = place;
      places[at + 1] = -place;
    }
    return places;
  });
}

/** The root above 1 of x^(d+1) = x + 1. */
function generalizedGolden(dimensions: number): number {
  let root = 2;
  for (let step = 0; step < 60; step += 1) root = (1 + root) ** (1 / (dimensions + 1));
  return root;
}

/** P(place ≤ −1 + 2·at/cells) for at = 0…cells, by the midpoint rule. */
function tabulateQuantiles(): Float64Array {
  const sums = new Float64Array(cells + 1);
  for (let at = 0; at < cells; at += 1) {
    const middle = -1 + (2 * (at + 0.5)) / cells;
    sums[at + 1] = sums[at]! + Math.exp(-0.5 * (middle / priorSd) ** 2);
  }
  return sums.map((sum) => sum / sums[cells]!);
}

function readQuantile(sums: Float64Array, share: number): number {
  let low = 0;
  let high = cells;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sums[middle]! <= share) low = middle;
    else high = middle;
  }
  const within = (share - sums[low]!) / (sums[high]! - sums[low]!);
  return -1 + (2 * (low + within)) / cells;
}
