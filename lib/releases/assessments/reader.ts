import type { Connection } from "../connection";
import { consentColumn } from "../vote-reader";
import type { RawAssessment } from "./stages";

const assessmentColumns = `
  assessment.id AS "assessmentId", assessment.showing_id AS "showingId", assessment.annotator_id AS "annotatorId",
  annotator.source AS "annotatorSource", ${consentColumn} AS consent,
  coalesce(assessment.agreed -> 'feedback' = 'true'::jsonb, false) AS "agreedToFeedback",
  arena.slug AS arena, task.slug AS task, task.prompt AS prompt, persona.slug AS persona, persona.kind AS "personaKind",
  persona_version.id AS "personaVersionId", persona_version.version AS "personaVersion",
  assessment.standpoint, assessment.source, system.slug AS system, system.family, system.strategy,
  assessment.scale, assessment.fit, assessment.criteria, assessment.feedback,
  showing.sampling_probability AS "samplingProbability", showing.sampling_part AS "samplingPart",
  assessment.telemetry -> 'timeToFitMs' AS "tookMs", assessment.created_at AS "createdAt",
  showing.output_id AS "outputId", showing.content_hash AS "contentHash"`;

/** The assessments of these ids, in their order. Needs `readConsents` in the same transaction. */
export async function readAssessments(
  connection: Connection,
  ids: readonly string[],
): Promise<Omit<RawAssessment, "decisions">[]> {
  const { rows } = await connection.query<Omit<RawAssessment, "decisions">>(
    `SELECT ${assessmentColumns}
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
     JOIN assessment ON assessment.id = wanted.id
     JOIN annotator ON annotator.id = assessment.annotator_id
     LEFT JOIN newest_consent ON newest_consent.annotator_id = assessment.annotator_id
     JOIN showing ON showing.id = assessment.showing_id
     JOIN arena ON arena.id = showing.arena_id
     JOIN task ON task.id = showing.task_id
     JOIN persona_version ON persona_version.id = showing.persona_version_id
     JOIN persona ON persona.id = persona_version.persona_id
     JOIN system ON system.id = showing.system_id
     ORDER BY wanted.place`,
    [ids],
  );
  if (rows.length !== ids.length) {
    throw new Error(`${ids.length - rows.length} assessments of the snapshot could not be read`);
  }
  return rows;
}
