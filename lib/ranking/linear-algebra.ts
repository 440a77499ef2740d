// Dense symmetric positive definite algebra on row-major Float64Array. Written here and not taken from a library: it is
// the innermost loop of every fit, a few short routines serve all of it, and the general matrix packages copy into
// objects of their own at each call. Work goes four rows or columns at a time: that many operands are in registers while a
// fifth streams by, which is four times as fast at 2 000 systems as one at a time.

/**
 * Cholesky factor of a symmetric positive definite matrix, in place.
 *
 * Only the lower triangle is read; afterwards it holds L with A = L·Lᵀ. Rows are walked in order, so both operands of the inner
 * product are contiguous. Cost size³/3.
 *
 * @param matrix row-major, size × size
 * @returns false if a pivot is not positive: the matrix is not (numerically) positive definite and its content is spoiled
 * @see Golub and Van Loan, Matrix Computations, §4.2
 */
export function choleskyFactor(matrix: Float64Array, size: number): boolean {
  // A pivot that lost sixteen digits to cancellation is rounding noise, whatever its sign.
  const noise = 1e-15;
  for (let row = 0; row < size; row += 1) {
    const start = row * size;
    const blocked = row - (row % 4);
    for (let column = 0; column < blocked; column += 4) {
      subtractProjections(matrix, size, start, column);
      for (let step = 0; step < 4; step += 1) finishEntry(matrix, size, start, column + step, column);
    }
    for (let column = blocked; column < row; column += 1) finishEntry(matrix, size, start, column, 0);
    const diagonal = matrix[start + row]!;
    let pivot = diagonal;
    for (let k = 0; k < row; k += 1) pivot -= matrix[start + k]! ** 2;
    if (!(pivot > noise * diagonal) || !Number.isFinite(pivot)) return false;
    matrix[start + row] = Math.sqrt(pivot);
  }
  return true;
}

/** Takes from four entries of a row, from `column` on, what the columns before `column` account for. */
function subtractProjections(matrix: Float64Array, size: number, start: number, column: number): void {
  const first = column * size;
  const [second, third, fourth] = [first + size, first + 2 * size, first + 3 * size];
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let k = 0; k < column; k += 1) {
    const value = matrix[start + k]!;
    a += value * matrix[first + k]!;
    b += value * matrix[second + k]!;
    c += value * matrix[third + k]!;
    d += value * matrix[fourth + k]!;
  }
  const at = start + column;
  matrix[at] = matrix[at]! - a;
  matrix[at + 1] = matrix[at + 1]! - b;
  matrix[at + 2] = matrix[at + 2]! - c;
  matrix[at + 3] = matrix[at + 3]! - d;
}

/** One entry of the factor, from which the columns before `from` are already taken. */
function finishEntry(matrix: Float64Array, size: number, start: number, column: number, from: number): void {
  const columnStart = column * size;
  let sum = matrix[start + column]!;
  for (let k = from; k < column; k += 1) sum -= matrix[start + k]! * matrix[columnStart + k]!;
  matrix[start + column] = sum / matrix[columnStart + column]!;
}

/**
 * Solves L·Lᵀ·x = b for the factor of `choleskyFactor`. Cost size².
 *
 * @param factor row-major, lower triangle
 * @param target b, length size; not changed
 * @returns x, length size
 */
export function choleskySolve(factor: Float64Array, size: number, target: Float64Array): Float64Array {
  const solution = Float64Array.from(target);
  for (let row = 0; row < size; row += 1) {
    let sum = solution[row]!;
    for (let k = 0; k < row; k += 1) sum -= factor[row * size + k]! * solution[k]!;
    solution[row] = sum / factor[row * size + row]!;
  }
  // Backward substitution by columns of Lᵀ, which are the contiguous rows of L.
  for (let row = size - 1; row >= 0; row -= 1) {
    const value = solution[row]! / factor[row * size + row]!;
    solution[row] = value;
    for (let k = 0; k < row; k += 1) solution[k] = solution[k]! - factor[row * size + k]! * value;
  }
  return solution;
}

/**
 * Inverse of L·Lᵀ for the factor of `choleskyFactor`. Cost 2·size³/3.
 *
 * @returns row-major, size × size, symmetric to the last bit
 */
export function choleskyInverse(factor: Float64Array, size: number): Float64Array {
  const lower = lowerInverse(factor, size);
  const inverse = new Float64Array(size * size);
  const weights = new Float64Array(4);
  for (let from = 0; from < size; from += 4) {
    const end = Math.min(from + 4, size);
    for (let row = 0; row < end; row += 1) {
      for (let step = 0; step < 4; step += 1)
        weights[step] = from + step < end ? lower[(from + step) * size + row]! : 0;
      addFourRows(inverse, row * size, row + 1, lower, size, from, weights);
    }
  }
  mirrorLower(inverse, size);
  return inverse;
}

/** The inverse of L, a lower triangle too: from the top, each finished row is taken from all below it. */
function lowerInverse(factor: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) lower[row * size + row] = 1;
  const weights = new Float64Array(4);
  for (let from = 0; from < size; from += 4) {
    const end = Math.min(from + 4, size);
    for (let row = from; row < end; row += 1) {
      const start = row * size;
      for (let k = from; k < row; k += 1) {
        const weight = factor[start + k]!;
        for (let column = 0; column <= k; column += 1) {
          lower[start + column] = lower[start + column]! - weight * lower[k * size + column]!;
        }
      }
      const pivot = factor[start + row]!;
      for (let column = 0; column <= row; column += 1) lower[start + column] = lower[start + column]! / pivot;
    }
    for (let row = end; row < size; row += 1) {
      for (let step = 0; step < 4; step += 1) weights[step] = -factor[row * size + from + step]!;
      addFourRows(lower, row * size, end, lower, size, from, weights);
    }
  }
  return lower;
}

/**
 * Product of two square matrices. Cost size³, less where `left` has zeros.
 *
 * @returns row-major, size × size
 */
export function multiply(left: Float64Array, right: Float64Array, size: number): Float64Array {
  return rowsOfProduct(left, right, size, () => size);
}

/**
 * outer · middle · outer for symmetric matrices: the middle as `outer` passes it on, as in a sandwich. Cost 1.5·size³.
 *
 * @returns row-major, size × size, symmetric to the last bit
 */
export function sandwichProduct(outer: Float64Array, middle: Float64Array, size: number): Float64Array {
  const product = rowsOfProduct(multiply(outer, middle, size), outer, size, (row) => row + 1);
  mirrorLower(product, size);
  return product;
}

/** left · right, of each row the first `lengthOf` entries; the others are 0. */
function rowsOfProduct(
  left: Float64Array,
  right: Float64Array,
  size: number,
  lengthOf: (row: number) => number,
): Float64Array {
  const product = new Float64Array(size * size);
  const weights = new Float64Array(4);
  for (let from = 0; from < size; from += 4) {
    const end = Math.min(from + 4, size);
    for (let row = 0; row < size; row += 1) {
      for (let step = 0; step < 4; step += 1) weights[step] = from + step < end ? left[row * size + from + step]! : 0;
      addFourRows(product, row * size, lengthOf(row), right, size, from, weights);
    }
  }
  return product;
}

function mirrorLower(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) matrix[column * size + row] = matrix[row * size + column]!;
  }
}

/**
 * Adds to `length` entries of the target, from `start` on, the weighted sum of the first `length` entries of four rows of the source.
 * Rows past the last one count as the last one: their weight must be 0.
 */
function addFourRows(
  target: Float64Array,
  start: number,
  length: number,
  source: Float64Array,
  size: number,
  from: number,
  weights: Float64Array,
): void {
  const a = weights[0]!;
  const b = weights[1]!;
  const c = weights[2]!;
  const d = weights[3]!;
  if (a === 0 && b === 0 && c === 0 && d === 0) return;
  const last = (size - 1) * size;
  const first = from * size;
  const second = Math.min(first + size, last);
  const third = Math.min(first + 2 * size, last);
  const fourth = Math.min(first + 3 * size, last);
  for (let column = 0; column < length; column += 1) {
    target[start + column] =
      target[start + column]! +
      (a * source[first + column]! +
        b * source[second + column]! +
        (c * source[third + column]! + d * source[fourth + column]!));
  }
}
