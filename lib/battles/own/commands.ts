import { v7 as uuidv7 } from "uuid";
import { consentVersion } from "@/lib/annotators/schema";
import type { Clock } from "@/lib/clock";
import { cryptoRandom } from "@/lib/crypto-random";
import { db } from "@/lib/db/client";
import { prepare } from "@/lib/db/prepared";
import { AppError } from "@/lib/errors";
import { limits, takeToken } from "@/lib/http/rate-limit";
import { type KeptOutput, makeOnDemand } from "@/lib/systems/own/commands";
import type { BattleRow } from "../view";
import { type OwnScope, readOwnCells, readOwnScope } from "./queries";
import { contentPair, listUnseen, type OwnPair } from "./unseen-pairs";

/**
 * Draws a battle for the annotator's own persona: a task and two systems, uniformly among the combinations that are not known
 * to be equal or seen. Their outputs are made now where they are not there. Two that turn out equal never meet: they are out,
 * and it is drawn again from what is left. The stored probability is one over the combinations that could still be drawn at the
 * draw that held, given what was known then.
 *
 * Cost: the two systems' own, and O(tasks · systems²) a draw.
 *
 * @throws AppError arena_not_found | persona_not_found | consent_required | nothing_left | rate_limited
 */
export async function drawOwnBattle(
  input: { annotatorId: string; arena: string },
  lifetimeMs: number,
  clock: Clock,
): Promise<BattleRow> {
  const { annotatorId } = input;
  const scope = await readOwnScope(annotatorId, input.arena);
  for (;;) {
    const cells = await readOwnCells(scope, annotatorId, clock.now());
    const unseen = listUnseen(cells, [...scope.systems.keys()]);
    if (unseen.length === 0) throw await nothingLeft(annotatorId, scope, clock.now());
    const pair = unseen[Math.floor(cryptoRandom() * unseen.length)]!;
    const { made, shown } = cells.find(({ taskId }) => taskId === pair.taskId)!;
    if (!pair.systems.every((system) => made.has(system))) takeToken(`own-output:${annotatorId}`, limits.ownOutput);
    const outputs = await makePair(scope, pair);
    if (outputs[0].contentHash === outputs[1].contentHash) continue;
    if (shown.has(contentPair(outputs[0].contentHash, outputs[1].contentHash))) continue;
    const sides: readonly [KeptOutput, KeptOutput] = cryptoRandom() < 0.5 ? outputs : [outputs[1], outputs[0]];
    const row = await storeBattle({ annotatorId, sides, probability: 1 / unseen.length, lifetimeMs, now: clock.now() });
    if (row) return row;
  }
}

async function makePair({ arena, person, systems }: OwnScope, pair: OwnPair): Promise<[KeptOutput, KeptOutput]> {
  const { taskId } = pair;
  const make = (id: string) => makeOnDemand({ arena, person, taskId, system: { id, slug: systems.get(id)! } });
  return Promise.all([make(pair.systems[0]), make(pair.systems[1])]);
}

interface OwnBattle {
  readonly annotatorId: string;
  readonly sides: readonly [KeptOutput, KeptOutput];
  readonly probability: number;
  readonly lifetimeMs: number;
  readonly now: Date;
}

/** @returns null where another request showed the same two contents meanwhile */
async function storeBattle({ annotatorId, sides, probability, lifetimeMs, now }: OwnBattle): Promise<BattleRow | null> {
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  const [row] = await storeOwn.run([
    annotatorId,
    consentVersion,
    sides[0].id,
    sides[1].id,
    uuidv7(),
    probability,
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
    standpoint: "owner",
    expiresAt,
  };
}

const storeOwn = prepare<{
  ok: boolean;
  id: string | null;
  task_id: string;
  persona_version_id: string;
  left_output_id: string;
  right_output_id: string;
}>(
  "store_own_battle",
  `
    WITH agreed AS (
      SELECT EXISTS (
        SELECT FROM consent WHERE annotator_id = $1::uuid AND version = $2 AND withdrawn_at IS NULL
      ) AS ok
    ), drawn AS (
      INSERT INTO battle (
        id, arena_id, annotator_id, task_id, persona_version_id,
        left_output_id, left_system_id, left_content_hash, right_output_id, right_system_id, right_content_hash,
        standpoint, source, sampling_probability, sampling_part, created_at, expires_at)
      SELECT $5::uuid, l.arena_id, $1::uuid, l.task_id, l.persona_version_id,
        l.id, l.system_id, l.content_hash, r.id, r.system_id, r.content_hash,
        'owner', 'human', $6::float8, 'uniform', $7::timestamptz, $8::timestamptz
      FROM agreed, output l, output r
      WHERE agreed.ok AND l.id = $3::uuid AND r.id = $4::uuid AND NOT EXISTS (
        SELECT FROM battle seen
        WHERE seen.annotator_id = $1::uuid AND seen.arena_id = l.arena_id
          AND seen.task_id = l.task_id AND seen.persona_version_id = l.persona_version_id
          AND (seen.left_content_hash, seen.right_content_hash)
            IN ((l.content_hash, r.content_hash), (r.content_hash, l.content_hash))
          AND (seen.expires_at > $7::timestamptz OR EXISTS (SELECT FROM vote WHERE vote.battle_id = seen.id))
      )
      RETURNING id, task_id, persona_version_id, left_output_id, right_output_id
    )
    SELECT agreed.ok, drawn.* FROM agreed LEFT JOIN drawn ON true`,
);

async function nothingLeft(annotatorId: string, { arena, person }: OwnScope, now: Date): Promise<AppError> {
  const ofPerson = { annotatorId, arenaId: arena.id, personaVersionId: person.versionId };
  const [judged, waiting] = await Promise.all([
    db.battle.count({ where: { ...ofPerson, vote: { isNot: null } } }),
    db.battle.count({ where: { ...ofPerson, vote: null, expiresAt: { gt: now } } }),
  ]);
  return new AppError("nothing_left", { extra: { judged, waiting } });
}
