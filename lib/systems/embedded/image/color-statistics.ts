import { labOfSrgb } from "./cielab";

const bins = 32;

/** How a monochrome print is colored and how its tones are spread. */
export interface ColorStatistics {
  /** Mean a* and b* at lightness 0, 1/32, … 1 of the scale: two arrays of 33. */
  readonly chroma: ChromaCurve;
  /** Lightness L* at the quantiles 0 %, 1 %, … 100 %: 101 values, rising. */
  readonly quantiles: Float64Array;
}

/** a* and b* as a function of lightness, at 33 equal steps from L* 0 to 100. */
export interface ChromaCurve {
  readonly greenRed: Float64Array;
  readonly blueYellow: Float64Array;
}

/** a* and b* of a curve at lightness L* (0…100), between the steps by straight lines. */
export function chromaAt(curve: ChromaCurve, lightness: number): readonly [number, number] {
  const place = (Math.min(100, Math.max(0, lightness)) / 100) * bins;
  const low = Math.min(bins - 1, Math.floor(place));
  const part = place - low;
  const between = (values: Float64Array) => (values[low] ?? 0) * (1 - part) + (values[low + 1] ?? 0) * part;
  return [between(curve.greenRed), between(curve.blueYellow)];
}

/**
 * Measures color against lightness, and the spread of lightness, of RGB pixels (3 bytes each).
 * Steps of lightness that no pixel has take the value of the nearest step that has some.
 * Color as a function of lightness is how Welsh, Ashikhmin and Mueller carry color to a gray image.
 * Cost O(pixels).
 * @see Welsh, Ashikhmin & Mueller (2002), Transferring Color to Greyscale Images, ACM TOG 21(3)
 */
export function measureColor(rgb: Uint8Array): ColorStatistics {
  const counts = new Float64Array(bins + 1);
  const greenRed = new Float64Array(bins + 1);
  const blueYellow = new Float64Array(bins + 1);
  const pixels = Math.floor(rgb.length / 3);
  const lightnesses = new Float64Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const [l, a, b] = labOfSrgb(rgb[3 * pixel] ?? 0, rgb[3 * pixel + 1] ?? 0, rgb[3 * pixel + 2] ?? 0);
    lightnesses[pixel] = l;
    const bin = Math.round((l / 100) * bins);
    counts[bin] = (counts[bin] ?? 0) + 1;
    greenRed[bin] = (greenRed[bin] ?? 0) + a;
    blueYellow[bin] = (blueYellow[bin] ?? 0) + b;
  }
  lightnesses.sort();
  const quantiles = Float64Array.from({ length: 101 }, (_, percent) => quantile(lightnesses, percent / 100));
  return {
    chroma: { greenRed: meansFilled(greenRed, counts), blueYellow: meansFilled(blueYellow, counts) },
    quantiles,
  };
}

function quantile(sorted: Float64Array, part: number): number {
  const place = part * (sorted.length - 1);
  const low = Math.floor(place);
  const high = Math.min(sorted.length - 1, low + 1);
  return (sorted[low] ?? 0) + ((sorted[high] ?? 0) - (sorted[low] ?? 0)) * (place - low);
}

function meansFilled(sums: Float64Array, counts: Float64Array): Float64Array {
  return sums.map((_, bin) => {
    for (let distance = 0; distance <= bins; distance++) {
      for (const neighbor of [bin - distance, bin + distance]) {
        const count = counts[neighbor] ?? 0;
        if (count > 0) return (sums[neighbor] ?? 0) / count;
      }
    }
    return 0;
  });
}

/**
 * Weighted mean of several prints' statistics. Averaging quantile functions gives the one-dimensional
 * Wasserstein barycenter of the tone distributions: two peaks become one between them, not two halves.
 * @param weights one positive weight for each of `statistics`, any sum
 */
export function averageColor(statistics: readonly ColorStatistics[], weights: readonly number[]): ColorStatistics {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (pick: (one: ColorStatistics) => Float64Array, length: number) =>
    Float64Array.from({ length }, (_, index) =>
      statistics.reduce((sum, one, place) => sum + ((pick(one)[index] ?? 0) * (weights[place] ?? 0)) / total, 0),
    );
  return {
    chroma: {
      greenRed: mean((one) => one.chroma.greenRed, bins + 1),
      blueYellow: mean((one) => one.chroma.blueYellow, bins + 1),
    },
    quantiles: mean((one) => one.quantiles, 101),
  };
}
