import type { Comparisons } from "../comparisons";
import { countUp, sortByKey } from "../counting-sort";
import type { BothBadPolicy, PairOutcomes } from "../pair-counts";

/**
 * Votes of a pair that share everything a fit with controls looks at. As `PairOutcomes`, with first < second, but a pair has a row for
 * each set of values.
 */
export interface ControlRows extends PairOutcomes {
  /** How many values a row has: one for each control. */
  readonly columns: number;
  /** rows × columns, row-major: by how much the first system has more of each than the second. */
  readonly values: Float64Array;
}

/** What is held constant: where an output stood, and covariates by their index. */
export interface ControlColumns {
  /** Whether the first column is the left position: 1 where the first system stood on the left, −1 where the second did. */
  readonly position: boolean;
  readonly covariates: readonly number[];
}

/** Votes merged into rows, with the votes that went into them. Arrays of entries are in the order of rows. */
export interface MergedVotes {
  /** Ties as ties, values in the units of the covariates. */
  readonly rows: ControlRows;
  /** For each covariate's column, whether left minus right was the same in every vote; false for the position. */
  readonly isConstant: readonly boolean[];
  readonly row: Int32Array;
  /** 0 the first system of the row won, 1 the second, 2 tie. */
  readonly outcome: Uint8Array;
  readonly votes: Float64Array;
  readonly weight: Float64Array;
  readonly voter: Int32Array;
}

/**
 * Merges equal votes among some systems, each seen from the system with the lower index: a mirrored vote is the same vote, unless the
 * position is a column and tells them apart. Where covariates are counts, or there are none, few rows remain; where they are measured, nearly
 * every vote is its own.
 *
 * Rows and entries come out in one order, whatever order the votes came in. Cost O(length · columns + members²), and with covariates
 * O(votes · log votes) for the votes of each pair.
 *
 * @param members indices of the systems, ascending; their positions are the indices in the rows
 */
export function mergeVotes(
  comparisons: Comparisons,
  members: readonly number[],
  controls: ControlColumns,
  bothBad: BothBadPolicy,
): MergedVotes {
  const seen = seeVotes(comparisons, members, controls, bothBad);
  const { columns, first, second, outcome, values } = seen;
  const order = orderVotes(seen, members.length, controls);
  const row = new Int32Array(order.length);
  const heads: number[] = [];
  let head = -1;
  for (let place = 0; place < order.length; place += 1) {
    const vote = order[place]!;
    const isSame = head >= 0 && first[head] === first[vote] && second[head] === second[vote];
    if (!isSame || compareValues(values, columns, head, vote) !== 0) {
      head = vote;
      heads.push(head);
    }
    row[place] = heads.length - 1;
  }
  const rows = {
    systems: members.length,
    columns,
    first: Int32Array.from(heads, (vote) => first[vote]!),
    second: Int32Array.from(heads, (vote) => second[vote]!),
    firstWins: new Float64Array(heads.length),
    secondWins: new Float64Array(heads.length),
    ties: new Float64Array(heads.length),
    values: new Float64Array(heads.length * columns),
  };
  heads.forEach((vote, place) => {
    for (let column = 0; column < columns; column += 1) {
      rows.values[place * columns + column] = values[vote * columns + column]!;
    }
  });
  const merged = {
    rows,
    isConstant: seen.isConstant,
    row,
    outcome: new Uint8Array(order.length),
    votes: new Float64Array(order.length),
    weight: new Float64Array(order.length),
    voter: new Int32Array(order.length),
  };
  for (let place = 0; place < order.length; place += 1) {
    const vote = order[place]!;
    const code = outcome[vote]!;
    const target = code === 0 ? rows.firstWins : code === 1 ? rows.secondWins : rows.ties;
    target[row[place]!]! += seen.votes[vote]! * seen.weight[vote]!;
    merged.outcome[place] = code;
    merged.votes[place] = seen.votes[vote]!;
    merged.weight[place] = seen.weight[vote]!;
    merged.voter[place] = seen.voter[vote]!;
  }
  return merged;
}

/** The votes that count, in the order they came, each seen from the system with the lower index. */
function seeVotes(
  comparisons: Comparisons,
  members: readonly number[],
  controls: ControlColumns,
  bothBad: BothBadPolicy,
) {
  const { left, right, votes, weight } = comparisons;
  const width = comparisons.covariates.length;
  const columns = controls.covariates.length + (controls.position ? 1 : 0);
  const positions = new Int32Array(comparisons.systems.length).fill(-1);
  members.forEach((member, position) => {
    positions[member] = position;
  });
  const kept = countUp(comparisons.length).filter(
    (at) =>
      positions[left[at]!]! >= 0 &&
      positions[right[at]!]! >= 0 &&
      votes[at]! * weight[at]! > 0 &&
      !(bothBad === "drop" && comparisons.outcome[at] === 3),
  );
  const first = new Int32Array(kept.length);
  const second = new Int32Array(kept.length);
  const outcome = new Uint8Array(kept.length);
  const counted = new Float64Array(kept.length);
  const weighed = new Float64Array(kept.length);
  const voter = new Int32Array(kept.length);
  const values = new Float64Array(kept.length * columns);
  const lowest = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const highest = new Float64Array(columns).fill(Number.NEGATIVE_INFINITY);
  for (let vote = 0; vote < kept.length; vote += 1) {
    const at = kept[vote]!;
    const one = positions[left[at]!]!;
    const other = positions[right[at]!]!;
    const sign = one < other ? 1 : -1;
    first[vote] = Math.min(one, other);
    second[vote] = Math.max(one, other);
    const code = Math.min(comparisons.outcome[at]!, 2);
    outcome[vote] = code < 2 && sign < 0 ? 1 - code : code;
    counted[vote] = votes[at]!;
    weighed[vote] = weight[at]!;
    voter[vote] = comparisons.voter[at]!;
    let column = 0;
    if (controls.position) {
      values[vote * columns] = sign;
      column = 1;
    }
    for (const covariate of controls.covariates) {
      const value = comparisons.values[at * width + covariate]!;
      lowest[column] = Math.min(lowest[column]!, value);
      highest[column] = Math.max(highest[column]!, value);
      // Adding zero makes one zero of 0 and −0.
      values[vote * columns + column] = sign * value + 0;
      column += 1;
    }
  }
  return {
    columns,
    first,
    second,
    outcome,
    values,
    isConstant: Array.from(lowest, (low, column) => low === highest[column]),
    votes: counted,
    weight: weighed,
    voter,
  };
}

/** Votes by pair, values, outcome, and, where sums would otherwise depend on the order, by weight and number. */
function orderVotes(seen: ReturnType<typeof seeVotes>, systems: number, controls: ControlColumns): Int32Array {
  const { columns, first, second, outcome, values, votes, weight } = seen;
  const keys = new Int32Array(first.length);
  for (let vote = 0; vote < first.length; vote += 1) {
    const isOnLeft = controls.position && values[vote * columns]! > 0;
    keys[vote] = 2 * (first[vote]! * systems + second[vote]!) + (isOnLeft ? 1 : 0);
  }
  const byOutcome = sortByKey(countUp(first.length), outcome, 3).order;
  const { order, starts } = sortByKey(byOutcome, keys, 2 * systems * systems);
  const isUniform = votes.every((count) => count === votes[0]) && weight.every((factor) => factor === weight[0]);
  if (isUniform && controls.covariates.length === 0) return order;
  for (let bucket = 0; bucket + 1 < starts.length; bucket += 1) {
    order
      .subarray(starts[bucket]!, starts[bucket + 1]!)
      .sort(
        (one, other) =>
          compareValues(values, columns, one, other) ||
          outcome[one]! - outcome[other]! ||
          weight[one]! - weight[other]! ||
          votes[one]! - votes[other]!,
      );
  }
  return order;
}

function compareValues(values: Float64Array, columns: number, one: number, other: number): number {
  for (let column = 0; column < columns; column += 1) {
    const difference = values[one * columns + column]! - values[other * columns + column]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Rows with some of their columns, each divided by its scale. Nothing is merged again. Cost O(rows · columns). */
export function selectColumns(rows: ControlRows, kept: readonly number[], scales: Float64Array): ControlRows {
  const columns = kept.length;
  const values = new Float64Array(rows.first.length * columns);
  for (let row = 0; row < rows.first.length; row += 1) {
    kept.forEach((column, place) => {
      values[row * columns + place] = rows.values[row * rows.columns + column]! / scales[column]!;
    });
  }
  return { ...rows, columns, values };
}
