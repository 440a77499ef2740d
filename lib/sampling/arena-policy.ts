import type { DrawSpace, OutputPair } from "./draw-space";
import { weighFloor } from "./policy/exposure";
import type { PolicyPart } from "./policy/mix-parts";
import { weighPairs } from "./policy/pair-weights";
import { coveragePart, uniformPart, weightedPart } from "./space-parts";

/** The parts that are the same for every annotator. */
export const commonParts = ["information", "floor", "control", "coverage", "uniform"] as const;
export type CommonPart = (typeof commonParts)[number];

/** What the votes so far say about what to ask next. */
export interface SamplingPlan {
  /** Ids of the systems that it knows. */
  readonly systems: readonly string[];
  /** For each pair of them, row by row, what one more vote is expected to tell, from 0 to 1 for the best; null while no vote says anything. */
  readonly information: Float32Array | null;
  /** How often each was judged. */
  readonly judgedOfSystems: readonly number[];
  /** How often each persona version was judged. */
  readonly judgedOfPersonas: ReadonlyMap<string, number>;
}

export interface PolicyInput {
  readonly space: DrawSpace;
  readonly shares: Readonly<Record<CommonPart, number>>;
  /** Null before the first. */
  readonly plan: SamplingPlan | null;
  /** Systems that are compared with their family's control, by id: each with the control's. */
  readonly controls: ReadonlyMap<string, string>;
}

/**
 * The parts of an arena's policy at one moment; those that have nothing to draw are missing. With the overlap wanted of one annotator they are
 * mixed for each draw.
 *
 * Cost O(systems²) for each plan or space; draws from them cost no more however many votes there are.
 */
export function policyParts({ space, shares, plan, controls }: PolicyInput): PolicyPart<OutputPair, CommonPart>[] {
  const size = space.systems.length;
  const isDrawable = (first: number, second: number) => space.isDrawable(first, second);
  const isControlled = (first: number, second: number) => {
    const [one, other] = [space.systems[first]!, space.systems[second]!];
    return (controls.get(one) === other || controls.get(other) === one) && isDrawable(first, second);
  };
  const known = plan && placesIn(plan, space);
  const judged = space.systems.map((_, index) =>
    known?.[index] === undefined ? 0 : plan!.judgedOfSystems[known[index]]!,
  );
  const gainOf = informationIn(plan, known);
  const parts = [
    weightedPart(
      "information",
      shares.information,
      space,
      gainOf && weighPairs(size, (one, other) => (isDrawable(one, other) ? gainOf(one, other) : 0)),
    ),
    weightedPart("floor", shares.floor, space, weighFloor(judged, isDrawable)),
    weightedPart(
      "control",
      shares.control,
      space,
      weighPairs(size, (one, other) => (isControlled(one, other) ? 1 : 0)),
    ),
    coveragePart("coverage", shares.coverage, space, plan?.judgedOfPersonas ?? new Map()),
    uniformPart("uniform", shares.uniform, space),
  ] as const;
  return parts.filter((part) => part !== null);
}

/** Where the systems of a space stand in a plan. */
function placesIn(plan: SamplingPlan, space: DrawSpace): (number | undefined)[] {
  const places = new Map(plan.systems.map((id, place) => [id, place]));
  return space.systems.map((id) => places.get(id));
}

/** What a vote on a pair is expected to tell. A system that the plan does not know is new: nothing tells more than a vote on it. */
function informationIn(plan: SamplingPlan | null, places: readonly (number | undefined)[] | null) {
  if (!plan?.information || !places) return null;
  const { information, systems } = plan;
  return (one: number, other: number) => {
    const [a, b] = [places[one], places[other]];
    if (a === undefined || b === undefined) return 1;
    const [first, second] = a < b ? [a, b] : [b, a];
    return information[(first * (2 * systems.length - first - 1)) / 2 + second - first - 1]!;
  };
}
