import type { PersonaPreference } from "@/lib/systems/port";
import { type Crop, crops } from "./composition";
import { type Mat, mats } from "./frame";
import { type Grain, grains } from "./grain";
import { type Contrast, contrasts } from "./tone-curve";
import { type Tone, tones } from "./toning";

/** A value that somebody likes, and how much, above 0 to 1. */
export interface Liking<Value> {
  readonly value: Value;
  readonly weight: number;
}

/** What somebody states about prints. What they do not state is absent. */
export interface PrintTaste {
  readonly tone?: Liking<Tone>;
  readonly contrast?: Liking<Contrast>;
  readonly grain?: Liking<Grain>;
  readonly mat?: Liking<Mat>;
}

/** What somebody states about composition: positive where liked, negative where disliked, −1…1. */
export type CropTaste = ReadonlyMap<Crop, number>;

/** The most liked tone, contrast, grain and mat of stated preferences; unknown aspects and values are left aside. */
export function readPrintTaste(preferences: readonly PersonaPreference[]): PrintTaste {
  return {
    tone: mostLiked(preferences, "tone", tones),
    contrast: mostLiked(preferences, "contrast", contrasts),
    grain: mostLiked(preferences, "grain", grains),
    mat: mostLiked(preferences, "mat", mats),
  };
}

/** Every liked or disliked way of cropping. */
export function readCropTaste(preferences: readonly PersonaPreference[]): CropTaste {
  return weigh(preferences, "crop", crops);
}

function mostLiked<Value extends string>(
  preferences: readonly PersonaPreference[],
  aspect: string,
  values: readonly Value[],
): Liking<Value> | undefined {
  let best: Liking<Value> | undefined;
  for (const [value, weight] of weigh(preferences, aspect, values)) {
    if (weight > (best?.weight ?? 0)) best = { value, weight };
  }
  return best;
}

function weigh<Value extends string>(
  preferences: readonly PersonaPreference[],
  aspect: string,
  values: readonly Value[],
): Map<Value, number> {
  const weights = new Map<Value, number>();
  for (const value of values) {
    const stated = preferences.filter((one) => one.aspect === aspect && one.value === value);
    if (stated.length === 0) continue;
    const sum = stated.reduce((total, one) => total + (one.isLiked ? one.weight : -one.weight), 0);
    weights.set(value, Math.min(1, Math.max(-1, sum)));
  }
  return weights;
}

/** A taste in words for the reveal, `cyanotype tone, hard contrast, white mat`; empty when nothing is stated. */
export function describePrintTaste(taste: PrintTaste): string {
  const parts: string[] = [];
  for (const aspect of ["tone", "contrast", "grain", "mat"] as const) {
    const liking = taste[aspect];
    if (liking !== undefined) parts.push(`${liking.value === "none" ? "no" : liking.value} ${aspect}`);
  }
  return parts.join(", ");
}

/** A taste in composition in words, `likes close, thirds; avoids wide`; empty when nothing is stated. */
export function describeCropTaste(taste: CropTaste): string {
  const named = (sign: number) => [...taste].filter(([, weight]) => weight * sign > 0).map(([crop]) => crop);
  const liked = named(1);
  const avoided = named(-1);
  const sentences = [];
  if (liked.length > 0) sentences.push(`likes ${liked.join(", ")}`);
  if (avoided.length > 0) sentences.push(`avoids ${avoided.join(", ")}`);
  return sentences.join("; ");
}
