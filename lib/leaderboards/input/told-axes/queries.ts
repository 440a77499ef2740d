import type { PoolClient } from "pg";
import { toldSd } from "@/lib/elicitation/axes";
import { coarsenPlace } from "@/lib/privacy/coarsen";

/**
 * Where annotators lie on the axes of taste that they told of, by id and key of the axis: of everybody with a counted vote in the arena who lets
 * the preferences of their own persona be published, by its newest version. A board is published, so that neither what is private nor what is for
 * making outputs alone is read. Places are coarsened here: nothing finer goes any further, into an average or the input hash.
 *
 * Cost O(published own personas).
 *
 * @param client in the transaction that reads the votes
 */
export async function readAnnotatorAxes(
  client: PoolClient,
  arenaId: string,
): Promise<Map<string, Map<string, number>>> {
  const { rows } = await client.query<{ id: string; axis: string; mean: number }>(
    `SELECT annotator_id AS id, axis, mean FROM persona
     JOIN LATERAL (SELECT id FROM persona_version WHERE persona_id = persona.id ORDER BY version DESC LIMIT 1) AS newest ON true
     JOIN own_version ON own_version.persona_version_id = newest.id AND preferences_visibility = 'publishable'
     JOIN persona_axis ON persona_axis.persona_version_id = newest.id AND (is_by_hand OR sd <= $2)
     WHERE kind = 'self' AND retired_at IS NULL AND EXISTS (
       SELECT FROM vote JOIN battle ON battle.id = vote.battle_id
       WHERE vote.annotator_id = persona.annotator_id AND battle.arena_id = $1 AND exclusion_reason IS NULL)
     ORDER BY annotator_id, axis`,
    [arenaId, toldSd],
  );
  const places = new Map<string, Map<string, number>>();
  for (const { id, axis, mean } of rows) {
    const own = places.get(id) ?? new Map<string, number>();
    places.set(id, own.set(axis, coarsenPlace(mean)));
  }
  return places;
}
