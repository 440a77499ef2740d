import { z } from "zod";
import { arenaParams } from "@/lib/arenas/schema";
import type { Contract } from "@/lib/http/contract";
import { worseShare } from "./outcomes-schema";
import { board, boardFilter, boardLift } from "./schema";

/** Lifts of one group of votes. */
const liftGroup = z.strictObject({
  /** `everybody`, `owner`, `proxy`, or the key of a segment, by which a board can be read too. */
  key: z.string(),
  name: z.string(),
  /** Null where votes belong to a group only with a probability. */
  votes: z.int().nullable(),
  lifts: z.array(boardLift),
});

/** One way to part the votes. */
const liftGrouping = z.strictObject({
  /** `standpoint`, `persona`, `attribute:age`, `annotator:fan`, `prototype`. */
  by: z.string(),
  label: z.string(),
  /** Whether the groups differ: p of the test, where there is one. */
  pValue: z.number().nullable(),
  groups: z.array(liftGroup),
});
export type LiftGrouping = z.infer<typeof liftGrouping>;

/** What personalization buys, for whom, and how often it was judged worse. */
export const liftBoard = z.strictObject({
  arena: z.string(),
  snapshot: board.shape.snapshot,
  /** The analysis that the groups and the shares come from; null before the first. */
  analysis: z.uuid().nullable(),
  ownerVotes: z.int(),
  proxyVotes: z.int(),
  importedVotes: z.int(),
  /** Every personalizing system whose family has a control. */
  strategies: z.array(
    z.strictObject({
      system: z.string(),
      name: z.string(),
      family: z.string(),
      strategy: z.string(),
      /** Null while it or its control has no rating. A family with several controls has one for each. */
      lifts: z.array(boardLift),
    }),
  ),
  /** Battles of a personalizing system with its control. */
  worse: z.array(worseShare),
  groupings: z.array(liftGrouping),
});
export type LiftBoard = z.infer<typeof liftBoard>;

export const getLiftContract = {
  method: "get",
  path: "/api/v1/leaderboards/{arena}/lift",
  summary: "Read what personalization buys in an arena",
  description:
    "For each family what each strategy adds to the rating of its generic control, overall, by standpoint, persona, segment and " +
    "kind of taste, and the share of battles in which personalization was judged worse. From the same snapshots as the leaderboard.",
  identity: "anyone",
  params: arenaParams,
  query: boardFilter,
  status: 200,
  response: liftBoard,
  errors: ["arena_not_found", "leaderboard_pending"],
} as const satisfies Contract;
