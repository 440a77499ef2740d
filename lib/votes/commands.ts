import { v7 as uuidv7 } from "uuid";
import { consentVersion } from "@/lib/annotators/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { isConflict } from "@/lib/db/errors";
import { prepare } from "@/lib/db/prepared";
import { AppError } from "@/lib/errors";
import { checkMarks } from "./check-marks";
import type { CastVoteBody, CastVoteResult, Revealed } from "./schema";

export interface CastVote extends CastVoteBody {
  readonly battleId: string;
  readonly annotatorId: string;
}

/**
 * Records an annotator's judgement of a battle, counts it in its tally, and reveals who made the outputs.
 *
 * One statement: the vote is stored once because `vote.battle_id` is unique, and the tally grows only where the vote
 * was stored, so that both happen or neither. Cost O(log votes).
 *
 * @throws AppError battle_not_found | consent_required | battle_expired | invalid_request |
 *   already_voted, which carries the stored vote and the reveal
 */
export async function castVote(input: CastVote, clock: Clock = systemClock): Promise<CastVoteResult> {
  const now = clock.now();
  const { feedback } = input;
  const values = [
    input.battleId,
    input.annotatorId,
    consentVersion,
    now,
    uuidv7(),
    input.fit,
    input.quality ?? null,
    JSON.stringify(input.criteria ?? {}),
    JSON.stringify(input.chips ?? []),
    textOrNull(feedback?.left),
    textOrNull(feedback?.right),
    textOrNull(feedback?.general),
    JSON.stringify(input.telemetry ?? {}),
    input.confidence ?? null,
    input.satisfaction?.left ?? null,
    input.satisfaction?.right ?? null,
  ];
  const [row] = await storeAndCount.run(values).catch((error: unknown) => {
    // The battle went to an account while the vote was being stored: asked again, it is somebody else's.
    if (!isConflict(error)) throw error;
    return storeAndCount.run(values);
  });
  if (!row) throw new AppError("battle_not_found");
  if (row.vote_id !== null) return { vote: viewVote(row.vote_id, row.created_at), reveal: viewReveal(row) };
  throw await explainRefusal(input, row);
}

const storeAndCount = prepare<BattleRow>(
  "store_and_count_vote",
  `
    WITH judged AS (
      SELECT battle.*, (
        SELECT fields FROM consent
        WHERE consent.annotator_id = battle.annotator_id AND version = $3 AND withdrawn_at IS NULL
        ORDER BY accepted_at DESC LIMIT 1
      ) AS agreed, NOT EXISTS (
        SELECT FROM jsonb_array_elements($9::jsonb) AS chip
        WHERE NOT arena.chips @> jsonb_build_array(jsonb_build_object('key', chip -> 'key'))
      ) AND NOT EXISTS (
        SELECT FROM jsonb_each($8::jsonb) AS given (key, marks)
        WHERE NOT EXISTS (
          SELECT FROM jsonb_array_elements(arena.criteria) AS known
          WHERE known ->> 'key' = given.key AND CASE known ->> 'kind'
            WHEN 'scale' THEN NOT given.marks ? 'side' AND coalesce(
              greatest((given.marks ->> 'left')::int, (given.marks ->> 'right')::int) <= (known ->> 'scale')::int, true)
            ELSE given.marks ? 'side'
          END
        )
      ) AS knows_marks
      FROM battle JOIN arena ON arena.id = battle.arena_id
      WHERE battle.id = $1::uuid AND battle.annotator_id = $2::uuid
    ), stored AS (
      INSERT INTO vote (
        id, battle_id, annotator_id, fit, quality, criteria, chips, feedback_left, feedback_right, feedback_general,
        telemetry, confidence, satisfaction_left, satisfaction_right, agreed, standpoint, source, created_at)
      SELECT $5::uuid, id, annotator_id, $6::verdict, $7::verdict, $8::jsonb, $9::jsonb, $10, $11, $12,
        $13::jsonb, $14::confidence, $15::satisfaction, $16::satisfaction, agreed, standpoint, source, $4::timestamptz
      FROM judged WHERE agreed IS NOT NULL AND knows_marks AND expires_at > $4::timestamptz
      ON CONFLICT (battle_id) DO NOTHING
      RETURNING id, created_at
    ), counted AS (
      INSERT INTO tally (arena_id, left_system_id, right_system_id, standpoint, source, outcome, votes)
      SELECT arena_id, left_system_id, right_system_id, standpoint, source, $6::verdict, 1
      FROM judged, stored
      ON CONFLICT (arena_id, left_system_id, right_system_id, standpoint, source, outcome)
        DO UPDATE SET votes = tally.votes + 1
    )
    SELECT judged.agreed IS NOT NULL AS agreed, judged.knows_marks, stored.id AS vote_id, stored.created_at,
      l.slug AS left_slug, l.name AS left_name, l.family AS left_family, l.strategy AS left_strategy,
      l.description AS left_description, lo.persona_use AS left_use,
      r.slug AS right_slug, r.name AS right_name, r.family AS right_family, r.strategy AS right_strategy,
      r.description AS right_description, ro.persona_use AS right_use
    FROM judged LEFT JOIN stored ON true
    JOIN system l ON l.id = judged.left_system_id JOIN output lo ON lo.id = judged.left_output_id
    JOIN system r ON r.id = judged.right_system_id JOIN output ro ON ro.id = judged.right_output_id`,
);

interface BattleRow {
  agreed: boolean;
  knows_marks: boolean;
  vote_id: string | null;
  created_at: Date;
  left_slug: string;
  left_name: string;
  left_family: string;
  left_strategy: string;
  left_description: string;
  left_use: string;
  right_slug: string;
  right_name: string;
  right_family: string;
  right_strategy: string;
  right_description: string;
  right_use: string;
}

// The statement saw a conflict or refused; a vote that it waited for is visible only to a statement after it.
async function explainRefusal(input: CastVote, row: BattleRow): Promise<AppError> {
  const vote = await db.vote.findUnique({
    where: { battleId: input.battleId },
    select: { id: true, createdAt: true, fit: true, quality: true },
  });
  if (vote) {
    const stored = { ...viewVote(vote.id, vote.createdAt), fit: vote.fit, quality: vote.quality };
    return new AppError("already_voted", { extra: { vote: stored, reveal: viewReveal(row) } });
  }
  if (row.agreed && !row.knows_marks) await requireKnownMarks(input);
  return new AppError(row.agreed ? "battle_expired" : "consent_required");
}

/** Chips and criteria must be the arena's own; anything else would be published under a name that nobody defined. */
async function requireKnownMarks(input: CastVote): Promise<void> {
  const [arena] = await readMarks.run([input.battleId, input.annotatorId]);
  if (!arena) throw new AppError("battle_not_found");
  checkMarks(input, arena);
}

const readMarks = prepare<{ chips: unknown; criteria: unknown }>(
  "read_marks_of_battle",
  `
    SELECT arena.chips, arena.criteria FROM battle JOIN arena ON arena.id = battle.arena_id
    WHERE battle.id = $1::uuid AND battle.annotator_id = $2::uuid`,
);

function textOrNull(text: string | undefined): string | null {
  const trimmed = text?.trim();
  return trimmed ? trimmed : null;
}

function viewVote(id: string, createdAt: Date) {
  return { id, createdAt: createdAt.toISOString() };
}

function viewReveal(row: BattleRow): { left: Revealed; right: Revealed } {
  return {
    left: {
      system: row.left_slug,
      name: row.left_name,
      family: row.left_family,
      strategy: row.left_strategy,
      description: row.left_description,
      personaUse: row.left_use,
    },
    right: {
      system: row.right_slug,
      name: row.right_name,
      family: row.right_family,
      strategy: row.right_strategy,
      description: row.right_description,
      personaUse: row.right_use,
    },
  };
}
