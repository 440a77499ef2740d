import type { SeenSide } from "@/lib/votes/schema";

/** The part of an output that is on screen, in fractions of the output's height. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Height of the free screen; more than 1 where the output is shorter than it. */
  readonly screen: number;
}

/** Which part of one output was visible, and for how long. Times are milliseconds of one clock. */
export interface SeenPart {
  readonly fifthsMs: readonly number[];
  /** Percents of the height that were on screen at some time. */
  readonly percents: readonly boolean[];
  /** The share that was seen before a reload. Which part that was is not kept. */
  readonly shareBefore: number;
  readonly span: Span | null;
  readonly sinceMs: number;
}

const fifths = [0, 1, 2, 3, 4] as const;
const nothing: SeenSide = { share: 0, fifthsMs: [0, 0, 0, 0, 0] };

/** Nothing seen yet, or what was counted before a reload. */
export function startSeenPart(before: SeenSide = nothing): SeenPart {
  return {
    fifthsMs: before.fifthsMs,
    percents: Array.from({ length: 100 }, () => false),
    shareBefore: before.share,
    span: null,
    sinceMs: 0,
  };
}

/** Another part of the output is on screen from now on; null where none is, or the page is hidden. */
export function seeSpan(part: SeenPart, span: Span | null, nowMs: number): SeenPart {
  const percents = span
    ? part.percents.map((isSeen, percent) => isSeen || isInside((percent + 0.5) / 100, span))
    : part.percents;
  return { ...part, fifthsMs: countedMs(part, nowMs), percents, span, sinceMs: nowMs };
}

/** What was seen up to now. After a reload the share is the larger of the two visits': at least that much was seen. */
export function readSeenPart(part: SeenPart, nowMs: number): SeenSide {
  const share = part.percents.filter(Boolean).length / 100;
  return { share: Math.max(share, part.shareBefore), fifthsMs: countedMs(part, nowMs) };
}

/** The span of an output between two edges of the screen, or null where they do not meet. In pixels from the top. */
export function spanOf(
  output: { readonly top: number; readonly bottom: number },
  screen: { readonly top: number; readonly bottom: number },
): Span | null {
  const height = output.bottom - output.top;
  const from = Math.max(output.top, screen.top);
  const to = Math.min(output.bottom, screen.bottom);
  if (height <= 0 || to <= from) return null;
  return {
    from: (from - output.top) / height,
    to: (to - output.top) / height,
    screen: (screen.bottom - screen.top) / height,
  };
}

function countedMs({ fifthsMs, span, sinceMs }: SeenPart, nowMs: number): number[] {
  const passedMs = span ? Math.max(0, nowMs - sinceMs) : 0;
  return fifths.map((fifth) => (fifthsMs[fifth] ?? 0) + (span && isFifthVisible(fifth, span) ? passedMs : 0));
}

// As for a whole side: half of it is on screen, or it fills half of the screen.
function isFifthVisible(fifth: number, { from, to, screen }: Span): boolean {
  const overlap = Math.min(to, (fifth + 1) / 5) - Math.max(from, fifth / 5);
  return overlap + 1e-9 >= Math.min(0.1, screen / 2);
}

function isInside(place: number, { from, to }: Span): boolean {
  return place >= from && place <= to;
}
