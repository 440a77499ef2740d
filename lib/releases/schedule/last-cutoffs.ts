import type { Connection } from "../connection";

// Releases before November 2026 had one moment for all arenas that were in them.
const cutoffsOfReleases = `
  SELECT key AS arena, value::timestamptz AS cutoff_at, source FROM release, jsonb_each_text(manifest -> 'cutoffs')
  UNION ALL
  SELECT jsonb_object_keys(coalesce(manifest #> '{counts,byArena}', '{}') || coalesce(manifest #> '{assessments,counts,byArena}', '{}')),
    created_at, source
  FROM release WHERE NOT manifest ? 'cutoffs'`;

/**
 * By arena the latest cut-off that a release of people's judgements had, which is that of the newest release: cut-offs never move back, and a
 * release that was made again without some rows has the cut-offs of the one that it stands for.
 */
export async function readLastCutoffs(connection: Connection): Promise<Map<string, Date>> {
  const { rows } = await connection.query<{ arena: string; cutoffAt: Date }>(
    `SELECT arena, max(cutoff_at) AS "cutoffAt" FROM (${cutoffsOfReleases}) AS of_release WHERE source = 'human' GROUP BY arena`,
  );
  return new Map(rows.map(({ arena, cutoffAt }) => [arena, cutoffAt]));
}
