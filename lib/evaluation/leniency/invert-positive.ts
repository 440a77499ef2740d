/**
 * Inverse of a symmetric positive definite matrix, row-major, by Cholesky: A = G Gᵀ, then column by column. O(size³).
 *
 * @throws RangeError where the matrix is not positive definite
 */
export function invertPositive(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let rest = matrix[row * size + column]!;
      for (let step = 0; step < column; step += 1) rest -= factor[row * size + step]! * factor[column * size + step]!;
      if (row !== column) factor[row * size + column] = rest / factor[column * size + column]!;
      else if (rest > 0) factor[row * size + row] = Math.sqrt(rest);
      else throw new RangeError("the matrix is not positive definite");
    }
  }
  const inverse = new Float64Array(size * size);
  const solved = new Float64Array(size);
  for (let unit = 0; unit < size; unit += 1) {
    for (let row = 0; row < size; row += 1) {
      let rest = row === unit ? 1 : 0;
      for (let step = 0; step < row; step += 1) rest -= factor[row * size + step]! * solved[step]!;
      solved[row] = rest / factor[row * size + row]!;
    }
    for (let row = size - 1; row >= 0; row -= 1) {
      let rest = solved[row]!;
      for (let step = row + 1; step < size; step += 1)
        rest -= factor[step * size + row]! * inverse[step * size + unit]!;
      inverse[row * size + unit] = rest / factor[row * size + row]!;
    }
  }
  return inverse;
}
