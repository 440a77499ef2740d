import { groupBy } from "../group-by";
import { axisLadder } from "./ladder";
import { describeRungs, type Published } from "./person";

/**
 * Distinct l-diversity: whoever finds the class of somebody by their attributes does not learn where they lie on an axis. In each class of
 * equal attributes, an axis is published where at least `l` different places on it are, and of nobody otherwise. Places count as
 * different where they are in different thirds, so that a place and the third that it is in are one.
 *
 * Classes of equal attributes and axes only become larger by it. Cost O(people · axes).
 *
 * @see Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam (2007), l-diversity: privacy beyond k-anonymity, TKDD 1(1)
 */
export function diversify(people: readonly Published[], l: number): Published[] {
  const classes = groupBy(people, ({ attributes }) => describeRungs(attributes));
  return [...classes.values()].flatMap((members) => {
    const places = new Map<string, Set<string>>();
    for (const { person, axes } of members) {
      for (const axis of axes.keys()) {
        const ofAxis = places.get(axis) ?? new Set<string>();
        places.set(axis, ofAxis.add(thirdOf(person.axes.get(axis))));
      }
    }
    return members.map((member) => ({
      ...member,
      axes: new Map([...member.axes].filter(([axis]) => (places.get(axis)?.size ?? 0) >= l)),
    }));
  });
}

function thirdOf(place: number | undefined): string {
  if (place === undefined) throw new Error("an axis is published that was not told");
  return axisLadder(place)[0]?.value ?? "";
}
