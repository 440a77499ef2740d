import type { Comparisons } from "../comparisons";
import { RatingError } from "../errors";
import type { RandomSource } from "../random";
import {
  bothBadCode,
  type ComparisonsEloOptions,
  eloParameters,
  moveRatings,
  requireFinite,
  requireWhole,
  resultsForLeft,
} from "./elo";

export interface EloPermutationOptions extends ComparisonsEloOptions {
  /** Orders of the votes that are drawn, at least 2. Default 100. */
  readonly permutations?: number;
}

/** Elo ratings over drawn orders of the votes; arrays have one entry for each system. */
export interface PermutedElo {
  /** Mean over the orders. */
  readonly ratings: Float64Array;
  /** `low`…`high` holds the rating in 95 % of the orders: the 2.5 % and the 97.5 % quantile. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Of the mean, because only so many orders were drawn. */
  readonly standardErrors: Float64Array;
  readonly permutations: number;
  /** Votes in each order. */
  readonly votes: number;
}

/** Votes that one order may hold: 4 bytes each. */
const mostVotes = 50_000_000;
/** Two indices and a result share 32 bits. */
const indexBits = 15;
const mostSystems = 2 ** indexBits;

/**
 * Elo ratings without the accident of one order: the mean over seeded permutations of the votes.
 *
 * What `low`…`high` says: had the same votes come in another order, the rating would lie within these bounds 95 times of 100. What it does
 * not say: how far the rating would be off had other people voted. It is no confidence interval, and it stops narrowing once a
 * system has more votes than a rating remembers, which is some 4·scale/(K·ln 10), 174 by default. How sure a strength is, the intervals
 * of the fit tell. `standardErrors` only says how well so many drawn orders give the mean of all orders.
 *
 * The votes are put in one fixed order before they are shuffled, so neither the order of the entries, nor the sides, nor how votes are spread over
 * entries changes a bit. An entry of several votes is so many votes, each shuffled by itself; a weight multiplies K.
 *
 * Cost O(entries · log entries + permutations · votes); memory 4 bytes a vote and 8·permutations·systems bytes.
 *
 * @throws RatingError `invalid`: a number of votes that is not whole, weights too large, more than 50 million votes or 32,768 systems, or options that are no numbers of their kind
 * @see Boubdir, Kim, Ermis, Hooker and Fadaee (2023), arXiv:2311.17295, on Elo and the order of votes
 */
export function rateEloPermuted(
  comparisons: Comparisons,
  random: RandomSource,
  options: EloPermutationOptions = {},
): PermutedElo {
  const { permutations = 100 } = options;
  if (!Number.isInteger(permutations) || permutations < 2) {
    throw invalid(`${permutations} is not a number of permutations from 2 on.`);
  }
  const { k, initial, steepness } = eloParameters(options);
  const systems = comparisons.systems.length;
  if (systems > mostSystems) throw invalid(`${systems} systems are more than ${mostSystems}.`);
  const { items, codes, weights } = votesInFixedOrder(comparisons, options.bothBad === "drop");
  const drawn = new Float64Array(permutations * systems);
  const ratings = new Float64Array(systems);
  for (let round = 0; round < permutations; round += 1) {
    shuffle(items, random);
    ratings.fill(initial);
    for (let vote = 0; vote < items.length; vote += 1) {
      const item = items[vote]!;
      const code = codes === null ? item : codes[item]!;
      const gain = weights === null ? k : k * weights[item]!;
      const result = (code & 3) / 2;
      moveRatings(ratings, code >>> (indexBits + 2), (code >>> 2) & (mostSystems - 1), result, gain, steepness);
    }
    drawn.set(requireFinite(ratings), round * systems);
  }
  return { ...summaryOf(drawn, systems, permutations), permutations, votes: items.length };
}

/**
 * The votes one by one, in an order that only the votes decide. Each is a code of 32 bits: two indices and, in the last two bits, twice the
 * result of the first, so that a shuffled vote is read in one place. Where weights differ, `items` are places in `codes` and `weights` instead.
 */
function votesInFixedOrder(comparisons: Comparisons, isBothBadDropped: boolean) {
  const { length, left, right, outcome, votes, weight } = comparisons;
  const codeOf = new Int32Array(length);
  const kept: number[] = [];
  let total = 0;
  for (let at = 0; at < length; at += 1) {
    if (votes[at] === 0 || (isBothBadDropped && outcome[at] === bothBadCode)) continue;
    total += requireWhole(votes[at]!);
    kept.push(at);
    // The lower index stands first, as if on the left: Elo knows no sides, but its last bit does.
    const isSwapped = left[at]! > right[at]!;
    const result = resultsForLeft[outcome[at]!]!;
    const first = isSwapped ? right[at]! : left[at]!;
    const second = isSwapped ? left[at]! : right[at]!;
    codeOf[at] = (((first << indexBits) | second) << 2) | (2 * (isSwapped ? 1 - result : result));
  }
  if (total > mostVotes) throw invalid(`${total} votes are more than the ${mostVotes} that can be shuffled.`);
  const isWeighted = kept.some((at) => weight[at] !== 1);
  const order = Int32Array.from(kept).sort((a, b) => codeOf[a]! - codeOf[b]! || weight[a]! - weight[b]!);
  const items = new Int32Array(total);
  let filled = 0;
  order.forEach((at, place) => {
    items.fill(isWeighted ? place : codeOf[at]!, filled, filled + votes[at]!);
    filled += votes[at]!;
  });
  return {
    items,
    codes: isWeighted ? order.map((at) => codeOf[at]!) : null,
    weights: isWeighted ? Float64Array.from(order, (at) => weight[at]!) : null,
  };
}

/** Fisher and Yates: every order equally likely, whatever the order was before. */
function shuffle(values: Int32Array, random: RandomSource): void {
  let span = 1;
  while (span < values.length) span *= 2;
  for (let last = values.length - 1; last > 0; last -= 1) {
    // As `below`, for a power of two is free of favor, but without its divisions, which would take most of the time.
    if (2 * last < span) span /= 2;
    let chosen = Math.floor(random.next() * span);
    while (chosen > last) chosen = Math.floor(random.next() * span);
    const value = values[last]!;
    values[last] = values[chosen]!;
    values[chosen] = value;
  }
}

/** Mean, quantiles and standard error of the mean of each column of rounds × systems. */
function summaryOf(drawn: Float64Array, systems: number, rounds: number) {
  const summary = {
    ratings: new Float64Array(systems),
    low: new Float64Array(systems),
    high: new Float64Array(systems),
    standardErrors: new Float64Array(systems),
  };
  for (let system = 0; system < systems; system += 1) {
    const column = Float64Array.from({ length: rounds }, (_, round) => drawn[round * systems + system]!).sort();
    // Around one of the values, so that equal ones have a mean without rounding.
    const center = column[0]!;
    const mean = column.reduce((sum, value) => sum + (value - center), 0) / rounds;
    const squares = column.reduce((sum, value) => sum + (value - center - mean) ** 2, 0);
    summary.ratings[system] = center + mean;
    summary.low[system] = quantile(column, 0.025);
    summary.high[system] = quantile(column, 0.975);
    summary.standardErrors[system] = Math.sqrt(squares / (rounds - 1) / rounds);
  }
  return summary;
}

/** Quantile of ascending values, linear between neighbors. */
function quantile(ascending: Float64Array, share: number): number {
  const place = share * (ascending.length - 1);
  const below = ascending[Math.floor(place)]!;
  return below + (ascending[Math.ceil(place)]! - below) * (place - Math.floor(place));
}

function invalid(detail: string): RatingError {
  return new RatingError({ code: "invalid", detail });
}
