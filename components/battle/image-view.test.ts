import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isZoomed, middle, panBy, wholeView, zoomAt } from "./image-view";

const part = fc.double({ min: -0.5, max: 0.5, noNaN: true });
const factor = fc.double({ min: 0.2, max: 5, noNaN: true });

describe("the view that both images share", () => {
  it("keeps what lies under the pointer in its place", () => {
    const point = { x: 0.25, y: -0.1 };
    const view = zoomAt(wholeView, 2, point);
    // A place of the frame shows the image's place (frame - shift) / scale.
    expect((point.x - view.x) / view.scale).toBeCloseTo(point.x);
    expect((point.y - view.y) / view.scale).toBeCloseTo(point.y);
  });

  it("never leaves the frame and never gets smaller than whole", () => {
    const step = fc.oneof(
      fc.record({ factor, x: part, y: part }),
      fc.record({ dx: fc.double({ min: -3, max: 3, noNaN: true }), dy: part }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let view = wholeView;
        for (const next of steps) {
          view = "factor" in next ? zoomAt(view, next.factor, next) : panBy(view, next.dx, next.dy);
          expect(view.scale).toBeGreaterThanOrEqual(1);
          expect(view.scale).toBeLessThanOrEqual(8);
          expect(Math.abs(view.x)).toBeLessThanOrEqual((view.scale - 1) / 2 + 1e-12);
          expect(Math.abs(view.y)).toBeLessThanOrEqual((view.scale - 1) / 2 + 1e-12);
        }
      }),
    );
  });

  it("does not move a whole image", () => {
    expect(panBy(wholeView, 0.3, -0.2)).toEqual(wholeView);
    expect(isZoomed(zoomAt(zoomAt(wholeView, 2, middle), 0.5, middle))).toBe(false);
  });
});
