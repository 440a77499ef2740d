import type { Rectangle, Size } from "./frame";
import { type LayoutMap, type LayoutMeasure, measureLayout } from "./layout-map";

export const crops = ["close", "wide", "thirds", "centered"] as const;
export type Crop = (typeof crops)[number];

/** A window of a photograph with what it holds. */
export interface CropCandidate extends LayoutMeasure {
  readonly window: Rectangle;
  /** Its width against the largest window of the same shape, 0…1. */
  readonly scale: number;
}

/** No window is narrower than this part of the largest: below it the old scans fall apart. */
export const closest = 0.58;
const scales = 8;
const places = 13;

/** The largest window of a frame's shape in the middle of a photograph, in whole pixels. */
export function centeredWindow(photograph: Size, shape: Size): Rectangle {
  const { width, height } = largestWindow(photograph, shape);
  return {
    left: Math.round((photograph.width - width) / 2),
    top: Math.round((photograph.height - height) / 2),
    width,
    height,
  };
}

function largestWindow(photograph: Size, shape: Size): Size {
  const enlargement = Math.min(photograph.width / shape.width, photograph.height / shape.height);
  return {
    width: Math.min(photograph.width, Math.round(shape.width * enlargement)),
    height: Math.min(photograph.height, Math.round(shape.height * enlargement)),
  };
}

/** What a photograph must bring to be cropped. */
export interface Croppable extends Size {
  readonly layout: LayoutMap;
}

/** Measured candidates of each photograph by shape, for as long as the photograph itself is kept. */
const measured = new WeakMap<Croppable, Map<string, readonly CropCandidate[]>>();

/** Windows of one shape at 8 scales from the largest to the closest, at up to 13 × 13 places each; measured once. */
export function candidateCrops(photograph: Croppable, shape: Size): readonly CropCandidate[] {
  const byShape = measured.get(photograph) ?? new Map<string, readonly CropCandidate[]>();
  measured.set(photograph, byShape);
  const key = `${shape.width}x${shape.height}`;
  const candidates = byShape.get(key) ?? measureCrops(photograph, shape);
  byShape.set(key, candidates);
  return candidates;
}

function measureCrops(photograph: Croppable, shape: Size): CropCandidate[] {
  const largest = largestWindow(photograph, shape);
  const candidates: CropCandidate[] = [];
  for (let step = 0; step < scales; step++) {
    const scale = 1 - (step / (scales - 1)) * (1 - closest);
    const width = Math.round(largest.width * scale);
    const height = Math.round(largest.height * scale);
    for (const top of spreadOut(photograph.height - height)) {
      for (const left of spreadOut(photograph.width - width)) {
        const measure = measureLayout(photograph.layout, {
          left: left / photograph.width,
          top: top / photograph.height,
          right: (left + width) / photograph.width,
          bottom: (top + height) / photograph.height,
        });
        candidates.push({ ...measure, scale, window: { left, top, width, height } });
      }
    }
  }
  return candidates;
}

function spreadOut(room: number): number[] {
  const count = Math.min(places, room + 1);
  return Array.from({ length: count }, (_, place) => (count === 1 ? 0 : Math.round((room * place) / (count - 1))));
}

const placeSpread = 0.17;

/**
 * How well a window keeps a rule of composition, 0…1. `close` and `wide` read its scale; `centered` the distance of the
 * weight's center from the middle; `thirds` its distance from the nearest crossing of the third lines. Distances, in shares
 * of the window, count as exp(−d²/2σ²) with σ = 0.17.
 * @see Liu, Chen, Wolf & Cohen-Or (2010), Optimizing Photo Composition, Computer Graphics Forum 29(2)
 */
export function keepsRule(candidate: CropCandidate, crop: Crop): number {
  const nearness = (x: number, y: number) =>
    Math.exp(-((candidate.x - x) ** 2 + (candidate.y - y) ** 2) / (2 * placeSpread ** 2));
  switch (crop) {
    case "close":
      return (1 - candidate.scale) / (1 - closest);
    case "wide":
      return (candidate.scale - closest) / (1 - closest);
    case "centered":
      return nearness(0.5, 0.5);
    case "thirds":
      return Math.max(nearness(1 / 3, 1 / 3), nearness(2 / 3, 1 / 3), nearness(1 / 3, 2 / 3), nearness(2 / 3, 2 / 3));
  }
}

/** What every crop owes its subject: to hold much of the picture's weight, densely, and to cut through little of it. */
export function sparesSubject(candidate: CropCandidate): number {
  return 0.7 * candidate.share + 0.4 * Math.min(1.5, candidate.density) - 0.55 * candidate.cut;
}

/** The candidate of the highest score; the first of equals. @throws RangeError when there is none */
export function chooseCrop(candidates: readonly CropCandidate[], score: (one: CropCandidate) => number): CropCandidate {
  let best: CropCandidate | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const value = score(candidate);
    if (value > highest) {
      highest = value;
      best = candidate;
    }
  }
  if (best === undefined) throw new RangeError("No crop to choose from.");
  return best;
}
