import sharp from "sharp";
import type { PrintMeasures } from "@/lib/evaluation/print-fit";
import { labOfSrgb } from "@/lib/systems/embedded/image/cielab";

/** Share of each side that is left away, so that no mat or border is measured. */
const margin = 0.15;
/** Long side of the small copy that is measured, in pixels: grain averages out, tones stay. */
const measuredSide = 160;

/**
 * Measures tone, contrast and color of an encoded print, about 5 ms.
 *
 * Pixels are converted one by one: sharp's own `stats()` reads the input before any crop, with the mat, and knows no L*.
 *
 * @throws Error where the bytes are no image
 */
export async function measurePrint(bytes: Uint8Array): Promise<PrintMeasures> {
  const source = await sharp(bytes).metadata();
  const scale = Math.min(1, measuredSide / Math.max(source.width, source.height));
  const width = Math.max(1, Math.round(source.width * scale));
  const height = Math.max(1, Math.round(source.height * scale));
  // Shrinking comes first because a WebP is then decoded small.
  const { data, info } = await sharp(bytes)
    .resize(width, height, { fit: "fill" })
    .extract({
      left: Math.floor(width * margin),
      top: Math.floor(height * margin),
      width: Math.max(1, Math.floor(width * (1 - 2 * margin))),
      height: Math.max(1, Math.floor(height * (1 - 2 * margin))),
    })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });

  const pixels = info.width * info.height;
  const sums = { lightness: 0, squares: 0, greenRed: 0, blueYellow: 0 };
  for (let at = 0; at < pixels * info.channels; at += info.channels) {
    const [red, green, blue] =
      info.channels < 3 ? [data[at]!, data[at]!, data[at]!] : [data[at]!, data[at + 1]!, data[at + 2]!];
    const [lightness, greenRed, blueYellow] = labOfSrgb(red, green, blue);
    sums.lightness += lightness;
    sums.squares += lightness * lightness;
    sums.greenRed += greenRed;
    sums.blueYellow += blueYellow;
  }
  const mean = sums.lightness / pixels;
  return {
    lightness: mean,
    contrast: Math.sqrt(Math.max(0, sums.squares / pixels - mean * mean)),
    greenRed: sums.greenRed / pixels,
    blueYellow: sums.blueYellow / pixels,
  };
}
