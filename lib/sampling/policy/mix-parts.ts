import type { Random } from "../random";
import { chanceOf, type PairWeights, pairAt, type SystemPair } from "./pair-weights";

/** A reason to draw, in a share of all draws. */
export interface PolicyPart<Item, Name extends string = string> {
  readonly name: Name;
  readonly share: number;
  /** Draws one item by this part's own chances. */
  draw(random: Random): Item;
  /** The chance that `draw` gives this item; over all items they sum to 1. */
  chanceOf(item: Item): number;
}

/** Parts that have something to draw; their shares sum to 1. */
export interface Policy<Item, Name extends string = string> {
  readonly parts: readonly PolicyPart<Item, Name>[];
}

/** A drawn item with the part that drew it. */
export interface Drawn<Item, Name extends string = string> {
  readonly item: Item;
  readonly part: Name;
  /** Chance of this item, whichever part draws it: what an unbiased mean divides by. */
  readonly chance: number;
}

/**
 * A policy from its parts. What parts without anything to draw (null) or without a share would take falls to the others in proportion.
 * Null where no part has anything.
 */
export function mixParts<Item, Name extends string>(
  parts: readonly (PolicyPart<Item, Name> | null)[],
): Policy<Item, Name> | null {
  const able = parts.filter((part) => part !== null && part.share > 0) as PolicyPart<Item, Name>[];
  const whole = able.reduce((sum, { share }) => sum + share, 0);
  return whole > 0 ? { parts: able.map((part) => withShare(part, part.share / whole)) } : null;
}

/** Draws a part by its share, then an item by the part's chances. Cost of the part's draw and all parts' chances, whatever the number of votes. */
export function drawItem<Item, Name extends string>(policy: Policy<Item, Name>, random: Random): Drawn<Item, Name> {
  let rest = random();
  let drawn = policy.parts[0]!;
  for (const part of policy.parts) {
    drawn = part;
    rest -= part.share;
    if (rest < 0) break;
  }
  const item = drawn.draw(random);
  return { item, part: drawn.name, chance: chanceOfItem(policy, item) };
}

/** The chance of an item under the whole policy. */
export function chanceOfItem<Item>(policy: Policy<Item>, item: Item): number {
  return policy.parts.reduce((sum, part) => sum + part.share * part.chanceOf(item), 0);
}

/** A part that draws pairs of systems by their weights; null where there is none. A draw costs O(log pairs). */
export function systemsPart<Name extends string>(
  name: Name,
  share: number,
  weights: PairWeights | null,
): PolicyPart<SystemPair, Name> | null {
  if (!weights) return null;
  return {
    name,
    share,
    draw: (random) => pairAt(weights, random()),
    chanceOf: (pair) => chanceOf(weights, pair),
  };
}

function withShare<Item, Name extends string>(
  { name, draw, chanceOf: chance }: PolicyPart<Item, Name>,
  share: number,
): PolicyPart<Item, Name> {
  return { name, share, draw, chanceOf: chance };
}
