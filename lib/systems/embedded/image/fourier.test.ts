import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { transformField } from "./fourier";

describe("transformField", () => {
  it("transforms a 2 × 2 field as worked by hand", () => {
    // [[1, 2], [3, 4]]: sum 10; columns differ 1 + 3 − 2 − 4 = −2; rows 1 + 2 − 3 − 4 = −4; both 1 − 2 − 3 + 4 = 0.
    const field = { size: 2, real: Float64Array.from([1, 2, 3, 4]), imaginary: new Float64Array(4) };
    transformField(field, "forward");
    expect([...field.real]).toEqual([10, -2, -4, 0]);
  });

  it("transforms a line of four as worked by hand", () => {
    // (1, 2, 3, 4) → 10, (1 − 3) + i(4 − 2) = −2 + 2i, 1 − 2 + 3 − 4 = −2, −2 − 2i; the other rows are empty, so each row repeats it.
    const real = new Float64Array(16);
    real.set([1, 2, 3, 4]);
    const field = { size: 4, real, imaginary: new Float64Array(16) };
    transformField(field, "forward");
    for (const row of [0, 3]) {
      const parts = [0, 1, 2, 3].flatMap((x) => [field.real[4 * row + x]!, field.imaginary[4 * row + x]!]);
      [10, 0, -2, 2, -2, 0, -2, -2].forEach((value, index) => {
        expect(parts[index]).toBeCloseTo(value, 12);
      });
    }
  });

  it("comes back by the inverse", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 64, maxLength: 64 }),
        (values) => {
          const field = { size: 8, real: Float64Array.from(values), imaginary: new Float64Array(64) };
          transformField(field, "forward");
          transformField(field, "inverse");
          values.forEach((value, index) => {
            expect(field.real[index]).toBeCloseTo(value, 9);
          });
        },
      ),
    );
  });

  it("refuses a side that is not a power of two", () => {
    const field = { size: 3, real: new Float64Array(9), imaginary: new Float64Array(9) };
    expect(() => transformField(field, "forward")).toThrow(RangeError);
  });
});
