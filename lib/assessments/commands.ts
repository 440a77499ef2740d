import { v7 as uuidv7 } from "uuid";
import { consentVersion } from "@/lib/annotators/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { prepare } from "@/lib/db/prepared";
import { AppError } from "@/lib/errors";
import type { Revealed } from "@/lib/votes/schema";
import { checkAssessment } from "./check-assessment";
import type { AssessBody, AssessResult } from "./schema";

export interface Assess extends AssessBody {
  readonly showingId: string;
  readonly annotatorId: string;
}

/**
 * Records what an annotator says of an output that they were shown, and reveals who made it.
 *
 * One statement stores it, once, because `assessment.showing_id` is unique; a trigger counts it in its tally. Cost O(log assessments).
 *
 * @throws AppError showing_not_found | consent_required | showing_expired | invalid_request |
 *   already_assessed, which carries the stored assessment and the reveal
 */
export async function assess(input: Assess, clock: Clock = systemClock): Promise<AssessResult> {
  const [showing] = await readScale.run([input.showingId, input.annotatorId]);
  if (!showing) throw new AppError("showing_not_found");
  checkAssessment(input, showing);
  const feedback = input.feedback?.trim();
  const [row] = await storeOnce.run([
    input.showingId,
    input.annotatorId,
    consentVersion,
    clock.now(),
    uuidv7(),
    input.fit,
    JSON.stringify(input.criteria ?? {}),
    feedback ? feedback : null,
    JSON.stringify(input.telemetry ?? {}),
  ]);
  if (!row) throw new AppError("showing_not_found");
  if (row.assessment_id !== null) {
    return { assessment: viewStored(row.assessment_id, row.created_at), reveal: viewReveal(row) };
  }
  throw await explainRefusal(input.showingId, row);
}

const readScale = prepare<{ scale: number; criteria: unknown }>(
  "read_scale_of_showing",
  `
    SELECT showing.scale, arena.criteria FROM showing JOIN arena ON arena.id = showing.arena_id
    WHERE showing.id = $1::uuid AND showing.annotator_id = $2::uuid`,
);

const storeOnce = prepare<ShownRow>(
  "store_assessment",
  `
    WITH shown AS (
      SELECT showing.*, (
        SELECT fields FROM consent
        WHERE consent.annotator_id = showing.annotator_id AND version = $3 AND withdrawn_at IS NULL
        ORDER BY accepted_at DESC LIMIT 1
      ) AS agreed
      FROM showing WHERE id = $1::uuid AND annotator_id = $2::uuid
    ), stored AS (
      INSERT INTO assessment (
        id, showing_id, annotator_id, scale, fit, criteria, feedback, telemetry, agreed, standpoint, source, created_at)
      SELECT $5::uuid, id, annotator_id, scale, $6::int, $7::jsonb, $8, $9::jsonb, agreed, standpoint, source, $4::timestamptz
      FROM shown WHERE agreed IS NOT NULL AND expires_at > $4::timestamptz
      ON CONFLICT (showing_id) DO NOTHING
      RETURNING id, created_at
    )
    SELECT shown.agreed IS NOT NULL AS agreed, stored.id AS assessment_id, stored.created_at,
      system.slug, system.name, system.family, system.strategy, system.description, output.persona_use
    FROM shown LEFT JOIN stored ON true
    JOIN system ON system.id = shown.system_id JOIN output ON output.id = shown.output_id`,
);

interface ShownRow {
  agreed: boolean;
  assessment_id: string | null;
  created_at: Date;
  slug: string;
  name: string;
  family: string;
  strategy: string;
  description: string;
  persona_use: string;
}

// The statement saw a conflict or refused; an assessment that it waited for is visible only to a statement after it.
async function explainRefusal(showingId: string, row: ShownRow): Promise<AppError> {
  const stored = await db.assessment.findUnique({
    where: { showingId },
    select: { id: true, createdAt: true, fit: true },
  });
  if (stored) {
    const assessment = { ...viewStored(stored.id, stored.createdAt), fit: stored.fit };
    return new AppError("already_assessed", { extra: { assessment, reveal: viewReveal(row) } });
  }
  return new AppError(row.agreed ? "showing_expired" : "consent_required");
}

function viewStored(id: string, createdAt: Date) {
  return { id, createdAt: createdAt.toISOString() };
}

function viewReveal({ slug, name, family, strategy, description, persona_use }: ShownRow): Revealed {
  return { system: slug, name, family, strategy, description, personaUse: persona_use };
}
