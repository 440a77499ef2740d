import type { LiftBoard, LiftGrouping } from "./lift-schema";
import type { Board, BoardAnalysis } from "./schema";

const standpointNames = { owner: "For themselves", proxy: "For somebody else" } as const;

/** What a board and its analysis say of personalization, put together. Pure. O(lifts). */
export function liftBoardOf(board: Board): LiftBoard {
  const { arena, snapshot, analysis, systems, lifts, ownerVotes, proxyVotes, importedVotes } = board;
  const controlled = new Set(systems.filter(({ strategy }) => strategy === "generic").map(({ family }) => family));
  return {
    arena,
    snapshot,
    analysis: analysis?.snapshot.id ?? null,
    ownerVotes,
    proxyVotes,
    importedVotes,
    strategies: systems
      .filter(({ strategy, family }) => strategy !== "generic" && controlled.has(family))
      .map(({ system, name, family, strategy }) => {
        return { system, name, family, strategy, lifts: lifts.filter((lift) => lift.system === system) };
      }),
    worse: analysis?.personalization.worse ?? [],
    groupings: analysis ? groupingsOf(analysis) : [],
  };
}

function groupingsOf({ personalization, segmentations, prototypes }: BoardAnalysis): LiftGrouping[] {
  const standpoint: LiftGrouping = {
    by: "standpoint",
    label: "Who judged",
    pValue: null,
    groups: personalization.standpoints.map(({ standpoint: key, votes, lifts }) => {
      return { key, name: standpointNames[key], votes, lifts };
    }),
  };
  const segments = segmentations.map(({ by, label, heterogeneity, segments }): LiftGrouping => {
    return {
      by,
      label,
      pValue: "reason" in heterogeneity ? null : heterogeneity.pValue,
      groups: segments.map(({ key, name, votes, lifts }) => ({ key, name, votes, lifts })),
    };
  });
  // A single kind of taste is everybody.
  const kinds = "reason" in prototypes || prototypes.classes.length + prototypes.hidden < 2 ? [] : prototypes.classes;
  const taste: LiftGrouping = {
    by: "prototype",
    label: "Kind of taste",
    pValue: null,
    groups: kinds.map(({ key, lifts }) => {
      return { key, name: `Kind ${key.slice("prototype:".length)}`, votes: null, lifts };
    }),
  };
  return [standpoint, ...segments, taste].filter(({ groups }) => groups.some(({ lifts }) => lifts.length > 0));
}
