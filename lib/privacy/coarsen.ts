/** The day of a moment in UTC, as `2026-11-23`. Throws RangeError for an invalid date. */
export function coarsenToDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** Distance between the places that `coarsenPlace` leaves. */
export const placeStep = 0.5;

/**
 * A place on an axis from −1 to 1 to the nearest of five: the ends, halfway to them, and the middle. What somebody lets be published in
 * coarse steps is no finer than this, however cleverly two averages are subtracted from each other.
 */
export function coarsenPlace(place: number): number {
  // Both halves are rounded alike, and zero has one sign.
  return Math.sign(place) * Math.round(Math.abs(place) / placeStep) * placeStep + 0;
}

/** Where each step of a decision time begins, in seconds. The last has no end. */
export const decisionSteps = [0, 2, 5, 10, 20, 40, 60, 120, 300, 600] as const;

/**
 * Milliseconds to the step of `decisionSteps` that they lie in.
 *
 * @param milliseconds not negative and finite, otherwise null: a value that was not measured is not published as 0
 * @returns the beginning of the step, in seconds
 */
export function coarsenToStep(milliseconds: unknown): (typeof decisionSteps)[number] | null {
  if (typeof milliseconds !== "number" || !Number.isFinite(milliseconds) || milliseconds < 0) return null;
  return decisionSteps.findLast((seconds) => seconds * 1000 <= milliseconds) ?? null;
}

/** A probability to three significant digits: whole, it would be a nearly unique number that is the same in two releases. */
export function coarsenProbability(probability: number): number {
  return Number(probability.toPrecision(3));
}
