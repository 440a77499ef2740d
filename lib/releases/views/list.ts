import { arena55k } from "./arena-55k";
import { arena140k } from "./arena-140k";
import { fewShot } from "./few-shot";
import { preference } from "./preference";
import type { View } from "./view";
import { votesFull } from "./votes-full";

/** Every view that a release may have, in the order of its file list. */
export const views: readonly View<Readonly<Record<string, unknown>>>[] = [
  arena140k,
  arena55k,
  preference,
  fewShot,
  votesFull,
] as unknown as readonly View<Readonly<Record<string, unknown>>>[];
