import { attributeLadder, axisLadder, type Ladder, type Level, type Rung } from "./ladder";
import type { Published } from "./person";
import { classesOf, isSuppressed } from "./suppress-persons";

/** How many values are published at each level; "any" is not at all. */
export type LevelCounts = Partial<Record<Level, number>>;

/** What anonymity cost. */
export interface Loss {
  /** Who lets something be published of themselves, and of how many of them nothing is. */
  readonly annotators: number;
  readonly suppressed: number;
  /** Groups of whom the same is published; what the smallest of them has, null where there is none. */
  readonly classes: number;
  readonly smallestClass: number | null;
  /** Mean over all values of the part of its ladder that each is short of: 0 as exact as can be, 1 nothing. */
  readonly informationLoss: number;
  /** By label, where at least one value is published. A label that no class shares is named nowhere. */
  readonly attributes: Readonly<Record<string, LevelCounts>>;
  /** Values under all other labels. */
  readonly unnamedAttributes: number;
  readonly axes: Readonly<Record<string, LevelCounts>>;
}

/** Compares what is published of people with what they told. O(values). */
export function measureLoss(people: readonly Published[]): Loss {
  const attributes = new Map<string, LevelCounts>();
  const axes = new Map<string, LevelCounts>();
  let [lost, values] = [0, 0];
  const note = (counts: Map<string, LevelCounts>, thing: string, ladder: Ladder, rung: Rung | undefined) => {
    const level = rung?.level ?? "any";
    const ofThing = counts.get(thing) ?? {};
    counts.set(thing, { ...ofThing, [level]: (ofThing[level] ?? 0) + 1 });
    lost += 1 - (ladder.findIndex((one) => one.level === level) + 1) / ladder.length;
    values += 1;
  };
  for (const { person, attributes: published, axes: publishedAxes } of people) {
    for (const [label, value] of person.attributes)
      note(attributes, label, attributeLadder(value), published.get(label));
    for (const [axis, place] of person.axes) note(axes, axis, axisLadder(place), publishedAxes.get(axis));
  }
  const isNamed = ([, counts]: [string, LevelCounts]) => Object.keys(counts).some((level) => level !== "any");
  const classes = [...classesOf(people.filter((person) => !isSuppressed(person))).values()];
  return {
    annotators: people.length,
    suppressed: people.filter(isSuppressed).length,
    classes: classes.length,
    smallestClass:
      classes.length === 0 ? null : classes.reduce((least, { length }) => Math.min(least, length), Infinity),
    informationLoss: values === 0 ? 0 : lost / values,
    attributes: sortedRecord([...attributes].filter(isNamed)),
    unnamedAttributes: [...attributes].reduce((sum, entry) => sum + (isNamed(entry) ? 0 : (entry[1].any ?? 0)), 0),
    axes: sortedRecord([...axes]),
  };
}

function sortedRecord(entries: [string, LevelCounts][]): Record<string, LevelCounts> {
  return Object.fromEntries(
    entries
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([thing, counts]) => [thing, Object.fromEntries(Object.entries(counts).toSorted())]),
  );
}
