import type { Random } from "../draw-pairs";
import { chanceOf, type PairWeights, pairAt, type SystemPair } from "./pair-weights";

/** A reason to draw: pairs by their weights, in a share of all draws. */
export interface PolicyPart<Name extends string = string> {
  readonly name: Name;
  readonly share: number;
  /** Null where this part has nothing to draw at present. */
  readonly weights: PairWeights | null;
}

/** Parts that have something to draw; their shares sum to 1. */
export interface Policy<Name extends string = string> {
  readonly parts: readonly (PolicyPart<Name> & { readonly weights: PairWeights })[];
}

/** A drawn pair with the part that drew it. */
export interface DrawnSystems<Name extends string = string> extends SystemPair {
  readonly part: Name;
  /** Chance of this pair, whichever part draws it: what an unbiased mean divides by. */
  readonly chance: number;
}

/** A policy from its parts. What parts without anything to draw would take falls to the others in proportion. Null where no part has. */
export function mixParts<Name extends string>(parts: readonly PolicyPart<Name>[]): Policy<Name> | null {
  const able = parts.flatMap(({ weights, ...part }) => (weights && part.share > 0 ? [{ ...part, weights }] : []));
  const whole = able.reduce((sum, { share }) => sum + share, 0);
  return whole > 0 ? { parts: able.map((part) => ({ ...part, share: part.share / whole })) } : null;
}

/** Draws a part by its share, then a pair by its weights. O(parts + log pairs), whatever the number of votes. */
export function drawSystems<Name extends string>(policy: Policy<Name>, random: Random): DrawnSystems<Name> {
  let rest = random();
  let drawn = policy.parts[0]!;
  for (const part of policy.parts) {
    drawn = part;
    rest -= part.share;
    if (rest < 0) break;
  }
  const pair = pairAt(drawn.weights, random());
  return { ...pair, part: drawn.name, chance: chanceOfSystems(policy, pair) };
}

/** The chance of a pair under the whole policy. O(parts). */
export function chanceOfSystems(policy: Policy, pair: SystemPair): number {
  return policy.parts.reduce((sum, { share, weights }) => sum + share * chanceOf(weights, pair), 0);
}
