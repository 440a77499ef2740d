import { EvaluationError } from "./errors";

/** What a rater can say of a unit: a category by its name, or a number. */
export type RatingValue = number | string;

/** An order of all values: numbers ascending, then text by its code units. */
export function compareValues(one: RatingValue, other: RatingValue): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "string" && typeof other === "string") return one < other ? -1 : one > other ? 1 : 0;
  return typeof one === "number" ? -1 : 1;
}

/** @throws EvaluationError `invalid`: neither text nor a finite number */
export function requireValue(value: RatingValue, unit: string): void {
  if (typeof value === "string" || Number.isFinite(value)) return;
  throw new EvaluationError({ code: "invalid", detail: `${String(value)} is not a rating (${unit}).` });
}
