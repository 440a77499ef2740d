import { pool } from "@/lib/db/client";
import type { SamplingPlan } from "@/lib/sampling/arena-policy";

/** Who was shown a shared pair and does not judge it holds a place of it for so long: many look at a pair and go. */
const heldMs = 30 * 60_000;

/** A shared pair that still wants annotators. */
export interface OpenOverlap {
  readonly id: string;
  readonly firstOutputId: string;
  readonly secondOutputId: string;
  /** How many more may be shown it: those who judged it count, and those who were shown it within the last half hour. */
  readonly wanted: number;
}

/** A plan as it is stored: personas by their ids, whichever version of them is shown. */
export type StoredPlan = SamplingPlan & { readonly votes: number; readonly madeAt: Date };

/** The newest plan of an arena; null before the first. */
export async function readPlan(arenaId: string): Promise<StoredPlan | null> {
  const { rows } = await pool.query<{
    votes: number;
    systems: string[];
    information: Buffer | null;
    judgedOfSystems: number[];
    personas: string[];
    judgedOfPersonas: number[];
    madeAt: Date;
  }>(
    `SELECT votes, systems, information, judged_of_systems AS "judgedOfSystems", personas,
       judged_of_personas AS "judgedOfPersonas", made_at AS "madeAt" FROM sampling_plan WHERE arena_id = $1`,
    [arenaId],
  );
  const [plan] = rows;
  if (!plan) return null;
  const { information, personas, judgedOfPersonas, ...rest } = plan;
  return {
    ...rest,
    information: information && floatsOf(information),
    judgedOfPersonas: new Map(personas.map((id, place) => [id, judgedOfPersonas[place]!])),
  };
}

/** 32-bit floats of little-endian bytes, as `bytesOf` (commands.ts) wrote them. */
function floatsOf(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / 4 }, (_, place) => bytes.readFloatLE(4 * place));
}

/** The shared pairs of an arena that are not closed, oldest first. O(open pairs · annotators). */
export async function readOpenOverlaps(arenaId: string, now: Date): Promise<OpenOverlap[]> {
  const { rows } = await pool.query<OpenOverlap>(
    `SELECT id, first_output_id AS "firstOutputId", second_output_id AS "secondOutputId", annotators - (
       SELECT count(DISTINCT annotator_id) FROM battle
       WHERE overlap_pair_id = overlap_pair.id
         AND (battle.created_at > $2 OR EXISTS (SELECT FROM vote WHERE vote.battle_id = battle.id))
     )::int AS wanted
     FROM overlap_pair WHERE arena_id = $1 AND closed_at IS NULL ORDER BY id`,
    [arenaId, new Date(now.getTime() - heldMs)],
  );
  return rows;
}

/** What an arena's people judged, as a plan is made from it. */
export interface Judged {
  /** Systems that can be drawn. */
  readonly systems: readonly string[];
  readonly cells: readonly {
    readonly left: string;
    readonly right: string;
    readonly outcome: "left" | "right" | "tie" | "both_bad";
    readonly votes: number;
  }[];
  readonly personas: readonly { readonly id: string; readonly votes: number }[];
}

/** How many votes of people an arena counts. O(tally cells). */
export async function countHumanVotes(arenaId: string): Promise<number> {
  const { rows } = await pool.query<{ votes: number }>(
    "SELECT coalesce(sum(votes), 0)::int AS votes FROM tally WHERE arena_id = $1 AND source = 'human'",
    [arenaId],
  );
  return rows[0]!.votes;
}

/** Reads what people judged: simulated and imported votes say nothing about what to ask people next. O(tally cells + battles of people). */
export async function readJudged(arenaId: string): Promise<Judged> {
  const [systems, cells, personas] = await Promise.all([
    pool.query<{ id: string }>("SELECT id FROM system WHERE arena_id = $1 AND retired_at IS NULL ORDER BY id", [
      arenaId,
    ]),
    pool.query<Judged["cells"][number]>(
      `SELECT left_system_id AS left, right_system_id AS right, outcome, sum(votes)::int AS votes FROM tally
       WHERE arena_id = $1 AND source = 'human' AND votes > 0 GROUP BY 1, 2, 3`,
      [arenaId],
    ),
    pool.query<{ id: string; votes: number }>(
      `SELECT persona_id AS id, sum(battles)::int AS votes FROM (
         SELECT persona_version_id, count(*) AS battles FROM battle JOIN vote ON vote.battle_id = battle.id
         WHERE arena_id = $1 AND battle.source = 'human' AND exclusion_reason IS NULL GROUP BY persona_version_id
       ) AS judged JOIN persona_version ON persona_version.id = persona_version_id GROUP BY persona_id`,
      [arenaId],
    ),
  ]);
  return { systems: systems.rows.map(({ id }) => id), cells: cells.rows, personas: personas.rows };
}
