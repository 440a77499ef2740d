import { EvaluationError } from "../errors";
import { invertPositive } from "./invert-positive";
import { studentQuantile } from "./student-quantile";

/** One assessment: what a rater gave to one output of a system. */
export interface ScaleRating {
  readonly system: string;
  readonly rater: string;
  readonly value: number;
}

/** An estimate with its 95 % interval; no interval where one rater alone says nothing of how raters differ. */
export interface Estimate {
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** Systems that raters connect: means can be compared inside a group alone. */
export interface MeansGroup {
  readonly systems: readonly string[];
  readonly raters: number;
  /** What the average rater of the group would give the system; not held inside the scale. @throws RangeError for a system outside the group */
  mean(system: string): Estimate;
  /** How much more one system is given than another by the same rater. @throws RangeError for a system outside the group */
  difference(system: string, other: string): Estimate;
}

/**
 * Mean of each system's assessments with raters' leniency taken out: least squares of y = λ_rater + β_system.
 *
 * A rater who is strict, or who was shown the better systems, moves no system by it: β is estimated from differences within raters.
 * With n_as the assessments of system s by rater a, N_a all of a's, it solves L β = Σ_a (y_as − n_as ȳ_a),
 * L = Σ_a (diag n_a − n_a n_aᵀ / N_a), with Σ β = 0. The mean is that of the average rater, each counting once: λ̄ + β_s, which is
 * on the raters' own scale; z-scores within raters, the usual alternative, have no unit and stretch raters who agree with themselves.
 *
 * Intervals are clustered by rater (sandwich, CR1 factor A/(A − 1), Student's t with A − 1 degrees): with u_a the sums of a's
 * residuals by system, w̄ the mean of n_a/N_a, rater a moves the mean of s by (λ_a − λ̄)/A + (e_s − w̄)ᵀ L⁺ u_a, and the
 * variance is the sum of squares of that over raters.
 *
 * Cost O(ratings + systems³ + raters · systems²).
 *
 * @returns groups by size, then by their first system; equal input in any order gives the same groups
 * @throws EvaluationError `invalid`: a value that is not finite
 * @see Graham et al. (2013), Continuous Measurement Scales in Human Evaluation of Machine Translation, for raters on a scale;
 *   Cameron and Miller (2015), J. Human Resources 50(2), for clustered intervals; Searle (1971), Linear Models, ch. 7
 */
export function fitMeans(ratings: readonly ScaleRating[]): MeansGroup[] {
  const wrong = ratings.find(({ value }) => !Number.isFinite(value));
  if (wrong)
    throw new EvaluationError({ code: "invalid", detail: `${wrong.value} is no assessment of ${wrong.system}.` });
  return connect(ratings)
    .map((members) => fitGroup(members))
    .sort((a, b) => b.systems.length - a.systems.length || (a.systems[0]! < b.systems[0]! ? -1 : 1));
}

function fitGroup(ratings: readonly ScaleRating[]): MeansGroup {
  const systems = [...new Set(ratings.map(({ system }) => system))].sort();
  const size = systems.length;
  const indexOf = new Map(systems.map((system, index) => [system, index]));
  const raters = countRaters(ratings, indexOf);

  const laplacian = new Float64Array(size * size);
  const wanted = new Float64Array(size);
  for (const { counts, sums, total, mean } of raters) {
    for (let row = 0; row < size; row += 1) {
      if (counts[row] === 0) continue;
      laplacian[row * size + row]! += counts[row]!;
      wanted[row]! += sums[row]! - counts[row]! * mean;
      for (let column = 0; column < size; column += 1) {
        laplacian[row * size + column]! -= (counts[row]! * counts[column]!) / total;
      }
    }
  }
  const inverse = pseudoInverse(laplacian, size);
  const effects = multiply(inverse, wanted);

  const leniency = raters.map(
    ({ counts, total, mean }) =>
      mean - counts.reduce((sum, count, system) => sum + (count * effects[system]!) / total, 0),
  );
  const level = leniency.reduce((sum, value) => sum + value, 0) / raters.length;
  const shares = new Float64Array(size);
  for (const { counts, total } of raters) {
    for (let system = 0; system < size; system += 1) shares[system]! += counts[system]! / total / raters.length;
  }
  // How each rater moves each β: L⁺ u_a.
  const moves = raters.map(({ counts, sums }, rater) =>
    multiply(
      inverse,
      sums.map((sum, system) => sum - counts[system]! * (leniency[rater]! + effects[system]!)),
    ),
  );
  const estimate = (value: number, moveOf: (rater: number) => number): Estimate => {
    const count = raters.length;
    if (count < 2) return { value, interval: null };
    const squares = raters.reduce((sum, _, rater) => sum + moveOf(rater) ** 2, 0);
    const half = studentQuantile(count - 1) * Math.sqrt((squares * count) / (count - 1));
    return { value, interval: { low: value - half, high: value + half } };
  };
  const at = (system: string): number => {
    const index = indexOf.get(system);
    if (index === undefined) throw new RangeError(`${system} is not in this group`);
    return index;
  };
  return {
    systems,
    raters: raters.length,
    mean(system) {
      const index = at(system);
      return estimate(level + effects[index]!, (rater) => {
        const move = moves[rater]!;
        const common = shares.reduce((sum, share, other) => sum + share * move[other]!, 0);
        return (leniency[rater]! - level) / raters.length + move[index]! - common;
      });
    },
    difference(system, other) {
      const [one, two] = [at(system), at(other)];
      return estimate(effects[one]! - effects[two]!, (rater) => moves[rater]![one]! - moves[rater]![two]!);
    },
  };
}

interface RaterSums {
  /** Assessments of each system. */
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  readonly total: number;
  readonly mean: number;
}

function countRaters(ratings: readonly ScaleRating[], indexOf: ReadonlyMap<string, number>): RaterSums[] {
  const byRater = new Map<string, { counts: Float64Array; sums: Float64Array }>();
  for (const { system, rater, value } of ratings) {
    const known = byRater.get(rater) ?? {
      counts: new Float64Array(indexOf.size),
      sums: new Float64Array(indexOf.size),
    };
    byRater.set(rater, known);
    const index = indexOf.get(system)!;
    known.counts[index]! += 1;
    known.sums[index]! += value;
  }
  // In the order of their names: the order of the rows changes no sum.
  return [...byRater.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { counts, sums }]) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      return { counts, sums, total, mean: sums.reduce((sum, value) => sum + value, 0) / total };
    });
}

/** The ratings of each set of systems that raters connect. */
function connect(ratings: readonly ScaleRating[]): ScaleRating[][] {
  const parent = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    while (parent.get(root) !== root) root = parent.get(root)!;
    parent.set(name, root);
    return root;
  };
  for (const { system, rater } of ratings) {
    for (const name of [`s ${system}`, `r ${rater}`]) if (!parent.has(name)) parent.set(name, name);
    parent.set(rootOf(`s ${system}`), rootOf(`r ${rater}`));
  }
  const groups = new Map<string, ScaleRating[]>();
  for (const rating of ratings) {
    const root = rootOf(`s ${rating.system}`);
    const group = groups.get(root);
    if (group) group.push(rating);
    else groups.set(root, [rating]);
  }
  return [...groups.values()];
}

/** Moore–Penrose inverse of a connected Laplacian: its null space is the constant vector, which a term t/S · 11ᵀ fills for the inversion. */
function pseudoInverse(laplacian: Float64Array, size: number): Float64Array {
  if (size === 1) return new Float64Array(1);
  let trace = 0;
  for (let index = 0; index < size; index += 1) trace += laplacian[index * size + index]!;
  const fill = trace / size;
  const inverse = invertPositive(
    laplacian.map((value) => value + fill / size),
    size,
  );
  return inverse.map((value) => value - 1 / (fill * size));
}

function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return vector.map((_, row) => vector.reduce((sum, value, column) => sum + matrix[row * size + column]! * value, 0));
}
