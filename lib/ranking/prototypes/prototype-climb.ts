import {
  type Classes,
  type Expectation,
  expectMemberships,
  type FittedClasses,
  fitClasses,
  makeRoom,
} from "./prototype-em";
import type { MixtureProblem } from "./prototype-model";

/** A fitted mixture. */
export interface Mixture extends FittedClasses, Expectation {
  /** The height after each step: it never falls. */
  readonly climb: Float64Array;
  readonly isConverged: boolean;
}

export interface ClimbOptions {
  /** Ends when what is left to climb is below this, natural-log units. */
  readonly tolerance: number;
  /** Steps at most. */
  readonly stepLimit: number;
}

/**
 * Mixture of Bradley–Terry models by expectation–maximization: every voter belongs to one of the classes, and gives all their votes by that
 * class's strengths and ν.
 *
 * Each EM step climbs or stays, towards a local maximum: start from several places. Near the top and where classes overlap the steps become short
 * and all alike, so that after every two of them a leap along their direction is tried, as far as their lengths suggest (SQUAREM), and
 * taken only if it lands higher. For the same reason a small gain does not mean a small rest: the rest is extrapolated from two
 * gains as a geometric series (Aitken).
 *
 * Cost of a step O(cells · classes + classes · (pairs + systems³)); memory O(cells · classes).
 *
 * @throws RatingError `not_converged` if the fit of a board fails; that the steps ran out is told by `isConverged`
 * @see Dempster, Laird and Rubin (1977), J. R. Statist. Soc. B 39(1); Varadhan and Roland (2008), Scand. J. Statist. 35(2), scheme S3; McLachlan and
 *   Peel (2000), Finite Mixture Models, §2.11; Dillon, Kumar and Smith de Borrero (1993), J. Marketing Res. 30(1), for latent classes of judges
 */
export function climbMixture(problem: MixtureProblem, start: Classes, options: ClimbOptions): Mixture {
  const count = start.shares.length;
  const climb: number[] = [];
  // Two rooms: the last EM step is kept while a leap from it is judged.
  let room = makeRoom(problem, count);
  let spareRoom = makeRoom(problem, count);
  let from = start;
  let expectation = expectMemberships(problem, from, room);
  for (;;) {
    const before = expectation.height;
    const once = fitClasses(problem, from, expectation);
    expectation = expectMemberships(problem, once, room);
    const between = expectation.height;
    const twice = fitClasses(problem, once, expectation);
    expectation = expectMemberships(problem, twice, room);
    climb.push(between, expectation.height);
    const isConverged = restOf(before, between, expectation.height) <= options.tolerance;
    if (isConverged || climb.length >= options.stepLimit) {
      return { ...twice, ...expectation, climb: Float64Array.from(climb), isConverged };
    }
    const leap = leapOf(from, once, twice);
    from = twice;
    if (leap === null) continue;
    const landing = expectMemberships(problem, leap, spareRoom);
    if (!(landing.height > expectation.height)) continue;
    from = leap;
    expectation = landing;
    climb.push(landing.height);
    [room, spareRoom] = [spareRoom, room];
  }
}

/**
 * Where two EM steps point to: start + 2a·r + a²·v with r the first step, v the second minus the first, a = |r|/|v|. In the parameters of the boards and
 * the logarithms of the shares, so that it is a mixture again. Null where it would fall short of the second step.
 */
function leapOf(start: Classes, once: Classes, twice: Classes): Classes | null {
  const origin = coordinatesOf(start);
  const first = coordinatesOf(once);
  const second = coordinatesOf(twice);
  const steps = origin.map((from, at) => first[at]! - from);
  const bends = origin.map((from, at) => second[at]! - 2 * first[at]! + from);
  const length = Math.sqrt(sumOfSquares(steps) / sumOfSquares(bends));
  if (!(length > 1 && length < Number.POSITIVE_INFINITY)) return null;
  const target = origin.map((from, at) => from + 2 * length * steps[at]! + length * length * bends[at]!);
  const dimension = start.boards[0]!.length;
  const shares = target.subarray(start.boards.length * dimension).map(Math.exp);
  const sum = shares.reduce((total, share) => total + share, 0);
  // A leap so far that a share has no logarithm is none.
  if (!shares.every((share) => share / sum > 0)) return null;
  return {
    boards: start.boards.map((_, index) => target.slice(index * dimension, (index + 1) * dimension)),
    shares: shares.map((share) => share / sum),
  };
}

/** One class's parameters after the other's, then the logarithms of the shares. */
function coordinatesOf({ boards, shares }: Classes): Float64Array {
  return Float64Array.from([...boards.flatMap((parameters) => [...parameters]), ...shares.map(Math.log)]);
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** How much there is still to climb: the gains taken for a geometric series; unknown while they grow. */
function restOf(before: number, between: number, now: number): number {
  const gain = now - between;
  // Nothing but rounding is left.
  if (gain <= 1e-12 * Math.abs(now)) return 0;
  const ratio = gain / (between - before);
  return ratio > 0 && ratio < 1 ? (gain * ratio) / (1 - ratio) : Number.POSITIVE_INFINITY;
}
