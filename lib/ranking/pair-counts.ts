import { RatingError } from "./errors";

/** What a vote can say; typed arrays hold the index into this list. */
export const outcomes = ["left", "right", "tie", "both_bad"] as const;
export type Outcome = (typeof outcomes)[number];

/** So many votes with this outcome when `left` stood on the left and `right` on the right. System ids. */
export interface TallyCell {
  readonly left: string;
  readonly right: string;
  readonly outcome: Outcome;
  /** Votes or a sum of weights; finite, not negative. */
  readonly votes: number;
}

/** What the likelihood reads: pairs of system indices with first < second, each pair once, in ascending order. */
export interface PairOutcomes {
  /** Number of systems, compared or not. */
  readonly systems: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly firstWins: Float64Array;
  readonly secondWins: Float64Array;
  readonly ties: Float64Array;
}

/** Pair outcomes with "neither" kept apart from real ties. */
export interface PairCounts extends PairOutcomes {
  readonly bothBad: Float64Array;
}

/** How "neither of the two" enters the strengths: as a tie, or not at all. */
export type BothBadPolicy = "tie" | "drop";

/**
 * Votes of each unordered pair from tally cells.
 *
 * The pairs come out in one fixed order, and whole counts add exactly, so neither the order of the cells nor
 * how votes are spread over them changes a single bit of what follows. Cells without votes are nothing.
 * Cost O(cells + pairs·log pairs + systems²), memory 4·systems² bytes (half of what the fit's matrix takes).
 *
 * @param ids system ids; an index everywhere else in this room is a position in this list
 * @throws RatingError `invalid`: unknown or repeated id, a system against itself, votes negative or not finite
 */
export function countPairs(cells: Iterable<TallyCell>, ids: readonly string[]): PairCounts {
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  if (indexOf.size !== ids.length) throw new RatingError({ code: "invalid", detail: "A system is listed twice." });
  const counter = new PairCounter(ids.length);
  for (const { left, right, outcome, votes } of cells) {
    const leftIndex = requireIndex(indexOf, left);
    const rightIndex = requireIndex(indexOf, right);
    if (leftIndex === rightIndex) {
      throw new RatingError({ code: "invalid", detail: `System ${left} was compared with itself.` });
    }
    if (!(votes >= 0 && votes < Number.POSITIVE_INFINITY)) {
      throw new RatingError({ code: "invalid", detail: `${votes} is not a number of votes (${left}, ${right}).` });
    }
    counter.add(leftIndex, rightIndex, codeOf(outcome), votes);
  }
  return counter.counts();
}

/** Adds up votes by unordered pair. Memory 4·systems² bytes and 32 bytes a pair that has votes. */
export class PairCounter {
  readonly #systems: number;
  readonly #slots: Int32Array;
  readonly #keys: number[] = [];
  readonly #sums: number[] = [];

  constructor(systems: number) {
    this.#systems = systems;
    this.#slots = new Int32Array(systems * systems);
  }

  /** @param outcome a code of `outcomes`; @param votes finite, not negative: the caller has made sure */
  add(left: number, right: number, outcome: number, votes: number): void {
    if (votes === 0) return;
    const isSwapped = left > right;
    const key = isSwapped ? right * this.#systems + left : left * this.#systems + right;
    let slot = this.#slots[key]!;
    if (slot === 0) {
      this.#keys.push(key);
      this.#sums.push(0, 0, 0, 0);
      slot = this.#keys.length;
      this.#slots[key] = slot;
    }
    // The codes of the two wins differ in their last bit, which the swap turns over.
    const at = (slot - 1) * 4 + (isSwapped && outcome < 2 ? 1 - outcome : outcome);
    this.#sums[at] = this.#sums[at]! + votes;
  }

  /** The pairs in ascending order. */
  counts(): PairCounts {
    const ordered = Float64Array.from(this.#keys).sort();
    const column = (offset: number) =>
      Float64Array.from(ordered, (key) => this.#sums[(this.#slots[key]! - 1) * 4 + offset]!);
    return {
      systems: this.#systems,
      first: Int32Array.from(ordered, (key) => Math.floor(key / this.#systems)),
      second: Int32Array.from(ordered, (key) => key % this.#systems),
      firstWins: column(0),
      secondWins: column(1),
      ties: column(2),
      bothBad: column(3),
    };
  }
}

/** Settles what "neither" means for the strengths. Pairs that are left without a vote disappear. Cost O(pairs). */
export function settleBothBad(counts: PairCounts, policy: BothBadPolicy): PairOutcomes {
  const ties = policy === "tie" ? counts.ties.map((ties, pair) => ties + counts.bothBad[pair]!) : counts.ties;
  const isKept = (_: number, pair: number) => counts.firstWins[pair]! + counts.secondWins[pair]! + ties[pair]! > 0;
  return {
    systems: counts.systems,
    first: counts.first.filter(isKept),
    second: counts.second.filter(isKept),
    firstWins: counts.firstWins.filter(isKept),
    secondWins: counts.secondWins.filter(isKept),
    ties: ties.filter(isKept),
  };
}

/** The votes among some of the systems. `members` ascending; its positions are the new indices. Cost O(pairs + systems). */
export function restrictPairs(pairs: PairOutcomes, members: readonly number[]): PairOutcomes {
  const positions = new Int32Array(pairs.systems).fill(-1);
  members.forEach((member, position) => {
    positions[member] = position;
  });
  const isInside = (_: number, pair: number) =>
    positions[pairs.first[pair]!]! >= 0 && positions[pairs.second[pair]!]! >= 0;
  return {
    systems: members.length,
    first: pairs.first.filter(isInside).map((index) => positions[index]!),
    second: pairs.second.filter(isInside).map((index) => positions[index]!),
    firstWins: pairs.firstWins.filter(isInside),
    secondWins: pairs.secondWins.filter(isInside),
    ties: pairs.ties.filter(isInside),
  };
}

/** Votes in which each system took part, and those of them that had a winner; each of length systems. */
export function votesOfSystems(pairs: PairOutcomes): { all: Float64Array; decisive: Float64Array } {
  const all = new Float64Array(pairs.systems);
  const decisive = new Float64Array(pairs.systems);
  for (let pair = 0; pair < pairs.first.length; pair += 1) {
    const wins = pairs.firstWins[pair]! + pairs.secondWins[pair]!;
    for (const index of [pairs.first[pair]!, pairs.second[pair]!]) {
      all[index] = all[index]! + wins + pairs.ties[pair]!;
      decisive[index] = decisive[index]! + wins;
    }
  }
  return { all, decisive };
}

function requireIndex(indexOf: ReadonlyMap<string, number>, id: string): number {
  const index = indexOf.get(id);
  if (index === undefined) throw new RatingError({ code: "invalid", detail: `Votes name an unknown system ${id}.` });
  return index;
}

function codeOf(outcome: Outcome): number {
  const code = outcomes.indexOf(outcome);
  if (code < 0) throw new RatingError({ code: "invalid", detail: `${String(outcome)} is not an outcome.` });
  return code;
}
