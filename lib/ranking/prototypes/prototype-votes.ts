import { type Comparisons, countComparisons, filterComparisons } from "../comparisons";
import { strongComponents } from "../connectivity";
import { RatingError } from "../errors";
import { type BothBadPolicy, type PairOutcomes, restrictPairs, settleBothBad } from "../pair-counts";
import { type VoterCells, voterCellsOf } from "../voters/voter-cells";

/** Votes of known voters among systems that these votes connect. */
export interface KnownVotes {
  /** Indices into `comparisons.systems`, in the order of the names. Everywhere else a system is a position in this list. */
  readonly members: Int32Array;
  /** Indices into `comparisons.voters`, in the order of the names. Likewise. */
  readonly voters: Int32Array;
  readonly cells: VoterCells;
  /** The same votes, whoever gave them; the pairs are those of `cells`. */
  readonly pairs: PairOutcomes;
  /** How many they are, not weighted. */
  readonly votes: number;
  readonly leftOut: LeftOutVotes;
}

/** Votes that do not count, each under the first reason that holds. */
export interface LeftOutVotes {
  /** One of the systems is not a member. */
  readonly outsideBoard: number;
  /** Nobody knows whose they are: every such vote would be a voter of its own. */
  readonly unknownVoter: number;
  /** "Neither", where that is dropped. */
  readonly bothBad: number;
}

/**
 * Sorts out the votes that tell voters apart.
 *
 * Systems and voters are put in the order of their names first, so that nothing computed from the result depends on the order of the rows
 * (whole votes and weights add exactly; sums of others may differ in the last bit). Cost O(rows + systems² + names·log names).
 *
 * @param members indices of the systems to compare, as in `Board.members`; null for the largest set that the votes of known voters connect
 * @throws RatingError `invalid` (members) | `empty` | `disconnected` (with the strong components, indices into `comparisons.systems`)
 */
export function knownVotesOf(
  comparisons: Comparisons,
  bothBad: BothBadPolicy,
  members: readonly number[] | null,
): KnownVotes {
  const systemOrder = orderByName(comparisons.systems);
  const voterOrder = orderByName(comparisons.voters);
  const places = inverseOf(systemOrder);
  const renumbered = renumber(comparisons, systemOrder, voterOrder);
  const known = filterComparisons(renumbered, (at) => renumbered.voter[at]! >= 0);
  const pairs = settleBothBad(countComparisons(known), bothBad);
  const wanted = members === null ? [...places.keys()] : placesOf(members, places);
  const chosen = connected(
    restrictPairs(pairs, wanted),
    members !== null,
    (position) => systemOrder[wanted[position]!]!,
  );
  const positions = chosen.map((position) => wanted[position]!);

  const cells = voterCellsOf(known, bothBad, positions);
  const isMember = new Uint8Array(systemOrder.length);
  for (const position of positions) isMember[position] = 1;
  return {
    members: Int32Array.from(positions, (position) => systemOrder[position]!),
    voters: cells.voters.map((voter) => voterOrder[voter]!),
    cells,
    pairs: restrictPairs(pairs, positions),
    ...countVotes(renumbered, isMember, bothBad),
  };
}

/** Some of the voters with their votes, by their places, ascending. Nobody else's votes are in the cells. O(cells of these voters). */
export function votersAt({ voters, cells }: KnownVotes, places: Int32Array): Pick<KnownVotes, "voters" | "cells"> {
  const starts = new Int32Array(places.length + 1);
  places.forEach((place, at) => {
    starts[at + 1] = starts[at]! + cells.starts[place + 1]! - cells.starts[place]!;
  });
  const cell = new Int32Array(starts.at(-1)!);
  const amount = new Float64Array(cell.length);
  places.forEach((place, at) => {
    cell.set(cells.cell.subarray(cells.starts[place]!, cells.starts[place + 1]!), starts[at]!);
    amount.set(cells.amount.subarray(cells.starts[place]!, cells.starts[place + 1]!), starts[at]!);
  });
  const own = { voters: places.map((place) => cells.voters[place]!), starts, cell, amount };
  return { voters: places.map((place) => voters[place]!), cells: { ...cells, ...own } };
}

/** Positions of the systems to compare, ascending. @param index of a position, for the error */
function connected(pairs: PairOutcomes, isGiven: boolean, index: (position: number) => number): number[] {
  if (pairs.first.length === 0) {
    throw new RatingError({ code: "empty", detail: "No known voter has a vote between these systems." });
  }
  const components = strongComponents(pairs);
  const largest = components[0]!;
  if (isGiven ? components.length > 1 : largest.length < 2) {
    throw new RatingError({
      code: "disconnected",
      detail: "The votes of known voters do not compare these systems both ways.",
      components: components.map((positions) => positions.map(index)),
    });
  }
  return largest;
}

function countVotes(comparisons: Comparisons, isMember: Uint8Array, bothBad: BothBadPolicy) {
  const leftOut = { outsideBoard: 0, unknownVoter: 0, bothBad: 0 };
  let votes = 0;
  for (let at = 0; at < comparisons.length; at += 1) {
    const amount = comparisons.votes[at]!;
    const isInside = isMember[comparisons.left[at]!] === 1 && isMember[comparisons.right[at]!] === 1;
    if (!isInside) leftOut.outsideBoard += amount;
    else if (comparisons.voter[at]! < 0) leftOut.unknownVoter += amount;
    else if (bothBad === "drop" && comparisons.outcome[at] === 3) leftOut.bothBad += amount;
    else votes += amount;
  }
  return { votes, leftOut };
}

/** The same votes with systems and voters numbered in these orders. */
function renumber(comparisons: Comparisons, systemOrder: Int32Array, voterOrder: Int32Array): Comparisons {
  const systemPlaces = inverseOf(systemOrder);
  const voterPlaces = inverseOf(voterOrder);
  return {
    ...comparisons,
    systems: Array.from(systemOrder, (index) => comparisons.systems[index]!),
    voters: Array.from(voterOrder, (index) => comparisons.voters[index]!),
    left: comparisons.left.map((index) => systemPlaces[index]!),
    right: comparisons.right.map((index) => systemPlaces[index]!),
    voter: comparisons.voter.map((index) => (index < 0 ? index : voterPlaces[index]!)),
  };
}

function placesOf(members: readonly number[], places: Int32Array): number[] {
  const isKnown = members.every((member) => places[member] !== undefined);
  if (members.length < 2 || !isKnown || new Set(members).size < members.length) {
    throw new RatingError({
      code: "invalid",
      detail: "Members are at least two different systems of the comparisons.",
    });
  }
  return members.map((member) => places[member]!).sort((one, other) => one - other);
}

/** Indices in the order of their names, by code unit: the same on every machine. */
function orderByName(names: readonly string[]): Int32Array {
  return Int32Array.from(names.keys()).sort((one, other) => (names[one]! < names[other]! ? -1 : 1));
}

function inverseOf(order: Int32Array): Int32Array {
  const inverse = new Int32Array(order.length);
  order.forEach((index, place) => {
    inverse[index] = place;
  });
  return inverse;
}
