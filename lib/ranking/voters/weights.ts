import { RatingError } from "../errors";

/** What the assessments of the U.S. National Center for Education Statistics cut most of their weights at. */
const defaultCap = 3.5;
/** Below this, squares of weights would leave the range of numbers. No sampler draws so rarely. */
const smallestProbability = 1e-100;

export interface WeightOptions {
  /** The largest weight as a multiple of the median vote's, at least 1; Infinity for no cap. Default 3.5. */
  readonly cap?: number;
  /** How many equal votes each entry stands for; by default one. */
  readonly votes?: Float64Array;
}

export interface SamplingWeights {
  /** As long as the probabilities. Their mean over all votes is 1. */
  readonly weights: Float64Array;
  /** Votes that weigh less for the cap. */
  readonly capped: number;
  /** How many votes of equal weight all votes are worth with these weights. */
  readonly effectiveVotes: number;
  /** The same had there been no cap. */
  readonly effectiveVotesUncapped: number;
}

/**
 * Weights of votes by how likely their battles were to be drawn: 1/probability, so that a pair counts for no more because it was
 * drawn more often.
 *
 * A vote that was very unlikely would weigh like hundreds of others, and its error with it. So weights are capped at a multiple of
 * the median vote's (of two in the middle the smaller weight), a little bias for much less variance, and then scaled to mean 1. What
 * they are worth is Kish's effective number of votes, (Σw)²/Σw². Entries without votes count for nothing.
 *
 * The order of the entries does not change a bit of it. Cost O(entries + distinct probabilities · log).
 *
 * @param probabilities with which each entry's battle was drawn: from 1e-100 to 1
 * @throws RatingError `invalid`: a probability, a cap or a number of votes that is none; not as many votes as probabilities
 * @see Horvitz and Thompson (1952), J. Am. Statist. Assoc. 47(260); Kish (1965), Survey Sampling, §11.7; NAEP Technical Documentation,
 *   "Student Weight Trimming" (nces.ed.gov), for the rule of 3.5 medians
 */
export function samplingWeights(probabilities: Float64Array, options: WeightOptions = {}): SamplingWeights {
  const { cap = defaultCap, votes } = options;
  if (!(cap >= 1)) throw invalid(`${cap} is not a cap, which is so many medians: 1 or more.`);
  if (votes && votes.length !== probabilities.length) {
    throw invalid(`There are ${probabilities.length} probabilities and ${votes.length} numbers of votes.`);
  }
  const groups = groupByWeight(probabilities, votes);
  const largest = cap * medianWeight(groups);
  const kept = groups.map(({ weight, votes: count }) => ({ weight: Math.min(weight, largest), votes: count }));
  const { votes: allVotes, weight: allWeight } = totalOf(kept);
  const scale = allVotes > 0 ? allVotes / allWeight : 1;
  return {
    weights: probabilities.map((probability) => Math.min(1 / probability, largest) * scale),
    capped: totalOf(groups.filter(({ weight }) => weight > largest)).votes,
    effectiveVotes: effectiveVotesOf(kept),
    effectiveVotesUncapped: effectiveVotesOf(groups),
  };
}

interface WeightGroup {
  readonly weight: number;
  readonly votes: number;
}

/** Votes of each weight that has any, by ascending weight: sums in this order are the same whatever the order of the entries. */
function groupByWeight(probabilities: Float64Array, votes: Float64Array | undefined): WeightGroup[] {
  // Sorting numbers and looking them up by halving is far faster than a map where every probability is another.
  const sorted = probabilities.slice().sort().reverse();
  const distinct = sorted.filter((probability, place) => probability !== sorted[place - 1]);
  const sums = new Float64Array(distinct.length);
  probabilities.forEach((probability, at) => {
    const count = votes?.[at] ?? 1;
    if (!(probability >= smallestProbability && probability <= 1))
      throw invalid(`${probability} is not a probability.`);
    if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) throw invalid(`${count} is not a number of votes.`);
    const place = placeIn(distinct, probability);
    sums[place] = sums[place]! + count;
  });
  return Array.from(distinct, (probability, place) => ({ weight: 1 / probability, votes: sums[place]! })).filter(
    (group) => group.votes > 0,
  );
}

/** Where a value that is in a descending list stands in it. */
function placeIn(list: Float64Array, value: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! > value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function medianWeight(groups: readonly WeightGroup[]): number {
  const half = totalOf(groups).votes / 2;
  let votes = 0;
  for (const group of groups) {
    votes += group.votes;
    if (votes >= half) return group.weight;
  }
  return Number.POSITIVE_INFINITY;
}

function effectiveVotesOf(groups: readonly WeightGroup[]): number {
  const squares = groups.reduce((sum, { weight, votes }) => sum + weight ** 2 * votes, 0);
  return squares > 0 ? totalOf(groups).weight ** 2 / squares : 0;
}

function totalOf(groups: readonly WeightGroup[]): { votes: number; weight: number } {
  return {
    votes: groups.reduce((sum, { votes }) => sum + votes, 0),
    weight: groups.reduce((sum, { weight, votes }) => sum + weight * votes, 0),
  };
}

function invalid(detail: string): RatingError {
  return new RatingError({ code: "invalid", detail });
}
