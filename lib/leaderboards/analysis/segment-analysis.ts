import type { Board } from "@/lib/ranking/boards";
import { countComparisons, filterComparisons } from "@/lib/ranking/comparisons";
import { type Heterogeneity, testGroups, testVoters } from "@/lib/ranking/heterogeneity/heterogeneity";
import { liftsOf } from "@/lib/ranking/lift";
import { ranksOf } from "@/lib/ranking/ranks";
import { recordsOf } from "@/lib/ranking/records";
import { fitSegments } from "@/lib/ranking/segments/fit-segments";
import type { AnalysisContent, Heterogeneity as Verdict } from "../analysis-schema";
import type { BoardInput } from "../input/queries";
import type { SelectedVotes } from "../input/vote-memory";
import type { Grouping } from "./groupings";
import { orReason } from "./or-reason";

type Segmentation = AnalysisContent["segmentations"][number];

/**
 * Ratings for each group of votes, and whether the groups differ. Pure. Cost that of `fitSegments` and `testGroups`.
 */
export function analyzeGroups(
  selected: SelectedVotes,
  input: BoardInput,
  board: Board | undefined,
  grouping: Grouping,
): Segmentation {
  const empty = { by: grouping.by, label: grouping.label, hidden: grouping.hidden };
  if (!board) return { ...empty, heterogeneity: { reason: "no_board" }, segments: [] };
  if (grouping.groups.length === 0) return { ...empty, heterogeneity: { reason: "groups_too_small" }, segments: [] };
  const comparisons = { ...selected.comparisons, groups: grouping.groups.map(({ key }) => key), group: grouping.group };
  const fitted = orReason(() => fitSegments(comparisons, board));
  if ("reason" in fitted) return { ...empty, heterogeneity: fitted, segments: [] };
  const { segments, spread } = fitted;
  const slugAt = (index: number) => input.systems[index]!.slug;
  const byId = new Map(input.systems.map(({ id, slug }) => [id, slug]));
  return {
    ...empty,
    heterogeneity: verdictOf(testGroups(comparisons, board, { spread })),
    segments: segments
      .map((segment, group) => {
        const { key, name } = grouping.groups[group]!;
        const own = filterComparisons(comparisons, (at) => comparisons.group[at] === group);
        const records = recordsOf(countComparisons(own), "tie");
        // A system that was not judged for them has the whole's rating there, which is no finding about them.
        const judged = board.shown.filter((position) => records[board.members[position]!]!.votes > 0);
        const ratings = judged.map((position) => segment.ratings[position]!);
        const ranks = ranksOf(ratings);
        return {
          key,
          name,
          votes: own.length,
          annotators: new Set(own.voter).size,
          systems: ratings.map(({ system, rating, low, high }, place) => {
            return { system: slugAt(system), rating, low, high, rank: ranks[place]! };
          }),
          records: records.map(({ votes, winRate, bothBadRate }, index) => {
            return { system: slugAt(index), votes, winRate, bothBadRate };
          }),
          lifts: liftsOf({
            systems: board.members.map((member) => input.systems[member]!),
            strengths: segment.strengths,
            covariances: segment.covariances,
            effectiveVoters: board.byVoter?.effective,
            decisive: board.decisive,
            members: judged,
            interval: "cautious",
            lowCount: 100,
          }).map(({ systemId, family, strategy, lift, low, high }) => {
            return { system: byId.get(systemId)!, family, strategy, lift, low, high };
          }),
        };
      })
      .sort((one, other) => one.name.localeCompare(other.name, "en")),
  };
}

/** Whether single annotators differ. */
export function analyzeVoters({ comparisons }: SelectedVotes, board: Board | undefined): AnalysisContent["voters"] {
  return board ? verdictOf(testVoters(comparisons, board)) : { reason: "no_board" };
}

function verdictOf({
  statistic,
  pValue,
  rounds,
  spread,
  compared,
  reason,
}: Heterogeneity): Verdict | { reason: string } {
  return reason === null ? { statistic, pValue, rounds, spread, compared } : { reason };
}
