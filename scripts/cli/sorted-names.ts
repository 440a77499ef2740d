import type { Comparisons } from "@/lib/ranking/comparisons";

/**
 * The same votes with systems and groups numbered in the order of their names instead of the order of the file: what is drawn for them by a
 * seed then does not depend on the order of its rows, and results do so in their last digits at most. Voters, of whom there may be as many as
 * votes, stay as they are. Cost O(votes + names·log names).
 */
export function withSortedNames(comparisons: Comparisons): Comparisons {
  const systems = comparisons.systems.toSorted();
  const groups = comparisons.groups.toSorted();
  const systemOf = placesOf(comparisons.systems, systems);
  const groupOf = placesOf(comparisons.groups, groups);
  return {
    ...comparisons,
    systems,
    groups,
    left: comparisons.left.map((system) => systemOf[system]!),
    right: comparisons.right.map((system) => systemOf[system]!),
    group: comparisons.group.map((group) => (group < 0 ? group : groupOf[group]!)),
  };
}

function placesOf(names: readonly string[], sorted: readonly string[]): Int32Array {
  const places = new Map(sorted.map((name, place) => [name, place]));
  return Int32Array.from(names, (name) => places.get(name)!);
}
