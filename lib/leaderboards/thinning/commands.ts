import { db } from "@/lib/db/client";

/**
 * Removes snapshots older than a day but for the last one of each board, or analysis, in each hour (UTC): an arena that is judged without
 * a pause makes one a second, some 10 KB each. The database refuses to remove any other, and it is
 * its clock that tells the age. Cost O(snapshots older than a day).
 *
 * @returns how many were removed
 */
export async function thinSnapshots(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM snapshot USING (
      SELECT id, lead(created_at) OVER (
        PARTITION BY arena_id, kind, view, date_trunc('hour', created_at, 'UTC') ORDER BY created_at, id
      ) AS later, created_at FROM snapshot WHERE created_at < now() - interval '1 day'
    ) AS old
    WHERE snapshot.id = old.id AND old.later > old.created_at`;
}
