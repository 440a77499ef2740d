import { AppError } from "@/lib/errors";
import type { RatedReading } from "./analysis-schema";
import type { Board, BoardLift, BoardQuery, BoardSystem } from "./schema";

/** Another way to read a board's ratings: with style and position held equal, or as one segment has them. */
interface Reading {
  readonly systems: readonly RatedReading[];
  readonly lifts: readonly BoardLift[];
  /** Votes of each system, where the reading counts others than the board. */
  readonly records?: readonly Pick<BoardSystem, "system" | "votes" | "winRate" | "bothBadRate">[];
  /** All of them. */
  readonly votes?: number;
}

/**
 * The board as a query reads it: its ratings, ranks and lifts are those of the segment, or of the fit with control. Nothing is
 * fitted here; the analysis has them. Without either wish it is the board itself.
 *
 * @throws AppError leaderboard_pending while there is no analysis | reading_not_found
 */
export function readBoard(board: Board, { control, segment }: Pick<BoardQuery, "control" | "segment">): Board {
  if (control === "off" && segment === undefined) return board;
  if (control === "on" && segment !== undefined) {
    throw new AppError("reading_not_found", { detail: "Control and a segment cannot be asked for together." });
  }
  const { analysis } = board;
  if (!analysis) throw new AppError("leaderboard_pending", { extra: { retryAfterSeconds: 2 } });
  const reading: Reading = segment === undefined ? controlled(analysis) : segmentOf(analysis, segment);
  return {
    ...withReading(board, reading),
    reading: { control, segment: segment ?? null, segmentVotes: reading.votes ?? null },
  };
}

function controlled({ control }: NonNullable<Board["analysis"]>): Reading {
  if ("reason" in control) {
    throw new AppError("reading_not_found", {
      detail: `These votes give no ratings with style and side held equal (${control.reason.replaceAll("_", " ")}).`,
    });
  }
  return control;
}

function segmentOf({ segmentations, prototypes }: NonNullable<Board["analysis"]>, wanted: string): Reading {
  // One kind of taste alone is the whole board.
  const isOne = "reason" in prototypes || prototypes.classes.length + prototypes.hidden < 2;
  const kinds = isOne ? [] : prototypes.classes;
  const segments: readonly (Reading & { readonly key: string })[] = [
    ...segmentations.flatMap(({ segments }) => segments),
    ...kinds.map(({ key, systems, lifts }) => ({ key, systems, lifts })),
  ];
  const found = segments.find(({ key }) => key === wanted);
  if (found) return found;
  const names = segments.map(({ key }) => key).join(", ");
  throw new AppError("reading_not_found", {
    detail: `There is no segment "${wanted}". There are: ${names || "none yet"}.`,
  });
}

function withReading(board: Board, { systems, lifts, records }: Reading): Board {
  const ratings = new Map(systems.map((row) => [row.system, row]));
  const recordOf = new Map(records?.map((record) => [record.system, record]));
  const rows = board.systems.map((row): BoardSystem => {
    const { rating = null, low = null, high = null, rank = null } = ratings.get(row.system) ?? {};
    const isLost = row.rating !== null && rating === null;
    return {
      ...row,
      ...recordOf.get(row.system),
      rating,
      low,
      high,
      rank,
      bestProbability: null,
      collecting: isLost ? "no_reading" : row.collecting,
    };
  });
  rows.sort((one, other) => (other.rating ?? -Infinity) - (one.rating ?? -Infinity) || other.votes - one.votes);
  return { ...board, systems: rows, lifts: [...lifts] };
}
