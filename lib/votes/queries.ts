import { db } from "@/lib/db/client";
import type { OwnVote, Revealed } from "./schema";

/** How much an annotator has judged, battles and showings, in all and by arena. O(votes and assessments of this annotator). */
export async function countJudged(
  annotatorId: string | null,
): Promise<{ total: number; pairs: number; byArena: Record<string, number> }> {
  if (annotatorId === null) return { total: 0, pairs: 0, byArena: {} };
  const rows = await db.$queryRaw<{ slug: string; mode: string; judged: number }[]>`
    SELECT arena.slug, arena.mode::text, count(*)::int AS judged
    FROM (
      SELECT arena_id FROM vote JOIN battle ON battle.id = battle_id WHERE vote.annotator_id = ${annotatorId}::uuid
      UNION ALL
      SELECT arena_id FROM assessment JOIN showing ON showing.id = showing_id WHERE assessment.annotator_id = ${annotatorId}::uuid
    ) AS judgement JOIN arena ON arena.id = arena_id
    GROUP BY arena.slug, arena.mode`;
  const sum = (counted: typeof rows) => counted.reduce((total, { judged }) => total + judged, 0);
  return {
    total: sum(rows),
    pairs: sum(rows.filter(({ mode }) => mode === "pairwise")),
    byArena: Object.fromEntries(rows.map((row) => [row.slug, row.judged])),
  };
}

/** An annotator's newest 100 votes, with who made the outputs. */
export async function listVotes(annotatorId: string): Promise<OwnVote[]> {
  const revealed = {
    select: {
      personaUse: true,
      system: { select: { slug: true, name: true, family: true, strategy: true, description: true } },
    },
  } as const;
  const votes = await db.vote.findMany({
    where: { annotatorId },
    orderBy: { createdAt: "desc" },
    take: 100,
    select: {
      id: true,
      fit: true,
      createdAt: true,
      battle: {
        select: {
          arena: { select: { name: true } },
          leftOutput: {
            select: {
              ...revealed.select,
              task: { select: { prompt: true } },
              personaVersion: { select: { name: true } },
            },
          },
          rightOutput: revealed,
        },
      },
    },
  });
  return votes.map(({ battle, ...vote }) => ({
    ...vote,
    arena: battle.arena.name,
    persona: battle.leftOutput.personaVersion.name,
    prompt: battle.leftOutput.task.prompt,
    left: viewRevealed(battle.leftOutput),
    right: viewRevealed(battle.rightOutput),
  }));
}

function viewRevealed(output: {
  personaUse: string;
  system: { slug: string } & Omit<Revealed, "system" | "personaUse">;
}) {
  const { slug, ...system } = output.system;
  return { system: slug, ...system, personaUse: output.personaUse };
}

export interface TallyDifference {
  readonly arena: string;
  readonly left: string;
  readonly right: string;
  readonly standpoint: string;
  readonly source: string;
  readonly outcome: string;
  readonly tallied: number;
  readonly counted: number;
}

/**
 * Counts every vote again and compares with the tallies, both in one snapshot of the database, so that votes may come
 * in meanwhile. O(votes).
 *
 * @returns the cells that differ; none where the record is sound
 */
export async function recountTallies(): Promise<{ votes: number; differences: TallyDifference[] }> {
  const rows = await db.$queryRaw<(TallyDifference & { total: number })[]>`
    WITH counted AS (
      SELECT b.arena_id, b.left_system_id, b.right_system_id, v.standpoint, v.source, v.fit AS outcome, count(*)::int AS votes
      FROM vote v JOIN battle b ON b.id = v.battle_id
      WHERE v.exclusion_reason IS NULL
      GROUP BY 1, 2, 3, 4, 5, 6
    ), both_counts AS (
      SELECT arena_id, left_system_id, right_system_id, standpoint, source, outcome,
        coalesce(tally.votes, 0) AS tallied, coalesce(counted.votes, 0) AS counted
      FROM tally FULL JOIN counted USING (arena_id, left_system_id, right_system_id, standpoint, source, outcome)
    )
    SELECT (SELECT coalesce(sum(counted), 0)::int FROM both_counts) AS total, arena.slug AS arena,
      l.slug AS left, r.slug AS right, standpoint::text, source::text, outcome::text, tallied, counted
    FROM (SELECT 1) AS always LEFT JOIN (
      both_counts JOIN arena ON arena.id = arena_id
      JOIN system l ON l.id = left_system_id JOIN system r ON r.id = right_system_id
    ) ON tallied <> counted`;
  return {
    votes: rows[0]?.total ?? 0,
    differences: rows.filter((row) => row.arena !== null).map(({ total: _, ...difference }) => difference),
  };
}
