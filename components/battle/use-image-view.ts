import { useCallback, useMemo, useState } from "react";
import { type FramePoint, type ImageView, middle, panBy, wholeView, zoomAt } from "./image-view";

export interface SharedImageView {
  readonly view: ImageView;
  readonly zoom: (factor: number, point?: FramePoint) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly showWhole: () => void;
}

/** One view for both sides, so that zoom and pan are always in step. */
export function useImageView(onZoom: () => void): SharedImageView {
  const [view, setView] = useState(wholeView);
  const zoom = useCallback(
    (factor: number, point: FramePoint = middle) => {
      setView((now) => zoomAt(now, factor, point));
      onZoom();
    },
    [onZoom],
  );
  const pan = useCallback((dx: number, dy: number) => setView((now) => panBy(now, dx, dy)), []);
  const showWhole = useCallback(() => setView(wholeView), []);
  return useMemo(() => ({ view, zoom, pan, showWhole }), [view, zoom, pan, showWhole]);
}
