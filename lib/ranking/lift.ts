import { type Covariances, chooseVariance, eloPerLogit, halfWidth95, type IntervalKind } from "./intervals";

/** A contestant as this room knows it. A `generic` system is the control of its family. */
export interface RatedSystem {
  readonly id: string;
  readonly family: string;
  readonly strategy: string;
}

/** Elo points that a personalizing strategy gains over its control, with a 95 % interval. */
export interface Lift {
  readonly family: string;
  readonly strategy: string;
  readonly systemId: string;
  readonly controlId: string;
  readonly lift: number;
  readonly low: number;
  readonly high: number;
  readonly interval: IntervalKind;
}

/** Strengths of one board (natural-log units) with their covariances. */
export interface LiftInput {
  readonly systems: readonly RatedSystem[];
  readonly strengths: Float64Array;
  readonly covariances: Covariances;
  /** How many voters each system's votes are worth, where voters are known (`effectiveVoters`). */
  readonly effectiveVoters?: Float64Array;
  /** Votes of each system that had a winner. */
  readonly decisive: Float64Array;
  /** Positions in `systems` to compare; the others have too few votes. */
  readonly members: readonly number[];
  readonly interval: IntervalKind | "cautious";
  readonly lowCount: number;
}

/**
 * What each personalizing strategy buys: its rating minus that of the `generic` system of the same family.
 *
 * The variance is that of the difference, from the joint covariance: vᵢᵢ + v_cc − 2vᵢc. Adding the two intervals instead would be
 * too wide wherever both systems met the same rivals. A family with several controls gives one lift for each. Cost O(members²).
 */
export function liftsOf(input: LiftInput): Lift[] {
  const { systems, strengths, covariances, decisive, members } = input;
  const size = systems.length;
  const { clustered } = covariances;
  const voters = input.effectiveVoters;
  const varianceOf = (covariance: Float64Array, one: number, other: number) =>
    covariance[one * size + one]! + covariance[other * size + other]! - 2 * covariance[one * size + other]!;
  const byVoter = (one: number, other: number) =>
    clustered &&
    voters && { clusters: Math.min(voters[one]!, voters[other]!), clustered: varianceOf(clustered, one, other) };
  return members.flatMap((member) => {
    const system = systems[member]!;
    if (system.strategy === "generic") return [];
    return members
      .filter((index) => systems[index]!.family === system.family && systems[index]!.strategy === "generic")
      .map((control) => {
        const { variance, kind } = chooseVariance(
          varianceOf(covariances.model, member, control),
          varianceOf(covariances.sandwich, member, control),
          input.interval,
          Math.min(decisive[member]!, decisive[control]!),
          input.lowCount,
          byVoter(member, control),
        );
        const lift = (strengths[member]! - strengths[control]!) * eloPerLogit;
        const half = halfWidth95(variance);
        return {
          family: system.family,
          strategy: system.strategy,
          systemId: system.id,
          controlId: systems[control]!.id,
          lift,
          low: lift - half,
          high: lift + half,
          interval: kind,
        };
      });
  });
}
