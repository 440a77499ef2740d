import { type Board, type BoardAnalysis, type BoardSystem, boardFilter } from "@/lib/leaderboards/schema";

/** A rated system with defaults; a rating of null makes one that still collects votes. */
export function makeSystem(system: string, changes: Partial<BoardSystem> = {}): BoardSystem {
  const { rating = 1000 } = changes;
  return {
    system,
    name: system,
    family: "TextRank",
    strategy: "persona",
    organization: "Palate",
    licence: "Apache-2.0",
    retiredAt: null,
    rating,
    low: rating === null ? null : rating - 34,
    high: rating === null ? null : rating + 34,
    rank: rating === null ? null : 1,
    bestProbability: rating === null ? null : 0.5,
    votes: 366,
    winRate: 0.714,
    bothBadRate: 0.03,
    missingVotes: 0,
    collecting: null,
    component: 0,
    ...changes,
  };
}

/** A board without systems, of 1 284 votes. */
export function makeBoard(changes: Partial<Board> = {}): Board {
  return {
    arena: "summary",
    snapshot: makeSnapshot(),
    systems: [],
    lifts: [],
    interval: "clustered",
    tieModel: "davidson",
    annotators: 96,
    simulatedAnnotators: 40,
    tasks: 12,
    personas: 8,
    ownerVotes: 0,
    proxyVotes: 1284,
    importedVotes: 0,
    importedAnnotators: 0,
    reading: { control: "off", segment: null, segmentVotes: null },
    excluded: {},
    analysis: null,
    ...changes,
  };
}

export function makeSnapshot(changes: Partial<Board["snapshot"]> = {}): Board["snapshot"] {
  return {
    id: "019ab0c0-0000-7000-8000-000000000000",
    createdAt: "2026-11-23T09:00:00Z",
    filter: boardFilter.parse({}),
    method: "bradley-terry, ties by davidson",
    parameters: {},
    inputHash: "0123456789abcdef0123456789abcdef",
    codeVersion: "0.1.0",
    votes: 1284,
    simulatedVotes: 600,
    ...changes,
  };
}

/** An analysis in which nothing could be told. */
export function makeAnalysis(changes: Partial<BoardAnalysis> = {}): BoardAnalysis {
  const untold = { reason: "no_board" };
  const { filter: _, method: __, parameters: ___, simulatedVotes: ____, ...facts } = makeSnapshot();
  return {
    snapshot: facts,
    pairs: { systems: [], first: [], second: [], firstWins: [], secondWins: [], ties: [], bothBad: [] },
    shown: [],
    parts: [],
    evenness: null,
    control: untold,
    segmentations: [],
    voters: untold,
    prototypes: untold,
    taste: untold,
    agreement: { alpha: untold, raw: untold, leftShare: untold },
    fragility: null,
    personalization: { worse: [], standpoints: [] },
    disagreement: { alphas: [], divided: [], components: untold, tiers: [] },
    standpoints: { agreement: untold, differences: untold },
    ...changes,
  };
}
