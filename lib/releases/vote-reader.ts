import { chip } from "@/lib/arenas/schema";
import type { Connection } from "./connection";
import { isInTime } from "./schedule/arena-cutoff";
import type { ArenaWords, RawVote } from "./stages";
import type { BattleFacts } from "./tables/battles";

const idPageSize = 20_000;

// The newest consent counts. Where two have the same moment, the one that still stands, and the narrower of those.
const newestConsents = `
  SELECT DISTINCT ON (annotator_id) annotator_id,
    fields -> 'votes' = 'true'::jsonb AS votes,
    fields -> 'feedback' = 'true'::jsonb AS feedback,
    fields -> 'persona' = 'true'::jsonb AS persona,
    withdrawn_at IS NOT NULL AS is_withdrawn
  FROM consent
  ORDER BY annotator_id, accepted_at DESC, withdrawn_at DESC NULLS FIRST, (fields -> 'feedback' = 'true'::jsonb) NULLS FIRST,
    (fields -> 'persona' = 'true'::jsonb) NULLS FIRST, id`;

/** Prepares the transaction: every annotator's newest consent, computed once. The table ends with the transaction. */
export async function readConsents(connection: Connection): Promise<void> {
  await connection.query(`CREATE TEMPORARY TABLE newest_consent ON COMMIT DROP AS ${newestConsents}`);
  await connection.query("CREATE UNIQUE INDEX ON newest_consent (annotator_id)");
  await connection.query("ANALYZE newest_consent");
}

/** Rows that count, or that are excluded and only in the full view. */
export type Counting = "counted" | "excluded";

const countingCondition = (table: JudgementTable, counting: Counting) =>
  `${table}.exclusion_reason IS ${counting === "counted" ? "NULL" : "NOT NULL"}`;

/**
 * Which rows of a kind are published, of a source that is $1, until their arena's cut-off, by the consent that `readConsent` asks
 * for. Needs `annotator`, and `newest_consent` joined to it, beside the table, and `prepareCutoffs` before.
 */
export function publishedRows(table: JudgementTable, counting: Counting = "counted"): string {
  return `${table}.source = $1::source AND ${countingCondition(table, counting)} AND ${isInTime(table)}
    AND ((${table}.source <> 'human' AND annotator.source <> 'human') OR (newest_consent.votes AND NOT newest_consent.is_withdrawn))`;
}

// As `applyConsent` decides. For the tier one verdict of each annotator on a pair of outputs, the first; for preferences the sum of all of theirs.
const pairVerdicts = `
  SELECT one, other,
    count(*) FILTER (WHERE first = 'one')::int AS one_wins, count(*) FILTER (WHERE first = 'other')::int AS other_wins,
    count(*) FILTER (WHERE first = 'tie')::int AS ties, count(*) FILTER (WHERE first = 'both_bad')::int AS both_bad,
    count(*) FILTER (WHERE leaning > 0)::int AS for_one, count(*) FILTER (WHERE leaning < 0)::int AS for_other, sum(votes)::int AS votes
  FROM (
    SELECT one, other, annotator_id, (array_agg(outcome ORDER BY id))[1] AS first, count(*) AS votes,
      sum(CASE outcome WHEN 'one' THEN 1 WHEN 'other' THEN -1 ELSE 0 END) AS leaning
    FROM (
      SELECT pair.one, pair.other, vote.annotator_id, vote.id,
        CASE vote.fit WHEN 'left' THEN CASE WHEN battle.left_output_id = pair.one THEN 'one' ELSE 'other' END
          WHEN 'right' THEN CASE WHEN battle.left_output_id = pair.one THEN 'other' ELSE 'one' END
          ELSE vote.fit::text END AS outcome
      FROM vote
      JOIN annotator ON annotator.id = vote.annotator_id
      JOIN battle ON battle.id = vote.battle_id
      CROSS JOIN LATERAL (SELECT least(left_output_id, right_output_id) AS one, greatest(left_output_id, right_output_id) AS other) AS pair
      LEFT JOIN newest_consent ON newest_consent.annotator_id = vote.annotator_id
      WHERE ${publishedRows("vote")}
    ) AS judged GROUP BY one, other, annotator_id
  ) AS verdict GROUP BY one, other`;

/**
 * Prepares the transaction: how the votes of the release judge each pair of outputs, for the tier and for preferences. Needs `readConsents` and
 * `prepareCutoffs`. The table ends
 * with the transaction. O(votes · log votes), in the database.
 */
export async function readPairVerdicts(connection: Connection, source: string): Promise<void> {
  await connection.query(
    `CREATE TEMPORARY TABLE pair_verdicts (one uuid, other uuid, one_wins int, other_wins int, ties int, both_bad int,
       for_one int, for_other int, votes int, PRIMARY KEY (one, other))
     ON COMMIT DROP`,
  );
  await connection.query(`INSERT INTO pair_verdicts ${pairVerdicts}`, [source]);
  await connection.query("ANALYZE pair_verdicts");
}

/** Kinds of judgements: the tables that they are in. */
export type JudgementTable = "vote" | "assessment";

/** How many judgements of the source do not count, by reason, until the cut-offs. Needs `prepareCutoffs`. */
export async function countExcluded(
  connection: Connection,
  table: JudgementTable,
  source: string,
): Promise<Record<string, number>> {
  const { rows } = await connection.query<{ reason: string; votes: number }>(
    `SELECT exclusion_reason AS reason, count(*)::int AS votes FROM ${table}
     WHERE source = $1::source AND exclusion_reason IS NOT NULL AND ${isInTime(table)} GROUP BY 1 ORDER BY 1`,
    [source],
  );
  const counts: Record<string, number> = {};
  for (const { reason, votes } of rows) {
    const name = exclusionWord(reason);
    counts[name] = (counts[name] ?? 0) + votes;
  }
  return counts;
}

/** A reason is a word of the code; anything else could say more than it should. */
export function exclusionWord(reason: string): string {
  return /^[a-z][a-z0-9_-]{0,39}$/.test(reason) ? reason : "other";
}

/** The ids of all judgements of the source that count, or that do not, until the cut-offs, in pages. Needs `prepareCutoffs`. */
export async function* readJudgementIds(
  connection: Connection,
  table: JudgementTable,
  source: string,
  counting: Counting = "counted",
): AsyncGenerator<string[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await connection.query<{ id: string }>(
      `SELECT id FROM ${table} WHERE id > $1::uuid AND source = $2::source AND ${countingCondition(table, counting)} AND ${isInTime(table)}
       ORDER BY id LIMIT ${idPageSize}`,
      [after, source],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ id }) => id);
    after = last.id;
  }
}

/** What each arena asks: its chips with what they say, and the keys of its criteria. */
export async function readArenaWords(connection: Connection): Promise<Map<string, ArenaWords>> {
  const { rows } = await connection.query<{ slug: string; chips: unknown; criteria: unknown }>(
    "SELECT slug, chips, criteria FROM arena",
  );
  return new Map(
    rows.map(({ slug, chips, criteria }) => [slug, { chips: polaritiesOf(chips), criteria: keysOf(criteria) }]),
  );
}

function keysOf(list: unknown): Set<string> {
  const items = Array.isArray(list) ? (list as { key?: unknown }[]) : [];
  return new Set(items.map(({ key }) => key).filter((key) => typeof key === "string"));
}

function polaritiesOf(chips: unknown): ArenaWords["chips"] {
  return new Map(
    chip
      .array()
      .parse(chips)
      .map(({ key, polarity }) => [key, polarity]),
  );
}

/** The annotator's newest consent, joined as `newest_consent`, as one value. */
export const consentColumn = `CASE WHEN newest_consent.annotator_id IS NULL THEN NULL ELSE json_build_object(
    'votes', coalesce(newest_consent.votes, false), 'feedback', coalesce(newest_consent.feedback, false),
    'persona', coalesce(newest_consent.persona, false),
    'isWithdrawn', newest_consent.is_withdrawn) END`;

const voteColumns = `
  vote.id AS "voteId", vote.battle_id AS "battleId", vote.annotator_id AS "annotatorId", annotator.source AS "annotatorSource",
  ${consentColumn} AS consent,
  coalesce(vote.agreed -> 'feedback' = 'true'::jsonb, false) AS "agreedToFeedback",
  arena.slug AS arena, task.slug AS task, task.prompt AS prompt,
  persona.id AS "personaId", persona.slug AS persona, persona.kind AS "personaKind",
  persona_version.id AS "personaVersionId", persona_version.version AS "personaVersion",
  vote.standpoint, vote.source,
  system_left.slug AS "systemLeft", system_left.family AS "familyLeft", system_left.strategy AS "strategyLeft",
  system_right.slug AS "systemRight", system_right.family AS "familyRight", system_right.strategy AS "strategyRight",
  vote.fit, vote.quality, vote.criteria, vote.chips,
  vote.confidence, vote.satisfaction_left AS "satisfactionLeft", vote.satisfaction_right AS "satisfactionRight",
  vote.feedback_left AS "feedbackLeft", vote.feedback_right AS "feedbackRight", vote.feedback_general AS "feedbackGeneral",
  battle.sampling_probability AS "samplingProbability", battle.sampling_part AS "samplingPart",
  json_build_object('first', coalesce(one_wins, 0), 'second', coalesce(other_wins, 0), 'tie', coalesce(ties, 0),
    'bothBad', coalesce(both_bad, 0)) AS "pairVerdicts",
  vote.telemetry -> 'timeToVerdictMs' AS "tookMs", vote.created_at AS "createdAt",
  battle.left_output_id AS "leftOutputId", battle.left_content_hash AS "leftContentHash",
  battle.right_output_id AS "rightOutputId", battle.right_content_hash AS "rightContentHash",
  repeated.id AS "repeatOfVoteId", battle.overlap_pair_id AS "overlapPairId", vote.exclusion_reason AS "exclusionReason"`;

/** The votes of these ids, in their order. Needs `prepareCutoffs`, `readConsents` and `readPairVerdicts` in the same transaction. */
export async function readVotes(
  connection: Connection,
  ids: readonly string[],
): Promise<(Omit<RawVote, "decisions"> & BattleFacts)[]> {
  const { rows } = await connection.query<Omit<RawVote, "decisions"> & BattleFacts>(
    `SELECT ${voteColumns}
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
     JOIN vote ON vote.id = wanted.id
     JOIN annotator ON annotator.id = vote.annotator_id
     LEFT JOIN newest_consent ON newest_consent.annotator_id = vote.annotator_id
     JOIN battle ON battle.id = vote.battle_id
     JOIN arena ON arena.id = battle.arena_id
     JOIN task ON task.id = battle.task_id
     JOIN persona_version ON persona_version.id = battle.persona_version_id
     JOIN persona ON persona.id = persona_version.persona_id
     JOIN system AS system_left ON system_left.id = battle.left_system_id
     JOIN system AS system_right ON system_right.id = battle.right_system_id
     LEFT JOIN pair_verdicts ON one = least(battle.left_output_id, battle.right_output_id)
       AND other = greatest(battle.left_output_id, battle.right_output_id)
     LEFT JOIN vote AS repeated ON repeated.battle_id = battle.repeat_of_id
       AND repeated.source = vote.source AND repeated.exclusion_reason IS NULL AND ${isInTime("repeated")}
     ORDER BY wanted.place`,
    [ids],
  );
  if (rows.length !== ids.length)
    throw new Error(`${ids.length - rows.length} votes of the snapshot could not be read`);
  return rows;
}
