import type { PairModel } from "../fit";
import type { Maximum } from "../newton";
import { collinearColumns, scalesOf } from "./control-columns";
import { type ControlRows, type MergedVotes, selectColumns } from "./control-rows";
import { searchMaximum } from "./control-separation";

/**
 * Why a control was left out. `constant`: left minus right was the same in every vote; `collinear`: it cannot be told from the systems and
 * the controls before it; `separates`: with it votes are predicted without a mistake, or all but, so that no finite coefficient is the best.
 */
export type OmittedReason = "constant" | "collinear" | "separates";

export interface OmittedControl {
  /** The covariate's name; null for the left position. */
  readonly name: string | null;
  readonly reason: OmittedReason;
}

/** A control that is fitted. */
export interface KeptControl {
  readonly name: string | null;
  /** One standard deviation of it; 1 for the left position. */
  readonly scale: number;
}

/** The maximum over all controls that have a coefficient. */
export interface Selection {
  /** In the order of the columns of `rows`. */
  readonly kept: readonly KeptControl[];
  readonly omitted: readonly OmittedControl[];
  /** With the columns that were kept, in standard deviations. */
  readonly rows: ControlRows;
  readonly maximum: Maximum;
}

/**
 * Fits all controls but those that votes cannot give a coefficient: constant ones first, then collinear ones, then, one by one, those that separate.
 *
 * @param names of the columns of `merged.rows`, null for the left position
 * @param tauStart where the search for τ begins
 * @throws RatingError `not_converged`
 */
export function selectControls(
  merged: MergedVotes,
  names: readonly (string | null)[],
  model: PairModel,
  tauStart: number,
): Selection {
  const scales = scalesOf(merged.rows).map((scale, column) => (names[column] === null ? 1 : scale));
  const omitted: OmittedControl[] = [];
  let columns = [...names.keys()];
  const leaveOut = (unwanted: readonly number[], reason: OmittedReason): ControlRows => {
    for (const column of unwanted) omitted.push({ name: names[column]!, reason });
    columns = columns.filter((column) => !unwanted.includes(column));
    return selectColumns(merged.rows, columns, scales);
  };

  let rows = leaveOut(
    columns.filter((column) => merged.isConstant[column]),
    "constant",
  );
  rows = leaveOut(
    collinearColumns(rows).map((place) => columns[place]!),
    "collinear",
  );
  let search = searchMaximum(rows, model, tauStart);
  while ("separating" in search) {
    rows = leaveOut([columns[search.separating]!], "separates");
    search = searchMaximum(rows, model, tauStart);
  }
  const kept = columns.map((column) => ({ name: names[column]!, scale: scales[column]! }));
  return { kept, omitted, rows, maximum: search.maximum };
}
