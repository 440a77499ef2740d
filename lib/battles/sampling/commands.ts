import { requireSampling } from "@/lib/arenas/queries";
import type { SamplingSettings } from "@/lib/arenas/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { cryptoRandom } from "@/lib/crypto-random";
import { db } from "@/lib/db/client";
import { DrawSpace } from "@/lib/sampling/draw-space";
import { drawUnseen, seenPairs } from "@/lib/sampling/draw-unseen";
import { mixParts } from "@/lib/sampling/policy/mix-parts";
import { uniformPart } from "@/lib/sampling/space-parts";
import { readDrawScope } from "../queries";
import { makePlan } from "./make-plan";
import { countHumanVotes, readJudged, readOpenOverlaps } from "./queries";

/** What was done for an arena. */
export interface RefreshedSampling {
  readonly arena: string;
  /** Whether a new plan was stored: there were new votes. */
  readonly hasNewPlan: boolean;
  readonly openedPairs: number;
  readonly closedPairs: number;
}

/**
 * Brings an arena's sampling up to what was judged: a new plan where people cast votes since the last, and shared pairs that have their
 * annotators closed and replaced.
 *
 * Cost systems³ + O(battles of people) where there are new votes, O(outputs) where pairs are missing, else O(open pairs).
 *
 * @throws AppError arena_not_found
 * @throws RatingError `not_converged`
 */
export async function refreshSampling(arena: string, clock: Clock = systemClock): Promise<RefreshedSampling> {
  const { arenaId, settings } = await requireSampling(arena);
  const hasNewPlan = await refreshPlan(arenaId, clock);
  return { arena, hasNewPlan, ...(await refreshOverlaps({ arena, arenaId, settings }, clock)) };
}

async function refreshPlan(arenaId: string, clock: Clock): Promise<boolean> {
  const known = await db.samplingPlan.findUnique({ where: { arenaId }, select: { votes: true } });
  if (known?.votes === (await countHumanVotes(arenaId))) return false;
  const judged = await readJudged(arenaId);
  const { information, ...plan } = makePlan(judged);
  const row = {
    ...plan,
    systems: [...plan.systems],
    judgedOfSystems: [...plan.judgedOfSystems],
    information: information && bytesOf(information),
    personas: judged.personas.map(({ id }) => id),
    judgedOfPersonas: judged.personas.map(({ votes }) => votes),
    madeAt: clock.now(),
  };
  await db.samplingPlan.upsert({ where: { arenaId }, create: { arenaId, ...row }, update: row });
  return true;
}

function bytesOf(floats: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(4 * floats.length);
  floats.forEach((value, place) => {
    bytes.writeFloatLE(value, 4 * place);
  });
  return new Uint8Array(bytes);
}

interface OverlapInput {
  readonly arena: string;
  readonly arenaId: string;
  readonly settings: SamplingSettings;
}

/** Closes what is complete; where pairs are missing, closes what cannot be shown any more as well, and opens others, drawn uniformly. */
async function refreshOverlaps({ arena, arenaId, settings }: OverlapInput, clock: Clock) {
  const now = clock.now();
  const complete = await db.$executeRaw`
    UPDATE overlap_pair SET closed_at = ${now} WHERE arena_id = ${arenaId}::uuid AND closed_at IS NULL AND annotators <= (
      SELECT count(DISTINCT battle.annotator_id) FROM battle JOIN vote ON vote.battle_id = battle.id
      WHERE overlap_pair_id = overlap_pair.id)`;
  const open = await readOpenOverlaps(arenaId, now);
  const wanted = settings.shares.overlap > 0 ? settings.overlapPairs : 0;
  if (open.length >= wanted) return { openedPairs: 0, closedPairs: complete };
  const { cells } = await readDrawScope(arena, undefined);
  const space = new DrawSpace(cells);
  const gone = open.filter(({ firstOutputId, secondOutputId }) => !space.find(firstOutputId, secondOutputId));
  await db.overlapPair.updateMany({ where: { id: { in: gone.map(({ id }) => id) } }, data: { closedAt: now } });
  const missing = wanted - (open.length - gone.length);
  const openedPairs = await openPairs(space, arenaId, missing, settings.overlapAnnotators);
  return { openedPairs, closedPairs: complete + gone.length };
}

/** Pairs that were shared before are not shared again. */
async function openPairs(space: DrawSpace, arenaId: string, count: number, annotators: number): Promise<number> {
  const policy = mixParts([uniformPart("uniform", 1, space)]);
  if (!policy) return 0;
  const before = await db.overlapPair.findMany({
    where: { arenaId },
    select: { firstOutputId: true, secondOutputId: true },
  });
  const shared = before.map(({ firstOutputId, secondOutputId }) => {
    return { leftOutputId: firstOutputId, rightOutputId: secondOutputId };
  });
  const pairs: { firstOutputId: string; secondOutputId: string }[] = [];
  while (pairs.length < count) {
    const drawn = drawUnseen(space, policy, seenPairs(space, shared), cryptoRandom);
    if (!drawn) break;
    const [firstOutputId, secondOutputId] = space
      .outputsOf(drawn.pair)
      .map(({ id }) => id)
      .sort() as [string, string];
    pairs.push({ firstOutputId, secondOutputId });
    shared.push({ leftOutputId: firstOutputId, rightOutputId: secondOutputId });
  }
  const { count: stored } = await db.overlapPair.createMany({
    data: pairs.map((pair) => ({ arenaId, annotators, ...pair })),
    skipDuplicates: true,
  });
  return stored;
}
