"use client";

import Image from "next/image";
import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { BattlePart } from "@/lib/battles/schema";
import { type FramePoint, isZoomed } from "./image-view";
import type { SharedImageView } from "./use-image-view";
import { pansByKeyboard } from "./use-keys";

export type ImagePart = Extract<BattlePart, { type: "image" }>;

interface ImageFrameProps {
  readonly part: ImagePart;
  readonly label: string;
  /** Width over height of every frame of the battle, so that only the content differs. */
  readonly ratio: number;
  readonly shared: SharedImageView;
}

const zoomStep = 1.5;
const panStep = 0.1;

/**
 * One image, whole in its frame. It zooms by double click, pinch, the buttons, and by the wheel where the frame has the
 * focus or Ctrl is held: else the wheel scrolls the page, as a reader expects. A zoomed image is dragged.
 */
export function ImageFrame({ part, label, ratio, shared }: ImageFrameProps) {
  const frame = useRef<HTMLElement>(null);
  const pointers = usePointers(frame, shared);
  useWheelZoom(frame, shared);
  const { view, zoom, pan, showWhole } = shared;
  const isPannable = isZoomed(view);

  const onKeyDown = (event: KeyboardEvent) => {
    const [dx, dy] = panKeys[event.key] ?? [0, 0];
    if (!isPannable || (dx === 0 && dy === 0)) return;
    event.preventDefault();
    pan(dx * panStep, dy * panStep);
  };

  return (
    <div>
      <section
        ref={frame}
        data-print
        aria-label={`${label}, image. Plus and minus zoom, arrows move what is zoomed.`}
        {...pansByKeyboard(isPannable)}
        onKeyDown={onKeyDown}
        onDoubleClick={(event) => zoom(isPannable ? 1 / 8 : 2, placeIn(event.currentTarget, event))}
        {...pointers}
        // The hairline is a shadow, which takes no room: the frame has the image's own shape to the pixel.
        style={{
          aspectRatio: ratio,
          width: `min(100%, ${ratio} * var(--print-height))`,
          touchAction: isPannable ? "none" : "pan-y",
        }}
        className={`relative select-none overflow-hidden ring-1 ring-rule ${isPannable ? "cursor-grab" : "cursor-zoom-in"}`}
      >
        <Image
          src={part.url}
          alt={part.alt}
          width={part.width}
          height={part.height}
          unoptimized
          loading="eager"
          draggable={false}
          className="absolute inset-0 h-full w-full object-contain"
          style={{ transform: `translate(${view.x * 100}%, ${view.y * 100}%) scale(${view.scale})` }}
        />
      </section>
      <div className="mt-2 flex items-center gap-1">
        <ZoomButton name="Zoom in" sign="+" onClick={() => zoom(zoomStep)} />
        <ZoomButton name="Zoom out" sign="−" isOff={!isPannable} onClick={() => zoom(1 / zoomStep)} />
        <ZoomButton name="Show the whole image" sign="0" isOff={!isPannable} onClick={showWhole} />
        <span className="figures ml-2 text-[0.75rem] text-faint">{Math.round(view.scale * 100)} %, both sides</span>
      </div>
    </div>
  );
}

const panKeys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The frames' common shape, width over height: the images' own, and that of the tallest where they differ. */
export function frameRatio(parts: readonly ImagePart[]): number {
  return Math.min(...parts.map((part) => part.width / part.height));
}

interface ZoomButtonProps {
  readonly name: string;
  readonly sign: string;
  readonly isOff?: boolean;
  readonly onClick: () => void;
}

function ZoomButton({ name, sign, isOff = false, onClick }: ZoomButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      disabled={isOff}
      onClick={onClick}
      className="figures inline-flex size-8 items-center justify-center rounded-md border border-strong text-soft text-sm enabled:hover:border-ink enabled:hover:text-ink disabled:text-strong pointer-coarse:size-11"
    >
      {sign}
    </button>
  );
}

// React listens to the wheel passively, which cannot keep the page from scrolling.
function useWheelZoom(frame: RefObject<HTMLElement | null>, { view, zoom }: SharedImageView): void {
  const isPannable = isZoomed(view);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      const isMeant = event.ctrlKey || isPannable || document.activeElement === element;
      if (!isMeant || event.deltaY === 0) return;
      event.preventDefault();
      const turn = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 20 : event.deltaY;
      zoom(Math.exp(-Math.max(-200, Math.min(200, turn)) * (event.ctrlKey ? 0.01 : 0.002)), placeIn(element, event));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [frame, isPannable, zoom]);
}

/** One pointer drags a zoomed image, two pinch it. */
function usePointers(frame: RefObject<HTMLElement | null>, { view, zoom, pan }: SharedImageView) {
  const held = useRef(new Map<number, { x: number; y: number }>());
  const release = (event: PointerEvent) => {
    held.current.delete(event.pointerId);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      held.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (isZoomed(view) || held.current.size > 1) event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const before = held.current.get(event.pointerId);
      const box = frame.current?.getBoundingClientRect();
      if (!before || !box) return;
      const now = { x: event.clientX, y: event.clientY };
      held.current.set(event.pointerId, now);
      const other = [...held.current].find(([id]) => id !== event.pointerId)?.[1];
      if (!other) {
        if (isZoomed(view)) pan((now.x - before.x) / box.width, (now.y - before.y) / box.height);
        return;
      }
      const growth = distance(now, other) / Math.max(1, distance(before, other));
      zoom(growth, placeInBox(box, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }));
    },
    onPointerUp: release,
    onPointerCancel: release,
    onPointerLeave: release,
  };
}

function distance(one: { x: number; y: number }, other: { x: number; y: number }): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function placeIn(element: Element, { clientX, clientY }: { clientX: number; clientY: number }): FramePoint {
  return placeInBox(element.getBoundingClientRect(), { x: clientX, y: clientY });
}

function placeInBox(box: DOMRect, { x, y }: { x: number; y: number }): FramePoint {
  return { x: (x - box.left) / box.width - 0.5, y: (y - box.top) / box.height - 0.5 };
}
