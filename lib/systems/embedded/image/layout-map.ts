import { weighPicture } from "./attention";
import { saliencySize } from "./saliency";

/** Sums of a 64 × 64 layout from the top left corner, so that any window is measured in constant time. */
export interface LayoutMap {
  readonly weight: Float64Array;
  readonly weightX: Float64Array;
  readonly weightY: Float64Array;
  /** Sums of w ln w, for the entropy of a window. */
  readonly weightLog: Float64Array;
}

/** A part of a picture in shares of its width and height, 0…1. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a window of a picture holds. */
export interface LayoutMeasure {
  /** Share of the whole picture's weight inside, 0…1. */
  readonly share: number;
  /** Weight inside against what an even picture would have there: 1 is even, more is the subject. */
  readonly density: number;
  /** Center of the weight, in shares of the window's width and height. */
  readonly x: number;
  readonly y: number;
  /** Weight along the window's edge against its mean: what the crop cuts through. 1 is even, less is a clean cut. */
  readonly cut: number;
  /** Part of the window that the weight fills, exp(entropy) / cells: 1 is even, a lone small thing is near 0. */
  readonly fullness: number;
}

const side = saliencySize + 1;

/** Prepares the measuring of a picture squeezed to 64 × 64 grays. Cost: one saliency map. */
export function mapLayout(gray: Uint8Array): LayoutMap {
  return sumLayout(weighPicture(gray));
}

/** Summed-area tables (Crow 1984, SIGGRAPH) of 64 × 64 weights: entry (x, y) holds the sum of all cells left of x and above y. */
export function sumLayout(weights: Float64Array): LayoutMap {
  return {
    weight: sums(weights, (weight) => weight),
    weightX: sums(weights, (weight, x) => (weight * (x + 0.5)) / saliencySize),
    weightY: sums(weights, (weight, _, y) => (weight * (y + 0.5)) / saliencySize),
    weightLog: sums(weights, (weight) => (weight > 0 ? weight * Math.log(weight) : 0)),
  };
}

function sums(weights: Float64Array, value: (weight: number, x: number, y: number) => number): Float64Array {
  const table = new Float64Array(side * side);
  for (let y = 0; y < saliencySize; y++) {
    let row = 0;
    for (let x = 0; x < saliencySize; x++) {
      row += value(weights[y * saliencySize + x]!, x, y);
      table[(y + 1) * side + x + 1] = table[y * side + x + 1]! + row;
    }
  }
  return table;
}

/** Measures a part of a picture, its borders rounded to whole cells of the 64 × 64. */
export function measureLayout(map: LayoutMap, part: Part): LayoutMeasure {
  const left = cell(part.left);
  const top = cell(part.top);
  const right = Math.max(left + 3, cell(part.right));
  const bottom = Math.max(top + 3, cell(part.bottom));
  const within = (table: Float64Array, inset = 0) =>
    table[(bottom - inset) * side + right - inset]! -
    table[(top + inset) * side + right - inset]! -
    table[(bottom - inset) * side + left + inset]! +
    table[(top + inset) * side + left + inset]!;
  const cells = (right - left) * (bottom - top);
  const share = within(map.weight);
  if (share <= 0) return { share: 0, density: 0, x: 0.5, y: 0.5, cut: 1, fullness: 1 };
  const edgeCells = cells - (right - left - 2) * (bottom - top - 2);
  const edgeShare = share - within(map.weight, 1);
  const entropy = Math.log(share) - within(map.weightLog) / share;
  return {
    share,
    density: (share * saliencySize ** 2) / cells,
    x: (within(map.weightX) / share - left / saliencySize) / ((right - left) / saliencySize),
    y: (within(map.weightY) / share - top / saliencySize) / ((bottom - top) / saliencySize),
    cut: edgeShare / edgeCells / (share / cells),
    fullness: Math.min(1, Math.exp(entropy) / cells),
  };
}

function cell(share: number): number {
  return Math.min(saliencySize, Math.max(0, Math.round(share * saliencySize)));
}
