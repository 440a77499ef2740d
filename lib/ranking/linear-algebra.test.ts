import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choleskyFactor, choleskyInverse, choleskySolve, multiply, sandwichProduct } from "./linear-algebra";

/** Of every size around the four that rows are worked on at a time. */
const squares = fc.integer({ min: 1, max: 10 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    values: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: size * size, maxLength: size * size }),
  }),
);

describe("cholesky", () => {
  it("gives the factor worked by hand", () => {
    // [[4, 2], [2, 10]] = [[2, 0], [1, 3]] · its transpose
    const matrix = Float64Array.of(4, 2, 2, 10);
    expect(choleskyFactor(matrix, 2)).toBe(true);
    expect([matrix[0], matrix[2], matrix[3]]).toEqual([2, 1, 3]);
    expect([...choleskySolve(matrix, 2, Float64Array.of(8, 22))]).toEqual([1, 2]);
  });

  it("refuses a matrix that is singular or indefinite", () => {
    expect(choleskyFactor(Float64Array.of(1, 1, 1, 1), 2)).toBe(false);
    expect(choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
    expect(choleskyFactor(Float64Array.of(Number.NaN), 1)).toBe(false);
  });

  it("solves and inverts any positive definite matrix", () => {
    fc.assert(
      fc.property(squares, ({ size, values }) => {
        const root = Float64Array.from(values);
        const transpose = root.map((_, index) => root[(index % size) * size + Math.floor(index / size)]!);
        const matrix = multiply(root, transpose, size);
        for (let index = 0; index < size; index += 1) matrix[index * size + index] = matrix[index * size + index]! + 1;
        const factor = Float64Array.from(matrix);
        expect(choleskyFactor(factor, size)).toBe(true);
        const product = multiply(matrix, choleskyInverse(factor, size), size);
        product.forEach((value, index) => {
          expect(value).toBeCloseTo(index % (size + 1) === 0 ? 1 : 0, 9);
        });
        const target = root.slice(0, size);
        const solution = choleskySolve(factor, size, target);
        for (let row = 0; row < size; row += 1) {
          const image = solution.reduce((sum, value, column) => sum + value * matrix[row * size + column]!, 0);
          expect(image).toBeCloseTo(target[row]!, 9);
        }
      }),
    );
  });
});

describe("products", () => {
  it("are the sums that define them", () => {
    fc.assert(
      fc.property(squares, ({ size, values }) => {
        const left = Float64Array.from(values);
        const right = Float64Array.from(values).reverse();
        const entry = (a: Float64Array, b: Float64Array, row: number, column: number) =>
          Array.from({ length: size }, (_, k) => a[row * size + k]! * b[k * size + column]!).reduce((x, y) => x + y, 0);
        multiply(left, right, size).forEach((value, index) => {
          expect(value).toBeCloseTo(entry(left, right, Math.floor(index / size), index % size), 9);
        });
      }),
    );
  });

  it("pass a symmetric middle on to a symmetric whole", () => {
    fc.assert(
      fc.property(squares, ({ size, values }) => {
        const symmetric = (at: (row: number, column: number) => number) =>
          Float64Array.from(values, (_, index) => at(Math.floor(index / size), index % size));
        const outer = symmetric((row, column) => values[row * size + column]! + values[column * size + row]!);
        const middle = symmetric((row, column) => values[row * size + column]! * values[column * size + row]!);
        const product = sandwichProduct(outer, middle, size);
        const expected = multiply(multiply(outer, middle, size), outer, size);
        product.forEach((value, index) => {
          expect(value).toBeCloseTo(expected[index]!, 8);
          expect(value).toBe(product[(index % size) * size + Math.floor(index / size)]);
        });
      }),
    );
  });
});
