import { transformField } from "./fourier";

/** Side of the square that saliency is computed on, as in the paper. */
export const saliencySize = 64;

/**
 * Where the eye goes in a picture, by the spectral residual: the part of the log amplitude spectrum that its own 3 × 3
 * mean does not foretell, brought back with the phase, squared and smoothed.
 * @param gray the picture squeezed to 64 × 64, values 0…255
 * @returns 64 × 64 shares, none negative, that sum to 1; a picture of one gray has equal shares
 * @see Hou & Zhang (2007), Saliency Detection: A Spectral Residual Approach, CVPR
 */
export function findSaliency(gray: Uint8Array): Float64Array {
  const size = saliencySize;
  const cells = size * size;
  if (gray.every((value) => value === gray[0])) return new Float64Array(cells).fill(1 / cells);
  const field = { size, real: Float64Array.from(gray), imaginary: new Float64Array(cells) };
  transformField(field, "forward");
  const logAmplitude = field.real.map((real, index) => Math.log(Math.hypot(real, field.imaginary[index]!) + 1e-6));
  const expected = meanOfNeighbors(logAmplitude, size);
  for (let index = 0; index < cells; index++) {
    const phase = Math.atan2(field.imaginary[index]!, field.real[index]!);
    const amplitude = Math.exp(logAmplitude[index]! - expected[index]!);
    field.real[index] = amplitude * Math.cos(phase);
    field.imaginary[index] = amplitude * Math.sin(phase);
  }
  transformField(field, "inverse");
  const power = field.real.map((real, index) => real * real + field.imaginary[index]! ** 2);
  const smooth = blurCells(power, size, 2.5);
  const total = smooth.reduce((sum, value) => sum + value, 0);
  return smooth.map((value) => value / total);
}

/** Mean over 3 × 3 with the spectrum's own wrapping. */
function meanOfNeighbors(values: Float64Array, size: number): Float64Array {
  return values.map((_, index) => {
    const x = index % size;
    const y = (index - x) / size;
    let sum = 0;
    for (const dy of [size - 1, 0, 1]) {
      for (const dx of [size - 1, 0, 1]) sum += values[((y + dy) % size) * size + ((x + dx) % size)]!;
    }
    return sum / 9;
  });
}

/** Gaussian smoothing of a square of values, both ways; cells beyond the edge are left out of the mean. */
export function blurCells(values: Float64Array, size: number, spread: number): Float64Array {
  return blur(blur(values, size, spread, "rows"), size, spread, "columns");
}

function blur(values: Float64Array, size: number, spread: number, along: "rows" | "columns"): Float64Array {
  const reach = Math.ceil(3 * spread);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, place) =>
    Math.exp(-((place - reach) ** 2) / (2 * spread ** 2)),
  );
  return values.map((_, index) => {
    const x = index % size;
    const y = (index - x) / size;
    let sum = 0;
    let weights = 0;
    for (let place = -reach; place <= reach; place++) {
      const moved = (along === "rows" ? x : y) + place;
      if (moved < 0 || moved >= size) continue;
      const weight = kernel[place + reach]!;
      sum += weight * values[along === "rows" ? y * size + moved : moved * size + x]!;
      weights += weight;
    }
    return sum / weights;
  });
}
