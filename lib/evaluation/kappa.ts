import type { Measured } from "./measured";
import { countPairable, type Rating } from "./pairable-ratings";
import { compareValues, type RatingValue, requireValue } from "./rating-value";
import { sumAscending } from "./sum-ascending";

/** Agreement, what of it chance would give, and their comparison (agreement − chance) / (1 − chance). */
export interface Kappa {
  readonly kappa: Measured<"no_pair" | "one_value">;
  readonly agreement: Measured<"no_pair">;
  readonly chance: Measured<"no_pair">;
}

export interface CohenKappa<Value extends RatingValue> extends Kappa {
  /** Units that both raters rated. */
  readonly pairs: number;
  /** The different values, ascending. */
  readonly values: readonly Value[];
  /** Units by what the first rater said (row) and the second (column), in the order of `values`. */
  readonly contingency: readonly (readonly number[])[];
}

export interface FleissKappa extends Kappa {
  /** Units with two ratings or more. */
  readonly units: number;
  /** Their ratings. */
  readonly ratings: number;
  /** Ratings that are alone in their unit, and left out. */
  readonly lone: number;
}

/**
 * Cohen's kappa of two raters, nominal.
 *
 * Agreement is the share of units on which both say the same; chance is Σ pᵥqᵥ by the shares of each value among the first and
 * the second rater's ratings. Kappa is undefined where both gave one and the same value throughout. Cost O(pairs + values²).
 *
 * @param pairs what the first and what the second rater said, one for each unit that both rated
 * @throws EvaluationError `invalid`: a number that is not finite
 * @see Cohen (1960), Educ. Psychol. Meas. 20(1)
 */
export function measureCohenKappa<Value extends RatingValue>(
  pairs: Iterable<readonly [first: Value, second: Value]>,
): CohenKappa<Value> {
  const rows = new Map<Value, Map<Value, number>>();
  const named = new Set<Value>();
  let total = 0;
  for (const [first, second] of pairs) {
    requireValue(first, "first rater");
    requireValue(second, "second rater");
    named.add(first).add(second);
    const row = rows.get(first) ?? new Map<Value, number>();
    rows.set(first, row.set(second, (row.get(second) ?? 0) + 1));
    total += 1;
  }
  const values = [...named].sort(compareValues);
  const contingency = values.map((first) => values.map((second) => rows.get(first)?.get(second) ?? 0));

  // Sums of whole numbers, so that the order of the pairs changes not a bit.
  let agreeing = 0;
  let byChance = 0;
  for (let value = 0; value < values.length; value += 1) {
    agreeing += contingency[value]![value]!;
    const firsts = contingency[value]!.reduce((sum, count) => sum + count, 0);
    const seconds = contingency.reduce((sum, row) => sum + row[value]!, 0);
    byChance += firsts * seconds;
  }
  return {
    pairs: total,
    values,
    contingency,
    ...kappaOf(agreeing / total, byChance / total ** 2, total, values.length),
  };
}

/**
 * Fleiss' kappa of any raters, nominal, in the general form for units with different numbers of ratings.
 *
 * The share of agreeing pairs of each unit weighs mᵤ − 1, as in the analysis of variance between and within units; chance is Σ p̄ᵥ²
 * by the shares of each value among all ratings. Where all units have equally many ratings this is Fleiss (1971). Units with a
 * single rating are left out. Kappa is undefined where all ratings are equal. Cost O(ratings + units·log units + values·log values).
 *
 * @param ratings at most one for each unit and rater; who rated does not matter beyond that
 * @throws EvaluationError `invalid` | `repeated`
 * @see Fleiss (1971), Psychol. Bull. 76(5); Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., 18.3
 */
export function measureFleissKappa(ratings: Iterable<Rating>): FleissKappa {
  const counted = countPairable(ratings);
  const { units, ratings: total, lone, values, totals, sizes, starts, entryCounts } = counted;
  const disagreeing = sizes.map((size, unit) => {
    const counts = entryCounts.subarray(starts[unit]!, starts[unit + 1]!);
    return (size * size - squares(counts)) / size;
  });
  const agreement = 1 - sumAscending(disagreeing) / (total - units);
  return { units, ratings: total, lone, ...kappaOf(agreement, squares(totals) / total ** 2, units, values.length) };
}

/** @param pairs how many things were compared, if any; @param values how many different ones there were */
function kappaOf(agreement: number, chance: number, pairs: number, values: number): Kappa {
  if (pairs === 0) {
    const missing = { value: null, reason: "no_pair" } as const;
    return { kappa: missing, agreement: missing, chance: missing };
  }
  return {
    kappa:
      values === 1
        ? { value: null, reason: "one_value" }
        : { value: (agreement - chance) / (1 - chance), reason: null },
    agreement: { value: agreement, reason: null },
    chance: { value: chance, reason: null },
  };
}

function squares(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count * count, 0);
}
