import { groupBy } from "../group-by";
import { diversify } from "./diversify";
import { attributeLadder, axisLadder, type Ladder } from "./ladder";
import { describeRungs, type Person, type Published } from "./person";
import { type Member, specialize } from "./specialize";

/** Labels that are looked at, at most: with each, classes become smaller or their values more general. */
const mostLabels = 16;

export interface Anonymity {
  /** People of whom the same is published, at least; 2 or more. */
  readonly k: number;
  /** Different places on an axis that a class has, at least; 2 or more. */
  readonly l: number;
}

/**
 * What is published of people so that nobody is told from `k` − 1 others by it, and whoever is found in a class is not thereby known.
 *
 * First generalized: attributes become as exact as classes of `k` allow, then within each of these the places on axes, which are no less of
 * a fingerprint. Then suppressed: axes without `l` different places in a class of equal attributes; and if fewer than `k` people
 * are left of whom nothing is published, the smallest class joins them, so that nobody is alone in having been suppressed. Looked at are
 * the labels that most people have, sixteen at most; a label of fewer than `k` is published of nobody.
 *
 * The order of the people makes no difference. Cost O(people · (labels + axes)²).
 *
 * @returns for each person what is published: of nobody anything where there are fewer than `k`
 * @throws RangeError for k or l below 2, at which nothing is anonymous
 * @see Samarati and Sweeney (1998), SRI-CSL-98-04, for k-anonymity by generalization and suppression; Aggarwal (2005), VLDB, on many labels
 */
export function suppressPersons(people: readonly Person[], { k, l }: Anonymity): Published[] {
  if (!(k >= 2 && l >= 2)) throw new RangeError(`k and l must be 2 or more, not ${k} and ${l}`);
  const labels = commonLabels(people, k);
  const generalized = specialize(
    people.map((person) => memberOf(person, attributesOf(person, labels))),
    k,
  ).flatMap(({ members, rungs: attributes }) =>
    specialize(
      members.map(({ person }) => memberOf(person, axesOf(person))),
      k,
    ).flatMap((found) => found.members.map(({ person }) => ({ person, attributes, axes: found.rungs }))),
  );
  const diverse = diversify(generalized, l);
  return diversify(hideAmongOthers(diverse, k), l);
}

interface PersonMember extends Member {
  readonly person: Person;
}

const memberOf = (person: Person, ladders: ReadonlyMap<string, Ladder>): PersonMember => ({ person, ladders });

function attributesOf({ attributes }: Person, labels: ReadonlySet<string>): Map<string, Ladder> {
  const known = [...attributes].filter(([label]) => labels.has(label));
  return new Map(known.map(([label, value]) => [label, attributeLadder(value)]));
}

function axesOf({ axes }: Person): Map<string, Ladder> {
  return new Map([...axes].map(([axis, place]) => [axis, axisLadder(place)]));
}

function commonLabels(people: readonly Person[], k: number): Set<string> {
  const counts = new Map<string, number>();
  for (const { attributes } of people) {
    for (const label of attributes.keys()) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const common = [...counts]
    .filter(([, people]) => people >= k)
    .toSorted(([one, ofOne], [other, ofOther]) => ofOther - ofOne || (one < other ? -1 : 1));
  return new Set(common.slice(0, mostLabels).map(([label]) => label));
}

/** Whether nothing is published of somebody. */
export function isSuppressed({ attributes, axes }: Published): boolean {
  return attributes.size === 0 && axes.size === 0;
}

/** People of whom the same is published, by what that is. */
export function classesOf(people: readonly Published[]): Map<string, Published[]> {
  return groupBy(people, ({ attributes, axes }) => `${describeRungs(attributes)} ${describeRungs(axes)}`);
}

/** Where fewer than `k` are suppressed, the smallest class of the others is so, too. */
function hideAmongOthers(people: readonly Published[], k: number): Published[] {
  const suppressed = people.filter(isSuppressed).length;
  if (suppressed === 0 || suppressed >= k) return [...people];
  const [smallest] = [...classesOf(people.filter((person) => !isSuppressed(person)))].toSorted(
    ([one, ofOne], [other, ofOther]) => ofOne.length - ofOther.length || (one < other ? -1 : 1),
  );
  const joining = new Set(smallest?.[1]);
  return people.map((person) => (joining.has(person) ? { ...person, attributes: new Map(), axes: new Map() } : person));
}
