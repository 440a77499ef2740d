import { z } from "zod";
import { arenaParams } from "@/lib/arenas/schema";
import type { Contract } from "@/lib/http/contract";

/** Which votes a board counts: every source, or people's only. */
export const boardView = z.enum(["all", "human"]);
export type BoardView = z.infer<typeof boardView>;

/** A system on a board. A system that cannot be rated yet has nulls and says how many votes are missing. */
export const boardSystem = z.strictObject({
  system: z.string(),
  name: z.string(),
  family: z.string(),
  strategy: z.string(),
  rating: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  rank: z.int().nullable(),
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
  /** Which interval is shown, in words of the methodology: `model`, `sandwich`. */
  interval: z.string(),
  /** Everybody whose votes it counts; `simulatedAnnotators` of them are simulated. */
  annotators: z.int(),
  simulatedAnnotators: z.int(),
  tasks: z.int(),
  personas: z.int(),
  /** Votes left out, by reason. */
  excluded: z.record(z.string(), z.int()),
});
export type BoardContent = z.infer<typeof boardContent>;

export const board = z.strictObject({
  arena: z.string(),
  snapshot: z.strictObject({
    id: z.uuid(),
    createdAt: z.iso.datetime(),
    view: boardView,
    method: z.string(),
    inputHash: z.string(),
    codeVersion: z.string(),
    votes: z.int(),
    simulatedVotes: z.int(),
  }),
  ...boardContent.shape,
});
export type Board = z.infer<typeof board>;

export const boardQuery = z.strictObject({ votes: boardView.default("all") });

export const getLeaderboardContract = {
  method: "get",
  path: "/api/v1/leaderboards/{arena}",
  summary: "Read the newest leaderboard of an arena",
  description: "A stored snapshot; the entity tag is the snapshot's id.",
  identity: "anyone",
  params: arenaParams,
  query: boardQuery,
  status: 200,
  response: board,
  errors: ["arena_not_found", "leaderboard_not_found"],
} as const satisfies Contract;
