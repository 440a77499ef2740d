import type { Connection } from "../connection";

/** The reason of what was judged after the cut-off of its arena, or in an arena that has none. */
export const embargo = "embargo";

/** A judgement reaches its arena by what was shown: in which table that is, and by which column. */
export const shown = {
  vote: { table: "battle", key: "battle_id" },
  assessment: { table: "showing", key: "showing_id" },
} as const;

const createTables = [
  "CREATE TEMPORARY TABLE arena_cutoff (arena_id uuid PRIMARY KEY, cutoff_at timestamptz NOT NULL) ON COMMIT DROP",
  `CREATE TEMPORARY TABLE late_judgement (id uuid PRIMARY KEY, kind text NOT NULL, arena text NOT NULL, standpoint text NOT NULL,
     is_counted boolean NOT NULL) ON COMMIT DROP`,
];

/**
 * Prepares the transaction: until when each arena is in the release (`arena_cutoff`), and which judgements of the source are later than that or of
 * an arena that is not in it (`late_judgement`), the excluded ones among them. `publishedRows` and `readJudgementIds` leave those out, and need this. Both tables end with
 * the transaction. In the database: one reading of the judgements; where there are late ones, of what they judged as well.
 *
 * @param cutoffs the last moment that is in the release, by arena
 */
export async function prepareCutoffs(
  connection: Connection,
  source: string,
  cutoffs: ReadonlyMap<string, Date>,
): Promise<void> {
  for (const statement of createTables) await connection.query(statement);
  await connection.query(
    `INSERT INTO arena_cutoff SELECT arena.id, given.cutoff_at
     FROM unnest($1::text[], $2::timestamptz[]) AS given (slug, cutoff_at) JOIN arena USING (slug)`,
    [[...cutoffs.keys()], [...cutoffs.values()].map((moment) => moment.toISOString())],
  );
  await connection.query("ANALYZE arena_cutoff");
  // Most releases have no late judgement: what is older than every cut-off is passed over without asking for its arena.
  const { rows } = await connection.query<{ earliest: string }>(
    `SELECT CASE WHEN count(*) = count(cutoff_at) THEN coalesce(min(cutoff_at), '-infinity') ELSE '-infinity' END::text AS earliest
     FROM arena LEFT JOIN arena_cutoff ON arena_cutoff.arena_id = arena.id`,
  );
  for (const [kind, { table, key }] of Object.entries(shown)) {
    await connection.query(
      `INSERT INTO late_judgement
       SELECT ${kind}.id, $3, arena.slug, ${kind}.standpoint, ${kind}.exclusion_reason IS NULL
       FROM ${kind}
       JOIN ${table} ON ${table}.id = ${kind}.${key}
       JOIN arena ON arena.id = ${table}.arena_id
       LEFT JOIN arena_cutoff ON arena_cutoff.arena_id = arena.id
       WHERE ${kind}.source = $1::source AND ${kind}.created_at > $2::timestamptz
         AND (cutoff_at IS NULL OR ${kind}.created_at > cutoff_at)`,
      [source, rows[0]!.earliest, kind],
    );
  }
  await connection.query("ANALYZE late_judgement");
}

/** The condition that a judgement is not late. Needs `prepareCutoffs`. */
export function isInTime(table: string): string {
  return `NOT EXISTS (SELECT FROM late_judgement WHERE late_judgement.id = ${table}.id)`;
}

export interface LateCount {
  readonly arena: string;
  readonly standpoint: "owner" | "proxy";
  readonly judgements: number;
  /** Those of them that count on boards. */
  readonly counted: number;
}

/** How many judgements are late, by arena and standpoint. Needs `prepareCutoffs`. */
export async function countLate(connection: Connection, table: keyof typeof shown): Promise<LateCount[]> {
  const { rows } = await connection.query<LateCount>(
    `SELECT arena, standpoint, count(*)::int AS judgements, count(*) FILTER (WHERE is_counted)::int AS counted
     FROM late_judgement WHERE kind = $1 GROUP BY arena, standpoint ORDER BY arena, standpoint`,
    [table],
  );
  return rows;
}
