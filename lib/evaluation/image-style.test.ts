import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labOfSrgb } from "@/lib/systems/embedded/image/cielab";
import { EvaluationError } from "./errors";
import { measureImageStyle, type RgbPixels } from "./image-style";

type Color = readonly [red: number, green: number, blue: number];

function imageOf(width: number, height: number, colorAt: (x: number, y: number) => Color): RgbPixels {
  const colors = Array.from({ length: width * height }, (_, at) => colorAt(at % width, Math.floor(at / width)));
  return { data: Uint8Array.from(colors.flat()), width, height, channels: 3 };
}
const plain = (color: Color) => imageOf(4, 4, () => color);
const gray = (level: number): Color => [level, level, level];

describe("measureImageStyle", () => {
  it("gives known colors their lightness and chroma", () => {
    expect(measureImageStyle(plain(gray(0)))).toEqual({ brightness: 0, saturation: 0, sharpness: 0 });
    expect(measureImageStyle(plain(gray(255))).brightness).toBeCloseTo(100, 4);
    // Middle gray of CIELAB: L* 50 is sRGB 119.
    expect(measureImageStyle(plain(gray(119))).brightness).toBeCloseTo(50.03, 2);
    // L* of the sRGB primaries is 53.24, 87.73 and 32.30.
    expect(measureImageStyle(plain([255, 0, 0])).brightness).toBeCloseTo(53.24, 2);
    expect(measureImageStyle(plain([0, 255, 0])).brightness).toBeCloseTo(87.73, 2);
    expect(measureImageStyle(plain([0, 0, 255])).brightness).toBeCloseTo(32.3, 2);
    expect(measureImageStyle(plain([0, 0, 255])).saturation).toBe(100);
    expect(measureImageStyle(plain([51, 102, 0])).saturation).toBeCloseTo(40, 12);
    // Nearly black is hardly colorful.
    expect(measureImageStyle(plain([1, 0, 0])).saturation).toBeLessThan(0.4);
  });

  it("has the lightness of the CIELAB that prints are made with", () => {
    const channel = fc.nat(255);
    fc.assert(
      fc.property(channel, channel, channel, (red, green, blue) => {
        expect(measureImageStyle(plain([red, green, blue])).brightness).toBeCloseTo(labOfSrgb(red, green, blue)[0], 9);
      }),
    );
  });

  it("averages over pixels", () => {
    const half = imageOf(4, 2, (x) => (x < 2 ? gray(0) : [255, 0, 0]));
    const { brightness, saturation } = measureImageStyle(half);
    expect(brightness).toBeCloseTo(53.24 / 2, 2);
    expect(saturation).toBeCloseTo(50, 12);
  });

  it("gives the variance of the Laplacian as worked by hand", () => {
    // One bright pixel in the middle of five by five: −4·90 there, 90 at its four neighbors, 0 at the other four.
    const dot = imageOf(5, 5, (x, y) => gray(x === 2 && y === 2 ? 90 : 0));
    expect(measureImageStyle(dot).sharpness).toBeCloseTo((360 ** 2 + 4 * 90 ** 2) / 9, 6);
    // A slope has no Laplacian; a checkerboard has ±8 times half its contrast.
    expect(measureImageStyle(imageOf(6, 5, (x, y) => gray(10 * x + 20 * y))).sharpness).toBeCloseTo(0, 20);
    const board = imageOf(6, 6, (x, y) => gray((x + y) % 2 === 0 ? 100 : 110));
    expect(measureImageStyle(board).sharpness).toBeCloseTo(40 ** 2, 6);
  });

  it("is sharper with an edge than with the same edge blurred", () => {
    const edge = (width: number) =>
      imageOf(20, 20, (x) => gray(Math.round(255 * Math.min(1, Math.max(0, (x - 10 + width / 2) / width)))));
    expect(measureImageStyle(edge(1)).sharpness).toBeGreaterThan(4 * measureImageStyle(edge(6)).sharpness);
  });

  it("has no sharpness without an inside", () => {
    expect(measureImageStyle(imageOf(2, 9, (x) => gray(200 * x))).sharpness).toBe(0);
    expect(measureImageStyle(imageOf(1, 1, () => gray(7))).sharpness).toBe(0);
  });

  it("is blind to mirrors and quarter turns", () => {
    const size = 5;
    const pixels = fc.uint8Array({ minLength: 3 * size * size, maxLength: 3 * size * size });
    fc.assert(
      fc.property(pixels, (data) => {
        const at = (x: number, y: number): Color => {
          const start = 3 * (y * size + x);
          return [data[start]!, data[start + 1]!, data[start + 2]!];
        };
        const style = measureImageStyle(imageOf(size, size, at));
        for (const turned of [
          imageOf(size, size, (x, y) => at(size - 1 - x, y)),
          imageOf(size, size, (x, y) => at(y, x)),
        ]) {
          const other = measureImageStyle(turned);
          expect(other.brightness).toBeCloseTo(style.brightness, 9);
          expect(other.saturation).toBeCloseTo(style.saturation, 9);
          expect(other.sharpness).toBeCloseTo(style.sharpness, 6);
        }
      }),
    );
  });

  it("refuses what is no image", () => {
    const bytes = new Uint8Array(12);
    for (const [width, height] of [
      [2, 3],
      [0, 4],
      [-2, -2],
      [1.5, 2],
      [Number.NaN, 2],
    ] as const) {
      expect(() => measureImageStyle({ data: bytes, width, height, channels: 3 })).toThrow(EvaluationError);
    }
    expect(() => measureImageStyle({ data: bytes, width: 3, height: 1, channels: 4 as 3 })).toThrow("4 channels");
  });
});
