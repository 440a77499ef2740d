import type { SelectedVotes } from "../input/vote-memory";
import { leastAnnotators } from "./groupings";

/** Whether some judged for themselves, and so few that what they said together would tell of each of them. O(votes). */
export function hasFewOwners({ comparisons: { length, voter }, isOwner }: SelectedVotes): boolean {
  const owners = new Set<number>();
  for (let at = 0; at < length; at += 1) if (isOwner[at] === 1) owners.add(voter[at]!);
  return owners.size > 0 && owners.size < leastAnnotators;
}
