import { type Fit, fitPairs } from "../fit";
import type { PairOutcomes } from "../pair-counts";
import { logChancesOf, type MixtureProblem, outcomesOfPair } from "./prototype-model";

/** Classes of voters. */
export interface Classes {
  /** `Fit.parameters` of each class: its strengths, then τ if ties are modeled. */
  readonly boards: readonly Float64Array[];
  /** Positive, sum 1. */
  readonly shares: Float64Array;
}

/** Classes that come from fits. */
export interface FittedClasses extends Classes {
  readonly fits: readonly Fit[];
}

/** What the voters look like to some classes. */
export interface Expectation {
  /** Probability of each class for each voter: voters × classes, row-major. */
  readonly memberships: Float64Array;
  /** For each class the votes of each cell, weighted by membership. */
  readonly counts: readonly Float64Array[];
  /** Σ over voters of ln Σ over classes of share · chance of all their votes. */
  readonly logLikelihood: number;
  /** The log-likelihood and the logarithm of the prior: what climbs. */
  readonly height: number;
}

/** The arrays of an expectation, to be used again and again: they are the largest of all. */
export type Room = Pick<Expectation, "memberships" | "counts">;

/** Voters that every class is given beforehand, so that no share becomes 0. */
export const priorVoters = 1;

/** A smaller membership adds nothing to a class that a double would show. */
export const leastMembership = 1e-15;

/** Arrays for `expectMemberships`. */
export function makeRoom({ known, prior }: MixtureProblem, classes: number): Room {
  return {
    memberships: new Float64Array(known.voters.length * classes),
    counts: Array.from({ length: classes }, () => new Float64Array(prior.length)),
  };
}

/**
 * E-step: membership of voter v in class k ∝ shareₖ · Π over their votes of the chance on board k, in logarithms.
 *
 * One pass: a voter's cells are still at hand when they are read again for the counts. Cost O((cells + pairs) · classes).
 *
 * @param room its arrays are filled and become those of the answer
 */
export function expectMemberships(problem: MixtureProblem, { boards, shares }: Classes, room: Room): Expectation {
  const { starts, cell, amount } = problem.known.cells;
  const { memberships, counts } = room;
  const classes = shares.length;
  const tables = boards.map((parameters) => logChancesOf(problem.known.pairs, problem.model, parameters));
  const logShares = shares.map(Math.log);
  const scores = new Float64Array(classes);
  for (const ofClass of counts) ofClass.fill(0);
  let logLikelihood = 0;
  for (let voter = 0; voter + 1 < starts.length; voter += 1) {
    const start = starts[voter]!;
    const end = starts[voter + 1]!;
    let most = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < classes; index += 1) {
      const table = tables[index]!;
      let score = logShares[index]!;
      for (let at = start; at < end; at += 1) score += amount[at]! * table[cell[at]!]!;
      scores[index] = score;
      most = Math.max(most, score);
    }
    let sum = 0;
    for (let index = 0; index < classes; index += 1) {
      scores[index] = Math.exp(scores[index]! - most);
      sum += scores[index]!;
    }
    logLikelihood += most + Math.log(sum);
    for (let index = 0; index < classes; index += 1) {
      const membership = scores[index]! / sum;
      memberships[voter * classes + index] = membership;
      if (membership < leastMembership) continue;
      const ofClass = counts[index]!;
      for (let at = start; at < end; at += 1) {
        ofClass[cell[at]!] = ofClass[cell[at]!]! + membership * amount[at]!;
      }
    }
  }
  return { memberships, counts, logLikelihood, height: logLikelihood + logPrior(problem.prior, tables, shares) };
}

/**
 * M-step: each class's board is fitted to all votes weighted by membership, and to the prior; a share is the mean membership. The boards'
 * problems are concave and each is solved to its end, from where its board was.
 *
 * Cost O(classes · (pairs + systems³)).
 *
 * @throws RatingError `not_converged`
 */
export function fitClasses(problem: MixtureProblem, { boards }: Classes, expectation: Expectation): FittedClasses {
  const { known, model, prior } = problem;
  const fits = boards.map((start, index) => {
    const counts = expectation.counts[index]!.map((votes, cell) => votes + prior[cell]!);
    return fitPairs(pairsOfCounts(known.pairs, counts), model, 0, { start });
  });
  return { fits, boards: fits.map(({ parameters }) => parameters), shares: sharesOf(expectation, boards.length) };
}

/** The same pairs with these votes of their cells. */
export function pairsOfCounts(pairs: PairOutcomes, counts: Float64Array): PairOutcomes {
  const column = (outcome: number) =>
    Float64Array.from(pairs.first, (_, pair) => counts[pair * outcomesOfPair + outcome]!);
  return { ...pairs, firstWins: column(0), secondWins: column(1), ties: column(2) };
}

function sharesOf({ memberships }: Expectation, classes: number): Float64Array {
  const sums = new Float64Array(classes).fill(priorVoters);
  for (let at = 0; at < memberships.length; at += 1) {
    sums[at % classes] = sums[at % classes]! + memberships[at]!;
  }
  return sums.map((sum) => sum / (memberships.length / classes + classes * priorVoters));
}

function logPrior(prior: Float64Array, tables: readonly Float64Array[], shares: Float64Array): number {
  let sum = shares.reduce((total, share) => total + priorVoters * Math.log(share), 0);
  for (const table of tables) {
    for (let cell = 0; cell < prior.length; cell += 1) sum += prior[cell]! * table[cell]!;
  }
  return sum;
}
