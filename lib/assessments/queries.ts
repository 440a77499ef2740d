import { arenaNotFound } from "@/lib/arenas/queries";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { absoluteMethodology, absoluteView } from "./method";
import { type AbsoluteBoard, absoluteContent } from "./schema";

/** The newest board of an absolute arena; null before the first. Never fits anything. */
export async function getAbsoluteBoard(arenaSlug: string): Promise<AbsoluteBoard | null> {
  const snapshot = await db.snapshot.findFirst({
    where: {
      arena: { slug: arenaSlug, closedAt: null },
      kind: "board",
      view: absoluteView,
      parameters: { path: ["methodology"], equals: absoluteMethodology },
    },
    orderBy: { createdAt: "desc" },
  });
  if (!snapshot) return null;
  const { id, createdAt, inputHash, codeVersion, method, parameters, votes, simulatedVotes, content } = snapshot;
  return {
    arena: arenaSlug,
    snapshot: {
      id,
      createdAt: createdAt.toISOString(),
      inputHash,
      codeVersion,
      method,
      parameters: parameters as Record<string, unknown>,
      assessments: votes,
      simulatedAssessments: simulatedVotes,
    },
    ...absoluteContent.parse(content),
  };
}

/**
 * `getAbsoluteBoard` for the API.
 *
 * @throws AppError arena_not_found | judged_otherwise | leaderboard_pending
 */
export async function requireAbsoluteBoard(arenaSlug: string): Promise<AbsoluteBoard> {
  const board = await getAbsoluteBoard(arenaSlug);
  if (board) return board;
  const arena = await db.arena.findFirst({ where: { slug: arenaSlug, closedAt: null }, select: { mode: true } });
  if (!arena) throw await arenaNotFound(arenaSlug);
  if (arena.mode === "pairwise") {
    throw new AppError("judged_otherwise", {
      detail: `This arena is judged in pairs: its board is at /api/v1/leaderboards/${arenaSlug}.`,
    });
  }
  throw new AppError("leaderboard_pending", { extra: { retryAfterSeconds: 2 } });
}

export interface AssessmentTallyDifference {
  readonly arena: string;
  readonly system: string;
  readonly standpoint: string;
  readonly source: string;
  readonly fit: number;
  readonly tallied: number;
  readonly counted: number;
}

/**
 * Counts every assessment again and compares with the tally, both in one snapshot of the database. O(assessments).
 *
 * @returns the cells that differ; none where the record is sound
 */
export async function recountAssessments(): Promise<{
  assessments: number;
  differences: AssessmentTallyDifference[];
}> {
  const rows = await db.$queryRaw<(AssessmentTallyDifference & { total: number })[]>`
    WITH counted AS (
      SELECT s.arena_id, s.system_id, a.standpoint, a.source, a.fit, count(*)::int AS assessments
      FROM assessment a JOIN showing s ON s.id = a.showing_id
      WHERE a.exclusion_reason IS NULL GROUP BY 1, 2, 3, 4, 5
    ), both_counts AS (
      SELECT arena_id, system_id, standpoint, source, fit,
        coalesce(assessment_tally.assessments, 0) AS tallied, coalesce(counted.assessments, 0) AS counted
      FROM assessment_tally FULL JOIN counted USING (arena_id, system_id, standpoint, source, fit)
    )
    SELECT (SELECT coalesce(sum(counted), 0)::int FROM both_counts) AS total, arena.slug AS arena, system.slug AS system,
      standpoint::text, source::text, fit, tallied, counted
    FROM (SELECT 1) AS always LEFT JOIN (
      both_counts JOIN arena ON arena.id = arena_id JOIN system ON system.id = system_id
    ) ON tallied <> counted`;
  return {
    assessments: rows[0]?.total ?? 0,
    differences: rows.filter((row) => row.arena !== null).map(({ total: _, ...difference }) => difference),
  };
}
