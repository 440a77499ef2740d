import type { RandomSource } from "../random";
import { cellScoresOf, type MixtureProblem, outcomesOfPair } from "./prototype-model";

/** How far each voter is from the whole, system by system, as far as their votes tell. Sparse rows, systems ascending. */
export interface Tastes {
  /** Length voters + 1. */
  readonly starts: Int32Array;
  readonly systems: Int32Array;
  /** Natural-log units. */
  readonly shifts: Float64Array;
}

/**
 * One guarded step from the whole's strengths towards those of each voter: for each system by itself, score/(Σ votes · score² + 1). The 1 is a prior
 * of variance 1, without which a single vote would say as much as fifty. Cost O(cells).
 */
export function tastesOf({ known, whole, model }: MixtureProblem): Tastes {
  const { systems: size, first, second, starts: cellStarts, cell, amount } = known.cells;
  const scores = cellScoresOf(known.pairs, model, whole.parameters);
  const sums = new Float64Array(size);
  const squares = new Float64Array(size);
  const starts = new Int32Array(cellStarts.length);
  const systems: number[] = [];
  const shifts: number[] = [];
  for (let voter = 0; voter + 1 < cellStarts.length; voter += 1) {
    const touched = new Set<number>();
    for (let at = cellStarts[voter]!; at < cellStarts[voter + 1]!; at += 1) {
      const pair = Math.floor(cell[at]! / outcomesOfPair);
      const score = scores[2 * cell[at]!]!;
      for (const [system, sign] of [[first[pair]!, 1] as const, [second[pair]!, -1] as const]) {
        sums[system] = sums[system]! + sign * amount[at]! * score;
        squares[system] = squares[system]! + amount[at]! * score * score;
        touched.add(system);
      }
    }
    for (const system of [...touched].sort((one, other) => one - other)) {
      systems.push(system);
      shifts.push(sums[system]! / (squares[system]! + 1));
      sums[system] = 0;
      squares[system] = 0;
    }
    starts[voter + 1] = systems.length;
  }
  return { starts, systems: Int32Array.from(systems), shifts: Float64Array.from(shifts) };
}

/**
 * Boards to start from: the whole's, shifted by the tastes of as many voters, drawn to be unlike each other.
 *
 * The first voter is drawn uniformly, each further one with chances proportional to the squared distance of their taste from the nearest
 * one drawn (k-means++). Cost O(classes · entries of the tastes).
 *
 * @returns `parameters` of a fit for each class
 * @see Arthur and Vassilvitskii (2007), Proc. 18th ACM–SIAM Symp. on Discrete Algorithms
 */
export function drawStart(problem: MixtureProblem, tastes: Tastes, classes: number, random: RandomSource) {
  const voters = tastes.starts.length - 1;
  const nearest = new Float64Array(voters).fill(Number.POSITIVE_INFINITY);
  return Array.from({ length: classes }, (_, drawn) => {
    const voter = drawn === 0 ? random.below(voters) : drawByWeight(nearest, random);
    const shift = new Float64Array(problem.whole.systems);
    for (let at = tastes.starts[voter]!; at < tastes.starts[voter + 1]!; at += 1) {
      shift[tastes.systems[at]!] = tastes.shifts[at]!;
    }
    const square = shift.reduce((sum, part) => sum + part * part, 0);
    for (let other = 0; other < voters; other += 1) {
      let distance = square;
      for (let at = tastes.starts[other]!; at < tastes.starts[other + 1]!; at += 1) {
        const own = tastes.shifts[at]!;
        distance += own * (own - 2 * shift[tastes.systems[at]!]!);
      }
      nearest[other] = Math.min(nearest[other]!, Math.max(distance, 0));
    }
    return problem.whole.parameters.map((value, index) => value + (shift[index] ?? 0));
  });
}

/** An index with chances proportional to the weights; any index where all weights are 0. */
function drawByWeight(weights: Float64Array, random: RandomSource): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return random.below(weights.length);
  let rest = random.next() * total;
  for (let index = 0; index < weights.length; index += 1) {
    rest -= weights[index]!;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}
