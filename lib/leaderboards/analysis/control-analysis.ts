import type { Covariate } from "@/lib/evaluation/covariates";
import type { Board } from "@/lib/ranking/boards";
import type { Comparisons } from "@/lib/ranking/comparisons";
import { compareControl } from "@/lib/ranking/control/compare-control";
import { eloPerLogit } from "@/lib/ranking/intervals";
import { liftsOf } from "@/lib/ranking/lift";
import type { AnalysisContent } from "../analysis-schema";
import type { BoardInput } from "../input/queries";
import type { SelectedVotes } from "../input/vote-memory";
import type { BoardFilter } from "../schema";

/** An output's form in numbers, as it was measured. */
export type StyleOf = (outputId: string) => unknown;

/** The covariates of a modality with the styles they read. */
export interface Styles {
  readonly covariates: readonly Covariate<unknown>[];
  readonly styleOf: StyleOf;
}

/**
 * What form and side do to a vote, and the ratings with both held equal. Votes on outputs whose form is not measured are left out. Pure.
 *
 * Cost that of `compareControl`.
 *
 * @throws RatingError `not_converged`
 */
export function analyzeControl(
  selected: SelectedVotes,
  input: BoardInput,
  filter: BoardFilter,
  board: Board | undefined,
  styles: Styles | null,
): AnalysisContent["control"] {
  if (!board) return { reason: "no_board" };
  if (!styles || styles.covariates.length === 0) return { reason: "no_covariates" };
  const comparisons = withCovariates(selected, styles);
  const [controlled] = compareControl(comparisons, { ties: filter.ties });
  if (!controlled) return { reason: "no_board" };
  const { fit, members, shown, effectiveVoters, systems } = controlled;
  const byId = new Map(input.systems.map((system) => [system.id, system]));
  const { position } = fit;
  const points = ({ coefficient, low, high }: { coefficient: number; low: number; high: number }) => ({
    points: coefficient * eloPerLogit,
    low: low * eloPerLogit,
    high: high * eloPerLogit,
  });
  const labelOf = (name: string | null) =>
    name === null ? "Standing on the left" : (styles.covariates.find((one) => one.name === name)?.label ?? name);
  return {
    coefficients: [
      ...(position ? [{ key: "left", label: labelOf(null), step: "left instead of right", ...points(position) }] : []),
      ...fit.covariates.map((effect) => {
        const covariate = styles.covariates.find(({ name }) => name === effect.name)!;
        const step = `one standard deviation, ${effect.scale.toPrecision(2)} ${covariate.unit}`;
        return { key: effect.name, label: covariate.label, step, ...points(effect) };
      }),
    ],
    leftOut: fit.omitted.map(({ name, reason }) => ({ key: name ?? "left", label: labelOf(name), reason })),
    systems: systems.map(({ systemId, controlled: { rating, low, high, rank } }) => {
      return { system: byId.get(systemId)!.slug, rating, low, high, rank };
    }),
    lifts: liftsOf({
      systems: members.map((member) => input.systems[member]!),
      strengths: fit.strengths,
      covariances: fit.covariances,
      effectiveVoters,
      decisive: fit.decisive,
      members: shown,
      interval: "cautious",
      lowCount: 100,
    }).map(({ systemId, family, strategy, lift, low, high }) => {
      return { system: byId.get(systemId)!.slug, family, strategy, lift, low, high };
    }),
  };
}

/** The votes whose outputs are both measured, with a number for each covariate. */
function withCovariates(selected: SelectedVotes, { covariates, styleOf }: Styles): Comparisons {
  const { comparisons, leftOutput, rightOutput, outputs } = selected;
  const styles = outputs.map(({ id }) => styleOf(id));
  const kept = Int32Array.from({ length: comparisons.length }, (_, at) => at).filter(
    (at) => styles[leftOutput[at]!] !== undefined && styles[rightOutput[at]!] !== undefined,
  );
  const values = new Float64Array(kept.length * covariates.length);
  kept.forEach((at, row) => {
    const [left, right] = [styles[leftOutput[at]!], styles[rightOutput[at]!]];
    covariates.forEach((covariate, column) => {
      values[row * covariates.length + column] = covariate.differ(left, right);
    });
  });
  return {
    ...comparisons,
    length: kept.length,
    covariates: covariates.map(({ name }) => name),
    left: kept.map((at) => comparisons.left[at]!),
    right: kept.map((at) => comparisons.right[at]!),
    outcome: Uint8Array.from(kept, (at) => comparisons.outcome[at]!),
    votes: Float64Array.from(kept, (at) => comparisons.votes[at]!),
    weight: Float64Array.from(kept, (at) => comparisons.weight[at]!),
    voter: kept.map((at) => comparisons.voter[at]!),
    group: kept.map((at) => comparisons.group[at]!),
    values,
  };
}
