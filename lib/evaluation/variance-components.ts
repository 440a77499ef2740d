/** One source of variance: which of its levels an observation adds, and which it takes away in a comparison of two. */
export interface VarianceFactor {
  readonly name: string;
  /** Level of each observation, from 0 on. */
  readonly plus: Int32Array;
  /** The level that counts negatively; null where nothing is compared. */
  readonly minus: Int32Array | null;
}

export interface VarianceComponent {
  readonly name: string;
  /** σ² of the factor's levels; never negative. Null where the data do not tell it apart from the factors before it. */
  readonly variance: number | null;
  /** Of the variance of one observation. */
  readonly share: number | null;
}

export type VarianceComponents =
  | {
      readonly components: readonly VarianceComponent[];
      /** What none of the factors explains. */
      readonly residual: { readonly variance: number; readonly share: number };
      readonly observations: number;
      readonly reason: null;
    }
  | { readonly reason: "too_few" | "no_variance" };

/** Up to so many cells, products of two factors are added up in an array of all of them; else by sorting those that occur. */
const denseCells = 4_000_000;
/** A pivot this small against its diagonal is a factor that says the same as those before it. */
const confounded = 1e-9;

/**
 * Variance components of crossed random effects, by Rao's minimum norm quadratic estimation with equal weights (MINQUE(0)).
 *
 * y = μ + Σₖ Zₖuₖ + e, with uₖ of variance σₖ² and Zₖ the design of factor k: 1 where an observation has a level, in a comparison also
 * −1. With y centered, E[y′ZₖZₖ′y] = Σₗ σₗ²·tr(M ZₖZₖ′ M ZₗZₗ′), M = I − 11′/n, is one linear equation for each factor and the
 * residual. They are solved; where a variance comes out below zero it is 0 and the others are solved without it. In balanced data that
 * is the analysis of variance. No distribution is assumed, so that verdicts of 1, 0 and −1 will do; the variances are on that scale.
 *
 * Cost O(factors²·observations·log observations); memory four numbers for each observation.
 *
 * @param score y, one for each observation
 * @param factors what varies; one that the data cannot tell from those before it has no variance
 * @see Rao (1971), J. Multivariate Analysis 1(3); Searle, Casella and McCulloch (1992), Variance Components, 11.3
 */
export function estimateVarianceComponents(
  score: Float64Array,
  factors: readonly VarianceFactor[],
): VarianceComponents {
  const n = score.length;
  if (n < factors.length + 2) return { reason: "too_few" };
  const mean = score.reduce((sum, value) => sum + value, 0) / n;
  const centered = score.map((value) => value - mean);
  const squares = centered.reduce((sum, value) => sum + value * value, 0);
  if (squares <= 1e-12 * n) return { reason: "no_variance" };

  const sizes = factors.map(sizeOf);
  // Kₖ1 by observation, its sum, tr Kₖ and y′Kₖy.
  const ones = factors.map((factor, at) => spread(factor, sizes[at]!, new Float64Array(n).fill(1)));
  const sums = ones.map((values) => values.reduce((sum, value) => sum + value, 0));
  const traces = factors.map(traceOf);
  const quadratics = factors.map((factor, at) => squareSum(gather(factor, sizes[at]!, centered)));

  const count = factors.length;
  const matrix = Array.from({ length: count + 1 }, () => new Float64Array(count + 1));
  const right = Float64Array.from([...quadratics, squares]);
  for (let one = 0; one < count; one += 1) {
    for (let other = one; other < count; other += 1) {
      const product = productTrace(factors[one]!, sizes[one]!, factors[other]!, sizes[other]!);
      const crossed = dot(ones[one]!, ones[other]!);
      const value = product - (2 * crossed) / n + (sums[one]! * sums[other]!) / n ** 2;
      matrix[one]![other] = value;
      matrix[other]![one] = value;
    }
    const withResidual = traces[one]! - sums[one]! / n;
    matrix[one]![count] = withResidual;
    matrix[count]![one] = withResidual;
  }
  matrix[count]![count] = n - 1;

  const told = tellApart(matrix);
  const variances = solveNonNegative(matrix, right, told);
  const parts = variances.map((variance, at) =>
    variance === null ? 0 : variance * (at < count ? traces[at]! / n : 1),
  );
  const total = parts.reduce((sum, part) => sum + part, 0);
  const components = factors.map(({ name }, at) => {
    const variance = variances[at]!;
    return { name, variance, share: variance === null ? null : parts[at]! / total };
  });
  const residual = { variance: variances[count] ?? 0, share: parts[count]! / total };
  return { components, residual, observations: n, reason: null };
}

function sizeOf({ plus, minus }: VarianceFactor): number {
  let most = -1;
  for (const level of plus) if (level > most) most = level;
  if (minus) for (const level of minus) if (level > most) most = level;
  return most + 1;
}

/** Z′x. */
function gather({ plus, minus }: VarianceFactor, size: number, values: Float64Array): Float64Array {
  const sums = new Float64Array(size);
  for (let at = 0; at < values.length; at += 1) {
    sums[plus[at]!]! += values[at]!;
    if (minus) sums[minus[at]!]! -= values[at]!;
  }
  return sums;
}

/** ZZ′x. */
function spread(factor: VarianceFactor, size: number, values: Float64Array): Float64Array {
  const sums = gather(factor, size, values);
  const { plus, minus } = factor;
  return values.map((_, at) => sums[plus[at]!]! - (minus ? sums[minus[at]!]! : 0));
}

/** tr ZZ′: 2 for a comparison of two levels, 0 for one of a level with itself. */
function traceOf({ plus, minus }: VarianceFactor): number {
  if (!minus) return plus.length;
  let trace = 0;
  for (let at = 0; at < plus.length; at += 1) if (plus[at] !== minus[at]) trace += 2;
  return trace;
}

/** tr(KₖKₗ) = ‖Zₖ′Zₗ‖², from the cells of the two factors that occur together. */
function productTrace(one: VarianceFactor, oneSize: number, other: VarianceFactor, otherSize: number): number {
  const n = one.plus.length;
  const sides: readonly (readonly [Int32Array, Int32Array, 0 | 1])[] = [
    [one.plus, other.plus, 0],
    ...(other.minus ? [[one.plus, other.minus, 1] as const] : []),
    ...(one.minus ? [[one.minus, other.plus, 1] as const] : []),
    ...(one.minus && other.minus ? [[one.minus, other.minus, 0] as const] : []),
  ];
  if (oneSize * otherSize <= denseCells) {
    const cells = new Float64Array(oneSize * otherSize);
    for (const [rows, columns, sign] of sides) {
      const step = sign === 0 ? 1 : -1;
      for (let at = 0; at < n; at += 1) cells[rows[at]! * otherSize + columns[at]!]! += step;
    }
    return squareSum(cells);
  }
  // The cell's number with the sign as its last binary digit: whole numbers, so exact up to 2⁵³.
  const keys = new Float64Array(n * sides.length);
  sides.forEach(([rows, columns, sign], side) => {
    for (let at = 0; at < n; at += 1) keys[side * n + at] = (rows[at]! * otherSize + columns[at]!) * 2 + sign;
  });
  keys.sort();
  let sum = 0;
  let cell = -1;
  let inCell = 0;
  for (const key of keys) {
    const own = Math.floor(key / 2);
    if (own !== cell) {
      sum += inCell * inCell;
      cell = own;
      inCell = 0;
    }
    inCell += key % 2 === 0 ? 1 : -1;
  }
  return sum + inCell * inCell;
}

/** Which rows of a positive semidefinite matrix say something that those before them do not; the residual, the last, comes first. */
function tellApart(matrix: readonly Float64Array[]): boolean[] {
  const size = matrix.length;
  const order = [size - 1, ...Array.from({ length: size - 1 }, (_, at) => at)];
  const kept: number[] = [];
  const told = new Array<boolean>(size).fill(false);
  for (const row of order) {
    const inside = [...kept, row];
    const pivot = lastPivot(inside.map((one) => inside.map((other) => matrix[one]![other]!)));
    told[row] = pivot > confounded * matrix[row]![row]!;
    if (told[row]) kept.push(row);
  }
  return told;
}

/** What is left of the last diagonal element after elimination. */
function lastPivot(rows: number[][]): number {
  for (let step = 0; step < rows.length - 1; step += 1) {
    for (let row = step + 1; row < rows.length; row += 1) {
      const factor = rows[row]![step]! / rows[step]![step]!;
      for (let column = step; column < rows.length; column += 1) {
        rows[row]![column] = rows[row]![column]! - factor * rows[step]![column]!;
      }
    }
  }
  return rows.at(-1)!.at(-1)!;
}

/** Solves for the told rows; the most negative is set to 0 until none is. Null for a row that is not told. */
function solveNonNegative(
  matrix: readonly Float64Array[],
  right: Float64Array,
  told: readonly boolean[],
): (number | null)[] {
  const result: (number | null)[] = told.map((isTold) => (isTold ? 0 : null));
  let active = [...told.keys()].filter((at) => told[at]);
  while (active.length > 0) {
    const solved = solve(
      active.map((row) => active.map((column) => matrix[row]![column]!)),
      active.map((row) => right[row]!),
    );
    const least = solved.reduce((worst, value, at) => (value < solved[worst]! ? at : worst), 0);
    if (solved[least]! >= 0) {
      active.forEach((row, at) => {
        result[row] = solved[at]!;
      });
      break;
    }
    active = active.filter((_, at) => at !== least);
  }
  return result;
}

/** Elimination; the matrix is positive definite, so that no pivoting is needed. */
function solve(rows: number[][], right: number[]): number[] {
  const size = rows.length;
  for (let step = 0; step < size; step += 1) {
    for (let row = step + 1; row < size; row += 1) {
      const factor = rows[row]![step]! / rows[step]![step]!;
      for (let column = step; column < size; column += 1) {
        rows[row]![column] = rows[row]![column]! - factor * rows[step]![column]!;
      }
      right[row] = right[row]! - factor * right[step]!;
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let column = row + 1; column < size; column += 1) {
      right[row] = right[row]! - rows[row]![column]! * right[column]!;
    }
    right[row] = right[row]! / rows[row]![row]!;
  }
  return right;
}

function squareSum(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * other[at]!;
  return sum;
}
