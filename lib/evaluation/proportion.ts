import { upperTail } from "./binomial";
import { EvaluationError } from "./errors";

/** A share hits / trials with a 95 % interval, or none without a trial. */
export type Proportion =
  | {
      readonly hits: number;
      readonly trials: number;
      readonly share: number;
      readonly low: number;
      readonly high: number;
      readonly reason: null;
    }
  | {
      readonly hits: 0;
      readonly trials: 0;
      readonly share: null;
      readonly low: null;
      readonly high: null;
      readonly reason: "no_trials";
    };

/** What a 95 % interval leaves out on each side. */
const tail95 = 0.025;

/**
 * A share with its exact interval by Clopper and Pearson: all chances under which neither so many hits nor so few would have had
 * a chance below 2.5 %.
 *
 * It covers the true chance in at least 95 % of cases however few the trials, and is the wider for it. Trials must be independent.
 * Cost O(√trials), some sixty times.
 *
 * @throws EvaluationError `invalid`: not whole numbers with 0 ≤ hits ≤ trials
 * @see Clopper and Pearson (1934), Biometrika 26(4)
 */
export function measureProportion(hits: number, trials: number): Proportion {
  requireCounts(hits, trials);
  if (trials === 0) return { hits: 0, trials: 0, share: null, low: null, high: null, reason: "no_trials" };
  return {
    hits,
    trials,
    share: hits / trials,
    low: lowerBound(hits, trials),
    high: 1 - lowerBound(trials - hits, trials),
    reason: null,
  };
}

/**
 * Two-sided exact test of a chance of one half (the sign test): how likely a split at least as uneven is. Below 0.05 exactly where
 * one half lies outside of `measureProportion`'s interval. Cost O(√trials).
 *
 * @param trials at least 1
 * @returns p, in (0, 1] but 0 where it is too small for a number
 * @throws EvaluationError `invalid`
 */
export function testAgainstHalf(hits: number, trials: number): number {
  requireCounts(hits, trials);
  if (trials === 0) throw invalid("Without a trial there is nothing to test.");
  return Math.min(1, 2 * upperTail(Math.max(hits, trials - hits), trials, 0.5));
}

/** The chance under which so many hits or more have 2.5 %, by halving the range from 0 to the share. */
function lowerBound(hits: number, trials: number): number {
  if (hits === 0) return 0;
  let low = 0;
  let high = hits / trials;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return low;
    if (upperTail(hits, trials, middle) < tail95) low = middle;
    else high = middle;
  }
}

/** @throws EvaluationError `invalid`: not a whole number, or negative */
export function requireCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) throw invalid(`${count} is not a count.`);
}

function requireCounts(hits: number, trials: number): void {
  requireCount(hits);
  requireCount(trials);
  if (hits > trials) throw invalid(`${hits} hits are too many for ${trials} trials.`);
}

function invalid(detail: string): EvaluationError {
  return new EvaluationError({ code: "invalid", detail });
}
