import sharp from "sharp";
import type { MadeOutput, SystemTask } from "@/lib/systems/port";
import { keepRecent } from "../keep-recent";
import { cutMat, frameOf, type Mat, pictureIn, type Rectangle, type Size } from "./frame";
import { type Grain, grainStrength, growGrain, seedOf } from "./grain";
import type { Photograph } from "./photograph";
import type { ToneCurve } from "./tone-curve";
import { paintToning, type Toning, toneSteps } from "./toning";

/** Everything that a system decides about a print. */
export interface PrintPlan {
  /** The part of the photograph that is printed, of the picture's shape. */
  readonly window: Rectangle;
  readonly curve: ToneCurve;
  readonly toning: Toning;
  readonly grain: Grain;
  readonly mat: Mat;
}

/** One encoding for every system, so that neither type nor quality tells them apart. */
const encoding = { quality: 86, effort: 1, smartSubsample: false } as const;

const recentGrain = keepRecent<Float32Array>(4);

/** The rectangle of the frame that a task's picture fills under a mat; a window must have its shape. */
export function pictureShape(task: SystemTask, mat: Mat): Rectangle {
  return pictureIn(frameOf(task.options), mat);
}

/**
 * Makes the print: crop, tone curve, grain, toning, mat, and WebP without metadata in the frame that the task asks for.
 * The grain is grown from the task's slug and so is the same for every person. Cost O(pixels), about 30 ms.
 * @param personaUse what of the persona the plan used, in a phrase
 * @throws Error when the task asks for a format that does not exist
 */
export async function makePrint(
  task: SystemTask,
  photograph: Photograph,
  plan: PrintPlan,
  personaUse: string,
): Promise<MadeOutput> {
  const frame = frameOf(task.options);
  const pixels = await paintPrint(task, photograph, plan);
  const bytes = await sharp(pixels, { raw: { ...frame, channels: 3 } })
    .webp(encoding)
    .toBuffer();
  const alt = task.sourceTitle ?? "A historic photograph";
  return { parts: [{ type: "image", bytes, mediaType: "image/webp", ...frame, alt }], personaUse };
}

/** The print's RGB pixels before encoding, 3 bytes each, frame and mat included. */
export async function paintPrint(task: SystemTask, photograph: Photograph, plan: PrintPlan): Promise<Uint8Array> {
  const frame = frameOf(task.options);
  const picture = pictureIn(frame, plan.mat);
  const gray = await sharp(photograph.gray, {
    raw: { width: photograph.width, height: photograph.height, channels: 1 },
  })
    .extract(plan.window)
    .resize(picture.width, picture.height, { fit: "fill", kernel: "lanczos3" })
    .grayscale()
    .raw()
    .toBuffer();
  const pixels = cutMat(frame, plan.mat, picture);
  const steps = plan.curve.map((tone) => Math.round(tone * (toneSteps - 1)));
  const paint = paintToning(plan.toning);
  if (plan.grain === "none") {
    const paintOfGray = new Uint8Array(3 * 256);
    steps.forEach((step, value) => {
      paintOfGray.set(paint.subarray(3 * step, 3 * step + 3), 3 * value);
    });
    layInk(pixels, frame, picture, paintOfGray, (at) => gray[at]!);
    return pixels;
  }
  const field = grainOf(task.slug, frame.width, frame.height, plan.grain);
  const strength = grainStrength(plan.grain, toneSteps).map((tone) => tone * (toneSteps - 1));
  layInk(pixels, frame, picture, paint, (at) => {
    const step = steps[gray[at]!]!;
    return Math.min(toneSteps - 1, Math.max(0, Math.round(step + field[at]! * strength[step]!)));
  });
  return pixels;
}

/** Paints the picture into the frame: entry `pick(place in the picture)` of `paint`, 3 bytes each. */
function layInk(
  pixels: Uint8Array,
  frame: Size,
  picture: Rectangle,
  paint: Uint8Array,
  pick: (at: number) => number,
): void {
  for (let y = 0; y < picture.height; y++) {
    let to = 3 * ((picture.top + y) * frame.width + picture.left);
    for (let at = y * picture.width; at < (y + 1) * picture.width; at++) {
      const from = 3 * pick(at);
      pixels[to++] = paint[from]!;
      pixels[to++] = paint[from + 1]!;
      pixels[to++] = paint[from + 2]!;
    }
  }
}

function grainOf(slug: string, width: number, height: number, grain: Exclude<Grain, "none">): Float32Array {
  return recentGrain(`${slug} ${grain} ${width}x${height}`, () => growGrain(width, height, grain, seedOf(slug)));
}
