import type { TieModel } from "../boards";
import { type Comparisons, countComparisons } from "../comparisons";
import { RatingError } from "../errors";
import { hasFiniteTieMaximum } from "../existence";
import type { PairModel } from "../fit";
import { davidsonModel } from "../fit-davidson";
import { halfTieModel, requireConnection } from "../fit-half-tie";
import { raoKupperModel } from "../fit-rao-kupper";
import type { Covariances, IntervalKind } from "../intervals";
import { type BothBadPolicy, type PairOutcomes, restrictPairs, settleBothBad, votesOfSystems } from "../pair-counts";
import { controlCovariances, strengthCovariances } from "./control-covariances";
import {
  type CovariateEffect,
  controlEffect,
  type ErrorPolicy,
  type PositionEffect,
  positionEffect,
} from "./control-effects";
import { coefficientsFrom } from "./control-likelihood";
import { mergeVotes } from "./control-rows";
import { type OmittedControl, selectControls } from "./control-selection";

export interface ControlOptions {
  /** Default `davidson`. */
  readonly ties?: TieModel;
  /** Default `tie`. */
  readonly bothBad?: BothBadPolicy;
  /** Indices of the systems to fit, ascending; only votes among them count. Default all. */
  readonly members?: readonly number[];
  /** Whether standing on the left has an effect of its own. Default true. */
  readonly position?: boolean;
  /** Names of the covariates to hold constant. Default all that the votes have. */
  readonly covariates?: readonly string[];
  /** As in `RatingOptions`, default `cautious`. Nothing is resampled: for `bootstrap` the clustered error stands in. */
  readonly interval?: IntervalKind | "cautious";
  /** As in `RatingOptions`, default 100. */
  readonly lowCount?: number;
}

/** Strengths with position and style held constant, and what these do. Systems in the order of `members`. */
export interface ControlledFit {
  readonly ties: TieModel;
  /** θ in natural-log units, mean 0: between outputs of the same style in the same place. */
  readonly strengths: Float64Array;
  /** The tie parameter, as in `Fit`. */
  readonly nu: number | null;
  /** Of the strengths; `clustered` is absent where no voter is known. */
  readonly covariances: Covariances;
  /** Null where it was not asked for or left out. */
  readonly position: PositionEffect | null;
  /** In the order asked for, without those left out. */
  readonly covariates: readonly CovariateEffect[];
  readonly omitted: readonly OmittedControl[];
  /** Votes of each system, and those with a winner. */
  readonly votes: Float64Array;
  readonly decisive: Float64Array;
  /** What the coefficients' intervals go by. */
  readonly errors: ErrorPolicy;
  readonly logLikelihood: number;
  /** Zero but for rounding; strengths, then τ if there is one, then position and covariates. */
  readonly gradient: Float64Array;
  readonly iterations: number;
}

/**
 * Bradley–Terry strengths with the left position and covariates held constant, by maximum likelihood.
 *
 * d = θ_left − θ_right + β₀ + Σ βₖ·xₖ instead of the difference of strengths, with xₖ by how much left has more of a covariate than right,
 * in standard deviations about 0, in any of the tie models. Nothing is penalized: what has no finite or no single best
 * coefficient is left out and listed with its reason, and the rest is the maximum without it.
 *
 * It corrects for what would sway a judgement alike whoever made the outputs. It does not know whether a longer text is the better one for
 * it: what of quality goes along with style among the outputs of one system goes to style.
 *
 * Cost O(votes · log votes) to merge, O(rows · covariates²) + dimension³/3 for each of some 5–10 iterations, and 5·dimension³ for covariances;
 * rows are the distinct votes, dimension is systems + covariates + 2. Some dozens of iterations more for
 * each control that separates.
 *
 * @throws RatingError `invalid` (an unknown or repeated covariate, fewer than two members) | `empty` | `disconnected` (with the strong
 *   components, by position in `members`) | `undecided` (the tie parameter has no finite maximum) | `not_converged`
 * @see Li, Angelopoulos and Chiang (2024), Does style matter?, lmsys.org; Agresti, Categorical Data Analysis, §10.6; Turner and Firth
 *   (2012), J. Statist. Softw. 48(9)
 */
export function fitControlled(comparisons: Comparisons, options: ControlOptions = {}): ControlledFit {
  const { ties = "davidson", bothBad = "tie", position = true, interval = "cautious", lowCount = 100 } = options;
  const { covariates: names = comparisons.covariates, members = [...comparisons.systems.keys()] } = options;
  const covariates = requireCovariates(comparisons, names);
  const pairs = restrictPairs(settleBothBad(countComparisons(comparisons), bothBad), members);
  const model = requireModel(pairs, ties);

  const merged = mergeVotes(comparisons, members, { position, covariates }, bothBad);
  const tiesPerWin = sumOf(pairs.ties) / (sumOf(pairs.firstWins) + sumOf(pairs.secondWins));
  const selection = selectControls(
    merged,
    position ? [null, ...names] : names,
    model,
    tieFacts[ties].tauStart(tiesPerWin),
  );
  const { rows, maximum } = selection;
  const { point } = maximum;
  const { systems } = pairs;
  const covariances = controlCovariances(merged, rows, model, maximum, comparisons.voters);
  const { all: votes, decisive } = votesOfSystems(pairs);
  const { effectiveVoters } = covariances;
  const errors = { interval, lowCount, decisive: sumOf(decisive) / 2, effectiveVoters };

  const tau = model.hasTieParameter ? point[systems]! : 0;
  const chanceOfFirst = (d: number) => Math.exp(model.term(d, tau, 1, 0, 0, new Float64Array(5)));
  let positioned: PositionEffect | null = null;
  const styled: CovariateEffect[] = [];
  for (const [place, { name, scale }] of selection.kept.entries()) {
    const index = coefficientsFrom(systems, model) + place;
    const diagonal = index * point.length + index;
    const variances = {
      model: covariances.model[diagonal]!,
      sandwich: covariances.sandwich[diagonal]!,
      clustered: covariances.clustered && covariances.clustered[diagonal]!,
    };
    const effect = controlEffect(point[index]!, variances, errors);
    if (name === null) positioned = positionEffect(effect, chanceOfFirst);
    else styled.push({ name, scale, ...effect });
  }
  return {
    ties,
    strengths: centered(point.subarray(0, systems)),
    nu: model.tieParameter(tau) ?? tieFacts[ties].nuWithoutTies,
    covariances: strengthCovariances(covariances, systems),
    position: positioned,
    covariates: styled,
    omitted: selection.omitted,
    votes,
    decisive,
    errors,
    logLikelihood: maximum.value,
    gradient: maximum.gradient,
    iterations: maximum.iterations,
  };
}

/** What each tie model is here, and where the search for τ begins: at equal strengths with the observed ratio of ties to wins. */
const tieFacts: Readonly<
  Record<TieModel, { model: PairModel; nuWithoutTies: number | null; tauStart: (tiesPerWin: number) => number }>
> = {
  davidson: { model: davidsonModel, nuWithoutTies: 0, tauStart: (ratio) => Math.log(2 * ratio) },
  half: { model: halfTieModel, nuWithoutTies: null, tauStart: () => 0 },
  "rao-kupper": { model: raoKupperModel, nuWithoutTies: 1, tauStart: (ratio) => Math.log(4 * ratio * (1 + ratio)) },
};

function requireCovariates(comparisons: Comparisons, names: readonly string[]): number[] {
  const covariates = names.map((name) => comparisons.covariates.indexOf(name));
  if (!covariates.includes(-1) && new Set(covariates).size === covariates.length) return covariates;
  throw new RatingError({
    code: "invalid",
    detail: `Not all of "${names.join(", ")}" are covariates of the votes, each once.`,
  });
}

/** The model to fit, if votes have finite strengths by it even without controls. Without ties every model is plain Bradley–Terry. */
function requireModel(pairs: PairOutcomes, ties: TieModel): PairModel {
  if (pairs.systems < 2) throw new RatingError({ code: "invalid", detail: "One system alone has no strength." });
  requireConnection(pairs, {});
  if (sumOf(pairs.ties) === 0) return halfTieModel;
  const { model } = tieFacts[ties];
  if (!model.hasTieParameter || hasFiniteTieMaximum(pairs)) return model;
  throw new RatingError({
    code: "undecided",
    detail: "Too many ties for too few wins: strengths and ties cannot be told apart.",
  });
}

function centered(values: Float64Array): Float64Array {
  const mean = sumOf(values) / values.length;
  return values.map((value) => value - mean);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
