import type { Board } from "../boards";
import type { Comparisons } from "../comparisons";
import { RatingError } from "../errors";
import { type Covariances, centerCovariance, eloPerLogit } from "../intervals";
import { choleskyInverse, multiply, sandwichProduct } from "../linear-algebra";
import { type BothBadPolicy, votesOfSystems } from "../pair-counts";
import { designEffect } from "./design-effect";
import { countGroups, type GroupPairs, scalePairs } from "./group-pairs";
import { estimateGroupSpread, type GroupSpread, givenGroupSpread } from "./group-spread";
import { termsOf } from "./group-terms";
import {
  mapCovariances,
  type PooledIntervalOptions,
  type PooledStrengths,
  pooledStrengths,
  referenceOf,
} from "./pooled-ratings";
import { type Center, centerOf, moved, shrinkGroups } from "./shrunken-groups";

export interface SegmentOptions extends PooledIntervalOptions {
  /** As on the board. Default `tie`. */
  readonly bothBad?: BothBadPolicy;
  /** σ in Elo points where it is not to be estimated. */
  readonly spread?: number;
}

/** Ratings of one group. */
export interface Segment extends PooledStrengths {
  readonly group: string;
  /** Its votes on the board, each times its weight. */
  readonly votes: number;
  /** Those in which each system took part, in the order of the board's members. */
  readonly votesOfSystems: Float64Array;
}

export interface Segments {
  /** In the order of `comparisons.groups`. */
  readonly segments: readonly Segment[];
  /** σ: the standard deviation of a system's strength between groups, Elo points; 0 where every segment is the whole. */
  readonly spread: number;
  /** The tie parameter, which the groups share, as `Fit.nu`; null with half wins. */
  readonly nu: number | null;
  /** By how much votes of one voter go together: see `designEffect`. */
  readonly designEffect: number;
}

/**
 * Ratings for each group of voters or tasks, drawn towards those of the whole as far as the votes say that groups are alike.
 *
 * A group's strengths are θ + δ with δ ~ N(0, σ²(1 − 11ᵀ/n)), θ the board's: the most likely ones given the group's votes. Without votes they
 * are θ to the last bit; with many they are those of the group alone; one-sided or unconnected votes have finite ones all the same. ν is
 * shared. σ is estimated (`estimateGroupSpread`) and may be 0. Where voters are known, votes count by the design effect, so that a few
 * busy voters are not taken for a group's taste.
 *
 * A strength's variance is that given θ and σ, plus that of θ as an estimate of what the groups have in common, plus that of σ, as a mean over
 * its likely values. With B = (1 + σ²H)⁻¹, H the group's information, V the whole's covariance and J the groups' informations at θ:
 *
 *   mean over σ of σ²B + B(V + σ²R)B + (δ(σ) − δ)(δ(σ) − δ)ᵀ,   R = V·ΣJ²·V
 *
 * So the interval of a group without votes says how far a group may lie from the whole, and even with σ = 0 as the likeliest value intervals
 * are wider than the whole's. Only a given σ of 0 has the whole's own. `model` and `sandwich` differ in V alone. With ties as half wins,
 * whose model errors are too wide, σ comes out small.
 *
 * Cost one pass over the votes (where voters are known a sort, and a pass at the groups' strengths), then some 30 evaluations of
 * 2 · groups · systems³, and up to ten times the double of that for the intervals, whatever the votes.
 *
 * @param board of all votes, as `fitBoards` made it from the same comparisons
 * @throws RatingError `invalid` (spread, or a grounded board) | `not_converged`
 * @see Laird and Ware (1982), Biometrics 38(4); Kass and Steffey (1989), J. Am. Statist. Assoc. 84(407), for the variances
 */
export function fitSegments(comparisons: Comparisons, board: Board, options: SegmentOptions = {}): Segments {
  const { bothBad = "tie", spread } = options;
  if (spread !== undefined && !(spread >= 0 && spread < Number.POSITIVE_INFINITY)) {
    throw new RatingError({ code: "invalid", detail: `${spread} is not a standard deviation.` });
  }
  const center = centerOf(board);
  const pairs = countGroups(comparisons, board.members, bothBad);
  const fitted = spreadGroups(comparisons, board, bothBad, pairs, spread);
  const covariances = covariancesOfGroups(board, center, pairs, fitted.pairs, fitted.spread);
  return {
    segments: comparisons.groups.map((group, index) => {
      const { all } = votesOfSystems(pairs.groups[index]!);
      return {
        group,
        votes: all.reduce((sum, votes) => sum + votes, 0) / 2,
        votesOfSystems: all,
        ...pooledStrengths(board, fitted.spread.deviations[index]!, covariances[index]!, options),
      };
    }),
    spread: fitted.spread.spread * eloPerLogit,
    nu: center.model.hasTieParameter ? center.model.tieParameter(fitted.spread.tau) : board.fit.nu,
    designEffect: fitted.designEffect,
  };
}

/** How far groups lie apart, with votes that go by voter counted for less. The pairs are those counts. */
export function spreadGroups(
  comparisons: Comparisons,
  board: Board,
  bothBad: BothBadPolicy,
  pairs: GroupPairs,
  given?: number,
): { spread: GroupSpread; designEffect: number; pairs: GroupPairs } {
  const center = centerOf(board);
  const estimate = (counts: GroupPairs) =>
    given === undefined ? estimateGroupSpread(center, counts) : givenGroupSpread(center, counts, given / eloPerLogit);
  const plain = estimate(pairs);
  const strengths = plain.deviations.map((deviation) => moved(center.strengths, deviation));
  const effect = designEffect(comparisons, board, bothBad, pairs, { strengths, tau: plain.tau });
  if (effect === 1) return { spread: plain, designEffect: 1, pairs };
  const discounted = {
    groups: pairs.groups.map((group) => scalePairs(group, 1 / effect)),
    rest: scalePairs(pairs.rest, 1 / effect),
  };
  return { spread: estimate(discounted), designEffect: effect, pairs: discounted };
}

/** The covariances of each group, of the kinds that the board has, measured from the mean of the board's reference. */
function covariancesOfGroups(
  board: Board,
  center: Center,
  pairs: GroupPairs,
  discounted: GroupPairs,
  { deviations, nodes }: GroupSpread,
): Covariances[] {
  if (nodes.every(({ spread }) => spread === 0)) return pairs.groups.map(() => board.covariances);
  const size = board.members.length;
  const everyone = [...board.members.keys()];
  const whole = mapCovariances(board.covariances, (covariance) => centerCovariance(covariance, size, everyone));
  const pull = pullOfGroups(center, pairs, whole.model);
  const sums = pairs.groups.map(() => mapCovariances(whole, () => new Float64Array(size * size)));
  for (const node of nodes) {
    const variance = node.spread * node.spread;
    const { factors } = shrinkGroups(center, discounted, variance, node);
    const centers = mapCovariances(whole, (own) => own.map((value, at) => value + variance * pull[at]!));
    factors.forEach((factor, group) => {
      const inverse = choleskyInverse(factor, size);
      const shift = moved(node.deviations[group]!, deviations[group]!, -1);
      for (const kind of ["model", "sandwich", "clustered"] as const) {
        const own = centers[kind];
        const sum = sums[group]![kind];
        if (own === undefined || sum === undefined) continue;
        const passedOn = sandwichProduct(inverse, own, size);
        for (let row = 0; row < size; row += 1) {
          for (let column = 0; column < size; column += 1) {
            const at = row * size + column;
            const part = variance * inverse[at]! + passedOn[at]! + shift[row]! * shift[column]!;
            sum[at] = sum[at]! + node.weight * part;
          }
        }
      }
    });
  }
  const reference = referenceOf(board);
  return sums.map((own) => mapCovariances(own, (covariance) => centerCovariance(covariance, size, reference)));
}

/** R: what a spread of the groups, of variance 1, does to the whole's strengths. */
function pullOfGroups(center: Center, pairs: GroupPairs, covariance: Float64Array): Float64Array {
  const size = center.strengths.length;
  const squares = new Float64Array(size * size);
  for (const group of pairs.groups) {
    const { information } = termsOf(group, center.model, center.strengths, center.tau);
    const square = multiply(information, information, size);
    for (let at = 0; at < squares.length; at += 1) squares[at] = squares[at]! + square[at]!;
  }
  return sandwichProduct(covariance, squares, size);
}
