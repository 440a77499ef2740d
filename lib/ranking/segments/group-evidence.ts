import { RatingError } from "../errors";
import { choleskyInverse, choleskySolve } from "../linear-algebra";
import { heldFactor } from "../newton";
import type { GroupPairs } from "./group-pairs";
import { termsOf } from "./group-terms";
import { type Center, dot, type ShrunkenGroups, shrinkGroups } from "./shrunken-groups";

/** How well one σ explains how far the groups lie apart. */
export interface GroupEvidence {
  /** Logarithm of the marginal likelihood, up to a constant that all σ share. */
  readonly value: number;
  readonly deviations: ShrunkenGroups["deviations"];
  readonly tau: number;
}

/**
 * Restricted marginal likelihood of σ, the standard deviation of groups around what they have in common, by Laplace's approximation.
 *
 * With δ_g ~ N(0, σ²) the deviations are integrated out around their most likely values, which leaves −½ log|1 + σ²H_g| for each group. What they
 * have in common is not known either, and is integrated out as well, as restricted maximum likelihood does: without that, two groups would
 * always seem half as far apart as they are. The whole's strengths θ̂ are near the best common ones, and one Newton step of gradient g and
 * curvature S leads there:
 *
 *   log L(σ) = Σ ℓ_g(θ̂ + δ_g) − Σ|δ_g|²/2σ² − ½ Σ log|1 + σ²H_g| + ½ gᵀS⁺g − ½ log|S|⁺
 *   g = s_rest + Σ δ_g/σ²,  S = H_rest + Σ H_g(1 + σ²H_g)⁻¹
 *
 * At σ = 0 the step is nothing, and S is the information of the whole. Votes without a group count as the whole's own.
 * Cost that of `shrinkGroups`, and groups · systems³.
 *
 * @param spread σ in natural-log units; 0 is allowed
 * @throws RatingError `not_converged`
 * @see Breslow and Clayton (1993), J. Am. Statist. Assoc. 88(421); Patterson and Thompson (1971), Biometrika 58(3)
 */
export function groupEvidence(
  center: Center,
  pairs: GroupPairs,
  spread: number,
  start?: Pick<GroupEvidence, "deviations" | "tau">,
): GroupEvidence {
  if (spread === 0) return evidenceOfNone(center, pairs);
  const size = center.strengths.length;
  const variance = spread * spread;
  const shrunken = shrinkGroups(center, pairs, variance, start);
  const rest = termsOf(pairs.rest, center.model, center.strengths, shrunken.tau);
  const gradient = Float64Array.from(rest.gradient);
  const curvature = Float64Array.from(rest.information);
  let value = shrunken.logPosterior;
  shrunken.factors.forEach((factor, group) => {
    value -= logDeterminant(factor, size) / 2;
    // H(1 + σ²H)⁻¹ = (1 − (1 + σ²H)⁻¹)/σ².
    const inverse = choleskyInverse(factor, size);
    for (let at = 0; at < inverse.length; at += 1) curvature[at] = curvature[at]! - inverse[at]! / variance;
    for (let index = 0; index < size; index += 1) {
      curvature[index * size + index] = curvature[index * size + index]! + 1 / variance;
      gradient[index] = gradient[index]! + shrunken.deviations[group]![index]! / variance;
    }
  });
  const { factor, logPseudoDeterminant } = requireFactor(curvature, size, shrunken.iterations);
  value += dot(gradient, choleskySolve(factor, size, gradient)) / 2 - logPseudoDeterminant / 2;
  return { value, deviations: shrunken.deviations, tau: shrunken.tau };
}

function evidenceOfNone(center: Center, pairs: GroupPairs): GroupEvidence {
  const size = center.strengths.length;
  const information = new Float64Array(size * size);
  let value = 0;
  for (const counts of [...pairs.groups, pairs.rest]) {
    const terms = termsOf(counts, center.model, center.strengths, center.tau);
    value += terms.logLikelihood;
    for (let at = 0; at < information.length; at += 1) information[at] = information[at]! + terms.information[at]!;
  }
  value -= requireFactor(information, size, 0).logPseudoDeterminant / 2;
  return { value, deviations: pairs.groups.map(() => new Float64Array(size)), tau: center.tau };
}

/**
 * Factor of a matrix whose rows sum to 0, with one system held, and the logarithm of the product of its other eigenvalues.
 *
 * Any principal minor of such a matrix is that product over the size, and doubling a diagonal entry gives the minor times that entry.
 */
function requireFactor(matrix: Float64Array, size: number, iterations: number) {
  const factor = heldFactor(matrix, { dimension: size, systems: size, isShiftFree: true });
  if (factor === null) {
    throw new RatingError({
      code: "not_converged",
      detail: "The votes do not determine the strengths: the information matrix is singular.",
      iterations,
      gradient: 0,
    });
  }
  let largest = 0;
  for (let index = 0; index < size; index += 1) largest = Math.max(largest, matrix[index * size + index]!);
  return { factor, logPseudoDeterminant: logDeterminant(factor, size) - Math.log(largest) + Math.log(size) };
}

function logDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let index = 0; index < size; index += 1) sum += Math.log(factor[index * size + index]!);
  return 2 * sum;
}
