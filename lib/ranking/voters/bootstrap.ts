import { RatingError } from "../errors";
import type { Fit, FitOptions } from "../fit";
import type { PairOutcomes } from "../pair-counts";
import { type RandomSource, seededRandom } from "../random";
import { drawBinomial } from "./binomial";
import { clustersOf } from "./score-products";
import type { VoterCells } from "./voter-cells";

/** Of so many rounds one lies below a 95 % interval and one above it. */
const roundsForOneOutside = 40;

export interface BootstrapOptions {
  /** Resamples, at least 39. A hundred settle a standard error to about 7 %; the ends of an interval ask for a thousand. */
  readonly rounds: number;
  readonly seed: string;
}

/** Strengths of resampled boards. */
export interface Bootstrap {
  readonly systems: number;
  readonly rounds: number;
  /** Rounds whose resample had no finite maximum. They have no row in `strengths`, but count in every interval. */
  readonly unbounded: number;
  /** (rounds − unbounded) × systems, row-major, natural-log units; each row has mean 0. */
  readonly strengths: Float64Array;
}

/**
 * Resamples voters and refits: what the strengths would have been with other voters of the same kind.
 *
 * A round draws, with replacement, as many voters as there are; one who is drawn twice brings all their votes twice. Each vote of an
 * unknown voter is a voter of its own in that draw. How many draws fall to known voters, and how many of the rest to each kind of lone
 * vote, are binomial numbers, so that a million lone votes of one kind cost no more than one. Known voters stand in the order of their
 * names: neither the order nor the merging of rows changes a resample.
 *
 * A resample can miss the only voters who held a strength finite. Such a round is neither dropped, which would make intervals
 * narrower, nor held by a prior: it counts as farther out than all others, on both sides at once. Where these rounds are so many
 * that an interval would have no end, the bootstrap refuses.
 *
 * A round costs one pass over the cells and a refit that starts at the fit of all votes.
 *
 * @param fitModel such as `fitDavidson`
 * @throws RatingError `too_few_voters` (under two, or too many unbounded rounds) | `invalid` (rounds, or a part of a vote of an
 *   unknown voter) | whatever the fit of all votes throws
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, §13; Cameron and Miller (2015), J. Human Resources 50(2)
 */
export function bootstrapVoters(
  cells: VoterCells,
  fitModel: (pairs: PairOutcomes, options: FitOptions) => Fit,
  { rounds, seed }: BootstrapOptions,
): Bootstrap {
  const voters = clustersOf(cells);
  if (!Number.isInteger(rounds) || rounds < roundsForOneOutside - 1) {
    throw new RatingError({ code: "invalid", detail: `${rounds} is not a number of rounds from 39 on.` });
  }
  if (!cells.lone.votes.every(Number.isInteger)) {
    throw new RatingError({ code: "invalid", detail: "A part of a vote of an unknown voter cannot be drawn." });
  }
  if (voters < 2) {
    const detail = "One voter says nothing of how voters differ.";
    throw new RatingError({ code: "too_few_voters", detail, voters, rounds: 0, unbounded: 0 });
  }
  const { parameters } = fitModel(
    pairsWithTimes(cells, new Float64Array(cells.voters.length).fill(1), cells.lone.votes),
    {},
  );
  const draw = resampler(cells, seededRandom(seed));
  const strengths = new Float64Array(rounds * cells.systems);
  let unbounded = 0;
  for (let round = 0; round < rounds; round += 1) {
    const resampled = fitOrNull(() => fitModel(draw(), { start: parameters }));
    if (resampled !== null) {
      strengths.set(resampled.strengths, (round - unbounded) * cells.systems);
      continue;
    }
    unbounded += 1;
    if (unbounded <= placeOfBound(rounds)) continue;
    const detail = `Of the first ${round + 1} resamples of ${voters} voters ${unbounded} have no finite strengths.`;
    throw new RatingError({ code: "too_few_voters", detail, voters, rounds: round + 1, unbounded });
  }
  return {
    systems: cells.systems,
    rounds,
    unbounded,
    strengths: strengths.subarray(0, (rounds - unbounded) * cells.systems),
  };
}

/**
 * Ends of 95 % percentile intervals of strengths measured from the mean of some of them; each of length systems.
 *
 * The k-th lowest and the k-th highest of the rounds, k = (rounds + 1)/40, interpolated between two. Unbounded rounds stand
 * before the lowest and after the highest. Cost O(systems · rounds · log rounds).
 *
 * @param reference indices, at least one. With a single one the intervals are of differences to that system
 * @see Davison and Hinkley (1997), Bootstrap Methods and their Application, §5.2
 */
export function bootstrapBounds(
  { systems, rounds, unbounded, strengths }: Bootstrap,
  reference: readonly number[],
): { low: Float64Array; high: Float64Array } {
  const rows = rounds - unbounded;
  const means = Float64Array.from({ length: rows }, (_, row) =>
    reference.reduce((sum, index) => sum + strengths[row * systems + index]! / reference.length, 0),
  );
  const place = placeOfBound(rounds) - unbounded;
  const low = new Float64Array(systems);
  const high = new Float64Array(systems);
  for (let system = 0; system < systems; system += 1) {
    const values = means.map((mean, row) => strengths[row * systems + system]! - mean).sort();
    low[system] = valueAt(values, place);
    high[system] = valueAt(values, rows - 1 - place);
  }
  return { low, high };
}

/**
 * Covariance of the strengths over the rounds, row-major, systems × systems, in the gauge where strengths have mean 0.
 *
 * Where there were unbounded rounds, the covariance of the others is multiplied by what makes the normal 95 % interval as wide as the
 * percentile rule would: they take a part u of each tail, so that the rest must hold all but (2.5 % − u)/(1 − u) on a side. Cost
 * O(rounds · systems²).
 */
export function bootstrapCovariance({ systems, rounds, unbounded, strengths }: Bootstrap): Float64Array {
  const rows = rounds - unbounded;
  const means = new Float64Array(systems);
  for (let at = 0; at < strengths.length; at += 1) {
    means[at % systems] = means[at % systems]! + strengths[at]! / rows;
  }
  const covariance = new Float64Array(systems * systems);
  for (let start = 0; start < strengths.length; start += systems) {
    for (let one = 0; one < systems; one += 1) {
      const deviation = strengths[start + one]! - means[one]!;
      for (let other = 0; other <= one; other += 1) {
        const at = one * systems + other;
        covariance[at] = covariance[at]! + deviation * (strengths[start + other]! - means[other]!);
      }
    }
  }
  const tail = 1 / roundsForOneOutside;
  const share = unbounded / rounds;
  const stretch = (normalDistance((tail - share) / (1 - share)) / normalDistance(tail)) ** 2;
  return covariance.map((_, at) => {
    const row = Math.floor(at / systems);
    const column = at - row * systems;
    return (covariance[Math.max(row, column) * systems + Math.min(row, column)]! * stretch) / (rows - 1);
  });
}

/** Place, from 0, of the round at the lower end of an interval among all rounds in ascending order. So many may be unbounded. */
function placeOfBound(rounds: number): number {
  return (rounds + 1) / roundsForOneOutside - 1;
}

/** Draws boards of as many voters, or lone votes, as there are. */
function resampler(cells: VoterCells, random: RandomSource): () => PairOutcomes {
  const { names, voters, lone } = cells;
  const nameAt = (place: number) => names[voters[place]!]!;
  const byName = Int32Array.from(voters.keys()).sort((a, b) => (nameAt(a) < nameAt(b) ? -1 : 1));
  const clusters = clustersOf(cells);
  const times = new Float64Array(voters.length);
  const loneTimes = new Float64Array(lone.votes.length);
  return () => {
    const known = drawBinomial(clusters, voters.length / clusters, random);
    times.fill(0);
    for (let draw = 0; draw < known; draw += 1) {
      const place = byName[random.below(voters.length)]!;
      times[place] = times[place]! + 1;
    }
    let draws = clusters - known;
    let left = clusters - voters.length;
    lone.votes.forEach((votes, row) => {
      const drawn = drawBinomial(draws, votes / left, random);
      loneTimes[row] = drawn;
      draws -= drawn;
      left -= votes;
    });
    return pairsWithTimes(cells, times, loneTimes);
  };
}

/** The board in which each voter voted so many times, and so many lone votes of each row were cast. */
function pairsWithTimes(cells: VoterCells, times: Float64Array, loneTimes: Float64Array): PairOutcomes {
  const { systems, first, second, starts, cell, amount, lone } = cells;
  const sums = new Float64Array(first.length * 3);
  for (let voter = 0; voter < times.length; voter += 1) {
    const often = times[voter]!;
    if (often === 0) continue;
    for (let at = starts[voter]!; at < starts[voter + 1]!; at += 1) {
      sums[cell[at]!] = sums[cell[at]!]! + often * amount[at]!;
    }
  }
  for (let row = 0; row < loneTimes.length; row += 1) {
    sums[lone.cell[row]!] = sums[lone.cell[row]!]! + loneTimes[row]! * lone.weight[row]!;
  }
  const column = (outcome: number) => Float64Array.from(first, (_, pair) => sums[pair * 3 + outcome]!);
  return { systems, first, second, firstWins: column(0), secondWins: column(1), ties: column(2) };
}

/** Null where the votes of a resample leave a strength or the tie parameter unbounded. */
function fitOrNull(run: () => Fit): Fit | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof RatingError && (error.code === "disconnected" || error.code === "undecided")) return null;
    throw error;
  }
}

/** The value at a place of an ascending list, places counted from 0, between two of them in proportion. */
function valueAt(values: Float64Array, place: number): number {
  const below = Math.floor(place);
  const share = place - below;
  const lower = values[below]!;
  return share === 0 ? lower : lower + share * (values[below + 1]! - lower);
}

/**
 * How many standard deviations from the mean a tail of the normal distribution begins, for tails up to ½; to 4.5e-4.
 *
 * @see Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.2.23
 */
function normalDistance(tail: number): number {
  const t = Math.sqrt(-2 * Math.log(tail));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}
