import { v7 as uuidv7 } from "uuid";
import { consentVersion } from "@/lib/annotators/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { cryptoRandom } from "@/lib/crypto-random";
import { prepare } from "@/lib/db/prepared";
import { AppError } from "@/lib/errors";
import { drawRepeat, type PastBattle } from "@/lib/sampling/draw-repeat";
import type { OutputPair } from "@/lib/sampling/draw-space";
import { drawUnseen, seenPairs } from "@/lib/sampling/draw-unseen";
import { drawOwnBattle } from "./own/commands";
import { viewBattles } from "./queries";
import { type LiveScope, liveScope } from "./sampling/live-scope";
import { type Battle, type CreateBattleBody, ownPersonaSlug } from "./schema";
import type { BattleRow } from "./view";

/** How long a battle takes a vote. */
export const battleLifetimeMs = 24 * 3600 * 1000;

/** Draws before giving up: each is lost only to another battle of the same annotator drawn at the same moment, or to what is gone since the scope was read. */
const attempts = 5;

export interface CreateBattle extends CreateBattleBody {
  readonly annotatorId: string;
}

/**
 * Draws the next battle of an annotator by the arena's sampling policy (lib/sampling): a pair of outputs that they have not been shown yet, in an
 * order drawn by a fair coin, or one that they judged before with its sides swapped. It is stored with the part that drew it and the
 * probability of the pair, whichever part might have drawn it.
 *
 * Cost: two statements, whatever the number of votes; O(battles of this annotator in this arena).
 *
 * @throws AppError arena_not_found | judged_otherwise | persona_not_found | consent_required | nothing_left
 */
export async function createBattle(input: CreateBattle, clock: Clock = systemClock): Promise<Battle> {
  const { annotatorId } = input;
  if (input.persona === ownPersonaSlug) {
    const [own] = await viewBattles([await drawOwnBattle(input, battleLifetimeMs, clock)]);
    return own!;
  }
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const scope = await liveScope(input.arena, input.persona, attempt > 0);
    const past = await readPast(annotatorId, scope.arenaId, clock);
    const draw = drawNext(scope, past);
    const row = draw && (await storeBattle(annotatorId, scope.arenaId, draw, clock));
    if (row) {
      if (draw.pair) scope.handedOut(draw.pair);
      const [view] = await viewBattles([row]);
      return view!;
    }
    // What came since the scope was read is known the next time; whoever has seen that, too, is done.
    if (!draw && attempt > 0) throw nothingLeft(past);
  }
  throw new Error(`No battle could be stored for annotator ${annotatorId} in ${attempts} draws.`);
}

/** A battle about to be stored. */
interface Draw {
  readonly leftOutputId: string;
  readonly rightOutputId: string;
  readonly part: string;
  readonly probability: number;
  readonly repeatOf: string | null;
  readonly overlapPairId: string | null;
  /** Null for a repeat. */
  readonly pair: OutputPair | null;
}

/** Null where the annotator has seen everything. */
function drawNext(scope: LiveScope, past: readonly PastBattle[]): Draw | null {
  const { space } = scope;
  const seen = seenPairs(space, past);
  const policy = scope.policyFor(seen);
  if (!policy || seen.size === space.size) return null;
  const { repeat, otherwise } = drawRepeat(space, past, scope.repeatShare, cryptoRandom);
  if (repeat) {
    return {
      leftOutputId: repeat.battle.rightOutputId,
      rightOutputId: repeat.battle.leftOutputId,
      part: "repeat",
      probability: repeat.probability,
      repeatOf: repeat.battle.id,
      overlapPairId: null,
      pair: null,
    };
  }
  const drawn = drawUnseen(space, policy, seen, cryptoRandom);
  if (!drawn) return null;
  const [one, other] = space.outputsOf(drawn.pair);
  const [left, right] = cryptoRandom() < 0.5 ? [one, other] : [other, one];
  return {
    leftOutputId: left.id,
    rightOutputId: right.id,
    part: drawn.part,
    probability: drawn.probability * otherwise,
    repeatOf: null,
    overlapPairId: scope.overlapOf(drawn.pair),
    pair: drawn.pair,
  };
}

/** The annotator's battles of an arena that were judged or still can be, oldest first. */
async function readPast(annotatorId: string, arenaId: string, clock: Clock): Promise<PastBattle[]> {
  return pastBattles.run([annotatorId, arenaId, clock.now()]);
}

const pastBattles = prepare<PastBattle>(
  "past_battles",
  `
    SELECT battle.id, left_output_id AS "leftOutputId", right_output_id AS "rightOutputId",
      vote.id IS NOT NULL AS "isJudged", repeat_of_id AS "repeatOf"
    FROM battle LEFT JOIN vote ON vote.battle_id = battle.id
    WHERE battle.annotator_id = $1::uuid AND arena_id = $2::uuid
      AND (expires_at > $3::timestamptz OR vote.id IS NOT NULL)
    ORDER BY battle.created_at, battle.id`,
);

/**
 * Stores a drawn battle. Null where another battle of this annotator shows the same two contents by now, or what was drawn is gone.
 *
 * @throws AppError consent_required
 */
async function storeBattle(annotatorId: string, arenaId: string, draw: Draw, clock: Clock): Promise<BattleRow | null> {
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + battleLifetimeMs);
  const [row] = await storeDrawn.run([
    annotatorId,
    consentVersion,
    arenaId,
    draw.leftOutputId,
    draw.rightOutputId,
    uuidv7(),
    draw.probability,
    draw.part,
    draw.repeatOf,
    draw.overlapPairId,
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

const storeDrawn = prepare<StoredRow>(
  "store_drawn_battle",
  `
    WITH agreed AS (
      SELECT EXISTS (
        SELECT FROM consent WHERE annotator_id = $1::uuid AND version = $2 AND withdrawn_at IS NULL
      ) AS ok
    ), pick AS (
      SELECT l.arena_id, l.task_id, l.persona_version_id,
        l.id AS left_id, l.system_id AS left_system, l.content_hash AS left_hash,
        r.id AS right_id, r.system_id AS right_system, r.content_hash AS right_hash
      FROM agreed, output l, output r
      WHERE agreed.ok AND l.id = $4::uuid AND r.id = $5::uuid
        AND ($9::uuid IS NOT NULL OR NOT EXISTS (
          SELECT FROM battle
          WHERE annotator_id = $1::uuid AND arena_id = $3::uuid
            AND battle.task_id = l.task_id AND battle.persona_version_id = l.persona_version_id
            AND (left_content_hash, right_content_hash)
              IN ((l.content_hash, r.content_hash), (r.content_hash, l.content_hash))
            AND (expires_at > $11::timestamptz OR EXISTS (SELECT FROM vote WHERE vote.battle_id = battle.id))
        ))
    ), drawn AS (
      INSERT INTO battle (
        id, arena_id, annotator_id, task_id, persona_version_id,
        left_output_id, left_system_id, left_content_hash, right_output_id, right_system_id, right_content_hash,
        standpoint, source, sampling_probability, sampling_part, repeat_of_id, overlap_pair_id, created_at, expires_at)
      SELECT $6::uuid, arena_id, $1::uuid, task_id, persona_version_id,
        left_id, left_system, left_hash, right_id, right_system, right_hash,
        'proxy', 'human', $7::float8, $8, $9::uuid, $10::uuid, $11::timestamptz, $12::timestamptz
      FROM pick
      ON CONFLICT (repeat_of_id) WHERE repeat_of_id IS NOT NULL DO NOTHING
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

function nothingLeft(past: readonly PastBattle[]): AppError {
  const judged = past.filter(({ isJudged }) => isJudged).length;
  return new AppError("nothing_left", { extra: { judged, waiting: past.length - judged } });
}
