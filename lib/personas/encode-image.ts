import sharp from "sharp";
import { invalidField } from "@/lib/http/invalid-request";

const formats = ["jpeg", "png", "webp"];
const longestSidePx = 1200;

/**
 * A reference image as it is stored: WebP, upright, at most 1200 px a side, without metadata.
 *
 * @throws AppError invalid_request where the bytes are no whole JPEG, PNG or WebP, or have more than 50 million pixels
 */
export async function encodeImage(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const image = sharp(bytes, { limitInputPixels: 50_000_000, failOn: "error" });
    const { format } = await image.metadata();
    if (!formats.includes(format)) throw new Error(`a ${format} is not taken`);
    return await image
      .rotate()
      .resize({ width: longestSidePx, height: longestSidePx, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 86 })
      .toBuffer();
  } catch (cause) {
    throw invalidField("image", "must be a whole JPEG, PNG or WebP of at most 50 million pixels", cause);
  }
}
