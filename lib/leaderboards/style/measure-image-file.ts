import sharp from "sharp";
import { type ImageStyle, measureImageStyle } from "@/lib/evaluation/image-style";

/** Sharpness depends on the resolution, so that every image is measured at one size: its longer side, in pixels. */
const measuredSide = 512;

/**
 * Measures an encoded image as a whole, with its mat or border, since a person sees it whole. About 30 ms.
 *
 * @throws Error where the bytes are no image
 */
export async function measureImageFile(bytes: Uint8Array): Promise<ImageStyle> {
  const { data, info } = await sharp(bytes)
    .resize(measuredSide, measuredSide, { fit: "inside" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return measureImageStyle({
    data: threeChannels(data, info.channels),
    width: info.width,
    height: info.height,
    channels: 3,
  });
}

/** A gray image has one byte for each pixel. */
function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const pixels = data.length / channels;
  return Uint8Array.from({ length: pixels * 3 }, (_, at) => data[Math.floor(at / 3) * channels]!);
}
