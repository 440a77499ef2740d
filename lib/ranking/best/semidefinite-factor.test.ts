import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RatingError } from "../errors";
import { type SemidefiniteFactor, semidefiniteFactor } from "./semidefinite-factor";

/** F·Fᵀ. */
function productOf({ size, rank, factor }: SemidefiniteFactor): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => {
    const [row, column] = [Math.floor(at / size), at % size];
    let sum = 0;
    for (let k = 0; k < rank; k += 1) sum += factor[row * rank + k]! * factor[column * rank + k]!;
    return sum;
  });
}

function expectProduct(covariance: Float64Array, found: SemidefiniteFactor): void {
  const largest = covariance.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  productOf(found).forEach((value, at) => {
    expect(Math.abs(value - covariance[at]!)).toBeLessThanOrEqual(1e-9 * largest + 2e-15);
  });
}

describe("semidefiniteFactor", () => {
  it("gives the factor worked by hand, the largest variance first", () => {
    // Pivot 9 in the second row: 3; then 2/3 for the first row, which leaves 4 − 4/9 = 32/9.
    const found = semidefiniteFactor(Float64Array.of(4, 2, 2, 9), 2);
    expect(found.rank).toBe(2);
    expect([...found.lengths]).toEqual([2, 1]);
    [2 / 3, Math.sqrt(32 / 9), 3, 0].forEach((entry, at) => {
      expect(found.factor[at]).toBeCloseTo(entry, 14);
    });
  });

  it("leaves out the direction that strengths of mean 0 do not have", () => {
    // Three independent strengths of variance 3, measured from their mean.
    const covariance = Float64Array.of(2, -1, -1, -1, 2, -1, -1, -1, 2);
    const found = semidefiniteFactor(covariance, 3);
    expect(found.rank).toBe(2);
    expectProduct(covariance, found);
  });

  it("has rank 0 where nothing is uncertain", () => {
    expect(semidefiniteFactor(new Float64Array(9), 3)).toMatchObject({ rank: 0, factor: new Float64Array() });
    expect(semidefiniteFactor(new Float64Array(), 0).rank).toBe(0);
    // What rounding leaves of a sandwich without surprise.
    expect(semidefiniteFactor(Float64Array.of(1e-17, -1e-17, -1e-17, -1e-17), 2).rank).toBe(0);
  });

  it("gives back any covariance, whatever its rank and however different its variances", () => {
    const entry = fc.double({ min: -3, max: 3, noNaN: true });
    const scale = fc.integer({ min: -3, max: 3 });
    const drawn = fc.integer({ min: 1, max: 6 }).chain((rank) =>
      fc.record({
        rank: fc.constant(rank),
        root: fc.array(entry, { minLength: 6 * rank, maxLength: 6 * rank }),
        scales: fc.array(scale, { minLength: 6, maxLength: 6 }),
      }),
    );
    fc.assert(
      fc.property(drawn, ({ rank, root, scales }) => {
        const rows = root.map((value, at) => value * 10 ** scales[Math.floor(at / rank)]!);
        const covariance = productOf({ size: 6, rank, factor: Float64Array.from(rows), lengths: new Int32Array(6) });
        const found = semidefiniteFactor(covariance, 6);
        expect(found.rank).toBeLessThanOrEqual(rank);
        expectProduct(covariance, found);
        // Zeros from there on, as promised.
        found.lengths.forEach((length, row) => {
          expect(
            found.factor.subarray(row * found.rank + length, (row + 1) * found.rank).every((value) => value === 0),
          ).toBe(true);
        });
      }),
    );
  });

  it("refuses what is no covariance", () => {
    const matrices = [
      Float64Array.of(1, 2, 2, 1),
      Float64Array.of(1, 0, 0, -1),
      Float64Array.of(-1, 0, 0, -1),
      Float64Array.of(0, 1, 1, 0),
      Float64Array.of(1, Number.NaN, Number.NaN, 1),
      Float64Array.of(Number.POSITIVE_INFINITY, 0, 0, 1),
      Float64Array.of(1, 0, 0),
    ];
    for (const matrix of matrices) expect(() => semidefiniteFactor(matrix, 2)).toThrow(RatingError);
  });
});
