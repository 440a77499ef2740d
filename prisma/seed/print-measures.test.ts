import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { measurePrint } from "./print-measures";

type Color = { r: number; g: number; b: number };
const flat = (width: number, height: number, background: Color) =>
  sharp({ create: { width, height, channels: 3, background } });

describe("measurePrint", () => {
  it("measures the picture and not its mat", async () => {
    // sRGB gray 119 has L* 50.03 and no color; the white mat is a tenth of each side.
    const picture = await flat(320, 240, { r: 119, g: 119, b: 119 }).png().toBuffer();
    const print = await flat(400, 300, { r: 255, g: 255, b: 255 })
      .composite([{ input: picture, left: 40, top: 30 }])
      .webp({ lossless: true })
      .toBuffer();
    const measures = await measurePrint(print);
    expect(measures.lightness).toBeCloseTo(50.03, 1);
    expect(measures.contrast).toBeLessThan(0.1);
    expect(Math.hypot(measures.greenRed, measures.blueYellow)).toBeLessThan(0.1);
  });

  it("measures spread and color", async () => {
    // Half black, half white: mean L* 50, deviation 50.
    const white = await flat(200, 200, { r: 255, g: 255, b: 255 }).png().toBuffer();
    const halves = await flat(400, 200, { r: 0, g: 0, b: 0 })
      .composite([{ input: white, left: 200, top: 0 }])
      .png()
      .toBuffer();
    const { lightness, contrast } = await measurePrint(halves);
    expect(Math.abs(lightness - 50)).toBeLessThan(2);
    expect(Math.abs(contrast - 50)).toBeLessThan(2);

    const blue = await measurePrint(await flat(60, 90, { r: 80, g: 120, b: 160 }).png().toBuffer());
    expect(blue.blueYellow).toBeLessThan(-20);
  });

  it("takes a gray image and a tiny one", async () => {
    const gray = await flat(3, 2, { r: 119, g: 119, b: 119 }).grayscale().png().toBuffer();
    expect((await measurePrint(gray)).lightness).toBeCloseTo(50.03, 1);
  });
});
