import { z } from "zod";
import { arenaParams } from "@/lib/arenas/schema";
import type { Contract } from "@/lib/http/contract";
import { analysisContent } from "./analysis-schema";

/** Changes when a board would be computed otherwise from the same votes. Named in every snapshot and its hash. */
export const methodologyVersion = "2026-11-10";

/** Which votes a board counts: every source, or one. */
export const boardVotes = z.enum(["all", "human", "imported", "simulated"]);
export type BoardVotes = z.infer<typeof boardVotes>;

/** Who judged: anybody, people for themselves, or people on somebody's behalf. */
export const boardStandpoint = z.enum(["any", "owner", "proxy"]);
/** Of all time, or of the last days. */
export const boardPeriod = z.enum(["all", "90d", "30d"]);
/** Pairs of outputs that people find easy or hard to tell apart: `measureDifficulty` (lib/evaluation). */
export const boardTier = z.enum(["any", "easy", "medium", "hard"]);
export const boardTies = z.enum(["davidson", "half", "rao-kupper"]);

/** What a board is computed from. Every combination is a board of its own with its own snapshots. */
export const boardFilter = z.strictObject({
  votes: boardVotes.default("all").describe("Where votes come from: every source, or one."),
  standpoint: boardStandpoint
    .default("any")
    .describe("Who judged: people for themselves (owner) or for others (proxy)."),
  period: boardPeriod.default("all").describe("Votes of all time, or of the last days."),
  tier: boardTier.default("any").describe("Only pairs of outputs that people find this hard to tell apart."),
  ties: boardTies.default("davidson").describe("How ties enter the strengths."),
});
export type BoardFilter = z.infer<typeof boardFilter>;

/** How a filter is called in the record: the votes, then whatever is not the default. */
export function viewKey({ votes, standpoint, period, tier, ties }: BoardFilter): string {
  const others = [
    standpoint === "any" ? "" : standpoint,
    period === "all" ? "" : period,
    tier === "any" ? "" : tier,
    ties === "davidson" ? "" : ties,
  ];
  return [votes, ...others.filter(Boolean)].join("/");
}

/** The filter of a key that `viewKey` made. */
export function filterOfKey(key: string): BoardFilter {
  const [votes, ...others] = key.split("/");
  const pick = (options: readonly string[]) => others.find((other) => options.includes(other));
  return boardFilter.parse({
    votes,
    standpoint: pick(boardStandpoint.options),
    period: pick(boardPeriod.options),
    tier: pick(boardTier.options),
    ties: pick(boardTies.options),
  });
}

/** What a page or a request asks for: a filter, and which reading of the board. */
export const boardQuery = boardFilter.extend({
  control: z.enum(["off", "on"]).default("off").describe("on: ratings with style and position held equal."),
  segment: z
    .string()
    .max(160)
    .regex(/^[a-z]+:[a-z0-9.-]+$/)
    .optional()
    .describe("One segment's ratings: persona:ines-calderon, attribute:age.30-39, annotator:fan.yes, prototype:1."),
});
export type BoardQuery = z.infer<typeof boardQuery>;

/** A system on a board. A system that cannot be rated yet has nulls and says how many votes are missing. */
export const boardSystem = z.strictObject({
  system: z.string(),
  name: z.string(),
  family: z.string(),
  strategy: z.string(),
  organization: z.string(),
  licence: z.string(),
  /** When it was withdrawn from new battles; its votes still count. */
  retiredAt: z.iso.datetime().nullable(),
  rating: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  rank: z.int().nullable(),
  /** Probability to be the best of its group; null where it has no rating. */
  bestProbability: z.number().nullable(),
  votes: z.int(),
  /** Wins plus half the ties, over votes; null without votes. */
  winRate: z.number().nullable(),
  /** Share of its votes that said "neither". */
  bothBadRate: z.number().nullable(),
  /** Votes still needed before a rating is shown; 0 for a rated system. */
  missingVotes: z.int(),
  /** Why there is no rating: `few_votes`, `never_won`, `never_lost`, …; null for a rated system. */
  collecting: z.string().nullable(),
  /** Number of the connected group; ranks hold only inside one. */
  component: z.int(),
});
export type BoardSystem = z.infer<typeof boardSystem>;

/** What personalizing buys: rating of a strategy minus its family's control. */
export const boardLift = z.strictObject({
  system: z.string(),
  family: z.string(),
  strategy: z.string(),
  lift: z.number(),
  low: z.number(),
  high: z.number(),
});
export type BoardLift = z.infer<typeof boardLift>;

export const boardContent = z.strictObject({
  systems: z.array(boardSystem),
  lifts: z.array(boardLift),
  /** Which interval is shown, in words of the methodology: `clustered`, `sandwich`, `model`, `cautious`. */
  interval: z.string(),
  /** The tie model that was used, which falls back to half wins where another has no finite estimate. */
  tieModel: boardTies,
  /** Votes by people for themselves, and votes on somebody's behalf. */
  ownerVotes: z.int(),
  proxyVotes: z.int(),
  /** Votes that were cast elsewhere and imported. */
  importedVotes: z.int(),
  /** Everybody whose votes it counts; `simulatedAnnotators` of them are simulated, `importedAnnotators` voted elsewhere. */
  annotators: z.int(),
  simulatedAnnotators: z.int(),
  importedAnnotators: z.int(),
  tasks: z.int(),
  personas: z.int(),
  /** Votes left out, by reason. */
  excluded: z.record(z.string(), z.int()),
});
export type BoardContent = z.infer<typeof boardContent>;

const snapshotFacts = {
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  inputHash: z.string(),
  codeVersion: z.string(),
  votes: z.int(),
};

export const board = z.strictObject({
  arena: z.string(),
  snapshot: z.strictObject({
    ...snapshotFacts,
    filter: boardFilter,
    method: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    simulatedVotes: z.int(),
  }),
  ...boardContent.shape,
  /** How the ratings, ranks and lifts are read: as one segment has them, or with style and side held equal. All else is of the whole snapshot. */
  reading: z.strictObject({
    control: z.enum(["on", "off"]),
    segment: z.string().nullable(),
    /** Votes that the segment's ratings are about; null without a segment. */
    segmentVotes: z.int().nullable(),
  }),
  /** What takes longer to compute, from the votes of its own moment; null before the first. */
  analysis: z.strictObject({ snapshot: z.strictObject(snapshotFacts), ...analysisContent.shape }).nullable(),
});
export type Board = z.infer<typeof board>;
export type BoardAnalysis = NonNullable<Board["analysis"]>;

/** One system's ratings as successive snapshots had them. */
export const boardHistory = z.strictObject({
  moments: z.array(z.iso.datetime()),
  systems: z.array(
    z.strictObject({
      system: z.string(),
      /** One for each moment; null where it had no rating. */
      ratings: z.array(z.strictObject({ rating: z.number(), low: z.number(), high: z.number() }).nullable()),
    }),
  ),
});
export type BoardHistory = z.infer<typeof boardHistory>;

export const getLeaderboardContract = {
  method: "get",
  path: "/api/v1/leaderboards/{arena}",
  summary: "Read the newest leaderboard of an arena",
  description:
    "A stored snapshot with its newest analysis; the entity tag names both. A filter that nobody asked for lately has no " +
    "snapshot yet: `leaderboard_pending` says when to ask again.",
  identity: "anyone",
  params: arenaParams,
  query: boardQuery,
  status: 200,
  response: board,
  errors: ["arena_not_found", "judged_otherwise", "leaderboard_pending", "reading_not_found"],
} as const satisfies Contract;
