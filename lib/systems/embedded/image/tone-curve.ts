import { lightnessOfGray } from "./cielab";

/** The tone (0 black … 1 paper) that each gray 0…255 of a photograph is printed with: 256 values, never falling. */
export type ToneCurve = Float64Array;

export const contrasts = ["soft", "hard", "high-key", "low-key"] as const;
export type Contrast = (typeof contrasts)[number];

/** How many pixels have each gray: 256 counts. Cost O(pixels). */
export function countGrays(gray: Uint8Array): Float64Array {
  const counts = new Float64Array(256);
  for (const value of gray) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/** The lowest gray at or below which at least `part` (0…1) of the pixels lie. */
export function grayAtPart(counts: Float64Array, part: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let below = 0;
  for (let gray = 0; gray < 256; gray++) {
    below += counts[gray] ?? 0;
    if (below >= part * total) return gray;
  }
  return 255;
}

/**
 * Stretches lightness so that the darkest 0.5 % print black and the lightest 0.5 % leave the paper bare.
 * A photograph of one gray alone stays as it is.
 * @see Gonzalez & Woods (2018), Digital Image Processing, 4th ed., section 3.2 (contrast stretching)
 */
export function autoLevel(counts: Float64Array): ToneCurve {
  const low = lightnessOfGray[grayAtPart(counts, 0.005)] ?? 0;
  const high = lightnessOfGray[grayAtPart(counts, 0.995)] ?? 100;
  if (high <= low) return lightnessOfGray.map((lightness) => lightness / 100);
  return lightnessOfGray.map((lightness) => holdTone((lightness - low) / (high - low)));
}

/**
 * Bends a curve towards a stated contrast. `hard` is a sigmoid about the middle tone and `soft` its inverse within a
 * shortened scale; `high-key` and `low-key` are the power that brings the mean tone towards 0.68 or 0.3, held to
 * 0.5…0.85 and 1.2…2: a light subject still becomes lighter, and no subject is lost.
 * @param strength 0 leaves the curve as it is, 1 bends it fully
 * @see Braun & Fairchild (1999), Image lightness rescaling using sigmoidal contrast enhancement functions, J. Electronic Imaging 8(4)
 */
export function bendCurve(curve: ToneCurve, counts: Float64Array, contrast: Contrast, strength: number): ToneCurve {
  const bend = bendOf(contrast, meanTone(curve, counts));
  return curve.map((tone) => holdTone(tone + strength * (bend(tone) - tone)));
}

function holdTone(tone: number): number {
  return Math.min(1, Math.max(0, tone));
}

function bendOf(contrast: Contrast, mean: number): (tone: number) => number {
  switch (contrast) {
    case "hard":
      return (tone) => sigmoid(tone, 6.5);
    case "soft":
      return (tone) => 0.12 + 0.81 * (0.6 * tone + 0.4 * inverseSigmoid(tone, 4));
    case "high-key":
      return (tone) => tone ** Math.min(0.85, Math.max(0.5, powerTowards(mean, 0.68)));
    case "low-key":
      return (tone) => tone ** Math.min(2, Math.max(1.2, powerTowards(mean, 0.3)));
  }
}

/** The S-shaped curve through (0, 0), (½, ½) and (1, 1); a greater steepness is a harder paper. */
export function sigmoid(tone: number, steepness: number): number {
  const logistic = (value: number) => 1 / (1 + Math.exp(-steepness * (value - 0.5)));
  const low = logistic(0);
  return (logistic(tone) - low) / (1 - 2 * low);
}

function inverseSigmoid(tone: number, steepness: number): number {
  const low = 1 / (1 + Math.exp(steepness / 2));
  const value = low + tone * (1 - 2 * low);
  return 0.5 + Math.log(value / (1 - value)) / steepness;
}

function powerTowards(mean: number, target: number): number {
  const held = Math.min(0.97, Math.max(0.03, mean));
  return Math.log(target) / Math.log(held);
}

/** The mean tone (0…1) that a curve gives to the counted grays. */
export function meanTone(curve: ToneCurve, counts: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let gray = 0; gray < 256; gray++) {
    sum += (curve[gray] ?? 0) * (counts[gray] ?? 0);
    total += counts[gray] ?? 0;
  }
  return total === 0 ? 0.5 : sum / total;
}

/** Powers and sigmoid steepnesses that `matchTones` tries: a key from light to dark, a paper from soft (negative) to hard. */
const powers = Array.from({ length: 25 }, (_, step) => 0.5 * 4 ** (step / 24));
const steepnesses = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7];

/**
 * Histogram specification within the curves that a darkroom has: the power and the sigmoid that bring the quantiles of a
 * photograph's tones nearest to wanted ones, by least squares. Black stays black and bare paper bare, so that the even
 * background of one subject does not turn into the gray of another, as it does in full specification.
 * Cost O(256 · tried curves).
 * @param wanted tones at the quantiles 0 %, 1 %, … 100 %: 101 values in 0…1, rising
 * @see Gonzalez & Woods (2018), section 3.3 (histogram matching)
 */
export function matchTones(curve: ToneCurve, counts: Float64Array, wanted: Float64Array): ToneCurve {
  const present = Float64Array.from(wanted, (_, percent) => curve[grayAtPart(counts, percent / 100)]!);
  let nearest = Number.POSITIVE_INFINITY;
  let chosen = (tone: number) => tone;
  for (const power of powers) {
    for (const steepness of steepnesses) {
      const bend = (tone: number) => paperCurve(tone ** power, steepness);
      let distance = 0;
      for (let percent = 0; percent < wanted.length; percent++) {
        distance += (bend(present[percent]!) - wanted[percent]!) ** 2;
      }
      if (distance < nearest) {
        nearest = distance;
        chosen = bend;
      }
    }
  }
  return curve.map((tone) => holdTone(chosen(tone)));
}

function paperCurve(tone: number, steepness: number): number {
  if (steepness === 0) return tone;
  return steepness > 0 ? sigmoid(tone, steepness) : inverseSigmoid(tone, -steepness);
}
