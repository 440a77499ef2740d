import { type RefCallback, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { SeenSide, Telemetry } from "@/lib/votes/schema";
import { readSeenPart, seeSpan, spanOf, startSeenPart } from "./seen-part";
import type { Side } from "./visible-time";

type Seen = NonNullable<Telemetry["seen"]>;

interface SeenParts {
  /** The bar at the foot of the screen: what it covers is not seen. */
  readonly barRef: RefCallback<HTMLElement>;
  readonly restore: (before: Seen | undefined) => void;
  readonly read: () => Seen;
}

const dayMs = 86_400_000;

/** Measures which part of each output is on screen whenever that may have changed, at most once a frame. */
export function useSeenParts(sides: Readonly<Record<Side, HTMLElement | null>>): SeenParts {
  const parts = useRef({ left: startSeenPart(), right: startSeenPart() });
  const [bar, setBar] = useState<HTMLElement | null>(null);
  const { left, right } = sides;
  // In a ref, so that what is handed out stays the same when the elements come.
  const elements = useRef({ left, right, bar });

  const measure = useCallback(() => {
    const { left, right, bar } = elements.current;
    const nowMs = performance.now();
    const screen = { top: 0, bottom: bar ? bar.getBoundingClientRect().top : window.innerHeight };
    const look = (element: HTMLElement | null) =>
      element && document.visibilityState === "visible" ? spanOf(element.getBoundingClientRect(), screen) : null;
    parts.current = {
      left: seeSpan(parts.current.left, look(left), nowMs),
      right: seeSpan(parts.current.right, look(right), nowMs),
    };
  }, []);

  useEffect(() => {
    elements.current = { left, right, bar };
    let frame = 0;
    const measureSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    };
    // Calls back at once for each that it is told of.
    const sizes = new ResizeObserver(measureSoon);
    for (const element of [left, right, bar]) if (element) sizes.observe(element);
    const passive = { passive: true } as const;
    window.addEventListener("scroll", measureSoon, passive);
    window.addEventListener("resize", measureSoon, passive);
    // No frame comes in a hidden tab, and none is needed.
    document.addEventListener("visibilitychange", measure);
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      window.removeEventListener("scroll", measureSoon);
      window.removeEventListener("resize", measureSoon);
      document.removeEventListener("visibilitychange", measure);
    };
  }, [measure, left, right, bar]);

  const restore = useCallback(
    (before: Seen | undefined) => {
      parts.current = { left: startSeenPart(before?.left), right: startSeenPart(before?.right) };
      measure();
    },
    [measure],
  );
  const read = useCallback(() => {
    const nowMs = performance.now();
    return {
      left: rounded(readSeenPart(parts.current.left, nowMs)),
      right: rounded(readSeenPart(parts.current.right, nowMs)),
    };
  }, []);
  return useMemo(() => ({ barRef: setBar, restore, read }), [restore, read]);
}

function rounded({ share, fifthsMs }: SeenSide): SeenSide {
  return { share, fifthsMs: fifthsMs.map((fifthMs) => Math.min(dayMs, Math.round(fifthMs))) };
}
