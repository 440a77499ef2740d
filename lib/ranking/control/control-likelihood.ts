import type { PairModel } from "../fit";
import type { Objective } from "../newton";
import type { ControlRows } from "./control-rows";

/**
 * Log-likelihood of rows of votes with controls: that of a model for pairs, with d = θ_first − θ_second + Σ βₖ·xₖ.
 *
 * The parameters are the strengths, then τ if the model has a tie parameter, then the coefficients. Concave in all of them together, as
 * the model is in d and τ. An evaluation costs O(rows · columns), with derivatives O(rows · columns²), and fills the lower triangle of the information.
 *
 * @see Davidson and Beaver (1977), Biometrics 33(4), for the order of presentation; Agresti, Categorical Data Analysis, §10.6
 */
export function controlObjective(rows: ControlRows, model: PairModel): Objective {
  const { systems, first, second, firstWins, secondWins, ties, columns, values } = rows;
  const { hasTieParameter } = model;
  const start = coefficientsFrom(systems, model);
  const dimension = start + columns;
  const out = new Float64Array(5);

  const evaluate = (point: Float64Array, gradient?: Float64Array, information?: Float64Array): number => {
    const tau = hasTieParameter ? point[systems]! : 0;
    let value = 0;
    for (let row = 0; row < first.length; row += 1) {
      const difference = differenceOf(rows, point, start, row);
      value += model.term(difference, tau, firstWins[row]!, secondWins[row]!, ties[row]!, out);
      if (!gradient || !information) continue;
      const one = first[row]!;
      const other = second[row]!;
      const at = row * columns;
      const [slope, bend, cross] = [out[0]!, out[2]!, out[3]!];
      gradient[one]! += slope;
      gradient[other]! -= slope;
      information[one * dimension + one]! += bend;
      information[other * dimension + other]! += bend;
      information[other * dimension + one]! -= bend;
      if (hasTieParameter) {
        const line = systems * dimension;
        gradient[systems]! += out[1]!;
        information[line + one]! += cross;
        information[line + other]! -= cross;
        information[line + systems]! += out[4]!;
      }
      for (let column = 0; column < columns; column += 1) {
        const x = values[at + column]!;
        const line = (start + column) * dimension;
        gradient[start + column]! += slope * x;
        information[line + one]! += bend * x;
        information[line + other]! -= bend * x;
        if (hasTieParameter) information[line + systems]! += cross * x;
        for (let to = 0; to <= column; to += 1) information[line + start + to]! += bend * x * values[at + to]!;
      }
    }
    return value;
  };
  return { dimension, systems, isShiftFree: true, evaluate };
}

/** d of each row at a point. Cost O(rows · columns). */
export function differencesOf(rows: ControlRows, point: Float64Array): Float64Array {
  const start = point.length - rows.columns;
  return Float64Array.from(rows.first, (_, row) => differenceOf(rows, point, start, row));
}

/** Where the coefficients begin among the parameters. */
export function coefficientsFrom(systems: number, model: PairModel): number {
  return systems + (model.hasTieParameter ? 1 : 0);
}

function differenceOf(rows: ControlRows, point: Float64Array, start: number, row: number): number {
  let difference = point[rows.first[row]!]! - point[rows.second[row]!]!;
  const at = row * rows.columns;
  for (let column = 0; column < rows.columns; column += 1) {
    difference += point[start + column]! * rows.values[at + column]!;
  }
  return difference;
}
