import type { PoolClient } from "pg";
import { pool } from "@/lib/db/client";
import type { BoardFilter } from "../schema";
import { readAnnotatorAxes } from "./told-axes/queries";
import { type CountedCell, type OutputFacts, periodMs, VoteMemory, type VoteRow } from "./vote-memory";

/** A system as boards show it. */
export interface CountedSystem {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly family: string;
  readonly strategy: string;
  readonly organization: string;
  readonly licence: string;
  readonly retiredAt: Date | null;
}

export interface Named {
  readonly slug: string;
  readonly name: string;
}

/** `Age` to `36`. */
export interface Attribute {
  readonly label: string;
  readonly value: string;
}

/** Everything that an arena's boards are computed from, as of one moment. */
export interface BoardInput {
  readonly systems: readonly CountedSystem[];
  readonly cells: readonly CountedCell[];
  /** Votes left out, by reason. */
  readonly excluded: Readonly<Record<string, number>>;
  /** What the described personas are called now, by id. */
  readonly personaNames: ReadonlyMap<string, Named>;
  /** What their versions say of them, by id of the version. */
  readonly personaAttributes: ReadonlyMap<string, readonly Attribute[]>;
  /** What is declared of annotators, by id. */
  readonly annotatorAttributes: ReadonlyMap<string, readonly Attribute[]>;
  /**
   * Where they lie on the axes of taste that they told of, in coarse steps, by id and key of the axis. Of those alone who let it be published: it is
   * there for averages over ten people or more.
   */
  readonly annotatorAxes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What was asked, by id of the task. */
  readonly tasks: ReadonlyMap<string, { readonly slug: string; readonly prompt: string }>;
  readonly memory: VoteMemory;
  /** How many annotators had been merged: a merge changes who voted, not what. */
  readonly merges: number;
}

/** A vote is committed at most so long after its id was drawn; what is younger is read again. */
const overlapMs = 120_000;
const batchSize = 50_000;

/**
 * What an arena's boards depend on, in one short text: where a vote came, was taken back or changed hands, or somebody saved or erased their own persona, it is another. (A vote taken back
 * and another one cast within the same second leave the sum of votes as it was, but hardly the sum of squares as well.) One statement over
 * the tallies, independent of the number of votes.
 */
export async function readBoardSign(arenaId: string): Promise<string> {
  const { rows } = await pool.query<{ sign: string }>(
    `SELECT concat_ws(' ',
      (SELECT concat_ws(':', count(*), sum(votes), sum(votes::numeric * votes)) FROM tally WHERE arena_id = $1),
      (SELECT count(*) FROM vote JOIN battle ON battle.id = vote.battle_id
        WHERE exclusion_reason IS NOT NULL AND battle.arena_id = $1),
      (SELECT md5(string_agg(concat_ws('|', id, slug, name, family, strategy, organization, licence, retired_at), E'\\n' ORDER BY id))
        FROM system WHERE arena_id = $1),
      (SELECT count(*) FROM annotator_attribute),
      (SELECT count(*) FROM own_version),
      (SELECT persona_version_id FROM own_version ORDER BY persona_version_id DESC LIMIT 1),
      (SELECT count(*) FROM annotator WHERE merged_into IS NOT NULL)) AS sign`,
    [arenaId],
  );
  return rows[0]!.sign;
}

/**
 * Reads what an arena's boards are computed from, in one repeatable-read transaction. Votes that `before` has are not read
 * again, unless its counts turn out to differ from the tallies: then something was taken back or moved, and all are.
 *
 * Cost O(new votes + tally cells); O(votes) the first time and after a withdrawal.
 *
 * @param before what this function gave the last time; its memory is added to
 */
export async function readBoardInput(arenaId: string, before: BoardInput | null): Promise<BoardInput> {
  const client = await pool.connect();
  let failure: unknown;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const systems = await readSystems(client, arenaId);
    const cells = await readCells(client, arenaId);
    const merges = await readMerges(client);
    const ids = systems.map(({ id }) => id);
    let memory = before?.merges === merges && before.memory.hasSystems(ids) ? before.memory : new VoteMemory(ids);
    await fill(client, arenaId, memory);
    if (memory === before?.memory && !isEqual(memory.cells(), cells)) {
      memory = new VoteMemory(ids);
      await fill(client, arenaId, memory);
    }
    const excluded = await readExcluded(client, arenaId);
    const personaNames = await readPersonaNames(client, arenaId);
    const personaAttributes = await readPersonaAttributes(client, arenaId);
    const annotatorAttributes = await readAnnotatorAttributes(client, arenaId);
    const annotatorAxes = await readAnnotatorAxes(client, arenaId);
    const tasks = await readTasks(client, arenaId);
    await client.query("COMMIT");
    return {
      systems,
      cells,
      excluded,
      personaNames,
      personaAttributes,
      annotatorAttributes,
      annotatorAxes,
      tasks,
      memory,
      merges,
    };
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    // A connection whose transaction broke off is not used again.
    client.release(failure !== undefined);
  }
}

async function readSystems(client: PoolClient, arenaId: string): Promise<CountedSystem[]> {
  const { rows } = await client.query<CountedSystem>(
    `SELECT id, slug, name, family, strategy, organization, licence, retired_at AS "retiredAt"
     FROM system WHERE arena_id = $1 ORDER BY id`,
    [arenaId],
  );
  return rows;
}

async function readCells(client: PoolClient, arenaId: string): Promise<CountedCell[]> {
  const { rows } = await client.query<CountedCell>(
    `SELECT left_system_id AS left, right_system_id AS right, standpoint, source, outcome, votes
     FROM tally WHERE arena_id = $1 AND votes > 0`,
    [arenaId],
  );
  return rows;
}

async function readExcluded(client: PoolClient, arenaId: string): Promise<Record<string, number>> {
  const { rows } = await client.query<{ reason: string; votes: number }>(
    `SELECT exclusion_reason AS reason, count(*)::int AS votes FROM vote JOIN battle ON battle.id = vote.battle_id
     WHERE exclusion_reason IS NOT NULL AND battle.arena_id = $1 GROUP BY exclusion_reason`,
    [arenaId],
  );
  return Object.fromEntries(rows.map(({ reason, votes }) => [reason, votes]));
}

async function readMerges(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ merges: number }>(
    "SELECT count(*)::int AS merges FROM annotator WHERE merged_into IS NOT NULL",
  );
  return rows[0]!.merges;
}

async function readPersonaNames(client: PoolClient, arenaId: string): Promise<Map<string, Named>> {
  const { rows } = await client.query<Named & { id: string }>(
    `SELECT DISTINCT ON (persona.id) persona.id, slug, persona_version.name
     FROM arena_persona JOIN persona ON persona.id = arena_persona.persona_id AND kind = 'described'
     JOIN persona_version ON persona_version.persona_id = persona.id
     WHERE arena_id = $1 ORDER BY persona.id, version DESC`,
    [arenaId],
  );
  return new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]));
}

async function readPersonaAttributes(client: PoolClient, arenaId: string): Promise<Map<string, Attribute[]>> {
  const { rows } = await client.query<{ id: string; attributes: unknown }>(
    `SELECT persona_version.id, attributes FROM arena_persona
     JOIN persona ON persona.id = arena_persona.persona_id AND kind = 'described'
     JOIN persona_version ON persona_version.persona_id = persona.id
     WHERE arena_id = $1 ORDER BY persona_version.id`,
    [arenaId],
  );
  return new Map(rows.map(({ id, attributes }) => [id, attributes as Attribute[]]));
}

/** Of everybody who was shown a battle of the arena. An index look-up for each attribute in the record. */
async function readAnnotatorAttributes(client: PoolClient, arenaId: string): Promise<Map<string, Attribute[]>> {
  const { rows } = await client.query<Attribute & { id: string }>(
    `SELECT annotator_id AS id, label, value FROM annotator_attribute
     WHERE EXISTS (SELECT FROM battle WHERE battle.annotator_id = annotator_attribute.annotator_id AND arena_id = $1)
     ORDER BY annotator_id, label`,
    [arenaId],
  );
  const attributes = new Map<string, Attribute[]>();
  for (const { id, label, value } of rows) {
    const known = attributes.get(id);
    if (known) known.push({ label, value });
    else attributes.set(id, [{ label, value }]);
  }
  return attributes;
}

async function readTasks(client: PoolClient, arenaId: string): Promise<Map<string, { slug: string; prompt: string }>> {
  const { rows } = await client.query<{ id: string; slug: string; prompt: string }>(
    "SELECT id, slug, left(prompt, 200) AS prompt FROM task WHERE arena_id = $1",
    [arenaId],
  );
  return new Map(rows.map(({ id, slug, prompt }) => [id, { slug, prompt }]));
}

/** Adds the votes that the memory lacks, in batches, oldest first. */
async function fill(client: PoolClient, arenaId: string, memory: VoteMemory): Promise<void> {
  let after = memory.newestId === null ? null : firstIdAt(timeOfId(memory.newestId) - overlapMs);
  for (;;) {
    const { rows } = await client.query<VoteRow>(
      `SELECT vote.id, vote.annotator_id AS "annotatorId", left_output_id AS "leftOutputId",
         right_output_id AS "rightOutputId", fit, vote.standpoint, vote.source,
         extract(epoch FROM vote.created_at)::float8 * 1000 AS "createdAtMs", nullif(vote.criteria, '{}'::jsonb) AS criteria
       FROM vote JOIN battle ON battle.id = vote.battle_id
       WHERE battle.arena_id = $1 AND exclusion_reason IS NULL AND ($2::uuid IS NULL OR vote.id > $2::uuid)
       ORDER BY vote.id LIMIT $3`,
      [arenaId, after, batchSize],
    );
    if (rows.some((row) => !memory.knows(row.leftOutputId) || !memory.knows(row.rightOutputId))) {
      await addOutputs(client, arenaId, memory);
    }
    for (const row of rows) memory.add(row);
    if (rows.length < batchSize) break;
    after = rows.at(-1)!.id;
  }
  if (memory.newestId !== null) memory.expectFrom(firstIdAt(timeOfId(memory.newestId) - overlapMs));
}

async function addOutputs(client: PoolClient, arenaId: string, memory: VoteMemory): Promise<void> {
  const { rows } = await client.query<OutputFacts>(
    `SELECT output.id, system_id AS "systemId", persona_id AS "personaId",
       persona_version_id AS "personaVersionId", task_id AS "taskId"
     FROM output JOIN persona_version ON persona_version.id = persona_version_id WHERE output.arena_id = $1`,
    [arenaId],
  );
  for (const row of rows) memory.addOutput(row);
}

/** Milliseconds in a UUID of version 7, RFC 9562. */
function timeOfId(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}

/** The smallest UUID of version 7 of a moment. */
function firstIdAt(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

function isEqual(some: readonly CountedCell[], others: readonly CountedCell[]): boolean {
  const key = (c: CountedCell) => [c.left, c.right, c.standpoint, c.source, c.outcome].join(" ");
  const votes = new Map(others.map((cell) => [key(cell), cell.votes]));
  return some.length === others.length && some.every((cell) => votes.get(key(cell)) === cell.votes);
}

/** What was drawn, of the battles that a filter is about. */
export interface Shown {
  /** Battles of each system, by id. */
  readonly systems: ReadonlyMap<string, number>;
  /** Battles that each part of the sampling policy drew. */
  readonly parts: ReadonlyMap<string, number>;
}

/**
 * How often each system was shown and each part of the policy drew. Only battles whose makers are no secret any more count: judged, or open
 * for too long. One that still takes its vote would tell who is in it, by the difference of two countings. Cost O(battles).
 */
export async function countShown(arenaId: string, filter: BoardFilter, now: Date): Promise<Shown> {
  const since = filter.period === "all" ? null : new Date(now.getTime() - periodMs[filter.period]);
  const { rows } = await pool.query<{ left: string; right: string; part: string; battles: number }>(
    `SELECT left_system_id AS left, right_system_id AS right, sampling_part AS part, count(*)::int AS battles FROM battle
     WHERE arena_id = $1 AND ($2 = 'all' OR source::text = $2) AND ($3 = 'any' OR standpoint::text = $3)
       AND ($4::timestamptz IS NULL OR created_at >= $4)
       AND (expires_at <= $5 OR EXISTS (SELECT FROM vote WHERE vote.battle_id = battle.id))
     GROUP BY left_system_id, right_system_id, sampling_part`,
    [arenaId, filter.votes, filter.standpoint, since, now],
  );
  const systems = new Map<string, number>();
  const parts = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string, battles: number) =>
    counts.set(key, (counts.get(key) ?? 0) + battles);
  for (const { left, right, part, battles } of rows) {
    add(systems, left, battles);
    add(systems, right, battles);
    add(parts, part, battles);
  }
  return { systems, parts };
}
