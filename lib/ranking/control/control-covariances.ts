import { RatingError } from "../errors";
import type { PairModel } from "../fit";
import { type Covariances, centerCovariance } from "../intervals";
import { choleskyInverse, sandwichProduct } from "../linear-algebra";
import { heldFactor, type Maximum } from "../newton";
import type { ControlRows, MergedVotes } from "./control-rows";
import { controlScoreProducts } from "./control-scores";

/** Covariances of all parameters, dimension × dimension, row-major; strengths up to a shift in common, which no coefficient feels. */
export interface ControlCovariances {
  readonly model: Float64Array;
  readonly sandwich: Float64Array;
  /** Null where no voter is known, and so is what they are worth. */
  readonly clustered: Float64Array | null;
  readonly effectiveVoters: number | null;
}

/**
 * The three covariances of a fit with controls, as `covariancesOf` has them for pairs. Cost 5·dimension³ and that of `controlScoreProducts`.
 *
 * @param rows those of `merged` that were fitted
 * @param voters names by index
 * @throws RatingError `not_converged` if the information is singular
 */
export function controlCovariances(
  merged: MergedVotes,
  rows: ControlRows,
  model: PairModel,
  maximum: Maximum,
  voters: readonly string[],
): ControlCovariances {
  const { point } = maximum;
  const dimension = point.length;
  const inverse = inverseOf(maximum, rows.systems);
  const sandwichOf = (names: readonly string[]) => {
    const { products, effectiveVoters } = controlScoreProducts(merged, rows, model, point, names);
    return { matrix: sandwichProduct(inverse, products, dimension), effectiveVoters };
  };
  const sandwich = sandwichOf([]).matrix;
  if (merged.voter.every((voter) => voter < 0)) {
    return { model: inverse, sandwich, clustered: null, effectiveVoters: null };
  }
  const { matrix, effectiveVoters } = sandwichOf(voters);
  return { model: inverse, sandwich, clustered: matrix, effectiveVoters };
}

/** Those of the strengths alone, in the gauge where they have mean 0. */
export function strengthCovariances(covariances: ControlCovariances, systems: number): Covariances {
  const ofStrengths = (matrix: Float64Array) => {
    const dimension = Math.sqrt(matrix.length);
    const block = new Float64Array(systems * systems);
    for (let row = 0; row < systems; row += 1) {
      block.set(matrix.subarray(row * dimension, row * dimension + systems), row * systems);
    }
    return centerCovariance(block, systems, [...Array(systems).keys()]);
  };
  const { model, sandwich, clustered } = covariances;
  return {
    model: ofStrengths(model),
    sandwich: ofStrengths(sandwich),
    ...(clustered && { clustered: ofStrengths(clustered) }),
  };
}

function inverseOf(maximum: Maximum, systems: number): Float64Array {
  const dimension = maximum.point.length;
  const factor = heldFactor(maximum.information, { dimension, systems, isShiftFree: true });
  if (factor !== null) return choleskyInverse(factor, dimension);
  throw new RatingError({
    code: "not_converged",
    detail: "The votes do not determine strengths and controls: the information matrix is singular.",
    iterations: maximum.iterations,
    gradient: maximum.gradient.reduce((most, part) => Math.max(most, Math.abs(part)), 0),
  });
}
