import type { Measured } from "./measured";
import { measureProportion, type Proportion, requireCount, testAgainstHalf } from "./proportion";
import { type Verdict, verdicts } from "./verdict";

export interface LeftBias {
  /** Share of left among the votes that chose a side, with a 95 % interval. */
  readonly left: Proportion;
  /** Two-sided exact p of a share of one half; below 0.05 exactly where one half lies outside of the interval. */
  readonly p: Measured<"no_decisive_votes">;
  /** Votes that chose no side, and take no part in the share. */
  readonly ties: number;
  readonly bothBad: number;
}

/**
 * Whether the left side wins more often than the right.
 *
 * The share is a bias only where sides were drawn at random, so that the better output is as often on the left as on the right.
 * Cost O(√votes).
 *
 * @param votes how many there are of each verdict
 * @throws EvaluationError `invalid`: not whole numbers, or negative
 */
export function measureLeftBias(votes: Readonly<Record<Verdict, number>>): LeftBias {
  for (const verdict of verdicts) requireCount(votes[verdict]);
  const decisive = votes.left + votes.right;
  return {
    left: measureProportion(votes.left, decisive),
    p:
      decisive === 0
        ? { value: null, reason: "no_decisive_votes" }
        : { value: testAgainstHalf(votes.left, decisive), reason: null },
    ties: votes.tie,
    bothBad: votes.both_bad,
  };
}
