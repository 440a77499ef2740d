/**
 * A value in ever finer forms, each of which is true of it. Before the first stands "any", which is published as nothing at all; so a
 * value that was generalized away looks like one that was never told.
 */
export type Ladder = readonly Rung[];

export interface Rung {
  readonly level: Level;
  readonly value: string;
}

/** How finely a value is published: numbers by twenties and tens, places on an axis by three and five steps, words as they are. */
export type Level = "any" | "twenties" | "tens" | "exact" | "three" | "five";

/** Numbers that bands are made of; others, a postal code for one, are words. */
const number = /^\d{1,4}([.,]\d+)?$/;

/** @param value a number, which is published in bands at best, or a word, which is published as it is or not at all */
export function attributeLadder(value: string): Ladder {
  if (!number.test(value)) return [{ level: "exact", value }];
  const whole = Number.parseInt(value, 10);
  return [
    { level: "twenties", value: bandOf(whole, 20) },
    { level: "tens", value: bandOf(whole, 10) },
  ];
}

function bandOf(whole: number, width: number): string {
  const from = Math.floor(whole / width) * width;
  return `${from} to ${from + width - 1}`;
}

/** @param place one of the five that `coarsenPlace` leaves */
export function axisLadder(place: number): Ladder {
  const third = place < 0 ? "-1 to -0.5" : place > 0 ? "0.5 to 1" : "0";
  return [
    { level: "three", value: third },
    { level: "five", value: String(place) },
  ];
}
