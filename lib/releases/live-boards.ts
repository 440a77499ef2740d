import { methodologyVersion } from "@/lib/leaderboards/schema";
import type { Connection } from "./connection";
import type { ReleasedBoard } from "./manifest";

/**
 * The newest live board of each arena and view, as the transaction sees it, by `liveKey`.
 *
 * @param until no later one; null: whichever
 */
export async function readLiveBoards(
  connection: Connection,
  until: Date | null,
): Promise<Map<string, NonNullable<ReleasedBoard["live"]>>> {
  const { rows } = await connection.query<{
    arena: string;
    view: string;
    id: string;
    createdAt: Date;
    inputHash: string;
    votes: number;
  }>(
    `SELECT DISTINCT ON (snapshot.arena_id, view) arena.slug AS arena, view, snapshot.id, snapshot.created_at AS "createdAt",
       input_hash AS "inputHash", snapshot.votes
     FROM snapshot JOIN arena ON arena.id = snapshot.arena_id
     WHERE kind = 'board' AND parameters ->> 'methodology' = $1 AND snapshot.created_at <= coalesce($2::timestamptz, 'infinity')
     ORDER BY snapshot.arena_id, view, snapshot.created_at DESC, snapshot.id DESC`,
    [methodologyVersion, until?.toISOString() ?? null],
  );
  return new Map(
    rows.map(({ arena, view, id, createdAt, inputHash, votes }) => [
      liveKey(arena, view),
      { snapshot: id, createdAt: createdAt.toISOString(), inputHash, votes },
    ]),
  );
}

export function liveKey(arena: string, view: string): string {
  return `${arena} ${view}`;
}
