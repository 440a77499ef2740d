import { RatingError } from "../errors";
import type { PairModel } from "../fit";
import { type Maximum, maximize, type Objective } from "../newton";
import { coefficientsFrom, controlObjective, differencesOf } from "./control-likelihood";
import type { ControlRows } from "./control-rows";

/** Logits. A search that never went further from even odds found a maximum that rests on every row; beyond, rounding could feign one. */
const plainDifference = 15;
/** Shares of every row's votes that are added to each outcome of it, first and then. */
const [moreAdded, lessAdded] = [1e-4, 1e-7];
/** Logits. A control that separates moves some row by about ln(1e-4 / 1e-7) = 6.9 from one share to the next, any other by hardly anything. */
const leastMove = 1;

/** A maximum, or the column that keeps it from being finite. */
export type Search = { readonly maximum: Maximum } | { readonly separating: number };

/**
 * The maximum of the likelihood of rows, unless a control lets it grow for ever, or all but.
 *
 * It does where votes are told apart without a mistake with the control, or with it and others (the longer text always won): the more
 * it counts the better, and no finite coefficient is the best. To find out, a little of each outcome is added to every row, which gives a maximum to
 * any votes. As that little goes to zero, the maximum goes to that of the votes themselves if they have one, and else away along
 * the direction in which the likelihood grows; two such fits tell which. They are only made where the plain search goes to extremes.
 *
 * A coefficient that a ten-thousandth of a vote would move by a logit is no better than none and counts as separating too.
 *
 * @param rows of systems that have finite strengths without any control, so that only controls can separate
 * @param tauStart where the search for τ begins
 * @returns the maximum, or the index of the column that moves a row most
 * @throws RatingError `not_converged`
 * @see Albert and Anderson (1984), Biometrika 71(1); Geyer (2009), Electron. J. Statist. 3 (directions of recession)
 */
export function searchMaximum(rows: ControlRows, model: PairModel, tauStart: number): Search {
  if (rows.columns > 0) {
    const maximum = plainMaximum(rows, model, tauStart);
    if (maximum !== null) return { maximum };
    const separating = separatingColumn(rows, model, tauStart);
    if (separating !== null) return { separating };
  }
  return { maximum: maximize(controlObjective(rows, model), startOf(rows, model, tauStart)) };
}

/** The maximum, or null once the search has come to a row that is all but decided. */
function plainMaximum(rows: ControlRows, model: PairModel, tauStart: number): Maximum | null {
  const objective = controlObjective(rows, model);
  const evaluate: Objective["evaluate"] = (point, gradient, information) => {
    if (gradient && differencesOf(rows, point).some((d) => Math.abs(d) > plainDifference)) throw new WentFar();
    return objective.evaluate(point, gradient, information);
  };
  try {
    return maximize({ ...objective, evaluate }, startOf(rows, model, tauStart));
  } catch (error) {
    if (error instanceof WentFar) return null;
    throw error;
  }
}

/** How a search is broken off from within. */
class WentFar extends Error {}

function startOf(rows: ControlRows, model: PairModel, tauStart: number): Float64Array {
  const start = new Float64Array(coefficientsFrom(rows.systems, model) + rows.columns);
  if (model.hasTieParameter) start[rows.systems] = tauStart;
  return start;
}

function separatingColumn(rows: ControlRows, model: PairModel, tauStart: number): number | null {
  const near = pointReached(soften(rows, moreAdded, model), model, startOf(rows, model, tauStart));
  const far = pointReached(soften(rows, lessAdded, model), model, near);
  const reach = new Float64Array(rows.columns);
  rows.values.forEach((value, index) => {
    reach[index % rows.columns] = Math.max(reach[index % rows.columns]!, Math.abs(value));
  });
  const start = coefficientsFrom(rows.systems, model);
  const moves = reach.map((most, column) => most * Math.abs(far[start + column]! - near[start + column]!));
  const largest = moves.reduce((most, move) => Math.max(most, move), 0);
  return largest > leastMove ? moves.indexOf(largest) : null;
}

/** The maximum, or how far the search came in its iterations: with hardly a margin it lies thousands of logits away. */
function pointReached(rows: ControlRows, model: PairModel, start: Float64Array): Float64Array {
  const objective = controlObjective(rows, model);
  const reached = Float64Array.from(start);
  const evaluate: Objective["evaluate"] = (point, gradient, information) => {
    if (gradient) reached.set(point);
    return objective.evaluate(point, gradient, information);
  };
  try {
    return maximize({ ...objective, evaluate }, start).point;
  } catch (error) {
    if (error instanceof RatingError && error.code === "not_converged") return reached;
    throw error;
  }
}

function soften(rows: ControlRows, share: number, model: PairModel): ControlRows {
  const added = rows.firstWins.map((wins, row) => share * (wins + rows.secondWins[row]! + rows.ties[row]!));
  return {
    ...rows,
    firstWins: rows.firstWins.map((wins, row) => wins + added[row]!),
    secondWins: rows.secondWins.map((wins, row) => wins + added[row]!),
    ties: model.hasTieParameter ? rows.ties.map((ties, row) => ties + added[row]!) : rows.ties,
  };
}
