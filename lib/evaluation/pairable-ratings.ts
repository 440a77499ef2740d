import { EvaluationError } from "./errors";
import { compareValues, type RatingValue, requireValue } from "./rating-value";

/** What one rater said of one unit. A rating that is missing is a row that is not there. */
export interface Rating<Value extends RatingValue = RatingValue> {
  readonly unit: string;
  readonly rater: string;
  readonly value: Value;
}

/**
 * Ratings that have another one beside them in their unit, counted by unit and value, sparse.
 *
 * An entry is a value that a unit was given. Unit u has the entries `starts[u]` … `starts[u + 1] − 1`, by ascending value.
 */
export interface PairableRatings<Value extends RatingValue> {
  /** Units with two ratings or more. */
  readonly units: number;
  /** Their ratings. */
  readonly ratings: number;
  /** Ratings that are alone in their unit, and counted nowhere else. */
  readonly lone: number;
  /** The different values, ascending. */
  readonly values: readonly Value[];
  /** How often each of them was given. */
  readonly totals: Float64Array;
  /** Ratings of each unit. */
  readonly sizes: Float64Array;
  /** Length units + 1. */
  readonly starts: Int32Array;
  /** Index into `values` of each entry. */
  readonly entryValues: Int32Array;
  /** How many raters gave it. */
  readonly entryCounts: Float64Array;
}

/**
 * Counts the pairable ratings. Cost O(ratings + values·log values), whatever the number of units times raters.
 *
 * @throws EvaluationError `invalid`: a number that is not finite | `repeated`: a rater rated a unit twice
 */
export function countPairable<Value extends RatingValue>(ratings: Iterable<Rating<Value>>): PairableRatings<Value> {
  const columns = readColumns(ratings);
  const { unitOf, saidOf, sizeOf } = columns;
  const pairable = Int32Array.from(unitOf.keys()).filter((row) => sizeOf[unitOf[row]!]! > 1);
  const { values, places } = orderValues(columns, pairable);
  const byValue = stableOrder(pairable, (row) => places[saidOf[row]!]!, values.length);
  const byUnit = stableOrder(byValue, (row) => unitOf[row]!, sizeOf.length);
  refuseRepeated(columns, byUnit);

  const starts: number[] = [];
  const sizes: number[] = [];
  const entryValues: number[] = [];
  const entryCounts: number[] = [];
  const totals = new Float64Array(values.length);
  let unit = -1;
  for (const row of byUnit) {
    const value = places[saidOf[row]!]!;
    const isNewUnit = unitOf[row] !== unit;
    if (isNewUnit) {
      unit = unitOf[row]!;
      starts.push(entryValues.length);
      sizes.push(sizeOf[unit]!);
    }
    if (isNewUnit || entryValues.at(-1) !== value) {
      entryValues.push(value);
      entryCounts.push(0);
    }
    entryCounts[entryCounts.length - 1]! += 1;
    totals[value]! += 1;
  }
  starts.push(entryValues.length);
  return {
    units: sizes.length,
    ratings: byUnit.length,
    lone: unitOf.length - byUnit.length,
    values,
    totals,
    sizes: Float64Array.from(sizes),
    starts: Int32Array.from(starts),
    entryValues: Int32Array.from(entryValues),
    entryCounts: Float64Array.from(entryCounts),
  };
}

/** Ratings by row, with a number for each unit, rater and value in the order of their first use. */
interface Columns<Value> {
  readonly units: readonly string[];
  readonly raters: readonly string[];
  readonly values: readonly Value[];
  readonly unitOf: readonly number[];
  readonly raterOf: readonly number[];
  readonly saidOf: readonly number[];
  /** Ratings of each unit. */
  readonly sizeOf: readonly number[];
}

function readColumns<Value extends RatingValue>(ratings: Iterable<Rating<Value>>): Columns<Value> {
  const units = new Map<string, number>();
  const raters = new Map<string, number>();
  const values = new Map<Value, number>();
  const unitOf: number[] = [];
  const raterOf: number[] = [];
  const saidOf: number[] = [];
  const sizeOf: number[] = [];
  for (const { unit, rater, value } of ratings) {
    requireValue(value, unit);
    const index = numberOf(units, unit);
    unitOf.push(index);
    raterOf.push(numberOf(raters, rater));
    saidOf.push(numberOf(values, value));
    sizeOf[index] = (sizeOf[index] ?? 0) + 1;
  }
  const names = { units: [...units.keys()], raters: [...raters.keys()], values: [...values.keys()] };
  return { ...names, unitOf, raterOf, saidOf, sizeOf };
}

function numberOf<Name>(numbers: Map<Name, number>, name: Name): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

/** The values that some rows use, ascending, and the place in that order of each value's number. */
function orderValues<Value extends RatingValue>(
  { values, saidOf }: Columns<Value>,
  rows: Int32Array,
): { values: Value[]; places: Int32Array } {
  const isUsed = new Uint8Array(values.length);
  for (const row of rows) isUsed[saidOf[row]!] = 1;
  const order = [...values.keys()]
    .filter((index) => isUsed[index] === 1)
    .sort((one, other) => compareValues(values[one]!, values[other]!));
  const places = new Int32Array(values.length);
  order.forEach((index, place) => {
    places[index] = place;
  });
  return { values: order.map((index) => values[index]!), places };
}

/** Counting sort of rows by a key in 0…keys−1; equal keys keep their order. Cost O(rows + keys). */
function stableOrder(rows: Int32Array, keyOf: (row: number) => number, keys: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const row of rows) next[keyOf(row) + 1]! += 1;
  for (let key = 0; key < keys; key += 1) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const key = keyOf(row);
    sorted[next[key]!] = row;
    next[key]! += 1;
  }
  return sorted;
}

/** @param byUnit rows, those of a unit together */
function refuseRepeated({ units, raters, unitOf, raterOf }: Columns<RatingValue>, byUnit: Int32Array): void {
  const lastUnits = new Int32Array(raters.length).fill(-1);
  for (const row of byUnit) {
    if (lastUnits[raterOf[row]!] === unitOf[row]) {
      const [unit, rater] = [units[unitOf[row]!]!, raters[raterOf[row]!]!];
      throw new EvaluationError({
        code: "repeated",
        detail: `Rater ${rater} rated unit ${unit} more than once.`,
        unit,
        rater,
      });
    }
    lastUnits[raterOf[row]!] = unitOf[row]!;
  }
}
