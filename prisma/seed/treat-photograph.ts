import sharp from "sharp";
import { autoLevel, bendCurve, type Contrast, countGrays } from "@/lib/systems/embedded/image/tone-curve";
import { bathToning, paintToning, type Tone, toneSteps } from "@/lib/systems/embedded/image/toning";

/** How a print in a persona's past was made from one of the photographs. */
export interface Treatment {
  readonly tone: Tone;
  readonly contrast?: Contrast;
  /** The part that is printed: its center in shares of the photograph, its height as a share, width : height. */
  readonly crop: { readonly x: number; readonly y: number; readonly height: number; readonly ratio: number };
}

const longSide = 480;

/**
 * Makes a print of a persona's past: a crop, leveled tones bent to a contrast at full strength, and a full toning bath; no
 * grain and no mat. The result is a WebP without metadata, at most 480 pixels long. The baths and curves are those of
 * the Darkroom family, so its history system is asked to recover a treatment of a kind that it can make.
 */
export async function treatPhotograph(photograph: Uint8Array, treatment: Treatment): Promise<Uint8Array> {
  const whole = await sharp(photograph).grayscale().raw().toBuffer({ resolveWithObject: true });
  const size = { width: whole.info.width, height: whole.info.height };
  const { crop } = treatment;
  const height = Math.round(Math.min(size.height * crop.height, size.width / crop.ratio));
  const width = Math.round(height * crop.ratio);
  const hold = (center: number, length: number, room: number) =>
    Math.round(Math.min(room - length, Math.max(0, center * room - length / 2)));
  const gray = await sharp(whole.data, { raw: { ...size, channels: 1 } })
    .extract({ left: hold(crop.x, width, size.width), top: hold(crop.y, height, size.height), width, height })
    .resize(longSide, longSide, { fit: "inside" })
    .grayscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const counts = countGrays(whole.data);
  const level = autoLevel(counts);
  const curve = treatment.contrast === undefined ? level : bendCurve(level, counts, treatment.contrast, 1);
  const paint = paintToning(bathToning(treatment.tone, 1));
  const pixels = new Uint8Array(3 * gray.data.length);
  for (let pixel = 0; pixel < gray.data.length; pixel++) {
    const step = Math.round(curve[gray.data[pixel]!]! * (toneSteps - 1));
    pixels.set(paint.subarray(3 * step, 3 * step + 3), 3 * pixel);
  }
  return await sharp(pixels, { raw: { width: gray.info.width, height: gray.info.height, channels: 3 } })
    .webp({ quality: 86 })
    .toBuffer();
}
