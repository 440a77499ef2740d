import { z } from "zod";
import type { ReleasedBoard } from "../manifest";

/** Where a system stands on a board, whatever else a row of `boards` has: releases of other versions have other columns. */
export const boardCell = z.object({
  arena: z.string(),
  view: z.string(),
  system: z.string(),
  rating: z.number().nullable(),
  rank: z.int().nullable(),
});
export type BoardCell = z.infer<typeof boardCell>;

/** Points of rating up to which a difference is not told, unless the rank differs, too. */
export const toldPoints = 10;

type ListedBoard = Pick<ReleasedBoard, "arena" | "view" | "failure">;

interface Standing {
  readonly rating: number | null;
  readonly rank: number | null;
}

/** A system that stands elsewhere on a board that both releases have. Null: it is not rated there. */
export interface StandingChange {
  readonly arena: string;
  readonly view: string;
  readonly system: string;
  readonly before: Standing;
  readonly now: Standing;
}

type BoardName = Pick<ListedBoard, "arena" | "view">;

export interface BoardChanges {
  readonly appeared: readonly BoardName[];
  readonly disappeared: readonly BoardName[];
  /** Boards of both whose fit has another outcome: why it had none, or null. */
  readonly outcomes: readonly (BoardName & { readonly before: string | null; readonly now: string | null })[];
  /** Systems with another rank, or a rating of more than `toldPoints` away, the largest differences first; null where the boards of a release are not at hand. */
  readonly standings: readonly StandingChange[] | null;
}

interface Boards {
  readonly listed: readonly ListedBoard[];
  readonly cells: readonly BoardCell[] | null;
}

/** Compares the boards of two releases, by arena and view. O(cells · log cells). */
export function compareBoards(before: Boards, now: Boards): BoardChanges {
  const [older, newer] = [byName(before.listed), byName(now.listed)];
  const both = [...newer.values()].filter((board) => older.has(nameOf(board)));
  return {
    appeared: [...newer.values()].filter((board) => !older.has(nameOf(board))).map(namesOf),
    disappeared: [...older.values()].filter((board) => !newer.has(nameOf(board))).map(namesOf),
    outcomes: both.flatMap((board) => {
      const failure = older.get(nameOf(board))!.failure;
      return failure === board.failure ? [] : [{ ...namesOf(board), before: failure, now: board.failure }];
    }),
    standings:
      before.cells &&
      now.cells &&
      compareStandings(before.cells, now.cells, new Set(both.map((board) => nameOf(board)))),
  };
}

function compareStandings(
  before: readonly BoardCell[],
  now: readonly BoardCell[],
  names: ReadonlySet<string>,
): StandingChange[] {
  const older = new Map(before.map((cell) => [cellName(cell), cell]));
  const newer = new Map(now.map((cell) => [cellName(cell), cell]));
  const changes: StandingChange[] = [];
  for (const key of [...new Set([...older.keys(), ...newer.keys()])].toSorted()) {
    const [one, other] = [older.get(key), newer.get(key)];
    const { arena, view, system } = (other ?? one)!;
    if (!names.has(nameOf({ arena, view }))) continue;
    const change = { arena, view, system, before: standingOf(one), now: standingOf(other) };
    if (isTold(change)) changes.push(change);
  }
  return changes.toSorted((one, other) => sizeOf(other) - sizeOf(one));
}

function isTold(change: StandingChange): boolean {
  return change.before.rank !== change.now.rank || sizeOf(change) > toldPoints;
}

/** Points; a rating that came or went is larger than any. */
function sizeOf({ before, now }: StandingChange): number {
  if (before.rating === null && now.rating === null) return 0;
  if (before.rating === null || now.rating === null) return Number.MAX_VALUE;
  return Math.abs(now.rating - before.rating);
}

function standingOf(cell: BoardCell | undefined): Standing {
  return { rating: cell?.rating ?? null, rank: cell?.rank ?? null };
}

function byName(boards: readonly ListedBoard[]): Map<string, ListedBoard> {
  return new Map(boards.map((board) => [nameOf(board), board]));
}

function nameOf({ arena, view }: BoardName): string {
  return `${arena} ${view}`;
}

function cellName({ arena, view, system }: BoardCell): string {
  return `${arena} ${view} ${system}`;
}

function namesOf({ arena, view }: BoardName): BoardName {
  return { arena, view };
}
