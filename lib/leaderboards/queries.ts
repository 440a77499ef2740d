import { arenaNotFound } from "@/lib/arenas/queries";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Board, type BoardView, boardContent, boardView } from "./schema";

/** The newest snapshot of an arena as a board, or null before the first. Never fits anything. */
export async function getBoard(arenaSlug: string, view: BoardView): Promise<Board | null> {
  const snapshot = await db.snapshot.findFirst({
    where: { arena: { slug: arenaSlug, closedAt: null }, view },
    orderBy: { createdAt: "desc" },
  });
  if (!snapshot) return null;
  return {
    arena: arenaSlug,
    snapshot: {
      id: snapshot.id,
      createdAt: snapshot.createdAt.toISOString(),
      view: boardView.parse(snapshot.view),
      method: snapshot.method,
      inputHash: snapshot.inputHash,
      codeVersion: snapshot.codeVersion,
      votes: snapshot.votes,
      simulatedVotes: snapshot.simulatedVotes,
    },
    ...boardContent.parse(snapshot.content),
  };
}

/**
 * The newest board of an arena.
 *
 * @throws AppError arena_not_found | leaderboard_not_found
 */
export async function requireBoard(arenaSlug: string, view: BoardView): Promise<Board> {
  const board = await getBoard(arenaSlug, view);
  if (board) return board;
  const arena = await db.arena.findFirst({ where: { slug: arenaSlug, closedAt: null }, select: { id: true } });
  throw arena ? new AppError("leaderboard_not_found") : await arenaNotFound(arenaSlug);
}
