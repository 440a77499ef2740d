import { z } from "zod";
import { arenaParams } from "@/lib/arenas/schema";
import type { Contract } from "@/lib/http/contract";

/** Votes in an arena that a board of one's own needs. */
export const leastVotes = 10;

/** Changes when a personal board would be computed otherwise from the same votes. */
export const personalMethodology = "2026-11-9";

/** A share with its exact 95 % interval; null without a case. */
const share = z.strictObject({ share: z.number(), low: z.number(), high: z.number(), count: z.int() }).nullable();
export type OwnShare = z.infer<typeof share>;

const interval = { low: z.number(), high: z.number() };
const rating = z.strictObject({ rating: z.number(), ...interval, rank: z.int() });

/** A system as the annotator has it and as everyone has it, Elo points with 95 % intervals. */
export const personalSystem = z.strictObject({
  system: z.string(),
  name: z.string(),
  strategy: z.string(),
  mine: rating,
  everyone: rating,
  /** Mine minus everyone's. Chance alone may do as much where the interval holds 0. */
  difference: z.strictObject({ points: z.number(), ...interval, isBeyondChance: z.boolean() }),
  /** The annotator's votes with it. */
  votes: z.int(),
});
export type PersonalSystem = z.infer<typeof personalSystem>;

/** The kind of taste that the annotator's votes point to, among those that the arena's analysis found. */
export const personalKind = z.strictObject({
  /** As the arena's board numbers them, from 1 on. */
  number: z.int(),
  kinds: z.int(),
  /** Probability that the annotator is of this kind. */
  probability: z.number(),
  /** Of all annotators. */
  share: z.number(),
  /** Annotators most likely of it. Kinds of fewer than ten are not shown. */
  annotators: z.int().min(10),
  /** Systems that it rates most surely otherwise than everyone, in points, with 95 % intervals. */
  contrasts: z.array(z.strictObject({ name: z.string(), points: z.number(), low: z.number(), high: z.number() })),
});

/** One standpoint's votes, or those of both where neither has ten. */
export const personalReading = z.strictObject({
  standpoint: z.enum(["owner", "proxy", "both"]),
  votes: z.int(),
  /** By my rating, the highest first. */
  systems: z.array(personalSystem),
  kind: personalKind.nullable(),
  /** Same verdict when the same two outputs were judged again. */
  consistency: z.strictObject({ all: share, sameSides: share, turnedSides: share }),
  /** Left among the votes that chose a side, with the chance of so uneven a split without a bias. */
  left: z.strictObject({ share, pValue: z.number().nullable() }),
});
export type PersonalReading = z.infer<typeof personalReading>;

export const personalContent = z.strictObject({
  /** `owner` and `proxy` apart where they have ten votes each; `both` only where neither has. At least one. */
  readings: z.array(personalReading).min(1),
  /** How far one person's ratings lie from those of their kind, Elo points; null where too few people voted to tell, and mine are everyone's then. */
  spread: z.number().nullable(),
  /** What everyone's ratings stand on. */
  everyone: z.strictObject({ votes: z.int(), simulatedVotes: z.int(), annotators: z.int() }),
});
export type PersonalContent = z.infer<typeof personalContent>;

/** The state of one annotator's board in one arena. */
export const ownBoard = z.strictObject({
  arena: z.string(),
  arenaName: z.string(),
  /** Counted votes of the annotator in the arena, by standpoint. */
  votes: z.strictObject({ owner: z.int(), proxy: z.int() }),
  /** Votes still needed before there is a board; 0 from the tenth on. */
  missingVotes: z.int(),
  /** Whether a newer one is being made: ask again in a few seconds. */
  isPending: z.boolean(),
  board: z
    .strictObject({ votes: z.int(), madeAt: z.iso.datetime(), methodology: z.string(), ...personalContent.shape })
    .nullable(),
});
export type OwnBoard = z.infer<typeof ownBoard>;

export const getOwnBoardContract = {
  method: "get",
  path: "/api/v1/me/boards/{arena}",
  summary: "Read your own board of an arena",
  description:
    "Your ratings beside everyone's, from ten votes on. It is made within seconds of being asked for: `isPending` says that a newer one is on its way. " +
    "Nobody else can read it. An arena that is judged one output at a time has none.",
  identity: "annotator",
  params: arenaParams,
  status: 200,
  response: ownBoard,
  errors: ["consent_required", "arena_not_found", "own_board_not_found"],
} as const satisfies Contract;

export const ownBoardPictureContract = {
  method: "get",
  path: "/api/v1/me/boards/{arena}/picture.png",
  summary: "Draw your own board as a picture to share",
  description: "1200 × 630 pixels. It holds ratings and names of systems, and nothing about you.",
  identity: "annotator",
  params: arenaParams,
  status: 200,
  file: "image/png",
  errors: ["consent_required", "arena_not_found", "own_board_not_found"],
} as const satisfies Contract;

/** Who is first for me and for everyone, and whether my votes say so. */
interface FirstPlace {
  readonly mine: string;
  readonly everyone: string;
  /** Whether my votes put it there: they raised mine, or lowered everyone's, by more than chance does. Else all of it may be everyone's. */
  readonly isTold: boolean;
}

/**
 * The first place of a reading. Few votes leave every rating near everyone's, so that being first there says nothing of the annotator by itself.
 * Pure.
 *
 * @param systems by my rating, the highest first; at least one
 */
export function findFirst(systems: readonly PersonalSystem[]): FirstPlace {
  const mine = systems[0]!;
  const everyone = systems.reduce((best, row) => (row.everyone.rating > best.everyone.rating ? row : best));
  const isTold = mine.difference.low > 0 || (mine !== everyone && everyone.difference.high < 0);
  return { mine: mine.name, everyone: everyone.name, isTold };
}

/** The first place in a sentence or two; a name is given to chance where nothing more is behind it. */
export function sayFirst(systems: readonly PersonalSystem[]): string {
  const { mine, everyone, isTold } = findFirst(systems);
  if (isTold) {
    return mine === everyone
      ? `You put ${mine} first, as everyone does.`
      : `You put ${mine} first, everyone ${everyone}.`;
  }
  const untold = `Your votes do not yet say other than everyone's: ${everyone} first.`;
  return mine === everyone ? untold : `${untold} That ${mine} is above it here is within what chance does.`;
}
