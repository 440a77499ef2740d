import { eloPerLogit } from "../intervals";
import type { RandomSource } from "../random";
import { type SingleVotes, sortStably, verdictsOfPair } from "./single-votes";

/**
 * Votes in units that carry one label, their group, and can exchange it: a voter whose votes are all of one group, or a single vote.
 *
 * Labels are exchanged within strata: among the voters of one group each; among the votes of one voter who has several groups; among the votes of
 * unknown voters. So what binds the votes of a voter stays bound.
 */
export interface LabelUnits {
  readonly systems: number;
  readonly groups: number;
  /** Group of each unit; not changed by the functions here. */
  readonly labels: Int32Array;
  /** Length strata + 1: the units of a stratum are neighbors. */
  readonly strata: Int32Array;
  /** Length units + 1: the rows of a unit, one for each system it judged. */
  readonly rowStarts: Int32Array;
  readonly system: Int32Array;
  /** Sum of the scores of the unit's votes by the system's strength. */
  readonly score: Float64Array;
  /** Their information on it. */
  readonly information: Float64Array;
}

/** σ that the statistic is made for: 100 Elo points. */
const expectedSpread = 100 / eloPerLogit;

/** Cost O(votes + voters). */
export function labelUnitsOf(votes: SingleVotes): LabelUnits {
  const grouped = Int32Array.from(votes.group.keys()).filter((at) => votes.group[at]! >= 0);
  const { order, starts } = sortStably(grouped, votes.voter, 1, votes.voters + 1);
  const votesOf = (bucket: number) => order.subarray(starts[bucket]!, starts[bucket + 1]!);
  const isOfOneGroup = (own: Int32Array) => own.every((at) => votes.group[at] === votes.group[own[0]!]);
  const units = new UnitList(votes, order.length);
  const mixed: Int32Array[] = [];
  // Bucket 0 is that of the unknown voters.
  for (let bucket = 1; bucket <= votes.voters; bucket += 1) {
    const own = votesOf(bucket);
    if (own.length === 0) continue;
    if (isOfOneGroup(own)) units.add(own);
    else mixed.push(own);
  }
  units.closeStratum();
  for (const own of [...mixed, votesOf(0)]) {
    for (let at = 0; at < own.length; at += 1) units.add(own.subarray(at, at + 1));
    units.closeStratum();
  }
  return units.finish();
}

/** Exchanges labels within strata, in place, all orders being equally likely. Cost O(units). */
export function shuffleLabels(labels: Int32Array, strata: Int32Array, random: RandomSource): void {
  for (let stratum = 0; stratum + 1 < strata.length; stratum += 1) {
    const start = strata[stratum]!;
    for (let at = strata[stratum + 1]! - 1; at > start; at -= 1) {
      const other = start + Math.floor(random.next() * (at - start + 1));
      const label = labels[at]!;
      labels[at] = labels[other]!;
      labels[other] = label;
    }
  }
}

/**
 * Σ over groups and systems of s²/(J + 1/σ²): s is what the group's votes say of the system beyond the whole's strengths, J their
 * information, and σ 100 Elo points.
 *
 * Without the 1/σ² it is Pearson's statistic of the table of groups and systems. It stands for the likelihood ratio of separate fits against
 * the common one, which it equals to first order where pairs are met alike, and which does not exist for groups that are small, one-sided or
 * unconnected. The 1/σ² keeps cells of a few votes from deciding: it is the prior under which that ratio is the score's. Cost O(rows + groups
 * · systems).
 *
 * @param labels of the units, in the order of `units.labels`
 * @see Rao (1948), Proc. Camb. Phil. Soc. 44(1), for score statistics
 */
export function groupStatistic(units: LabelUnits, labels: Int32Array): number {
  const { systems, groups, rowStarts, system, score, information } = units;
  const scores = new Float64Array(groups * systems);
  const informations = new Float64Array(groups * systems);
  for (let unit = 0; unit < labels.length; unit += 1) {
    const base = labels[unit]! * systems;
    const end = rowStarts[unit + 1]!;
    for (let row = rowStarts[unit]!; row < end; row += 1) {
      const cell = base + system[row]!;
      scores[cell] = scores[cell]! + score[row]!;
      informations[cell] = informations[cell]! + information[row]!;
    }
  }
  let sum = 0;
  for (let cell = 0; cell < scores.length; cell += 1)
    sum += scores[cell]! ** 2 / (informations[cell]! + 1 / expectedSpread ** 2);
  return sum;
}

class UnitList {
  readonly #votes: SingleVotes;
  readonly #system: Int32Array;
  readonly #score: Float64Array;
  readonly #information: Float64Array;
  readonly #rowOf: Int32Array;
  readonly #labels: number[] = [];
  readonly #rowStarts: number[] = [0];
  readonly #strata: number[] = [0];
  #rows = 0;

  constructor(votes: SingleVotes, length: number) {
    this.#votes = votes;
    this.#system = new Int32Array(2 * length);
    this.#score = new Float64Array(2 * length);
    this.#information = new Float64Array(2 * length);
    this.#rowOf = new Int32Array(votes.systems).fill(-1);
  }

  /** A unit of these votes, which are of one group. */
  add(own: Int32Array): void {
    const { cell, weight, first, second, scores, information, group } = this.#votes;
    const start = this.#rows;
    for (const at of own) {
      const pair = Math.floor(cell[at]! / verdictsOfPair);
      const amount = weight[at]! * information[pair]!;
      const score = weight[at]! * scores[cell[at]!]!;
      this.#count(first[pair]!, score, amount, start);
      this.#count(second[pair]!, -score, amount, start);
    }
    this.#labels.push(group[own[0]!]!);
    this.#rowStarts.push(this.#rows);
  }

  closeStratum(): void {
    this.#strata.push(this.#labels.length);
  }

  finish(): LabelUnits {
    return {
      systems: this.#votes.systems,
      groups: this.#votes.groups,
      labels: Int32Array.from(this.#labels),
      strata: Int32Array.from(this.#strata),
      rowStarts: Int32Array.from(this.#rowStarts),
      system: this.#system.subarray(0, this.#rows),
      score: this.#score.subarray(0, this.#rows),
      information: this.#information.subarray(0, this.#rows),
    };
  }

  /** @param start the unit's first row: rows before it belong to other units */
  #count(system: number, score: number, information: number, start: number): void {
    let row = this.#rowOf[system]!;
    if (row < start) {
      row = this.#rows;
      this.#rows += 1;
      this.#rowOf[system] = row;
      this.#system[row] = system;
    }
    this.#score[row] = this.#score[row]! + score;
    this.#information[row] = this.#information[row]! + information;
  }
}
