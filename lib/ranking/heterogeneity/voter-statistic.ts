import { eloPerLogit } from "../intervals";
import { verdictsOfPair } from "./single-votes";
import type { VoterSlots } from "./voter-slots";

/** σ that the weights of voters are made for: 100 Elo points. */
const expectedSpread = 100 / eloPerLogit;

/**
 * How much each voter counts: 1/(1 + σ²λ)², λ the mean information of their votes on a strength, σ 100 Elo points.
 *
 * It is the weight of the score for σ where σ is not 0 but that large: without it the few who voted most would decide alone.
 * Cost O(slots).
 */
export function voterWeights(slots: VoterSlots): Float64Array {
  const sums = new Float64Array(slots.systems);
  return eachVoter(slots, (start, end) => {
    for (let slot = start; slot < end; slot += 1) {
      const amount = slots.weight[slot]! * slots.information[slots.pair[slot]!]!;
      for (const index of [slots.first[slot]!, slots.second[slot]!]) sums[index] = sums[index]! + amount;
    }
    let squares = 0;
    let total = 0;
    for (let slot = start; slot < end; slot += 1) {
      for (const index of [slots.first[slot]!, slots.second[slot]!]) {
        squares += sums[index]! ** 2;
        total += sums[index]!;
        sums[index] = 0;
      }
    }
    return total > 0 ? 1 / (1 + (expectedSpread ** 2 * squares) / total) ** 2 : 1;
  });
}

/**
 * Σ over voters of their weight times the products of all two of their scores, (s_aᵀs_b) for a ≠ b: large where the surprises of one voter point
 * the same way. Its expectation is 0 if everyone shares the strengths of the whole, whatever else the model lacks.
 *
 * It is |Σs|² less the votes' own squares, the score statistic for the variance of voters' strengths. Cost O(slots).
 *
 * @param verdicts of `slots`, or a pool in which they changed hands
 * @param where index into `verdicts` for each slot
 * @see Commenges and Jacqmin-Gadda (1997), J. R. Statist. Soc. B 59(1); le Cessie and van Houwelingen (1995), Biometrics 51(2)
 */
export function voterStatistic(
  slots: VoterSlots,
  weights: Float64Array,
  verdicts: Uint8Array,
  where: Int32Array,
): number {
  const { voterStarts, cellStart, first, second, weight, scores } = slots;
  const sums = new Float64Array(slots.systems);
  let total = 0;
  for (let voter = 0; voter < weights.length; voter += 1) {
    const start = voterStarts[voter]!;
    const end = voterStarts[voter + 1]!;
    // Each vote's own square stands in the square of the sum for both of its systems.
    let squares = 0;
    for (let slot = start; slot < end; slot += 1) {
      const score = weight[slot]! * scores[cellStart[slot]! + verdicts[where[slot]!]!]!;
      squares -= 2 * score * score;
      sums[first[slot]!] = sums[first[slot]!]! + score;
      sums[second[slot]!] = sums[second[slot]!]! - score;
    }
    for (let slot = start; slot < end; slot += 1) {
      const one = sums[first[slot]!]!;
      sums[first[slot]!] = 0;
      const other = sums[second[slot]!]!;
      sums[second[slot]!] = 0;
      squares += one * one + other * other;
    }
    total += weights[voter]! * squares;
  }
  return total;
}

/** The statistic of the verdicts that were given. */
export function castStatistic(slots: VoterSlots, weights: Float64Array): number {
  return voterStatistic(slots, weights, slots.verdict, Int32Array.from(slots.verdict.keys()));
}

/**
 * What the statistic is on average when verdicts change hands within their pairs. Exact, and not 0: chance has given each pair its share of
 * surprises, which every voter meets. Cost O(slots + pool).
 */
export function expectedStatistic(slots: VoterSlots, weights: Float64Array): number {
  const { pair, first, second, weight, voterStarts } = slots;
  const { means, products } = pairMoments(slots);
  const sums = new Float64Array(slots.systems);
  let total = 0;
  for (let voter = 0; voter < weights.length; voter += 1) {
    const start = voterStarts[voter]!;
    const end = voterStarts[voter + 1]!;
    let sum = 0;
    let samePair = 0;
    for (let slot = start; slot < end; slot += 1) {
      const own = pair[slot]!;
      const score = weight[slot]! * means[own]!;
      const one = first[slot]!;
      const other = second[slot]!;
      sum += score * (sums[one]! - sums[other]!);
      sums[one] = sums[one]! + score;
      sums[other] = sums[other]! - score;
      // Two votes on one pair draw from the same pool without replacement: their scores are not independent.
      samePair = slot > start && pair[slot - 1] === own ? samePair : 0;
      sum += 2 * weight[slot]! * samePair * (products[own]! - means[own]! ** 2);
      samePair += weight[slot]!;
    }
    for (let slot = start; slot < end; slot += 1) {
      sums[first[slot]!] = 0;
      sums[second[slot]!] = 0;
    }
    total += 2 * weights[voter]! * sum;
  }
  return total;
}

/**
 * By how much the statistic's expectation grows with σ², for small σ: Σ of the products of the informations of all two votes of a
 * voter, (J_a J_b) for a ≠ b, times the voter's weight. Cost O(slots).
 */
export function statisticSlope(slots: VoterSlots, weights: Float64Array): number {
  const { pair, first, second, weight, information } = slots;
  const sums = new Float64Array(slots.systems);
  const slopes = eachVoter(slots, (start, end) => {
    let slope = 0;
    let samePair = 0;
    for (let slot = start; slot < end; slot += 1) {
      const amount = weight[slot]! * information[pair[slot]!]!;
      samePair = slot > start && pair[slot - 1] === pair[slot] ? samePair : 0;
      // (d_a·d_b)² is 4 for the same pair; 1 for pairs that share a system, and counted below from the diagonal, which has 2 of the 4.
      slope += 4 * amount * samePair;
      samePair += amount;
      for (const index of [first[slot]!, second[slot]!]) {
        slope += 2 * amount * sums[index]!;
        sums[index] = sums[index]! + amount;
      }
    }
    for (let slot = start; slot < end; slot += 1) {
      sums[first[slot]!] = 0;
      sums[second[slot]!] = 0;
    }
    return slope;
  });
  return slopes.reduce((sum, slope, voter) => sum + slope * weights[voter]!, 0);
}

/** Mean score of each pair's pool, and mean product of two scores drawn from it. */
function pairMoments({ pool, poolStarts, scores }: VoterSlots) {
  const pairs = poolStarts.length - 1;
  const means = new Float64Array(pairs);
  const products = new Float64Array(pairs);
  for (let pair = 0; pair < pairs; pair += 1) {
    const count = poolStarts[pair + 1]! - poolStarts[pair]!;
    let sum = 0;
    let squares = 0;
    for (let place = poolStarts[pair]!; place < poolStarts[pair + 1]!; place += 1) {
      const score = scores[pair * verdictsOfPair + pool[place]!]!;
      sum += score;
      squares += score * score;
    }
    means[pair] = sum / count;
    products[pair] = count > 1 ? (sum * sum - squares) / (count * (count - 1)) : 0;
  }
  return { means, products };
}

function eachVoter(slots: VoterSlots, measure: (start: number, end: number) => number): Float64Array {
  const voters = slots.voterStarts.length - 1;
  return Float64Array.from({ length: voters }, (_, voter) =>
    measure(slots.voterStarts[voter]!, slots.voterStarts[voter + 1]!),
  );
}
