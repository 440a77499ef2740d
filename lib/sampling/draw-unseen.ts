import { type DrawSpace, nameOfPair, type OutputPair } from "./draw-space";
import { chanceOfItem, drawItem, type Policy } from "./policy/mix-parts";
import type { Random } from "./random";

/** Draws before every pair is looked at. */
const attempts = 40;
/** Where less of the policy's chances is left, the difference 1 − seen is too coarse, and what is left is summed up instead. */
const leastLeft = 0.02;

/** A pair that an annotator has not seen. */
export interface DrawnPair<Name extends string> {
  readonly pair: OutputPair;
  readonly part: Name;
  /** That this pair was drawn, by whichever part, given what the annotator had seen. */
  readonly probability: number;
}

/**
 * What an annotator has seen of a space: every pair that looks like one of theirs. Outputs that are not drawn any more do not count.
 * O(battles).
 */
export function seenPairs(
  space: DrawSpace,
  battles: Iterable<{ readonly leftOutputId: string; readonly rightOutputId: string }>,
): Map<string, OutputPair> {
  const seen = new Map<string, OutputPair>();
  for (const { leftOutputId, rightOutputId } of battles) {
    const pair = space.find(leftOutputId, rightOutputId);
    if (!pair || seen.has(nameOfPair(pair))) continue;
    for (const same of space.alike(pair)) seen.set(nameOfPair(same), same);
  }
  return seen;
}

/**
 * Draws by a policy until a pair comes that the annotator has not seen (rejection sampling), so that its probability is its chance over the
 * chances of all unseen pairs. Null where nothing unseen is left.
 *
 * Cost: some draws and O(parts · seen pairs), whatever the number of votes; O(pairs) for an annotator who has seen nearly everything that
 * the policy draws.
 */
export function drawUnseen<Name extends string>(
  space: DrawSpace,
  policy: Policy<OutputPair, Name>,
  seen: ReadonlyMap<string, OutputPair>,
  random: Random,
): DrawnPair<Name> | null {
  let left = 1;
  for (const pair of seen.values()) left -= chanceOfItem(policy, pair);
  if (left >= leastLeft) {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const { item, part, chance } = drawItem(policy, random);
      if (!seen.has(nameOfPair(item))) return { pair: item, part, probability: Math.min(1, chance / left) };
    }
  }
  return drawFromTheRest(space, policy, seen, random);
}

function drawFromTheRest<Name extends string>(
  space: DrawSpace,
  policy: Policy<OutputPair, Name>,
  seen: ReadonlyMap<string, OutputPair>,
  random: Random,
): DrawnPair<Name> | null {
  const unseen: OutputPair[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (const pair of space.pairs()) {
    const chance = seen.has(nameOfPair(pair)) ? 0 : chanceOfItem(policy, pair);
    if (chance === 0) continue;
    sum += chance;
    unseen.push(pair);
    sums.push(sum);
  }
  const target = random() * sum;
  const at = sums.findIndex((end) => end > target);
  const pair = unseen[at];
  if (!pair) return null;
  return {
    pair,
    part: drawPart(policy, pair, random),
    probability: chanceOfItem(policy, pair) / sum,
  };
}

/** The part that drew a pair, by how much of its chance is each part's. */
function drawPart<Name extends string>(policy: Policy<OutputPair, Name>, pair: OutputPair, random: Random): Name {
  let rest = random() * chanceOfItem(policy, pair);
  let drawn = policy.parts[0]!;
  for (const part of policy.parts) {
    const chance = part.share * part.chanceOf(pair);
    if (chance === 0) continue;
    drawn = part;
    rest -= chance;
    if (rest < 0) break;
  }
  return drawn.name;
}
