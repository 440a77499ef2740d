import type pg from "pg";
import { consentVersion } from "@/lib/annotators/schema";

/** An arena of the size of the embedded ones, made in bulk: what is measured needs rows, not real contestants. */
export const benchArena = { slug: "bench", systems: 8, tasks: 12, personas: 8 } as const;

const textWords = 120;

/**
 * Makes the arena with an output of every system for every task and persona, and two views over it that the functions
 * below read: `bench_pair`, every ordered pair of outputs that can meet, numbered from 0, and its number of rows.
 */
export async function createBenchArena(client: pg.Client): Promise<void> {
  const { slug, systems, tasks, personas } = benchArena;
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO arena (id, slug, name, modality, summary, instructions, criteria, chips)
     VALUES (uuidv7(), $1, 'Bench', 'text', 'Filler for measuring.', 'Judge.', '[]', $2)`,
    [slug, JSON.stringify([{ key: "on-topic", label: "on topic", polarity: "positive" }])],
  );
  await client.query(
    `INSERT INTO system (id, arena_id, slug, name, family, strategy, organization, licence, description, citation)
     SELECT uuidv7(), arena.id, 'system-' || n, 'System ' || n, 'Family ' || n / 2,
       CASE n % 2 WHEN 0 THEN 'generic' ELSE 'persona' END, 'Bench', 'Apache-2.0', 'Filler.', 'None.'
     FROM arena, generate_series(0, $1 - 1) AS n`,
    [systems],
  );
  await client.query(
    `INSERT INTO task (id, arena_id, slug, prompt)
     SELECT uuidv7(), arena.id, 'task-' || n, 'What should I know about subject ' || n || '?'
     FROM arena, generate_series(1, $1) AS n`,
    [tasks],
  );
  await createPersonas(client, personas);
  await client.query(
    `INSERT INTO output (id, arena_id, system_id, task_id, persona_version_id, content_hash, persona_use, latency_ms)
     SELECT uuidv7(), arena.id, system.id, task.id, version.id,
       encode(sha256(convert_to(system.id::text || task.id || version.id, 'UTF8')), 'hex'), 'nothing', 1
     FROM arena, system, task, persona_version AS version`,
  );
  await client.query(
    `INSERT INTO output_part (output_id, position, type, text)
     SELECT output.id, 0, 'text',
       (SELECT string_agg(left(md5(output.content_hash || n), 5), ' ') FROM generate_series(1, $1) AS n)
     FROM output`,
    [textWords],
  );
  await client.query("COMMIT");
  await client.query(
    `CREATE TABLE bench_pair AS
     SELECT row_number() OVER (ORDER BY l.id, r.id) - 1 AS number, l.arena_id, l.task_id, l.persona_version_id,
       l.id AS left_id, l.system_id AS left_system, l.content_hash AS left_hash,
       r.id AS right_id, r.system_id AS right_system, r.content_hash AS right_hash
     FROM output l JOIN output r USING (task_id, persona_version_id) WHERE l.system_id <> r.system_id`,
  );
  await client.query("ALTER TABLE bench_pair ADD PRIMARY KEY (number)");
}

async function createPersonas(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `WITH made AS (
       INSERT INTO persona (id, slug, kind)
       SELECT uuidv7(), 'persona-' || n, 'described' FROM generate_series(1, $1) AS n RETURNING id, slug
     ), placed AS (
       INSERT INTO arena_persona (arena_id, persona_id) SELECT arena.id, made.id FROM arena, made
     )
     INSERT INTO persona_version (id, persona_id, version, name, short_name, headline, description, attributes)
     SELECT uuidv7(), id, 1, slug, slug, 'who is filler', 'A described persona of the bench.',
       '[{"label": "Age", "value": "40"}, {"label": "Work", "value": "surveyor"}]'
     FROM made`,
    [count],
  );
  await client.query(
    `INSERT INTO persona_preference (persona_version_id, position, aspect, is_liked, label, value)
     SELECT version.id, n, 'topic', n % 3 > 0, 'subject ' || n, 'subject ' || n
     FROM persona_version AS version, generate_series(0, 5) AS n`,
  );
  await client.query(
    `INSERT INTO persona_history (persona_version_id, position, happened_on, action, text)
     SELECT version.id, n, date '2026-01-01' + n, 'read', 'Something about subject ' || n
     FROM persona_version AS version, generate_series(0, 5) AS n`,
  );
}

export interface MadeBattle {
  readonly id: string;
  readonly annotatorId: string;
}

/**
 * Stores battles that still wait for a vote, of annotators of their own with their consents, spread over all pairs.
 *
 * @param offset continues the numbering of pairs, so that a second call draws other ones
 * @param ofAnAnnotator battles of each annotator
 */
export async function createBattles(
  client: pg.Client,
  count: number,
  offset = 0,
  ofAnAnnotator = 20,
): Promise<MadeBattle[]> {
  const annotators = Math.ceil(count / ofAnAnnotator);
  const { rows } = await client.query<MadeBattle>(
    `WITH people AS MATERIALIZED (
       SELECT uuidv7() AS id, n FROM generate_series(0, $2 - 1) AS n
     ), made AS (
       INSERT INTO annotator (id, source) SELECT id, 'human' FROM people
     ), agreed AS (
       INSERT INTO consent (id, annotator_id, version, fields)
       SELECT uuidv7(), id, $3, '{"votes": true, "feedback": true}' FROM people
     ), size AS (SELECT count(*) AS pairs FROM bench_pair)
     INSERT INTO battle (id, arena_id, annotator_id, task_id, persona_version_id,
       left_output_id, left_system_id, left_content_hash, right_output_id, right_system_id, right_content_hash,
       standpoint, source, sampling_probability, sampling_part, expires_at)
     SELECT uuidv7(), arena_id, people.id, task_id, persona_version_id,
       left_id, left_system, left_hash, right_id, right_system, right_hash,
       'proxy', 'human', 1.0 / size.pairs, 'uniform', now() + interval '1 day'
     FROM size, generate_series(0, $1 - 1) AS turn
     JOIN people ON people.n = turn / $5::int
     -- A step without a common factor with the number of pairs visits them all before it repeats one.
     JOIN bench_pair ON bench_pair.number = ((turn + $4::bigint) * 3001) % (SELECT pairs FROM size)
     RETURNING id, annotator_id AS "annotatorId"`,
    [count, annotators, consentVersion, offset, ofAnAnnotator],
  );
  return rows;
}

/** What votes say beside their verdict. */
export interface VoteExtras {
  /** Every vote has a text of some twelve words, a reason chip and the time to its verdict. */
  readonly areWithTexts?: boolean;
}

/** Stores so many votes with their battles, annotators and tallies, and leaves the database at rest. */
export async function fillWithVotes(
  client: pg.Client,
  votes: number,
  ofAnAnnotator?: number,
  { areWithTexts = false }: VoteExtras = {},
): Promise<void> {
  const atOnce = 20_000;
  for (let made = 0; made < votes; made += atOnce) {
    await createBattles(client, Math.min(atOnce, votes - made), made, ofAnAnnotator);
  }
  await voteOnAll(client, areWithTexts);
  await settle(client);
}

/**
 * Stores votes on every battle that has none, and their tallies. The record is as if they had been cast one after the other over
 * the last year: by the time in their ids the boards know which votes are new.
 */
async function voteOnAll(client: pg.Client, areWithTexts: boolean): Promise<void> {
  await client.query(
    `WITH waiting AS (
       SELECT battle.*, interval '1 year' * (row_number() OVER (ORDER BY battle.id) / count(*) OVER ()::float8 - 1) AS since
       FROM battle LEFT JOIN vote ON vote.battle_id = battle.id WHERE vote.id IS NULL
     )
     INSERT INTO vote (id, battle_id, annotator_id, fit, standpoint, source, created_at, feedback_general, chips, telemetry, agreed)
     SELECT uuidv7(since), id, annotator_id,
       (ARRAY['left', 'left', 'left', 'right', 'right', 'tie', 'both_bad'])[1 + abs(hashtext(id::text)) % 7]::verdict,
       standpoint, source, now() + since,
       CASE WHEN $1::boolean THEN 'The ' || left(md5(id::text), 6) || ' one says what I asked for, in ' || left(md5(annotator_id::text), 4) ||
         ' words fewer than I feared' END,
       CASE WHEN $1 THEN '[{"key": "on-topic", "side": "left"}]'::jsonb ELSE '[]' END,
       CASE WHEN $1 THEN jsonb_build_object('timeToVerdictMs', 3000 + abs(hashtext(id::text)) % 60000) ELSE '{}' END,
       CASE WHEN $1 THEN '{"votes": true, "feedback": true}'::jsonb ELSE '{}' END
     FROM waiting ORDER BY since`,
    [areWithTexts],
  );
  await recountAll(client);
}

/**
 * Removes what was measured, so that the next round finds as many votes as this one did. The record refuses to lose a vote;
 * here, where every vote is made up, that refusal is set aside for the moment.
 */
export async function removeBattlesOf(client: pg.Client, annotatorIds: readonly string[]): Promise<void> {
  await client.query('ALTER TABLE vote DISABLE TRIGGER "vote_is_immutable"');
  await client.query("DELETE FROM vote WHERE annotator_id = ANY($1::uuid[])", [annotatorIds]);
  await client.query('ALTER TABLE vote ENABLE TRIGGER "vote_is_immutable"');
  await client.query("DELETE FROM battle WHERE annotator_id = ANY($1::uuid[])", [annotatorIds]);
  await client.query("DELETE FROM consent WHERE annotator_id = ANY($1::uuid[])", [annotatorIds]);
  await client.query("DELETE FROM annotator WHERE id = ANY($1::uuid[])", [annotatorIds]);
  await recountAll(client);
  await settle(client);
}

async function recountAll(client: pg.Client): Promise<void> {
  await client.query("BEGIN");
  await client.query("DELETE FROM tally");
  await client.query(
    `INSERT INTO tally (arena_id, left_system_id, right_system_id, standpoint, source, outcome, votes)
     SELECT arena_id, left_system_id, right_system_id, vote.standpoint, vote.source, fit, count(*)
     FROM vote JOIN battle ON battle.id = vote.battle_id GROUP BY 1, 2, 3, 4, 5, 6`,
  );
  await client.query("COMMIT");
}

/** Leaves no work of the preparation to the measured time: statistics, dead rows, dirty pages. */
export async function settle(client: pg.Client): Promise<void> {
  await client.query("VACUUM (ANALYZE) annotator, consent, battle, vote, tally");
  await client.query("CHECKPOINT");
}
