/** A square field of complex numbers, row by row, changed in place by the transform. */
export interface ComplexField {
  readonly size: number;
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/**
 * Discrete Fourier transform of a square field in place, rows then columns; `inverse` divides by size².
 * Cost O(size² log size).
 * @throws RangeError when the size is not a power of two
 * @see Cooley & Tukey (1965), Mathematics of Computation 19(90)
 */
export function transformField(field: ComplexField, direction: "forward" | "inverse"): void {
  const { size } = field;
  if (size < 1 || (size & (size - 1)) !== 0)
    throw new RangeError(`A field of side ${size} is not a power of two wide.`);
  for (let line = 0; line < size; line++) transformLine(field, line * size, 1, direction);
  for (let line = 0; line < size; line++) transformLine(field, line, size, direction);
  if (direction === "inverse") {
    for (let index = 0; index < size * size; index++) {
      field.real[index] = field.real[index]! / (size * size);
      field.imaginary[index] = field.imaginary[index]! / (size * size);
    }
  }
}

function transformLine(field: ComplexField, start: number, stride: number, direction: "forward" | "inverse"): void {
  const { size, real, imaginary } = field;
  for (let index = 1, reversed = 0; index < size; index++) {
    let bit = size >> 1;
    for (; reversed & bit; bit >>= 1) reversed ^= bit;
    reversed ^= bit;
    if (index < reversed) swap(real, imaginary, start + index * stride, start + reversed * stride);
  }
  const turn = direction === "forward" ? -2 * Math.PI : 2 * Math.PI;
  for (let length = 2; length <= size; length <<= 1) {
    for (let block = 0; block < size; block += length) {
      for (let offset = 0; offset < length / 2; offset++) {
        const angle = (turn * offset) / length;
        const cosine = Math.cos(angle);
        const sine = Math.sin(angle);
        const upper = start + (block + offset) * stride;
        const lower = upper + (length / 2) * stride;
        const turnedReal = real[lower]! * cosine - imaginary[lower]! * sine;
        const turnedImaginary = real[lower]! * sine + imaginary[lower]! * cosine;
        real[lower] = real[upper]! - turnedReal;
        imaginary[lower] = imaginary[upper]! - turnedImaginary;
        real[upper] = real[upper]! + turnedReal;
        imaginary[upper] = imaginary[upper]! + turnedImaginary;
      }
    }
  }
}

function swap(real: Float64Array, imaginary: Float64Array, one: number, other: number): void {
  [real[one], real[other]] = [real[other]!, real[one]!];
  [imaginary[one], imaginary[other]] = [imaginary[other]!, imaginary[one]!];
}
