import { countSinceThen, prepareRecordThen } from "../changes/record-then";
import type { ReleaseBefore } from "../changes/release-before";
import type { SinceCounts } from "../changes/since";
import type { Connection } from "../connection";
import { prepareCutoffs } from "../schedule/arena-cutoff";
import { type JudgementTable, publishedRows, readConsents } from "../vote-reader";
import { narrowConsents } from "./narrow-consents";
import { reissueCutoffs } from "./reissue-cutoffs";

/** What a re-issue of a release would lack, in numbers. */
export interface Withdrawal {
  readonly votes: SinceCounts;
  readonly assessments: SinceCounts;
  /** Judgements that stay, without their texts: these were taken back, or erased. */
  readonly texts: number;
  /** Annotators whose judgements stay, without what they said of themselves. */
  readonly persons: number;
}

/** Whether anybody took anything back, or anything was erased. What was excluded alone is no reason to withdraw a release. */
export function isAnythingGone({ votes, assessments, texts, persons }: Withdrawal): boolean {
  return [votes, assessments].some(({ withdrawn, erased }) => withdrawn + erased > 0) || texts + persons > 0;
}

const texts: Record<JudgementTable, string> = {
  vote: "coalesce(vote.feedback_left, vote.feedback_right, vote.feedback_general)",
  assessment: "assessment.feedback",
};

/**
 * Compares a release with what could be published of it now. O(judgements), in the database.
 *
 * @param connection in a repeatable-read transaction that did not prepare anything of a release yet
 */
export async function measureWithdrawal(connection: Connection, before: ReleaseBefore): Promise<Withdrawal> {
  const { source } = before.manifest;
  await prepareCutoffs(connection, source, (await reissueCutoffs(before)(connection, new Date(0))).cutoffs);
  await readConsents(connection);
  await prepareRecordThen(connection, before);
  const taken = await countTaken(connection, before);
  await narrowConsents(connection);
  return {
    votes: await countSinceThen(connection, "vote", before, await countPublished(connection, "vote", source)),
    assessments: await countSinceThen(
      connection,
      "assessment",
      before,
      await countPublished(connection, "assessment", source),
    ),
    ...taken,
  };
}

async function countPublished(connection: Connection, table: JudgementTable, source: string): Promise<number> {
  const { rows } = await connection.query<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM ${table}
     JOIN annotator ON annotator.id = ${table}.annotator_id
     LEFT JOIN newest_consent ON newest_consent.annotator_id = ${table}.annotator_id
     WHERE ${publishedRows(table)}`,
    [source],
  );
  return rows[0]!.rows;
}

/** Texts and persons of judgements that stay: what was agreed to then and is not now, and what was erased since. */
async function countTaken(
  connection: Connection,
  { manifest: { source }, agreedAt }: ReleaseBefore,
): Promise<Pick<Withdrawal, "texts" | "persons">> {
  const since = agreedAt.at(-1)!.toISOString();
  let found = 0;
  const kept = (table: JudgementTable) => `${table}
    JOIN annotator ON annotator.id = ${table}.annotator_id
    JOIN consent_then ON consent_then.annotator_id = ${table}.annotator_id AND consent_then.votes AND NOT consent_then.is_withdrawn
    LEFT JOIN newest_consent ON newest_consent.annotator_id = ${table}.annotator_id`;
  for (const table of ["vote", "assessment"] as const) {
    const { rows } = await connection.query<{ texts: number }>(
      `SELECT count(*)::int AS texts FROM ${kept(table)}
       LEFT JOIN sealed_leaf ON judgement_id = ${table}.id AND erased_at > $2::timestamptz
       WHERE ${publishedRows(table)} AND consent_then.feedback AND ${table}.agreed -> 'feedback' = 'true'::jsonb
         AND (erased_at IS NOT NULL OR (NOT newest_consent.feedback AND ${texts[table]} IS NOT NULL))`,
      [source, since],
    );
    found += rows[0]!.texts;
  }
  const { rows } = await connection.query<{ persons: number }>(
    `SELECT count(DISTINCT judge.annotator_id)::int AS persons
     FROM (
       SELECT vote.annotator_id, consent_then.persona, newest_consent.persona AS is_agreed FROM ${kept("vote")} WHERE ${publishedRows("vote")}
       UNION ALL
       SELECT assessment.annotator_id, consent_then.persona, newest_consent.persona FROM ${kept("assessment")} WHERE ${publishedRows("assessment")}
     ) AS judge
     LEFT JOIN persona ON persona.annotator_id = judge.annotator_id AND persona.kind = 'self'
     WHERE judge.persona AND (NOT is_agreed OR persona.erased_at > $2::timestamptz)`,
    [source, since],
  );
  return { texts: found, persons: rows[0]!.persons };
}
