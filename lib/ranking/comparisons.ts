import { RatingError } from "./errors";
import { type Outcome, outcomes, PairCounter, type PairCounts, type TallyCell } from "./pair-counts";

/**
 * Votes as a struct of arrays: one entry for each vote, or for several equal ones (`votes`). All arrays have length `length`.
 *
 * Indices point into `systems`, `voters` and `groups`; −1 where the voter or the group is unknown. An unknown voter is nobody
 * else's: such a vote is independent of every other.
 */
export interface Comparisons {
  readonly length: number;
  readonly systems: readonly string[];
  readonly voters: readonly string[];
  readonly groups: readonly string[];
  /** Names of the covariates. */
  readonly covariates: readonly string[];
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Index into `outcomes`: 0 left, 1 right, 2 tie, 3 both bad. */
  readonly outcome: Uint8Array;
  /** How many equal votes the entry stands for. */
  readonly votes: Float64Array;
  /** What each of them weighs in the likelihood; 1 unless votes are weighted. */
  readonly weight: Float64Array;
  readonly voter: Int32Array;
  readonly group: Int32Array;
  /** length × covariates, row-major: by how much left has more of each than right. */
  readonly values: Float64Array;
}

/** One vote for the builder. */
export interface ComparisonRow {
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
  readonly votes?: number;
  readonly weight?: number;
  readonly voter?: string | null;
  readonly group?: string | null;
  /** As many as the builder has covariates. */
  readonly values?: readonly number[];
}

/**
 * Collects votes into typed arrays that grow by doubling: O(1) a vote, some 33 bytes each and 8 for each covariate.
 *
 * Systems are numbered in the order in which they are first named, unless they are given.
 */
export class ComparisonsBuilder {
  readonly #systems = new Names();
  readonly #voters = new Names();
  readonly #groups = new Names();
  readonly #covariates: readonly string[];
  #length = 0;
  #left = new Int32Array(1024);
  #right = new Int32Array(1024);
  #outcome = new Uint8Array(1024);
  #votes = new Float64Array(1024);
  #weight = new Float64Array(1024);
  #voter = new Int32Array(1024);
  #group = new Int32Array(1024);
  #values: Float64Array;

  /** @param systems known beforehand, in their order; others are added as they come */
  constructor(options: { readonly systems?: readonly string[]; readonly covariates?: readonly string[] } = {}) {
    this.#covariates = options.covariates ?? [];
    this.#values = new Float64Array(1024 * this.#covariates.length);
    for (const system of options.systems ?? []) this.#systems.indexOf(system);
  }

  /** @throws RatingError `invalid`: a system against itself, votes, a weight or a covariate that is no number of its kind; nothing is added then */
  add(row: ComparisonRow): void {
    const { votes = 1, weight = 1, values = [] } = row;
    const outcome = outcomes.indexOf(row.outcome);
    if (outcome < 0) throw invalid(`${String(row.outcome)} is not an outcome.`);
    if (row.left === row.right) throw invalid(`System ${row.left} was compared with itself.`);
    if (!isAmount(votes)) throw invalid(`${votes} is not a number of votes (${row.left}, ${row.right}).`);
    if (!isAmount(weight)) throw invalid(`${weight} is not a weight (${row.left}, ${row.right}).`);
    if (values.length !== this.#covariates.length || !values.every(Number.isFinite)) {
      throw invalid(`The values ${values.join(", ")} are not one finite number for each covariate.`);
    }
    if (this.#length === this.#left.length) this.#grow();
    const at = this.#length;
    this.#left[at] = this.#systems.indexOf(row.left);
    this.#right[at] = this.#systems.indexOf(row.right);
    this.#outcome[at] = outcome;
    this.#votes[at] = votes;
    this.#weight[at] = weight;
    this.#voter[at] = row.voter === undefined || row.voter === null ? -1 : this.#voters.indexOf(row.voter);
    this.#group[at] = row.group === undefined || row.group === null ? -1 : this.#groups.indexOf(row.group);
    this.#values.set(values, at * this.#covariates.length);
    this.#length += 1;
  }

  /** What was added so far. Views, not copies: adding on later does not change them. */
  build(): Comparisons {
    const length = this.#length;
    return {
      length,
      systems: this.#systems.list(),
      voters: this.#voters.list(),
      groups: this.#groups.list(),
      covariates: this.#covariates,
      left: this.#left.subarray(0, length),
      right: this.#right.subarray(0, length),
      outcome: this.#outcome.subarray(0, length),
      votes: this.#votes.subarray(0, length),
      weight: this.#weight.subarray(0, length),
      voter: this.#voter.subarray(0, length),
      group: this.#group.subarray(0, length),
      values: this.#values.subarray(0, length * this.#covariates.length),
    };
  }

  #grow(): void {
    const size = this.#left.length * 2;
    this.#left = extended(this.#left, new Int32Array(size));
    this.#right = extended(this.#right, new Int32Array(size));
    this.#outcome = extended(this.#outcome, new Uint8Array(size));
    this.#votes = extended(this.#votes, new Float64Array(size));
    this.#weight = extended(this.#weight, new Float64Array(size));
    this.#voter = extended(this.#voter, new Int32Array(size));
    this.#group = extended(this.#group, new Int32Array(size));
    this.#values = extended(this.#values, new Float64Array(size * this.#covariates.length));
  }
}

/**
 * Comparisons from tally cells, which know no voter. Cost O(cells).
 *
 * @param systems every system of the board, in the order of its indices
 * @throws RatingError `invalid`
 */
export function comparisonsOfCells(cells: Iterable<TallyCell>, systems: readonly string[]): Comparisons {
  const builder = new ComparisonsBuilder({ systems });
  for (const cell of cells) builder.add(cell);
  return builder.build();
}

/** Votes of each unordered pair, each vote times its weight. Cost O(length + pairs·log pairs + systems²). */
export function countComparisons(comparisons: Comparisons): PairCounts {
  const { length, systems, left, right, outcome, votes, weight } = comparisons;
  const counter = new PairCounter(systems.length);
  for (let at = 0; at < length; at += 1) {
    counter.add(left[at]!, right[at]!, outcome[at]!, votes[at]! * weight[at]!);
  }
  return counter.counts();
}

/** The entries that a test keeps, with the same systems, voters and groups. Cost O(length). */
export function filterComparisons(comparisons: Comparisons, isKept: (at: number) => boolean): Comparisons {
  const kept = Int32Array.from({ length: comparisons.length }, (_, at) => at).filter(isKept);
  const width = comparisons.covariates.length;
  const values = new Float64Array(kept.length * width);
  kept.forEach((at, row) => {
    values.set(comparisons.values.subarray(at * width, (at + 1) * width), row * width);
  });
  return {
    ...comparisons,
    length: kept.length,
    left: kept.map((at) => comparisons.left[at]!),
    right: kept.map((at) => comparisons.right[at]!),
    outcome: Uint8Array.from(kept, (at) => comparisons.outcome[at]!),
    votes: Float64Array.from(kept, (at) => comparisons.votes[at]!),
    weight: Float64Array.from(kept, (at) => comparisons.weight[at]!),
    voter: kept.map((at) => comparisons.voter[at]!),
    group: kept.map((at) => comparisons.group[at]!),
    values,
  };
}

/** Names with a number each, in the order of their first use. */
class Names {
  readonly #indices = new Map<string, number>();

  indexOf(name: string): number {
    let index = this.#indices.get(name);
    if (index === undefined) {
      index = this.#indices.size;
      this.#indices.set(name, index);
    }
    return index;
  }

  list(): string[] {
    return [...this.#indices.keys()];
  }
}

function extended<Numbers extends Int32Array | Uint8Array | Float64Array>(old: Numbers, longer: Numbers): Numbers {
  longer.set(old);
  return longer;
}

function isAmount(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}

function invalid(detail: string): RatingError {
  return new RatingError({ code: "invalid", detail });
}
