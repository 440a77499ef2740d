import { type ComparisonRow, type Comparisons, ComparisonsBuilder } from "../comparisons";
import { outcomes } from "../pair-counts";
import type { RandomSource } from "../random";
import { systemIds } from "./drawn-votes";

/** Three boards that disagree about nearly everything, natural-log units, mean 0. */
export const distinctBoards = [
  [1.2, 0.7, 0.2, -0.3, -0.7, -1.1],
  [-1, 0.4, 1.1, 0.8, -0.2, -1.1],
  [-0.3, -1.2, -0.4, 0.9, 1.2, -0.2],
] as const;

/** What is planted: one board for each class, natural-log units. */
export interface Plan {
  readonly boards: readonly (readonly number[])[];
  /** Voters of each class. */
  readonly voters: readonly number[];
  /** Votes of every voter. */
  readonly votes: number;
  /** Davidson's ν of each class. */
  readonly nus: readonly number[];
}

/** Simulated voters `v0`, `v1`, …, class by class, each voting on pairs drawn uniformly. The class of each voter is returned beside. */
export function plantPrototypes(plan: Plan, random: RandomSource): { comparisons: Comparisons; truth: number[] } {
  const ids = systemIds(plan.boards[0]!.length);
  const rows: ComparisonRow[] = [];
  const truth = plan.voters.flatMap((count, index) => new Array<number>(count).fill(index));
  truth.forEach((index, voter) => {
    for (let vote = 0; vote < plan.votes; vote += 1) {
      const one = random.below(ids.length);
      const other = (one + 1 + random.below(ids.length - 1)) % ids.length;
      const first = Math.exp((plan.boards[index]![one]! - plan.boards[index]![other]!) / 2);
      const draw = random.next() * (first + 1 / first + plan.nus[index]!);
      const outcome = draw < first ? "left" : draw < first + 1 / first ? "right" : "tie";
      rows.push({ left: ids[one]!, right: ids[other]!, outcome, voter: `v${voter}` });
    }
  });
  return { comparisons: comparisonsOf(rows, ids), truth };
}

/** What a builder was given, without groups and covariates: to build on, or in another order. */
export function rowsOf({
  length,
  systems,
  voters,
  left,
  right,
  outcome,
  votes,
  weight,
  voter,
}: Comparisons): ComparisonRow[] {
  return Array.from({ length }, (_, at) => ({
    left: systems[left[at]!]!,
    right: systems[right[at]!]!,
    outcome: outcomes[outcome[at]!]!,
    votes: votes[at]!,
    weight: weight[at]!,
    voter: voters[voter[at]!] ?? null,
  }));
}

/** Comparisons of these rows. */
export function comparisonsOf(rows: Iterable<ComparisonRow>, systems: readonly string[] = []): Comparisons {
  const builder = new ComparisonsBuilder({ systems });
  for (const row of rows) builder.add(row);
  return builder.build();
}

/**
 * Agreement of two partitions: 1 if they are the same, 0 on average for unrelated ones.
 *
 * @see Hubert and Arabie (1985), J. Classif. 2(1)
 */
export function adjustedRandIndex(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const cells = new Map<string, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  for (let at = 0; at < one.length; at += 1) {
    const key = `${one[at]} ${other[at]}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
    rows.set(one[at]!, (rows.get(one[at]!) ?? 0) + 1);
    columns.set(other[at]!, (columns.get(other[at]!) ?? 0) + 1);
  }
  const pairsOf = (counts: Map<unknown, number>) =>
    [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const [joint, first, second] = [pairsOf(cells), pairsOf(rows), pairsOf(columns)];
  const expected = (first * second) / ((one.length * (one.length - 1)) / 2);
  const most = (first + second) / 2;
  return most === expected ? 1 : (joint - expected) / (most - expected);
}

/** The likeliest class of each voter. */
export function likeliestClasses(memberships: Float64Array, classes: number): number[] {
  return Array.from({ length: memberships.length / classes }, (_, voter) => {
    const own = memberships.subarray(voter * classes, (voter + 1) * classes);
    return own.indexOf(Math.max(...own));
  });
}
