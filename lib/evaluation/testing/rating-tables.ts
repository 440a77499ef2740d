import fc from "fast-check";
import type { Rating } from "../pairable-ratings";
import type { RatingValue } from "../rating-value";

/** Ratings of a table with a row for each rater and a column for each unit; null where one is missing. */
export function ratingsOfTable<Value extends RatingValue>(
  table: readonly (readonly (Value | null)[])[],
): Rating<Value>[] {
  return table.flatMap((row, rater) =>
    row.flatMap((value, unit) => (value === null ? [] : [{ unit: `u${unit}`, rater: `r${rater}`, value }])),
  );
}

/** Ratings of a table with a row for each unit and a column for each value, which holds how many raters gave it. */
export function ratingsOfCounts(table: readonly (readonly number[])[]): Rating<number>[] {
  return table.flatMap((counts, unit) =>
    counts
      .flatMap((count, value) => Array.from({ length: count }, () => value))
      .map((value, rater) => ({ unit: `u${unit}`, rater: `r${rater}`, value })),
  );
}

/** Random ratings of up to seven units by up to five raters, with any of them missing. */
export function drawnRatings<Value extends RatingValue>(value: fc.Arbitrary<Value>): fc.Arbitrary<Rating<Value>[]> {
  return fc
    .array(fc.array(fc.option(value, { freq: 3 }), { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 5 })
    .map(ratingsOfTable);
}

/** The said values of each unit that has two or more. */
export function pairableUnits<Value extends RatingValue>(ratings: readonly Rating<Value>[]): Value[][] {
  const units = new Map<string, Value[]>();
  for (const { unit, value } of ratings) units.set(unit, [...(units.get(unit) ?? []), value]);
  return [...units.values()].filter(({ length }) => length > 1);
}
