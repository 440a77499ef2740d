import { describe, expect, it } from "vitest";
import { measureLayout, sumLayout } from "./layout-map";

const whole = { left: 0, top: 0, right: 1, bottom: 1 };

/** All weight in cells of a 64 × 64 picture, shared evenly. */
function weightIn(...cells: readonly (readonly [x: number, y: number])[]) {
  const weights = new Float64Array(4096);
  for (const [x, y] of cells) weights[y * 64 + x] = 1 / cells.length;
  return sumLayout(weights);
}

describe("measureLayout", () => {
  it("measures two cells by hand", () => {
    // Cells (16, 32) and (48, 32): center x (16.5 + 48.5)/2/64 = 0.507813, y 32.5/64 = 0.507813; two of 4096 cells are filled.
    const measure = measureLayout(weightIn([16, 32], [48, 32]), whole);
    expect(measure.share).toBeCloseTo(1, 12);
    expect(measure.density).toBeCloseTo(1, 12);
    expect(measure.x).toBeCloseTo(32.5 / 64, 12);
    expect(measure.y).toBeCloseTo(32.5 / 64, 12);
    expect(measure.fullness).toBeCloseTo(2 / 4096, 12);
    expect(measure.cut).toBeCloseTo(0, 12);
  });

  it("measures a window that holds one of them", () => {
    // The left half holds half of the weight in half of the cells: density 1. The cell's center is 16.5/32 of its width.
    const measure = measureLayout(weightIn([16, 32], [48, 32]), { ...whole, right: 0.5 });
    expect(measure.share).toBeCloseTo(0.5, 12);
    expect(measure.density).toBeCloseTo(1, 12);
    expect(measure.x).toBeCloseTo(16.5 / 32, 12);
    expect(measure.fullness).toBeCloseTo(1 / 2048, 12);
  });

  it("notices that a window cuts through the subject", () => {
    const map = weightIn([31, 32]);
    expect(measureLayout(map, { ...whole, right: 0.5 }).cut).toBeGreaterThan(10);
    expect(measureLayout(map, { ...whole, right: 0.75 }).cut).toBeCloseTo(0, 12);
  });

  it("measures an even picture as even, and emptiness without dividing by nothing", () => {
    const even = measureLayout(sumLayout(new Float64Array(4096).fill(1 / 4096)), whole);
    expect(even.fullness).toBeCloseTo(1, 9);
    expect(even.cut).toBeCloseTo(1, 9);
    const empty = measureLayout(weightIn([60, 60]), { ...whole, right: 0.5 });
    expect(empty).toEqual({ share: 0, density: 0, x: 0.5, y: 0.5, cut: 1, fullness: 1 });
  });
});
