import { prepare } from "@/lib/db/prepared";
import type { PastBattle } from "@/lib/sampling/draw-repeat";

/** The annotator's battles of an arena that were judged or still can be, oldest first. O(their battles). */
export async function readPast(annotatorId: string, arenaId: string, now: Date): Promise<PastBattle[]> {
  return pastBattles.run([annotatorId, arenaId, now]);
}

const pastBattles = prepare<PastBattle>(
  "past_battles",
  `
    SELECT battle.id, left_output_id AS "leftOutputId", right_output_id AS "rightOutputId",
      vote.id IS NOT NULL AS "isJudged", repeat_of_id AS "repeatOf"
    FROM battle LEFT JOIN vote ON vote.battle_id = battle.id
    WHERE battle.annotator_id = $1::uuid AND arena_id = $2::uuid
      AND (expires_at > $3::timestamptz OR vote.id IS NOT NULL)
    ORDER BY battle.created_at, battle.id`,
);
