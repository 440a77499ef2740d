import { chooseVariance, type IntervalKind, standardErrors95 } from "../intervals";

/** A coefficient's variance by each error. */
export interface Variances {
  readonly model: number;
  readonly sandwich: number;
  /** Null where no voter is known. */
  readonly clustered: number | null;
}

/** Which error to believe, as `chooseVariance` does. */
export interface ErrorPolicy {
  readonly interval: IntervalKind | "cautious";
  readonly lowCount: number;
  /** Votes with a winner that the fit rests on. */
  readonly decisive: number;
  /** How many voters with equally many votes those who voted are worth; null where no voter is known. */
  readonly effectiveVoters: number | null;
}

/** What one control does, all else equal. Bounds are those of 95 % intervals. */
export interface ControlEffect {
  /** Logits of d for one standard deviation of the covariate's difference, or for standing on the left. */
  readonly coefficient: number;
  /** Such that the interval is 1.96 of them on each side: it is stretched where voters are few. */
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  /** exp of the coefficient: what it multiplies the odds of a win by, against a loss (with Rao and Kupper's ties, against a loss or a tie). */
  readonly odds: number;
  readonly oddsLow: number;
  readonly oddsHigh: number;
  readonly interval: IntervalKind;
}

/** A covariate's effect. */
export interface CovariateEffect extends ControlEffect {
  readonly name: string;
  /** One standard deviation of the difference between left and right, in the covariate's unit: the root of its mean square. */
  readonly scale: number;
}

/** The effect of standing on the left. */
export interface PositionEffect extends ControlEffect {
  /** Chance that left wins between equals, a tie being possible too. Where ties are half wins, the same as `shareLeft`. */
  readonly chanceLeft: number;
  /** Share of left among the wins between equals, with its interval. */
  readonly shareLeft: number;
  readonly shareLeftLow: number;
  readonly shareLeftHigh: number;
}

export function controlEffect(coefficient: number, variances: Variances, policy: ErrorPolicy): ControlEffect {
  const { clustered } = variances;
  const { effectiveVoters: clusters } = policy;
  const { variance, kind } = chooseVariance(
    variances.model,
    variances.sandwich,
    policy.interval,
    policy.decisive,
    policy.lowCount,
    clustered === null || clusters === null ? undefined : { clusters, clustered },
  );
  const standardError = Math.sqrt(Math.max(variance, 0));
  const low = coefficient - standardErrors95 * standardError;
  const high = coefficient + standardErrors95 * standardError;
  return {
    coefficient,
    standardError,
    low,
    high,
    odds: finiteExp(coefficient),
    oddsLow: finiteExp(low),
    oddsHigh: finiteExp(high),
    interval: kind,
  };
}

/** @param chanceOfFirst the chance that the first of two wins at d; that of the second is the same at −d */
export function positionEffect(effect: ControlEffect, chanceOfFirst: (d: number) => number): PositionEffect {
  const shareAt = (d: number) => 1 / (1 + chanceOfFirst(-d) / chanceOfFirst(d));
  return {
    ...effect,
    chanceLeft: chanceOfFirst(effect.coefficient),
    shareLeft: shareAt(effect.coefficient),
    shareLeftLow: shareAt(effect.low),
    shareLeftHigh: shareAt(effect.high),
  };
}

/** The bound of a hopeless interval may be beyond every number. */
function finiteExp(value: number): number {
  return Math.min(Math.exp(value), Number.MAX_VALUE);
}
