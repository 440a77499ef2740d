import type { PairCounts, PairOutcomes } from "../pair-counts";

/**
 * The votes with the threshold as one more contestant, whose index is `counts.systems`.
 *
 * A win is one over the loser and one over the threshold, a tie is a tie and a win of both over it, "neither" is a win of the threshold over both.
 * That all of these be strongly connected is here what Ford's condition is without a threshold: see `fitGrounded`. Cost O(pairs + systems).
 */
export function pairsWithThreshold(counts: PairCounts): PairOutcomes {
  const { systems, first, second, firstWins, secondWins, ties, bothBad } = counts;
  const above = new Float64Array(systems);
  const below = new Float64Array(systems);
  for (let pair = 0; pair < first.length; pair += 1) {
    const one = first[pair]!;
    const other = second[pair]!;
    above[one] = above[one]! + firstWins[pair]! + ties[pair]!;
    above[other] = above[other]! + secondWins[pair]! + ties[pair]!;
    below[one] = below[one]! + bothBad[pair]!;
    below[other] = below[other]! + bothBad[pair]!;
  }
  const judged = Int32Array.from({ length: systems }, (_, index) => index).filter(
    (index) => above[index]! + below[index]! > 0,
  );
  const joined = (own: Float64Array, threshold: (index: number) => number) =>
    Float64Array.from([...own, ...Array.from(judged, threshold)]);
  return {
    systems: systems + 1,
    first: Int32Array.from([...first, ...judged]),
    second: Int32Array.from([...second, ...judged.map(() => systems)]),
    firstWins: joined(firstWins, (index) => above[index]!),
    secondWins: joined(secondWins, (index) => below[index]!),
    ties: joined(ties, () => 0),
  };
}

/**
 * Whether the tie parameter of a grounded fit has a finite maximum, where the strengths have one for every value of it and somebody tied.
 *
 * It has none when there are strengths η, measured from the threshold at 0 and in units of 2τ, along which no vote loses while τ grows for ever:
 *
 * - a win needs ηᵢ − ηⱼ ≥ 1 and ηᵢ ≥ 0,
 * - a tie needs |ηᵢ − ηⱼ| ≤ 1 and ηᵢ + ηⱼ ≥ −1,
 * - "neither" needs ηᵢ ≤ 0, ηⱼ ≤ 0 and ηᵢ + ηⱼ ≤ −1.
 *
 * These are sums and differences of two unknowns, which some η meets exactly when the graph with two nodes for each system, +ηᵢ and −ηᵢ, and
 * with an edge from y to x of length c for each x − y ≤ c has no negative cycle. A pair in which both won at times is such a cycle, so the
 * answer is nearly always found in one pass; else Bellman–Ford, O(systems · pairs) at worst. Whole numbers throughout: the answer is exact.
 *
 * @see Shostak (1981), J. ACM 28(4); Miné (2006), Higher-Order Symb. Comput. 19(1), for the doubled graph
 */
export function hasFiniteGroundedTieMaximum(counts: PairCounts): boolean {
  const { systems, first, second, firstWins, secondWins, ties, bothBad } = counts;
  const count = first.length;
  for (let pair = 0; pair < count; pair += 1) {
    if (firstWins[pair]! > 0 && secondWins[pair]! > 0) return true;
  }
  // Node 2i stands for ηᵢ and 2i + 1 for −ηᵢ, so that the last bit negates.
  const distance = new Int32Array(2 * systems);
  for (let round = 0; round <= 2 * systems; round += 1) {
    let isSettled = true;
    const relax = (from: number, to: number, length: number) => {
      if (distance[from]! + length >= distance[to]!) return;
      distance[to] = distance[from]! + length;
      isSettled = false;
    };
    /** x + y ≤ bound. With y = x it is x ≤ bound/2. */
    const limit = (x: number, y: number, bound: number) => {
      relax(y ^ 1, x, bound);
      relax(x ^ 1, y, bound);
    };
    const win = (winner: number, loser: number) => {
      limit(loser, winner ^ 1, -1);
      limit(winner ^ 1, winner ^ 1, 0);
    };
    for (let pair = 0; pair < count; pair += 1) {
      const one = 2 * first[pair]!;
      const other = 2 * second[pair]!;
      if (firstWins[pair]! > 0) win(one, other);
      if (secondWins[pair]! > 0) win(other, one);
      if (ties[pair]! > 0) {
        limit(one, other ^ 1, 1);
        limit(other, one ^ 1, 1);
        limit(one ^ 1, other ^ 1, 1);
      }
      if (bothBad[pair]! > 0) {
        limit(one, one, 0);
        limit(other, other, 0);
        limit(one, other, -1);
      }
    }
    if (isSettled) return false;
  }
  return true;
}
