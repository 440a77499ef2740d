/**
 * What both frames show of their images: how much larger than whole, and the shift of the middle as a
 * part of the frame. In parts, not pixels, so that frames of any size stay in step.
 */
export interface ImageView {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** A place in a frame, from its middle, as a part of its width and height: -0.5 to 0.5. */
export interface FramePoint {
  readonly x: number;
  readonly y: number;
}

export const wholeView: ImageView = { scale: 1, x: 0, y: 0 };
export const middle: FramePoint = { x: 0, y: 0 };

const maxScale = 8;

/** Makes the images `factor` times larger; what lies under `point` stays there. */
export function zoomAt(view: ImageView, factor: number, point: FramePoint): ImageView {
  const scale = Math.min(maxScale, Math.max(1, view.scale * factor));
  const growth = scale / view.scale;
  return keepInside({
    scale,
    x: point.x - (point.x - view.x) * growth,
    y: point.y - (point.y - view.y) * growth,
  });
}

/** Moves the images by a part of the frame. */
export function panBy(view: ImageView, dx: number, dy: number): ImageView {
  return keepInside({ ...view, x: view.x + dx, y: view.y + dy });
}

export function isZoomed(view: ImageView): boolean {
  return view.scale > 1;
}

// The image never leaves its frame: at scale s the middle may move by (s - 1) / 2 of it.
function keepInside({ scale, x, y }: ImageView): ImageView {
  const limit = (scale - 1) / 2;
  return { scale, x: clamp(x, limit), y: clamp(y, limit) };
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value)) || 0;
}
