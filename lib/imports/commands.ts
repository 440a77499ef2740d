import { v7 as uuidv7 } from "uuid";
import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Verdict } from "@/lib/votes/schema";

/** A battle with its vote that did not come from a person in this arena's rooms. */
export interface JudgedBattle {
  /** Identity of the battle, derived by the caller from where it comes from: the same id is stored once, however often it is sent. */
  readonly id: string;
  /** Stored as an annotator of the batch's source where it is new. */
  readonly annotatorId: string;
  readonly leftOutputId: string;
  readonly rightOutputId: string;
  readonly standpoint: "owner" | "proxy";
  readonly samplingProbability: number;
  readonly samplingPart: string;
  readonly fit: Verdict;
  readonly quality?: Verdict;
  readonly judgedAt: Date;
}

export interface JudgedBatch {
  readonly arenaId: string;
  /** Never `human`: a person's vote is cast, not stored in bulk. */
  readonly source: "simulated" | "imported";
  readonly battles: readonly JudgedBattle[];
}

/** Far above what a batch of the advised size needs: Prisma's default of 5 s is made for requests. */
export const transactionLimits = { maxWait: 10_000, timeout: 60_000 } as const;

/**
 * Stores battles, their votes and annotators of a non-human source and counts them in the tallies, in one transaction: all or nothing.
 * A battle that is stored already is passed over with its vote, so a batch can be sent again after a crash. Votes have no telemetry and
 * annotators no consent; battle, vote and a new annotator carry the time of the judgement.
 *
 * Cost: four statements, O(battles). Keep a batch under some ten thousand battles: it travels as one message.
 *
 * @returns how many votes were new
 * @throws AppError invalid_request where an output is not of the arena, two outputs are of different tasks, persona versions or the same system,
 *   an annotator is of another source, a battle's id names another battle, or
 *   a battle stands in the batch twice; nothing is stored then
 */
export async function storeJudgedBattles(batch: JudgedBatch): Promise<{ stored: number }> {
  return db.$transaction((tx) => storeJudgedBattlesIn(tx, batch), transactionLimits);
}

/** As `storeJudgedBattles`, within a transaction that stores more. It must end where this throws. */
export async function storeJudgedBattlesIn(tx: Transaction, batch: JudgedBatch): Promise<{ stored: number }> {
  if (batch.battles.length === 0) return { stored: 0 };
  if (new Set(batch.battles.map((battle) => battle.id)).size < batch.battles.length) {
    throw new AppError("invalid_request", { detail: "A battle stands in the batch twice." });
  }
  await storeAnnotators(tx, batch);
  const { fitting, drawn } = await drawBattles(tx, batch);
  if (fitting !== batch.battles.length) {
    throw new AppError("invalid_request", {
      detail:
        `${batch.battles.length - fitting} of ${batch.battles.length} battles do not fit this arena: ` +
        "outputs of the arena, of one task and persona, by two systems, judged by an annotator of the same source.",
    });
  }
  const stored = batch.battles.filter(({ id }) => drawn.has(id));
  await castVotes(tx, { ...batch, battles: stored });
  return { stored: stored.length };
}

type Column = <Value>(read: (battle: JudgedBattle) => Value) => Value[];

async function storeAnnotators(tx: Transaction, { source, battles }: JudgedBatch): Promise<void> {
  const column: Column = (read) => battles.map(read);
  await tx.$executeRaw`
    INSERT INTO annotator (id, source, created_at)
    SELECT id, ${source}::source, min(judged_at)
    FROM unnest(${column((b) => b.annotatorId)}::uuid[], ${column((b) => b.judgedAt)}::timestamptz[]) AS seen (id, judged_at)
    GROUP BY id
    ORDER BY id
    ON CONFLICT (id) DO NOTHING`;
}

/** @returns how many of the battles fit, and the ids of those that were not there before */
async function drawBattles(
  tx: Transaction,
  { arenaId, source, battles }: JudgedBatch,
): Promise<{ fitting: number; drawn: ReadonlySet<string> }> {
  const column: Column = (read) => battles.map(read);
  const [row] = await tx.$queryRaw<{ fitting: number; drawn: string[] }[]>`
    WITH judged AS (
      SELECT * FROM unnest(
        ${column((b) => b.id)}::uuid[], ${column((b) => b.annotatorId)}::uuid[],
        ${column((b) => b.leftOutputId)}::uuid[], ${column((b) => b.rightOutputId)}::uuid[],
        ${column((b) => b.standpoint)}::standpoint[], ${column((b) => b.samplingProbability)}::float8[],
        ${column((b) => b.samplingPart)}::text[], ${column((b) => b.judgedAt)}::timestamptz[]
      ) AS row (id, annotator_id, left_output_id, right_output_id, standpoint, probability, part, judged_at)
    ), fitting AS (
      SELECT judged.*, l.arena_id, l.task_id, l.persona_version_id, l.system_id AS left_system_id,
        l.content_hash AS left_hash, r.system_id AS right_system_id, r.content_hash AS right_hash
      FROM judged
      JOIN annotator ON annotator.id = judged.annotator_id AND annotator.source = ${source}::source
      JOIN output l ON l.id = judged.left_output_id AND l.arena_id = ${arenaId}::uuid
      JOIN output r ON r.id = judged.right_output_id AND r.arena_id = l.arena_id AND r.task_id = l.task_id
        AND r.persona_version_id = l.persona_version_id AND r.system_id <> l.system_id
        AND r.content_hash <> l.content_hash
      LEFT JOIN battle known ON known.id = judged.id
      WHERE known.id IS NULL OR (known.source, known.annotator_id, known.left_output_id, known.right_output_id)
        = (${source}::source, judged.annotator_id, judged.left_output_id, judged.right_output_id)
    ), drawn AS (
      INSERT INTO battle (
        id, arena_id, annotator_id, task_id, persona_version_id,
        left_output_id, left_system_id, left_content_hash, right_output_id, right_system_id, right_content_hash,
        standpoint, source, sampling_probability, sampling_part, created_at, expires_at)
      SELECT id, arena_id, annotator_id, task_id, persona_version_id,
        left_output_id, left_system_id, left_hash, right_output_id, right_system_id, right_hash,
        standpoint, ${source}::source, probability, part, judged_at, judged_at
      FROM fitting
      ORDER BY id
      ON CONFLICT (id) DO NOTHING
      RETURNING id
    )
    SELECT (SELECT count(*) FROM fitting)::int AS fitting, ARRAY(SELECT id FROM drawn) AS drawn`;
  return { fitting: row!.fitting, drawn: new Set(row!.drawn) };
}

/**
 * Stores the votes of battles that were drawn in this transaction, and counts them. Statements of their own: joined to the battles within
 * the statement that draws them, they would cost its square, since Postgres expects a single row there.
 */
async function castVotes(tx: Transaction, { source, battles }: JudgedBatch): Promise<void> {
  if (battles.length === 0) return;
  const column: Column = (read) => battles.map(read);
  await tx.$executeRaw`
    INSERT INTO vote (id, battle_id, annotator_id, fit, quality, standpoint, source, created_at)
    SELECT id, battle_id, annotator_id, fit, quality, standpoint, ${source}::source, judged_at
    FROM unnest(
      ${column(() => uuidv7())}::uuid[], ${column((b) => b.id)}::uuid[], ${column((b) => b.annotatorId)}::uuid[],
      ${column((b) => b.fit)}::verdict[], ${column((b) => b.quality ?? null)}::verdict[],
      ${column((b) => b.standpoint)}::standpoint[], ${column((b) => b.judgedAt)}::timestamptz[]
    ) AS row (id, battle_id, annotator_id, fit, quality, standpoint, judged_at)`;
  await tx.$executeRaw`
    INSERT INTO tally (arena_id, left_system_id, right_system_id, standpoint, source, outcome, votes)
    SELECT arena_id, left_system_id, right_system_id, standpoint, source, fit, count(*)
    FROM unnest(${column((b) => b.id)}::uuid[], ${column((b) => b.fit)}::verdict[]) AS judged (id, fit)
    JOIN battle USING (id)
    GROUP BY arena_id, left_system_id, right_system_id, standpoint, source, fit
    ORDER BY left_system_id, right_system_id, standpoint, fit
    ON CONFLICT (arena_id, left_system_id, right_system_id, standpoint, source, outcome)
      DO UPDATE SET votes = tally.votes + excluded.votes`;
}
