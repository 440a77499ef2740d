import { createHash } from "node:crypto";
import sharp from "sharp";
import type { SystemTask } from "@/lib/systems/port";
import { keepRecent } from "../keep-recent";
import { type ColorStatistics, measureColor } from "./color-statistics";
import { type LayoutMap, mapLayout } from "./layout-map";
import { saliencySize } from "./saliency";
import { countGrays } from "./tone-curve";

/** A decoded photograph with what the printing choices need to know of it. */
export interface Photograph {
  readonly width: number;
  readonly height: number;
  /** Gray of each pixel (sRGB luma, 0…255), row by row. */
  readonly gray: Uint8Array;
  /** How many pixels have each gray. */
  readonly counts: Float64Array;
  readonly color: ColorStatistics;
  readonly layout: LayoutMap;
}

/** Part of each side that is cut off every scan: the worn edge of the old print. */
const wornEdge = 0.012;

/** Larger photographs are brought down to this side: no print needs more. */
const longestSide = 1600;

/** The longest side that color is measured on; the statistics do not change above it. */
const measuredSide = 256;

const recentPhotograph = keepRecent<Promise<Photograph>>(40);

/**
 * Decodes and measures an encoded photograph; the last 40 are kept (at most 3 MB each).
 * @throws Error when the bytes are not an image that sharp reads
 */
export function readPhotograph(bytes: Uint8Array): Promise<Photograph> {
  return recentPhotograph(hashBytes(bytes), () => decodePhotograph(bytes));
}

/** The photograph of an image task. @throws Error when the task has none */
export async function requirePhotograph(task: SystemTask): Promise<Photograph> {
  if (task.sourceImage === undefined) throw new Error(`The image task "${task.slug}" has no source image to print.`);
  return await readPhotograph(task.sourceImage);
}

async function decodePhotograph(bytes: Uint8Array): Promise<Photograph> {
  const whole = sharp(bytes, { limitInputPixels: 50_000_000 })
    .rotate()
    .resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true });
  const { data, info } = await whole.toColorspace("srgb").removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const edge = Math.round(wornEdge * Math.min(info.width, info.height));
  const width = info.width - 2 * edge;
  const height = info.height - 2 * edge;
  const inside = () =>
    sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } }).extract({
      left: edge,
      top: edge,
      width,
      height,
    });
  const gray = await inside().grayscale().raw().toBuffer();
  const sample = await inside()
    .resize(measuredSide, measuredSide, { fit: "inside", withoutEnlargement: true })
    .raw()
    .toBuffer();
  const squeezed = await sharp(gray, { raw: { width, height, channels: 1 } })
    .resize(saliencySize, saliencySize, { fit: "fill" })
    .grayscale()
    .raw()
    .toBuffer();
  return { width, height, gray, counts: countGrays(gray), color: measureColor(sample), layout: mapLayout(squeezed) };
}

/** SHA-256 of bytes as hexadecimal text: the key of an encoded image. */
function hashBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
