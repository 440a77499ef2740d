import { type Covariances, centerCovariance, covariancesOf, eloPerLogit, halfWidth95, meanRating } from "../intervals";
import type { GroundedFit } from "./fit-grounded";

/** Where the threshold of a grounded fit stands among the ratings, Elo points. `low`…`high` is a 95 % interval. */
export interface ThresholdRating {
  readonly rating: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Covariances of strengths and threshold together, all measured from the mean strength of the reference.
 *
 * The threshold's place among the systems is as uncertain as all of them are from it, so it is part of the same gauge. Cost about 3·dimension³.
 *
 * @param reference indices of systems, at least one; by default all
 * @param scoreProducts the middle of the sandwich, with the threshold's row and column after the strengths; by default that of independent votes
 * @returns natural-log units squared, row-major, (systems + 1) × (systems + 1), the threshold last. Without its row and column it is
 *   `covariancesOf(fit)`, where the reference is everybody.
 * @throws RatingError `not_converged` if the information is singular
 */
export function thresholdCovariances(
  fit: GroundedFit,
  reference: readonly number[] = [...fit.strengths.keys()],
  scoreProducts: Float64Array = fit.withThreshold.scoreProducts,
): Covariances {
  const { model, sandwich } = covariancesOf(fit.withThreshold, scoreProducts);
  const contestants = fit.systems + 1;
  return {
    model: centerCovariance(model, contestants, reference),
    sandwich: centerCovariance(sandwich, contestants, reference),
  };
}

/**
 * The threshold on the scale of the ratings, on which the reference has mean 1000. A system rated as high as it, alone with "not acceptable", would be
 * taken half of the time. Cost O(systems).
 *
 * @param covariances of `thresholdCovariances` with the same reference
 * @param kind which error stands behind the interval
 * @param reference indices of systems, at least one; by default all
 */
export function rateThreshold(
  fit: GroundedFit,
  covariances: Covariances,
  kind: "model" | "sandwich",
  reference: readonly number[] = [...fit.strengths.keys()],
): ThresholdRating {
  const mean = reference.reduce((sum, index) => sum + fit.strengths[index]!, 0) / reference.length;
  const rating = meanRating + (fit.threshold - mean) * eloPerLogit;
  const variance = covariances[kind].at(-1)!;
  const half = halfWidth95(variance);
  return {
    rating,
    standardError: eloPerLogit * Math.sqrt(Math.max(variance, 0)),
    low: rating - half,
    high: rating + half,
  };
}
