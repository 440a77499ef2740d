import { RatingError } from "./errors";

export type Outcome = "left" | "right" | "tie" | "both_bad";

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
  const size = ids.length;
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  if (indexOf.size !== size) throw new RatingError({ code: "invalid", detail: "A system is listed twice." });
  const slots = new Int32Array(size * size);
  const keys: number[] = [];
  const sums: number[] = [];
  for (const { left, right, outcome, votes } of cells) {
    const leftIndex = requireIndex(indexOf, left);
    const rightIndex = requireIndex(indexOf, right);
    if (leftIndex === rightIndex) {
      throw new RatingError({ code: "invalid", detail: `System ${left} was compared with itself.` });
    }
    if (!(votes >= 0 && votes < Number.POSITIVE_INFINITY)) {
      throw new RatingError({ code: "invalid", detail: `${votes} is not a number of votes (${left}, ${right}).` });
    }
    if (votes === 0) continue;
    const isSwapped = leftIndex > rightIndex;
    const key = isSwapped ? rightIndex * size + leftIndex : leftIndex * size + rightIndex;
    let slot = slots[key]!;
    if (slot === 0) {
      keys.push(key);
      sums.push(0, 0, 0, 0);
      slot = keys.length;
      slots[key] = slot;
    }
    const column = columnOf(outcome, isSwapped);
    sums[(slot - 1) * 4 + column] = sums[(slot - 1) * 4 + column]! + votes;
  }
  const ordered = Float64Array.from(keys).sort();
  const column = (offset: number) => Float64Array.from(ordered, (key) => sums[(slots[key]! - 1) * 4 + offset]!);
  return {
    systems: size,
    first: Int32Array.from(ordered, (key) => Math.floor(key / size)),
    second: Int32Array.from(ordered, (key) => key % size),
    firstWins: column(0),
    secondWins: column(1),
    ties: column(2),
    bothBad: column(3),
  };
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

function columnOf(outcome: Outcome, isSwapped: boolean): 0 | 1 | 2 | 3 {
  switch (outcome) {
    case "left":
      return isSwapped ? 1 : 0;
    case "right":
      return isSwapped ? 0 : 1;
    case "tie":
      return 2;
    case "both_bad":
      return 3;
    default:
      throw new RatingError({ code: "invalid", detail: `${String(outcome)} is not an outcome.` });
  }
}
