import { criterion, type FitScale } from "@/lib/arenas/schema";
import { db } from "@/lib/db/client";
import type { AbsoluteInput, CountedAssessment } from "./build-board";

/**
 * What an absolute board depends on, in one short text: where an assessment came, was left out or changed hands it is another. One
 * statement over the tally, independent of the number of assessments.
 */
export async function readAbsoluteSign(arenaId: string): Promise<string> {
  const [row] = await db.$queryRaw<{ sign: string }[]>`
    SELECT concat_ws(' ',
      (SELECT concat_ws(':', count(*), sum(assessments), sum(assessments::numeric * assessments * (fit + 1)))
        FROM assessment_tally WHERE arena_id = ${arenaId}::uuid),
      (SELECT md5(string_agg(concat_ws('|', id, slug, name, family, strategy, organization, licence, retired_at), E'\\n' ORDER BY id))
        FROM system WHERE arena_id = ${arenaId}::uuid),
      (SELECT md5(criteria::text) FROM arena WHERE id = ${arenaId}::uuid),
      (SELECT count(*) FROM annotator WHERE merged_into IS NOT NULL)) AS sign`;
  return row!.sign;
}

/** Everything that the board of an absolute arena is computed from, as of one moment. O(assessments). */
export async function readAbsoluteInput(arenaId: string): Promise<AbsoluteInput> {
  return db.$transaction(
    async (tx) => {
      const arena = await tx.arena.findUniqueOrThrow({
        where: { id: arenaId },
        select: { scale: true, criteria: true },
      });
      const systems = await tx.system.findMany({
        where: { arenaId },
        orderBy: { slug: "asc" },
        select: {
          id: true,
          slug: true,
          name: true,
          family: true,
          strategy: true,
          organization: true,
          licence: true,
          retiredAt: true,
        },
      });
      const assessments = await tx.$queryRaw<CountedAssessment[]>`
        SELECT showing.system_id AS "systemId", assessment.annotator_id AS "annotatorId", fit, criteria,
          concat_ws(' ', task_id, persona_version_id, content_hash) AS content, assessment.standpoint, assessment.source
        FROM assessment JOIN showing ON showing.id = assessment.showing_id
        WHERE showing.arena_id = ${arenaId}::uuid AND exclusion_reason IS NULL ORDER BY assessment.id`;
      const excluded = await tx.$queryRaw<{ reason: string; count: number }[]>`
        SELECT exclusion_reason AS reason, count(*)::int AS count
        FROM assessment JOIN showing ON showing.id = assessment.showing_id
        WHERE showing.arena_id = ${arenaId}::uuid AND exclusion_reason IS NOT NULL GROUP BY 1 ORDER BY 1`;
      return {
        scale: arena.scale as FitScale,
        criteria: criterion.array().parse(arena.criteria),
        systems,
        assessments,
        excluded: Object.fromEntries(excluded.map(({ reason, count }) => [reason, count])),
      };
    },
    { isolationLevel: "RepeatableRead", timeout: 120_000 },
  );
}
