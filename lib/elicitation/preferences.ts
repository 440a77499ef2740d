import type { AxisKey, AxisValues } from "./axes";

/** A preference as systems read it: what it is about, the value by the name that they know, and how much. */
export interface AxisPreference {
  readonly aspect: string;
  /** The chip that a person reads. */
  readonly label: string;
  readonly value: string;
  /** Above 0 to 1. */
  readonly weight: number;
}

/** Nearer to the middle than this, an axis says nothing: what is not stated stays as everybody gets it. */
const undecided = 0.25;

type Named = readonly [value: string, label: string];

/** For each axis the aspect, and the value at its low and at its high end. Tone is made of two axes and stands apart. */
const ends: readonly (readonly [axis: AxisKey, aspect: string, low: Named, high: Named])[] = [
  ["length", "length", ["short", "short"], ["long", "in detail"]],
  ["form", "form", ["prose", "prose"], ["bullets", "lists"]],
  ["depth", "depth", ["plain", "plain words"], ["expert", "expert terms"]],
  ["formality", "formality", ["formal", "formal"], ["casual", "casual"]],
  ["voice", "voice", ["cool", "matter-of-fact"], ["warm", "warm"]],
  ["evidence", "evidence", ["facts", "facts"], ["stories", "stories"]],
  ["contrast", "contrast", ["soft", "soft contrast"], ["hard", "hard contrast"]],
  ["framing", "crop", ["wide", "wide view"], ["close", "close view"]],
];

/**
 * What places on the axes mean as preferences. An axis within 0.25 of the middle gives none; the weight is the distance from
 * the middle. Toning and tint make one tone: neutral, sepia (warm), cyanotype (cool) or selenium (toned, neither).
 *
 * @param places −1…1 by axis
 */
export function preferencesFromAxes(places: AxisValues): AxisPreference[] {
  const preferences = ends.flatMap(([axis, aspect, low, high]) => {
    const place = places[axis] ?? 0;
    if (Math.abs(place) < undecided) return [];
    const [value, label] = place < 0 ? low : high;
    return [{ aspect, label, value, weight: Math.min(1, Math.abs(place)) }];
  });
  const tone = toneFrom(places.toning ?? 0, places.tint ?? 0);
  return tone ? [...preferences, tone] : preferences;
}

function toneFrom(toning: number, tint: number): AxisPreference | null {
  if (Math.abs(toning) < undecided) return null;
  const weight = Math.min(1, Math.abs(toning));
  const tone = (value: string) => ({ aspect: "tone", label: `${value} prints`, value, weight });
  if (toning < 0) return tone("neutral");
  if (Math.abs(tint) < undecided) return tone("selenium");
  return tone(tint > 0 ? "sepia" : "cyanotype");
}
