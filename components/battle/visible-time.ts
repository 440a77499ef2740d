export type Side = "left" | "right";

/** How long each side was looked at, as far as a screen can tell. Times are milliseconds of one clock. */
export interface VisibleTime {
  readonly isPageVisible: boolean;
  readonly sides: Readonly<Record<Side, SideTime>>;
}

interface SideTime {
  readonly totalMs: number;
  readonly isVisible: boolean;
  /** Start of the running stretch; null while it is not counted. */
  readonly sinceMs: number | null;
  readonly firstSeenMs: number | null;
}

/** Nothing seen yet, or what was counted before a reload. */
export function startVisibleTime(before: Readonly<Record<Side, number>>, isPageVisible: boolean): VisibleTime {
  const side = (totalMs: number): SideTime => ({ totalMs, isVisible: false, sinceMs: null, firstSeenMs: null });
  return { isPageVisible, sides: { left: side(before.left), right: side(before.right) } };
}

/** A side came into view or left it. */
export function seeSide(time: VisibleTime, side: Side, isVisible: boolean, nowMs: number): VisibleTime {
  const next = count({ ...time.sides[side], isVisible }, time.isPageVisible, nowMs);
  return { ...time, sides: { ...time.sides, [side]: next } };
}

/** The page was hidden behind another tab or came back. */
export function seePage(time: VisibleTime, isPageVisible: boolean, nowMs: number): VisibleTime {
  const { left, right } = time.sides;
  return {
    isPageVisible,
    sides: { left: count(left, isPageVisible, nowMs), right: count(right, isPageVisible, nowMs) },
  };
}

/** Visible milliseconds of each side up to now. */
export function readVisibleMs(time: VisibleTime, nowMs: number): Record<Side, number> {
  const read = ({ totalMs, sinceMs }: SideTime) => totalMs + (sinceMs === null ? 0 : Math.max(0, nowMs - sinceMs));
  return { left: read(time.sides.left), right: read(time.sides.right) };
}

/** When all of these sides had been seen for the first time; null as long as one was not. */
export function allSeenMs({ sides }: VisibleTime, watched: readonly Side[]): number | null {
  const seen = watched.map((side) => sides[side].firstSeenMs);
  return seen.some((ms) => ms === null) ? null : Math.max(...seen.map(Number));
}

/**
 * Whether a side counts as visible: half of it is on screen, or it fills half of the screen.
 *
 * @param ratio part of the element that is on screen, 0 to 1
 */
export function countsAsVisible(ratio: number, visibleHeight: number, screenHeight: number): boolean {
  return ratio >= 0.5 || (screenHeight > 0 && visibleHeight >= screenHeight / 2);
}

function count(side: SideTime, isPageVisible: boolean, nowMs: number): SideTime {
  const isCounted = side.isVisible && isPageVisible;
  if (isCounted && side.sinceMs === null) {
    return { ...side, sinceMs: nowMs, firstSeenMs: side.firstSeenMs ?? nowMs };
  }
  if (!isCounted && side.sinceMs !== null) {
    return { ...side, sinceMs: null, totalMs: side.totalMs + Math.max(0, nowMs - side.sinceMs) };
  }
  return side;
}
