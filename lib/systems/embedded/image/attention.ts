import { blurCells, findSaliency, saliencySize } from "./saliency";

const centerSpread = 0.38;

/** Added to the gray that a difference is held against, so that deep shadow does not count without bound. */
const adaptation = 24;

/**
 * Where the weight of a picture lies: half the spectral residual, half the local contrast (Weber's: the difference of neighboring
 * grays over their brightness, so that a boat in the shadow counts beside a bright horizon), both less towards the
 * edges, by exp(−d²/2σ²) with σ = 0.38 of the sides, since people look at the middle first.
 * @param gray the picture squeezed to 64 × 64, values 0…255
 * @returns 64 × 64 shares that sum to 1
 * @see Judd, Ehinger, Durand & Torralba (2009), Learning to Predict Where Humans Look, ICCV, for the center
 */
export function weighPicture(gray: Uint8Array): Float64Array {
  const residual = findSaliency(gray);
  const contrast = toShares(blurCells(localContrast(gray), saliencySize, 1.5));
  return toShares(
    residual.map((value, index) => {
      const x = ((index % saliencySize) + 0.5) / saliencySize - 0.5;
      const y = (Math.floor(index / saliencySize) + 0.5) / saliencySize - 0.5;
      return (value + contrast[index]!) * Math.exp(-(x * x + y * y) / (2 * centerSpread ** 2));
    }),
  );
}

function localContrast(gray: Uint8Array): Float64Array {
  const at = (x: number, y: number) =>
    gray[Math.min(saliencySize - 1, y) * saliencySize + Math.min(saliencySize - 1, x)]!;
  return Float64Array.from(gray, (value, index) => {
    const x = index % saliencySize;
    const y = (index - x) / saliencySize;
    return Math.hypot(at(x + 1, y) - value, at(x, y + 1) - value) / (value + adaptation);
  });
}

function toShares(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return total === 0 ? values.map(() => 1 / values.length) : values.map((value) => value / total);
}
