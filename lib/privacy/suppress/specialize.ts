import { groupBy } from "../group-by";
import type { Ladder, Rung } from "./ladder";

/** Somebody with what is to be published of them, by the name of each thing. */
export interface Member {
  readonly ladders: ReadonlyMap<string, Ladder>;
}

/** People of whom the same is published. */
export interface Class<M extends Member> {
  readonly members: readonly M[];
  /** The rung that each thing stands on; "any" where it is not named. */
  readonly rungs: ReadonlyMap<string, Rung>;
  /** How many rungs up its ladder each of them is. */
  readonly heights: ReadonlyMap<string, number>;
}

/**
 * Divides people into classes of at least `k` of whom the same is published, as exactly as a greedy search finds.
 *
 * All begin in one class with "any" for everything. Again and again a class is divided by the one thing whose next rung lowers the
 * loss of information most; the loss of a value is the part of its ladder that it is short of. Rungs that fewer than `k` share stay
 * where they are, in a rest that is empty or has `k` as well: where it is smaller, the rarest of the other rungs join it. This is
 * Mondrian's recursion over ladders of generalization, from the top.
 *
 * The order of the members makes no difference. Cost O(members · things · depth), where the depth is at most two for each thing.
 *
 * @param k at least 1
 * @returns classes of at least `k`, or one of fewer with everything "any" where there are fewer people; none of nobody
 * @see LeFevre, DeWitt and Ramakrishnan (2006), Mondrian multidimensional k-anonymity, ICDE; Fung, Wang and Yu (2005), Top-down
 *   specialization for information and privacy preservation, ICDE; loss: "Prec" of Sweeney (2002), IJUFKS 10(5)
 */
export function specialize<M extends Member>(members: readonly M[], k: number): Class<M>[] {
  if (members.length === 0) return [];
  const done: Class<M>[] = [];
  const open: Class<M>[] = [{ members, rungs: new Map(), heights: new Map() }];
  for (let present = open.pop(); present; present = open.pop()) {
    const thing = bestThing(present, k);
    if (thing === null) done.push(present);
    else open.push(...divide(present, thing, k));
  }
  return done;
}

interface Count {
  people: number;
  /** What one of them gains by the step. */
  readonly gain: number;
}

function bestThing({ members, heights }: Class<Member>, k: number): string | null {
  const counts = new Map<string, Map<string, Count>>();
  for (const { ladders } of members) {
    for (const [thing, ladder] of ladders) {
      const next = ladder[heights.get(thing) ?? 0];
      if (!next) continue;
      const ofThing = counts.get(thing) ?? new Map<string, Count>();
      counts.set(thing, ofThing);
      const key = keyOf(next);
      const count = ofThing.get(key);
      if (count) count.people += 1;
      else ofThing.set(key, { people: 1, gain: 1 / ladder.length });
    }
  }
  let best: { thing: string; gain: number } | null = null;
  for (const [thing, ofThing] of counts) {
    const gain = chooseRungs(ofThing, members.length, k).reduce((sum, key) => {
      const count = ofThing.get(key);
      return sum + (count ? count.people * count.gain : 0);
    }, 0);
    if (gain === 0) continue;
    if (best === null || gain > best.gain || (gain === best.gain && thing < best.thing)) best = { thing, gain };
  }
  return best?.thing ?? null;
}

/** The rungs that become classes of their own: those of `k` people or more, without the rarest that a rest too small needs. */
function chooseRungs(counts: ReadonlyMap<string, { readonly people: number }>, size: number, k: number): string[] {
  const frequent = [...counts]
    .filter(([, { people }]) => people >= k)
    .toSorted(([key, one], [otherKey, other]) => other.people - one.people || (key < otherKey ? -1 : 1));
  let rest = frequent.reduce((left, [, { people }]) => left - people, size);
  while (rest > 0 && rest < k) {
    const rarest = frequent.pop();
    if (!rarest) break;
    rest += rarest[1].people;
  }
  return frequent.map(([key]) => key);
}

function divide<M extends Member>({ members, rungs, heights }: Class<M>, thing: string, k: number): Class<M>[] {
  const height = heights.get(thing) ?? 0;
  const nextOf = ({ ladders }: M) => ladders.get(thing)?.[height];
  const groups = groupBy(members, (member) => {
    const next = nextOf(member);
    return next ? keyOf(next) : null;
  });
  const counts = new Map<string, { people: number }>();
  for (const [key, { length }] of groups) if (key !== null) counts.set(key, { people: length });
  const chosen = new Set<string | null>(chooseRungs(counts, members.length, k));
  const rest: M[] = [];
  const classes: Class<M>[] = [];
  for (const [key, group] of groups) {
    const next = group[0] && nextOf(group[0]);
    if (!next || !chosen.has(key)) {
      for (const member of group) rest.push(member);
      continue;
    }
    classes.push({
      members: group,
      rungs: new Map(rungs).set(thing, next),
      heights: new Map(heights).set(thing, height + 1),
    });
  }
  return rest.length > 0 ? [...classes, { members: rest, rungs, heights }] : classes;
}

function keyOf({ level, value }: Rung): string {
  return `${level} ${value}`;
}
