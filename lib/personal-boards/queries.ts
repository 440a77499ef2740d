import { canBeJudged } from "@/lib/arenas/queries";
import { db } from "@/lib/db/client";
import type { OwnVote } from "./build-personal-board";
import { leastVotes, type OwnBoard, personalContent, personalMethodology } from "./schema";

/** An annotator's counted votes in an arena. O(votes of this annotator). */
export async function listOwnVotes(annotatorId: string, arenaId: string): Promise<OwnVote[]> {
  return db.$queryRaw<OwnVote[]>`
    SELECT vote.standpoint::text, vote.fit::text, left_system_id AS "leftSystem", right_system_id AS "rightSystem",
      concat_ws(' ', task_id, persona_version_id, left_content_hash) AS "left",
      concat_ws(' ', task_id, persona_version_id, right_content_hash) AS "right"
    FROM vote JOIN battle ON battle.id = vote.battle_id
    WHERE vote.annotator_id = ${annotatorId}::uuid AND battle.arena_id = ${arenaId}::uuid AND exclusion_reason IS NULL
    ORDER BY vote.id`;
}

/**
 * An annotator's boards of the open arenas in which pairs can be judged, or were by them, as they are stored, with whether each is up to date: it knows all counted votes, was made by the
 * present method, and is not old. O(votes of this annotator).
 *
 * @param arena the slug of one arena, whatever can be judged there; null for all
 * @param freshFrom what was made before is old
 */
export async function readOwnBoards(
  annotatorId: string,
  arena: string | null,
  freshFrom: Date,
): Promise<(Omit<OwnBoard, "isPending"> & { readonly isCurrent: boolean })[]> {
  const counts = await db.$queryRaw<{ arena: string; standpoint: "owner" | "proxy"; votes: number }[]>`
    SELECT battle.arena_id AS arena, vote.standpoint::text, count(*)::int AS votes
    FROM vote JOIN battle ON battle.id = vote.battle_id
    WHERE vote.annotator_id = ${annotatorId}::uuid AND exclusion_reason IS NULL
    GROUP BY battle.arena_id, vote.standpoint`;
  // Where nothing can be judged nobody comes to a board who has not judged there already.
  const wanted =
    arena === null ? { OR: [canBeJudged, { id: { in: counts.map((count) => count.arena) } }] } : { slug: arena };
  const arenas = await db.arena.findMany({
    where: { closedAt: null, mode: "pairwise", ...wanted },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    select: { id: true, slug: true, name: true, personal: { where: { annotatorId } } },
  });
  return arenas.map(({ id, slug, name, personal: [row] }) => {
    const of = (standpoint: "owner" | "proxy") =>
      counts.find((count) => count.arena === id && count.standpoint === standpoint)?.votes ?? 0;
    const votes = { owner: of("owner"), proxy: of("proxy") };
    const total = votes.owner + votes.proxy;
    const isShown = total >= leastVotes && row?.methodology === personalMethodology && row.madeAt !== null;
    return {
      arena: slug,
      arenaName: name,
      votes,
      missingVotes: Math.max(0, leastVotes - total),
      isCurrent: total < leastVotes || (isShown && row.votes === total && row.madeAt! >= freshFrom),
      board: isShown
        ? {
            votes: row.votes!,
            madeAt: row.madeAt!.toISOString(),
            methodology: row.methodology!,
            ...personalContent.parse(row.content),
          }
        : null,
    };
  });
}
