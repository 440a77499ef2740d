import type { Connection } from "../connection";
import type { StoredManifest } from "../manifest";
import { embargo, shown } from "../schedule/arena-cutoff";
import { type JudgementTable, publishedRows } from "../vote-reader";
import type { ReleaseBefore } from "./release-before";
import { countSince, type SinceCounts } from "./since";

// What an annotator agreed to at each of the moments, all taken together. A merged annotator's votes are now those of whom they were merged into:
// what any of them had not agreed to was not agreed to. Somebody who was not asked by then stands against nobody; who was asked at one of the
// moments alone is not here. Among consents of the same moment, as `readConsents` chooses.
const consentsThen = `
  SELECT owner, bool_and(votes), bool_and(feedback), bool_and(persona), bool_or(is_withdrawn)
  FROM (
    SELECT DISTINCT ON (moment, consent.annotator_id) moment, coalesce(annotator.merged_into, annotator.id) AS owner,
      coalesce(fields -> 'votes' = 'true'::jsonb, false) AS votes,
      coalesce(fields -> 'feedback' = 'true'::jsonb, false) AS feedback,
      coalesce(fields -> 'persona' = 'true'::jsonb, false) AS persona,
      coalesce(withdrawn_at <= moment, false) AS is_withdrawn
    FROM unnest($1::timestamptz[]) AS moment
    JOIN consent ON accepted_at <= moment
    JOIN annotator ON annotator.id = consent.annotator_id
    ORDER BY moment, consent.annotator_id, accepted_at DESC, coalesce(withdrawn_at <= moment, false),
      (fields -> 'feedback' = 'true'::jsonb) NULLS FIRST, (fields -> 'persona' = 'true'::jsonb) NULLS FIRST, consent.id
  ) AS told
  GROUP BY owner HAVING count(DISTINCT moment) = cardinality($1)`;

/**
 * Prepares the transaction: what could be in an earlier release, by consent (`consent_then`) and by cut-off (`cutoff_then`). Both tables end with the
 * transaction. O(consents · log consents), in the database.
 */
export async function prepareRecordThen(
  connection: Connection,
  { manifest, agreedAt }: Pick<ReleaseBefore, "manifest" | "agreedAt">,
): Promise<void> {
  await connection.query(
    `CREATE TEMPORARY TABLE consent_then (annotator_id uuid PRIMARY KEY, votes boolean, feedback boolean, persona boolean, is_withdrawn boolean)
     ON COMMIT DROP`,
  );
  await connection.query(`INSERT INTO consent_then ${consentsThen}`, [agreedAt.map((moment) => moment.toISOString())]);
  await connection.query(
    "CREATE TEMPORARY TABLE cutoff_then (arena_id uuid PRIMARY KEY, cutoff_at timestamptz NOT NULL) ON COMMIT DROP",
  );
  const { rows } = await connection.query<{ slug: string }>("SELECT slug FROM arena");
  const cutoffs = cutoffsOf(
    manifest,
    rows.map(({ slug }) => slug),
  );
  await connection.query(
    `INSERT INTO cutoff_then SELECT arena.id, given.cutoff_at
     FROM unnest($1::text[], $2::timestamptz[]) AS given (slug, cutoff_at) JOIN arena USING (slug)`,
    [[...cutoffs.keys()], [...cutoffs.values()].map((moment) => moment.toISOString())],
  );
  for (const table of ["consent_then", "cutoff_then"]) await connection.query(`ANALYZE ${table}`);
}

/**
 * Until when each arena is in a release. The first ones had no cut-offs: every arena was in them until they were made.
 *
 * @param arenas all that there are
 */
export function cutoffsOf(manifest: StoredManifest, arenas: readonly string[]): Map<string, Date> {
  if (manifest.schema === "palate.release/3") {
    return new Map(Object.entries(manifest.cutoffs).map(([arena, moment]) => [arena, new Date(moment)]));
  }
  return new Map(arenas.map((arena) => [arena, new Date(manifest.createdAt)]));
}

/** A judgement that could be in the earlier release but for whether it counted, with its arena and what was agreed to then and now. */
function couldBeThen(table: JudgementTable): string {
  const { table: place, key } = shown[table];
  return `${table}
    JOIN annotator ON annotator.id = ${table}.annotator_id
    LEFT JOIN newest_consent ON newest_consent.annotator_id = ${table}.annotator_id
    LEFT JOIN consent_then ON consent_then.annotator_id = ${table}.annotator_id
    JOIN ${place} ON ${place}.id = ${table}.${key}
    JOIN cutoff_then ON cutoff_then.arena_id = ${place}.arena_id AND ${table}.created_at <= cutoff_then.cutoff_at
    WHERE ${table}.source = $1::source
      AND ((${table}.source <> 'human' AND annotator.source <> 'human') OR (consent_then.votes AND NOT consent_then.is_withdrawn))`;
}

/**
 * What became of the rows of an earlier release, kind by kind. Needs `prepareCutoffs` and `readConsents` for the present one, and
 * `prepareRecordThen`. O(judgements), in the database.
 *
 * @param rows how many the present release has
 */
export async function countSinceThen(
  connection: Connection,
  table: JudgementTable,
  { manifest }: Pick<ReleaseBefore, "manifest">,
  rows: number,
): Promise<SinceCounts> {
  const { rows: found } = await connection.query<{ kept: number; withdrawn: number; excluded: number }>(
    `SELECT count(*) FILTER (WHERE is_counted AND is_published)::int AS kept,
       count(*) FILTER (WHERE is_counted AND NOT is_published)::int AS withdrawn,
       count(*) FILTER (WHERE NOT is_counted)::int AS excluded
     FROM (
       SELECT ${table}.exclusion_reason IS NULL AS is_counted, coalesce(${publishedRows(table)}, false) AS is_published
       FROM ${couldBeThen(table)}
     ) AS then_and_now`,
    [manifest.source],
  );
  const { table: place, key } = shown[table];
  const { rows: all } = await connection.query<{ excluded: number }>(
    `SELECT count(*)::int AS excluded FROM ${table}
     JOIN ${place} ON ${place}.id = ${table}.${key}
     JOIN cutoff_then ON cutoff_then.arena_id = ${place}.arena_id AND ${table}.created_at <= cutoff_then.cutoff_at
     WHERE ${table}.source = $1::source AND exclusion_reason IS NOT NULL`,
    [manifest.source],
  );
  const counts = table === "vote" ? manifest.counts : manifest.assessments?.counts;
  const before = table === "vote" ? manifest.counts.votes : (manifest.assessments?.counts.assessments ?? 0);
  const excludedThen = Object.entries(counts?.leftOut ?? {})
    .filter(([reason]) => !notOfExclusion.has(reason))
    .reduce((sum, [, count]) => sum + count, 0);
  return countSince(before, rows, { ...found[0]!, excludedSince: all[0]!.excluded - excludedThen });
}

/** Reasons why a judgement is left out that counts. */
const notOfExclusion = new Set<string>(["no_consent", "withdrawn", embargo]);
