import type { RandomSource } from "../random";
import { type SingleVotes, sortStably, verdictsOfPair } from "./single-votes";

/**
 * The votes of a board by pair and by voter, so that verdicts can change hands within a pair.
 *
 * A voter with two votes or more has a slot for each; a slot says where in the pool its verdict lies. The votes of all others lie in
 * the pool without a slot.
 */
export interface VoterSlots {
  readonly systems: number;
  /** Verdicts pair by pair; at first ascending within each pair, and not those that the slots' voters gave. */
  readonly pool: Uint8Array;
  /** Length pairs + 1: the verdicts of a pair stand at poolStarts[pair] ≤ place < poolStarts[pair + 1]. */
  readonly poolStarts: Int32Array;
  /** Slots of each pair; they point to the first places of its pool. */
  readonly taken: Int32Array;
  /** As in `SingleVotes`. */
  readonly scores: Float64Array;
  readonly information: Float64Array;
  /** Length voters + 1: the slots of a voter, ascending by pair, stand at voterStarts[voter] ≤ slot < voterStarts[voter + 1]. */
  readonly voterStarts: Int32Array;
  readonly pair: Int32Array;
  /** verdictsOfPair · pair: where the scores of the slot's pair stand. */
  readonly cellStart: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly place: Int32Array;
  /** What a vote in this slot weighs. */
  readonly weight: Float64Array;
  /** The verdict that was given. */
  readonly verdict: Uint8Array;
}

/** Cost O(votes + voters + pairs), some 22 bytes a vote. */
export function voterSlotsOf(votes: SingleVotes): VoterSlots {
  const pairs = votes.first.length;
  const poolStarts = new Int32Array(pairs + 1);
  for (const cell of votes.cell) {
    const pair = Math.floor(cell / verdictsOfPair);
    poolStarts[pair + 1] = poolStarts[pair + 1]! + 1;
  }
  for (let pair = 0; pair < pairs; pair += 1) poolStarts[pair + 1] = poolStarts[pair + 1]! + poolStarts[pair]!;
  const sorted = sortStably(Int32Array.from(votes.cell.keys()), votes.voter, 1, votes.voters + 1);
  // Bucket 0 is that of the unknown voters.
  const kept = new Int32Array(votes.length);
  const voterStarts: number[] = [0];
  let count = 0;
  for (let bucket = 1; bucket <= votes.voters; bucket += 1) {
    const own = sorted.order.subarray(sorted.starts[bucket]!, sorted.starts[bucket + 1]!);
    if (own.length < 2) continue;
    kept.set(own, count);
    count += own.length;
    voterStarts.push(count);
  }
  const slots = kept.subarray(0, count);
  const pair = slots.map((at) => Math.floor(votes.cell[at]! / verdictsOfPair));
  const taken = new Int32Array(pairs);
  const place = new Int32Array(count);
  pair.forEach((own, slot) => {
    place[slot] = poolStarts[own]! + taken[own]!;
    taken[own] = taken[own]! + 1;
  });
  return {
    systems: votes.systems,
    pool: Uint8Array.from(votes.cell, (cell) => cell % verdictsOfPair),
    poolStarts,
    taken,
    scores: votes.scores,
    information: votes.information,
    voterStarts: Int32Array.from(voterStarts),
    pair,
    cellStart: pair.map((own) => own * verdictsOfPair),
    first: pair.map((own) => votes.first[own]!),
    second: pair.map((own) => votes.second[own]!),
    place,
    weight: Float64Array.from(slots, (at) => votes.weight[at]!),
    verdict: Uint8Array.from(slots, (at) => votes.cell[at]! % verdictsOfPair),
  };
}

/**
 * Lets verdicts change hands within their pairs, in place: each pair keeps its verdicts and each voter their number of votes on every pair.
 * All ways are equally likely. Cost O(slots).
 *
 * @param pool of `slots`, or of an earlier shuffle
 */
export function shuffleVerdicts(pool: Uint8Array, slots: VoterSlots, random: RandomSource): void {
  const { poolStarts, taken } = slots;
  for (let pair = 0; pair < taken.length; pair += 1) {
    const start = poolStarts[pair]!;
    const end = poolStarts[pair + 1]!;
    // Only the places that slots look at need a new verdict, and the last place of all has no choice.
    const last = Math.min(start + taken[pair]!, end - 1);
    for (let place = start; place < last; place += 1) {
      const other = place + Math.floor(random.next() * (end - place));
      const verdict = pool[place]!;
      pool[place] = pool[other]!;
      pool[other] = verdict;
    }
  }
}
