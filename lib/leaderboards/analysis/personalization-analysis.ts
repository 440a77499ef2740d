import { measureClusteredShare } from "@/lib/evaluation/clustered-share";
import { filterComparisons } from "@/lib/ranking/comparisons";
import { studentErrors95 } from "@/lib/ranking/intervals";
import { type Rated, rateComparisons } from "@/lib/ranking/rate";
import type { BoardInput } from "../input/queries";
import type { SelectedVotes } from "../input/vote-memory";
import type { WorseShare } from "../outcomes-schema";
import type { BoardFilter } from "../schema";
import { leastAnnotators } from "./groupings";
import { hasFewOwners } from "./owners";

const standpoints = ["owner", "proxy"] as const;
type Standpoint = (typeof standpoints)[number];

/** Boards of one standpoint's votes alone; empty where the votes are of one standpoint anyway. */
export type StandpointBoards = Partial<Record<Standpoint, Rated>>;

/**
 * Boards by owners alone and by proxies alone, where the selection has votes of both and ten owners or more. Pure. Cost that of `rateComparisons`, twice.
 *
 * @throws RatingError `not_converged`
 */
export function rateStandpoints(
  selected: SelectedVotes,
  { systems }: BoardInput,
  ties: BoardFilter["ties"],
): StandpointBoards {
  const { comparisons, isOwner, ownerVotes } = selected;
  if (ownerVotes === 0 || ownerVotes === comparisons.length || hasFewOwners(selected)) return {};
  const ratedBy = (owner: 0 | 1) =>
    rateComparisons(
      filterComparisons(comparisons, (at) => isOwner[at] === owner),
      systems,
      { ties },
    );
  return { owner: ratedBy(1), proxy: ratedBy(0) };
}

/**
 * What personalizing buys by standpoint, and how often it was judged worse than the control of the same family when the two met. What
 * fewer than ten people said for themselves is left out, and with it what it could be told from by subtraction. Pure.
 * Cost O(votes + systems²).
 */
export function analyzePersonalization(selected: SelectedVotes, { systems }: BoardInput, boards: StandpointBoards) {
  const slugOf = new Map(systems.map(({ id, slug }) => [id, slug]));
  return {
    worse: measureWorse(selected, systems),
    standpoints: standpoints.flatMap((standpoint) => {
      const rated = boards[standpoint];
      if (!rated) return [];
      const lifts = rated.result.lifts.map(({ systemId, family, strategy, lift, low, high }) => {
        return { system: slugOf.get(systemId)!, family, strategy, lift, low, high };
      });
      return [{ standpoint, votes: rated.result.votes, lifts }];
    }),
  };
}

/** The votes of one system against its control, as indices, with who won: 0 the system, 1 the control, 2 equally, 3 neither. */
interface Met {
  readonly votes: number[];
  readonly outcomes: number[];
}

function measureWorse(selected: SelectedVotes, systems: BoardInput["systems"]): WorseShare[] {
  const { comparisons, isOwner } = selected;
  const { length, left, right, outcome, voter } = comparisons;
  const size = systems.length;
  const isControl = systems.map(({ strategy }) => strategy === "generic");
  const met = new Map<number, Met>();
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [left[at]!, right[at]!];
    if (isControl[one] === isControl[other] || systems[one]!.family !== systems[other]!.family) continue;
    const isTurned = isControl[one]!;
    const key = isTurned ? other * size + one : one * size + other;
    let pair = met.get(key);
    if (!pair) {
      pair = { votes: [], outcomes: [] };
      met.set(key, pair);
    }
    const code = outcome[at]!;
    pair.votes.push(at);
    pair.outcomes.push(isTurned && code < 2 ? 1 - code : code);
  }
  const hasBoth = selected.ownerVotes > 0 && selected.ownerVotes < length;
  const keys = [...met.keys()].sort((one, another) => one - another);
  return keys.flatMap((key) => {
    const [system, control] = [systems[Math.floor(key / size)]!, systems[key % size]!];
    const { votes, outcomes } = met.get(key)!;
    const shareOf = (standpoint: WorseShare["standpoint"]): WorseShare[] => {
      const isMeant = (vote: number) => standpoint === "any" || (isOwner[vote] === 1) === (standpoint === "owner");
      const places = [...votes.keys()].filter((place) => isMeant(votes[place]!));
      const counts = [0, 0, 0, 0];
      for (const place of places) counts[outcomes[place]!]! += 1;
      const share = measureClusteredShare(
        Uint8Array.from(places, (place) => (outcomes[place] === 1 ? 1 : 0)),
        Int32Array.from(places, (place) => voter[votes[place]!]!),
        studentErrors95,
      );
      if (share.reason !== null) return [];
      const [better, worse, tie, neither] = counts as [number, number, number, number];
      return [
        {
          system: system.slug,
          control: control.slug,
          family: system.family,
          strategy: system.strategy,
          standpoint,
          battles: places.length,
          annotators: share.clusters,
          better,
          worse,
          tie,
          neither,
          share: share.share,
          low: share.low,
          high: share.high,
        },
      ];
    };
    const [all, own] = [shareOf("any"), shareOf("owner")];
    const isTold = own.every(({ annotators }) => annotators >= leastAnnotators);
    const isOwnAlone = own[0]?.battles === votes.length;
    if (!isTold) return isOwnAlone ? [] : all;
    return hasBoth ? [...all, ...own, ...shareOf("proxy")] : all;
  });
}
