import type { PairOutcomes } from "./pair-counts";

/**
 * Whether Davidson's likelihood has a finite maximum, for strongly connected systems with at least one tie.
 *
 * Ford's condition is enough for half wins but not here: after one win and one tie of A against B the likelihood grows for ever as
 * A's strength and the tie parameter go to infinity together. In general, strengths δ and tie parameter τ = 1 are such a
 * direction when every win has δᵢ − δⱼ ≥ 2 and every tie |δᵢ − δⱼ| ≤ 2. These are difference constraints, which
 * cannot all be met exactly when the graph with an edge −1 for a win (winner to loser) and +1 for a tie (both ways) has a negative
 * cycle: **a cycle that holds more wins than ties**. Then, and only then, the maximum is finite.
 *
 * A pair in which both won at times is such a cycle, so the answer is nearly always found in one pass; else
 * Bellman–Ford, O(systems · pairs) at worst. Whole numbers throughout: the answer is exact.
 *
 * @see Haberman (1974), The Analysis of Frequency Data; Geyer (2009), Electron. J. Statist. 3 (directions of recession)
 */
export function hasFiniteTieMaximum(pairs: PairOutcomes): boolean {
  const { systems, first, second, firstWins, secondWins, ties } = pairs;
  const count = first.length;
  for (let pair = 0; pair < count; pair += 1) {
    if (firstWins[pair]! > 0 && secondWins[pair]! > 0) return true;
  }
  const distance = new Int32Array(systems);
  for (let round = 0; round <= systems; round += 1) {
    let isSettled = true;
    const relax = (from: number, to: number, length: number) => {
      if (distance[from]! + length >= distance[to]!) return;
      distance[to] = distance[from]! + length;
      isSettled = false;
    };
    for (let pair = 0; pair < count; pair += 1) {
      const one = first[pair]!;
      const other = second[pair]!;
      if (firstWins[pair]! > 0) relax(one, other, -1);
      if (secondWins[pair]! > 0) relax(other, one, -1);
      if (ties[pair]! > 0) {
        relax(one, other, 1);
        relax(other, one, 1);
      }
    }
    if (isSettled) return false;
  }
  return true;
}
