import type { Connection } from "../connection";
import { publishedRows, readConsents } from "../vote-reader";
import { prepareCutoffs } from "./arena-cutoff";
import type { CutoffPlan } from "./cutoff-plan";
import { readLastCutoffs } from "./last-cutoffs";

const shown = { vote: ["battle", "battle_id"], assessment: ["showing", "showing_id"] } as const;

const newByArena = (["vote", "assessment"] as const).map((table) => {
  const [asked, key] = shown[table];
  return `
    SELECT arena.slug, count(*) AS judgements FROM ${table}
    JOIN ${asked} ON ${asked}.id = ${table}.${key}
    JOIN arena ON arena.id = ${asked}.arena_id
    JOIN annotator ON annotator.id = ${table}.annotator_id
    LEFT JOIN newest_consent ON newest_consent.annotator_id = ${table}.annotator_id
    LEFT JOIN unnest($2::text[], $3::timestamptz[]) AS last (slug, cutoff_at) ON last.slug = arena.slug
    WHERE ${publishedRows(table)} AND ${table}.created_at > coalesce(last.cutoff_at, '-infinity')
    GROUP BY arena.slug`;
});

/**
 * How many judgements a release of people's judgements by this plan would have that the releases before it could not have, by arena. A transaction of its own, of which nothing
 * stays. O(judgements), in the database.
 *
 * @param connection outside of a transaction
 */
export async function countNewJudgements(
  connection: Connection,
  { cutoffs }: Pick<CutoffPlan, "cutoffs">,
): Promise<Map<string, number>> {
  await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ");
  try {
    const last = await readLastCutoffs(connection);
    await prepareCutoffs(connection, "human", cutoffs);
    await readConsents(connection);
    const { rows } = await connection.query<{ slug: string; judgements: number }>(
      `SELECT slug, sum(judgements)::int AS judgements FROM (${newByArena.join(" UNION ALL ")}) AS by_kind GROUP BY slug`,
      ["human", [...last.keys()], [...last.values()].map((moment) => moment.toISOString())],
    );
    return new Map(rows.map(({ slug, judgements }) => [slug, judgements]));
  } finally {
    await connection.query("ROLLBACK");
  }
}
