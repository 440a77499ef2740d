import type { SelectedVotes } from "../input/vote-memory";
import type { BoardFilter } from "../schema";
import { leastAnnotators } from "./groupings";

/** Whether some judged for themselves, and so few that what they said together would tell of each of them. O(votes). */
export function hasFewOwners({ comparisons: { length, voter }, isOwner }: SelectedVotes): boolean {
  const owners = new Set<number>();
  for (let at = 0; at < length; at += 1) if (isOwner[at] === 1) owners.add(voter[at]!);
  return owners.size > 0 && owners.size < leastAnnotators;
}

/**
 * Whether counts of a filter would tell of few owners: as their own under `owner`, and under `proxy` as what is left of everybody's.
 *
 * @param everybody gives the votes of the filter, by whichever standpoint; not asked where the filter has no standpoint
 */
export function isOfFewOwners({ standpoint }: BoardFilter, everybody: () => SelectedVotes): boolean {
  return standpoint !== "any" && hasFewOwners(everybody());
}
