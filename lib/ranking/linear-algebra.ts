// Dense symmetric positive definite algebra on row-major Float64Array. Written here and not taken from a library: it is
// the innermost loop of every fit, three short routines serve all of it, and the general matrix packages copy into
// objects of their own at each call.

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
    const rowStart = row * size;
    for (let column = 0; column < row; column += 1) {
      const columnStart = column * size;
      let sum = matrix[rowStart + column]!;
      for (let k = 0; k < column; k += 1) sum -= matrix[rowStart + k]! * matrix[columnStart + k]!;
      matrix[rowStart + column] = sum / matrix[columnStart + column]!;
    }
    const diagonal = matrix[rowStart + row]!;
    let pivot = diagonal;
    for (let k = 0; k < row; k += 1) pivot -= matrix[rowStart + k]! ** 2;
    if (!(pivot > noise * diagonal) || !Number.isFinite(pivot)) return false;
    matrix[rowStart + row] = Math.sqrt(pivot);
  }
  return true;
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
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    const start = row * size;
    for (let k = 0; k < row; k += 1) {
      const weight = factor[start + k]!;
      if (weight === 0) continue;
      for (let column = 0; column <= k; column += 1) {
        lower[start + column] = lower[start + column]! - weight * lower[k * size + column]!;
      }
    }
    lower[start + row] = 1;
    const pivot = factor[start + row]!;
    for (let column = 0; column <= row; column += 1) lower[start + column] = lower[start + column]! / pivot;
  }
  const inverse = new Float64Array(size * size);
  for (let k = 0; k < size; k += 1) {
    for (let row = 0; row <= k; row += 1) {
      const weight = lower[k * size + row]!;
      if (weight === 0) continue;
      for (let column = 0; column <= row; column += 1) {
        inverse[row * size + column] = inverse[row * size + column]! + weight * lower[k * size + column]!;
      }
    }
  }
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) inverse[column * size + row] = inverse[row * size + column]!;
  }
  return inverse;
}

/**
 * Product of two square matrices. Cost size³, less where `left` has zeros.
 *
 * @returns row-major, size × size
 */
export function multiply(left: Float64Array, right: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let k = 0; k < size; k += 1) {
      const weight = left[row * size + k]!;
      if (weight === 0) continue;
      for (let column = 0; column < size; column += 1) {
        product[row * size + column] = product[row * size + column]! + weight * right[k * size + column]!;
      }
    }
  }
  return product;
}
