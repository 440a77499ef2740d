import { v7 as uuidv7 } from "uuid";
import { consentVersion } from "@/lib/annotators/schema";
import { prepare } from "@/lib/db/prepared";
import { AppError } from "@/lib/errors";
import { battleLifetimeMs } from "../schema";
import type { BattleRow } from "../view";

/** A battle about to be stored. */
export interface DrawnBattle {
  readonly leftOutputId: string;
  readonly rightOutputId: string;
  readonly standpoint: "owner" | "proxy";
  /** The part of the policy that drew it. */
  readonly part: string;
  readonly probability: number;
  /** The annotator's own battle that it repeats. */
  readonly repeatOf: string | null;
  /** The shared pair that it counts for. */
  readonly overlapPairId: string | null;
}

/**
 * Stores a drawn battle. Null where another battle of this annotator shows the same two contents by now, or what was drawn is gone.
 * One statement, O(battles of the annotator on this task and persona version).
 *
 * @throws AppError consent_required
 */
export async function storeBattle(annotatorId: string, draw: DrawnBattle, now: Date): Promise<BattleRow | null> {
  const expiresAt = new Date(now.getTime() + battleLifetimeMs);
  const [row] = await storeDrawn.run([
    annotatorId,
    consentVersion,
    draw.standpoint,
    draw.leftOutputId,
    draw.rightOutputId,
    uuidv7(),
    draw.probability,
    draw.part,
    draw.repeatOf,
    draw.overlapPairId,
    now,
    expiresAt,
  ]);
  if (!row?.ok) throw new AppError("consent_required");
  if (row.id === null) return null;
  return {
    id: row.id,
    taskId: row.task_id,
    personaVersionId: row.persona_version_id,
    leftOutputId: row.left_output_id,
    rightOutputId: row.right_output_id,
    standpoint: row.standpoint,
    expiresAt,
  };
}

const storeDrawn = prepare<StoredRow>(
  "store_drawn_battle",
  `
    WITH held AS MATERIALIZED (
      -- Whoever moves this annotator's battles to an account waits, or is waited for.
      SELECT pg_advisory_xact_lock(hashtextextended('draw ' || $1::text, 0))
    ), agreed AS (
      SELECT EXISTS (
        SELECT FROM consent WHERE annotator_id = $1::uuid AND version = $2 AND withdrawn_at IS NULL
      ) AS ok FROM held
    ), pick AS (
      SELECT l.arena_id, l.task_id, l.persona_version_id,
        l.id AS left_id, l.system_id AS left_system, l.content_hash AS left_hash,
        r.id AS right_id, r.system_id AS right_system, r.content_hash AS right_hash
      FROM agreed, output l, output r
      WHERE agreed.ok AND l.id = $4::uuid AND r.id = $5::uuid
        AND ($9::uuid IS NOT NULL OR NOT EXISTS (
          SELECT FROM battle
          WHERE annotator_id = $1::uuid AND battle.arena_id = l.arena_id
            AND battle.task_id = l.task_id AND battle.persona_version_id = l.persona_version_id
            AND (left_content_hash, right_content_hash)
              IN ((l.content_hash, r.content_hash), (r.content_hash, l.content_hash))
            AND (expires_at > $11::timestamptz OR EXISTS (SELECT FROM vote WHERE vote.battle_id = battle.id))
        ))
    ), drawn AS (
      INSERT INTO battle (
        id, arena_id, annotator_id, task_id, persona_version_id,
        left_output_id, left_system_id, left_content_hash, right_output_id, right_system_id, right_content_hash,
        standpoint, source, sampling_probability, sampling_part, repeat_of_id, overlap_pair_id, created_at, expires_at)
      SELECT $6::uuid, arena_id, $1::uuid, task_id, persona_version_id,
        left_id, left_system, left_hash, right_id, right_system, right_hash,
        $3::standpoint, 'human', $7::float8, $8, $9::uuid, $10::uuid, $11::timestamptz, $12::timestamptz
      FROM pick
      ON CONFLICT (repeat_of_id) WHERE repeat_of_id IS NOT NULL DO NOTHING
      RETURNING id, task_id, persona_version_id, left_output_id, right_output_id, standpoint::text
    )
    SELECT agreed.ok, drawn.* FROM agreed LEFT JOIN drawn ON true`,
);

interface StoredRow {
  ok: boolean;
  id: string | null;
  task_id: string;
  persona_version_id: string;
  left_output_id: string;
  right_output_id: string;
  standpoint: "owner" | "proxy";
}
