import type { ReleaseRow } from "../schema";

/** A row as an attacker has it, with what stands in no column: where it is in its file, and its annotator's place among all. */
export type SeenRow = Readonly<Record<string, string | number | null>>;

/** Columns that have nothing to do with what was judged: names made for a release, and places of rows. */
export const keyColumns = [
  "vote_id",
  "battle_id",
  "annotator_id",
  "position",
  "position_from_end",
  "row_of_annotator",
] as const;

export function seeRows(rows: readonly ReleaseRow[]): SeenRow[] {
  const ranks = new Map([...new Set(rows.map((row) => row.annotator_id))].toSorted().map((id, rank) => [id, rank]));
  const seen = new Map<string, { as: number; rows: number }>();
  return rows.map((row, position) => {
    const annotator = seen.get(row.annotator_id) ?? { as: seen.size, rows: 0 };
    seen.set(row.annotator_id, annotator);
    annotator.rows += 1;
    return {
      ...row,
      position,
      position_from_end: rows.length - position,
      annotator_rank: ranks.get(row.annotator_id) ?? -1,
      annotator_seen_as: annotator.as,
      row_of_annotator: annotator.rows,
    };
  });
}

/** Columns whose values tell rows of either release apart at all. */
export function tellingColumns(first: readonly SeenRow[], second: readonly SeenRow[]): string[] {
  return Object.keys(first[0] ?? {}).filter(
    (column) => new Set([...first, ...second].map((row) => row[column])).size > 1,
  );
}

/** Every one, two and three of the columns. */
export function* combine(columns: readonly string[]): Generator<string[]> {
  for (const [at, one] of columns.entries()) {
    yield [one];
    for (const [next, two] of columns.slice(at + 1).entries()) {
      yield [one, two];
      for (const three of columns.slice(at + next + 2)) yield [one, two, three];
    }
  }
}

export interface Matches {
  /** Values that one row of each release has, and how many of these are truly of one thing. */
  readonly all: number;
  readonly right: number;
  /** How many random assignment gets right: for each match one of the rows that say the same in `content`. */
  readonly expected: number;
}

/** Joins two releases on columns: whatever has a value of its own in both is taken for the same. */
export function join(
  [first, second]: readonly [readonly SeenRow[], readonly SeenRow[]],
  columns: readonly string[],
  content: readonly string[],
  isSame: (one: SeenRow, other: SeenRow) => boolean,
): Matches {
  const [ones, others, alike] = [index(first, columns), index(second, columns), index(second, content)];
  const matches = { all: 0, right: 0, expected: 0 };
  for (const [value, [row, ...more]] of ones) {
    const [other, ...otherMore] = others.get(value) ?? [];
    if (!row || !other || more.length + otherMore.length > 0) continue;
    matches.all += 1;
    matches.right += isSame(row, other) ? 1 : 0;
    matches.expected += 1 / (alike.get(sayOf(row, content))?.length ?? Number.POSITIVE_INFINITY);
  }
  return matches;
}

function index(rows: readonly SeenRow[], columns: readonly string[]): Map<string, SeenRow[]> {
  const groups = new Map<string, SeenRow[]>();
  for (const row of rows) {
    const value = sayOf(row, columns);
    const group = groups.get(value);
    if (group) group.push(row);
    else groups.set(value, [row]);
  }
  return groups;
}

function sayOf(row: SeenRow, columns: readonly string[]): string {
  return columns.map((column) => row[column]).join("\u0000");
}

/**
 * A bound of the probability that chance alone gets so many right or more: Chernoff's, for independent trials with this sum of
 * probabilities, of which the binomial with equal ones is the worst (Hoeffding 1956).
 */
export function chanceOf({ right, expected }: Matches): number {
  if (right <= expected) return 1;
  return expected === 0 ? 0 : Math.exp(right - expected - right * Math.log(right / expected));
}
