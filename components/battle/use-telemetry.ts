import { type RefCallback, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Telemetry } from "@/lib/votes/schema";
import { useSeenParts } from "./use-seen-parts";
import {
  allSeenMs,
  countsAsVisible,
  readVisibleMs,
  type Side,
  seePage,
  seeSide,
  startVisibleTime,
} from "./visible-time";

export type InputKind = NonNullable<Telemetry["input"]>;

/** How a judgement is made: the page tells what happens, the vote takes what was counted. Never what was typed. */
export interface TelemetryRecorder {
  readonly sideRef: Readonly<Record<Side, RefCallback<HTMLElement>>>;
  readonly barRef: RefCallback<HTMLElement>;
  readonly restore: (before: Telemetry) => void;
  readonly noteVerdict: (input: InputKind) => void;
  readonly noteZoom: () => void;
  readonly noteSource: () => void;
  readonly noteHistory: () => void;
  readonly read: () => Telemetry;
}

const dayMs = 86_400_000;
/** Turns of a wheel that follow each other within this time are one zoom. */
const zoomPauseMs = 600;
const thresholds = Array.from({ length: 21 }, (_, step) => step / 20);

const bothSides: readonly Side[] = ["left", "right"];

/**
 * Counts for one judgement: the component that calls it is made anew for the next.
 *
 * @param watched the sides that there are; an output that is shown by itself is `left`. The same array in every render
 */
export function useTelemetry(watched: readonly Side[] = bothSides): TelemetryRecorder {
  const time = useRef(startVisibleTime({ left: 0, right: 0 }, true));
  const marks = useRef<Telemetry>({});
  const lastZoomMs = useRef(Number.NEGATIVE_INFINITY);
  const [sides, setSides] = useState<Readonly<Record<Side, HTMLElement | null>>>({ left: null, right: null });

  const { barRef, restore: restoreSeen, read: readSeen } = useSeenParts(sides);

  useEffect(() => {
    time.current = seePage(time.current, document.visibilityState === "visible", performance.now());
    const noteVisibility = () => {
      time.current = seePage(time.current, document.visibilityState === "visible", performance.now());
    };
    document.addEventListener("visibilitychange", noteVisibility);
    return () => document.removeEventListener("visibilitychange", noteVisibility);
  }, []);

  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const side = entry.target === sides.left ? "left" : "right";
          const screenHeight = entry.rootBounds?.height ?? window.innerHeight;
          const isVisible =
            entry.isIntersecting &&
            countsAsVisible(entry.intersectionRatio, entry.intersectionRect.height, screenHeight);
          time.current = seeSide(time.current, side, isVisible, performance.now());
        }
      },
      { threshold: thresholds },
    );
    if (sides.left) observer.observe(sides.left);
    if (sides.right) observer.observe(sides.right);
    return () => observer.disconnect();
  }, [sides]);

  const leftRef = useCallback((left: HTMLElement | null) => setSides((now) => ({ ...now, left })), []);
  const rightRef = useCallback((right: HTMLElement | null) => setSides((now) => ({ ...now, right })), []);

  return useMemo(
    () => ({
      sideRef: { left: leftRef, right: rightRef },
      barRef,
      restore: (before) => {
        const { visibleMs, seen, ...others } = before;
        restoreSeen(seen);
        marks.current = { ...others };
        const fresh = startVisibleTime(visibleMs ?? { left: 0, right: 0 }, time.current.isPageVisible);
        const nowMs = performance.now();
        time.current = (["left", "right"] as const).reduce(
          (state, side) => seeSide(state, side, time.current.sides[side].isVisible, nowMs),
          fresh,
        );
      },
      noteVerdict: (input) => {
        const seenMs = allSeenMs(time.current, watched);
        marks.current = {
          ...marks.current,
          input,
          ...(seenMs === null ? {} : { timeToVerdictMs: milliseconds(performance.now() - seenMs) }),
        };
      },
      noteZoom: () => {
        const nowMs = performance.now();
        if (nowMs - lastZoomMs.current > zoomPauseMs) {
          marks.current = { ...marks.current, zooms: Math.min(100_000, (marks.current.zooms ?? 0) + 1) };
        }
        lastZoomMs.current = nowMs;
      },
      noteSource: () => {
        marks.current = { ...marks.current, sourceOpened: true };
      },
      noteHistory: () => {
        marks.current = { ...marks.current, historyOpened: true };
      },
      read: () => {
        const visible = readVisibleMs(time.current, performance.now());
        return {
          ...marks.current,
          visibleMs: { left: milliseconds(visible.left), right: milliseconds(visible.right) },
          seen: readSeen(),
        };
      },
    }),
    [leftRef, rightRef, barRef, restoreSeen, readSeen, watched],
  );
}

function milliseconds(value: number): number {
  return Math.min(dayMs, Math.max(0, Math.round(value)));
}
