import { LRUCache } from "lru-cache";
import { v7 as uuidv7 } from "uuid";
import { consentVersion } from "@/lib/annotators/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { prepare } from "@/lib/db/prepared";
import { AppError } from "@/lib/errors";
import { type DrawnPair, drawPairs, drawUnseen } from "@/lib/sampling/draw-pairs";
import { indexPairs, type PairIndex, pairKey } from "@/lib/sampling/pair-index";
import { cryptoRandom } from "./crypto-random";
import { readDrawScope, viewBattles } from "./queries";
import type { Battle, CreateBattleBody } from "./schema";
import type { BattleRow } from "./view";

/** How long a battle takes a vote. */
export const battleLifetimeMs = 24 * 3600 * 1000;

/** Pairs offered to one statement: all of them are seen only by somebody who has judged most of an arena. */
const candidates = 4;

export interface CreateBattle extends CreateBattleBody {
  readonly annotatorId: string;
}

interface Scope {
  readonly arenaId: string;
  readonly index: PairIndex;
  readonly systemIds: readonly string[];
  readonly taskIds: readonly string[];
  readonly personaVersionIds: readonly string[];
}

// What can be drawn changes when a system comes or goes, which may take effect some seconds later.
const scopes = new LRUCache<string, Scope>({
  max: 200,
  ttl: 5_000,
  allowStale: true,
  noDeleteOnFetchRejection: false,
  fetchMethod: async (key) => {
    const [arena, persona] = JSON.parse(key) as [string, string | null];
    return readScope(arena, persona ?? undefined);
  },
});

/**
 * Draws the next battle of an annotator: a pair of outputs that they have not been shown yet, uniformly, in an order
 * drawn by a fair coin, stored with its probability.
 *
 * Cost: one statement, whatever the number of votes; O(battles of this annotator in this arena).
 *
 * @throws AppError arena_not_found | persona_not_found | consent_required | nothing_left
 */
export async function createBattle(input: CreateBattle, clock: Clock = systemClock): Promise<Battle> {
  const scope = await scopes.fetch(JSON.stringify([input.arena, input.persona ?? null]));
  if (!scope) throw new AppError("arena_not_found");
  const offered = drawPairs(scope.index, candidates, cryptoRandom);
  const row =
    (await storeFirstUnseen(input.annotatorId, scope, offered, null, clock)) ?? (await drawFromTheRest(input, clock));
  const [view] = await viewBattles([row]);
  return view!;
}

async function readScope(arena: string, persona: string | undefined): Promise<Scope> {
  const { arenaId, cells } = await readDrawScope(arena, persona);
  const unique = (values: string[]) => [...new Set(values)];
  return {
    arenaId,
    index: indexPairs(cells),
    systemIds: unique(cells.flatMap((cell) => cell.outputs.map((output) => output.systemId))),
    taskIds: unique(cells.map((cell) => cell.taskId)),
    personaVersionIds: unique(cells.map((cell) => cell.personaVersionId)),
  };
}

/**
 * Stores the first offered pair that the annotator has not seen. Null where they have seen all of them.
 * `probability` is computed in the same statement, share / (pairs − seen pairs), unless it is given.
 */
async function storeFirstUnseen(
  annotatorId: string,
  scope: Scope,
  offered: readonly DrawnPair[],
  probability: number | null,
  clock: Clock,
): Promise<BattleRow | null> {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + battleLifetimeMs);
  const [row] = await storeFirst.run([
    annotatorId,
    consentVersion,
    scope.arenaId,
    scope.systemIds,
    scope.taskIds,
    scope.personaVersionIds,
    offered.map((pair) => pair.left.id),
    offered.map((pair) => pair.right.id),
    offered.map((pair) => pair.share),
    uuidv7(),
    probability,
    scope.index.size,
    now,
    expiresAt,
  ]);
  if (!row?.ok) throw new AppError("consent_required");
  if (row.id === null) return null;
  return {
    id: row.id,
    taskId: row.task_id,
    personaVersionId: row.persona_version_id,
    leftOutputId: row.left_output_id,
    rightOutputId: row.right_output_id,
    standpoint: row.standpoint,
    expiresAt,
  };
}

const storeFirst = prepare<StoredRow>(
  "store_first_unseen_battle",
  `
    WITH agreed AS (
      SELECT EXISTS (
        SELECT FROM consent WHERE annotator_id = $1::uuid AND version = $2 AND withdrawn_at IS NULL
      ) AS ok
    ), seen AS MATERIALIZED (
      SELECT task_id, persona_version_id, left_content_hash, right_content_hash FROM battle
      WHERE annotator_id = $1::uuid AND arena_id = $3::uuid
        AND left_system_id = ANY($4::uuid[]) AND right_system_id = ANY($4::uuid[])
        AND task_id = ANY($5::uuid[]) AND persona_version_id = ANY($6::uuid[])
        AND (expires_at > $13::timestamptz OR EXISTS (SELECT FROM vote WHERE vote.battle_id = battle.id))
    ), pick AS (
      SELECT l.arena_id, l.task_id, l.persona_version_id, share,
        l.id AS left_id, l.system_id AS left_system, l.content_hash AS left_hash,
        r.id AS right_id, r.system_id AS right_system, r.content_hash AS right_hash
      FROM agreed,
        unnest($7::uuid[], $8::uuid[], $9::float8[]) WITH ORDINALITY AS offered (left_id, right_id, share, turn)
        JOIN output l ON l.id = offered.left_id JOIN output r ON r.id = offered.right_id
      WHERE agreed.ok AND NOT EXISTS (
        SELECT FROM seen
        WHERE seen.task_id = l.task_id AND seen.persona_version_id = l.persona_version_id
          AND (left_content_hash, right_content_hash)
            IN ((l.content_hash, r.content_hash), (r.content_hash, l.content_hash))
      )
      ORDER BY turn LIMIT 1
    ), drawn AS (
      INSERT INTO battle (
        id, arena_id, annotator_id, task_id, persona_version_id,
        left_output_id, left_system_id, left_content_hash, right_output_id, right_system_id, right_content_hash,
        standpoint, source, sampling_probability, sampling_part, created_at, expires_at)
      SELECT $10::uuid, arena_id, $1::uuid, task_id, persona_version_id,
        left_id, left_system, left_hash, right_id, right_system, right_hash,
        'proxy', 'human',
        coalesce($11::float8, share / greatest(1, $12::float8 - (SELECT count(*) FROM seen))),
        'uniform', $13::timestamptz, $14::timestamptz
      FROM pick
      RETURNING id, task_id, persona_version_id, left_output_id, right_output_id, standpoint::text
    )
    SELECT agreed.ok, drawn.* FROM agreed LEFT JOIN drawn ON true`,
);

interface StoredRow {
  ok: boolean;
  id: string | null;
  task_id: string;
  persona_version_id: string;
  left_output_id: string;
  right_output_id: string;
  standpoint: "owner" | "proxy";
}

/** For an annotator who has seen nearly everything: looks at every pair, with fresh knowledge of what there is. */
async function drawFromTheRest(input: CreateBattle, clock: Clock): Promise<BattleRow> {
  const scope = await readScope(input.arena, input.persona);
  const battles = await db.battle.findMany({
    where: {
      annotatorId: input.annotatorId,
      arenaId: scope.arenaId,
      OR: [{ expiresAt: { gt: clock.now() } }, { vote: { isNot: null } }],
    },
    select: {
      taskId: true,
      personaVersionId: true,
      leftContentHash: true,
      rightContentHash: true,
      vote: { select: { id: true } },
    },
  });
  const seen = new Set(
    battles.map((b) => pairKey(b.taskId, b.personaVersionId, b.leftContentHash, b.rightContentHash)),
  );
  const drawn = drawUnseen(scope.index, (pair) => seen.has(pair.key), cryptoRandom);
  const row = drawn && (await storeFirstUnseen(input.annotatorId, scope, [drawn.pair], drawn.probability, clock));
  if (row) return row;
  const judged = battles.filter((battle) => battle.vote !== null).length;
  throw new AppError("nothing_left", { extra: { judged, waiting: battles.length - judged } });
}
