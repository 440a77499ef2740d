import type { Clock } from "@/lib/clock";
import { cryptoRandom } from "@/lib/crypto-random";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { limits, takeToken } from "@/lib/http/rate-limit";
import { type DrawnRepeat, drawRepeat } from "@/lib/sampling/draw-repeat";
import { DrawSpace } from "@/lib/sampling/draw-space";
import { type KeptOutput, makeOnDemand } from "@/lib/systems/own/commands";
import { type DrawnBattle, storeBattle } from "../record/commands";
import { readPast } from "../record/queries";
import type { BattleRow } from "../view";
import { type OwnScope, readOwnCells, readOwnScope } from "./queries";
import { contentPair, listUnseen, type OwnCell, type OwnPair } from "./unseen-pairs";

/**
 * Draws a battle for the annotator's own persona: a task and two systems, uniformly among the combinations that are not known
 * to be equal or seen; or, in the arena's share of repeats, one that they judged before with its sides swapped. Outputs are made now where
 * they are not there. Two that turn out equal never meet: they are out, and it is drawn again from what is left. The stored probability is
 * one over the combinations that could still be drawn at the draw that held, given what was known then, times the chance that it is no repeat.
 *
 * Cost: the two systems' own, and O(tasks · systems²) a draw.
 *
 * @throws AppError arena_not_found | persona_not_found | consent_required | nothing_left | rate_limited
 */
export async function drawOwnBattle(input: { annotatorId: string; arena: string }, clock: Clock): Promise<BattleRow> {
  const { annotatorId } = input;
  const scope = await readOwnScope(annotatorId, input.arena);
  for (;;) {
    const cells = await readOwnCells(scope, annotatorId, clock.now());
    const unseen = listUnseen(cells, [...scope.systems.keys()]);
    if (unseen.length === 0) throw await nothingLeft(annotatorId, scope, clock.now());
    const past = await readPast(annotatorId, scope.arena.id, clock.now());
    const { repeat, otherwise } = drawRepeat(spaceOf(scope, cells), past, scope.repeatShare, cryptoRandom);
    const row = repeat
      ? await storeBattle(annotatorId, repeated(repeat), clock.now())
      : await storeNew(annotatorId, scope, cells, { unseen, otherwise }, clock);
    if (row) return row;
  }
}

/** Null where the two outputs turned out equal or were shown against each other meanwhile. */
async function storeNew(
  annotatorId: string,
  scope: OwnScope,
  cells: readonly OwnCell[],
  { unseen, otherwise }: { readonly unseen: readonly OwnPair[]; readonly otherwise: number },
  clock: Clock,
): Promise<BattleRow | null> {
  const pair = unseen[Math.floor(cryptoRandom() * unseen.length)]!;
  const { made, shown } = cells.find(({ taskId }) => taskId === pair.taskId)!;
  if (!pair.systems.every((system) => made.has(system))) takeToken(`own-output:${annotatorId}`, limits.ownOutput);
  const outputs = await makePair(scope, pair);
  if (outputs[0].contentHash === outputs[1].contentHash) return null;
  if (shown.has(contentPair(outputs[0].contentHash, outputs[1].contentHash))) return null;
  const [left, right] = cryptoRandom() < 0.5 ? outputs : [outputs[1], outputs[0]];
  const drawn = {
    leftOutputId: left.id,
    rightOutputId: right.id,
    standpoint: "owner" as const,
    part: "uniform",
    probability: otherwise / unseen.length,
    repeatOf: null,
    overlapPairId: null,
  };
  return storeBattle(annotatorId, drawn, clock.now());
}

function repeated({ battle, probability }: DrawnRepeat): DrawnBattle {
  return {
    leftOutputId: battle.rightOutputId,
    rightOutputId: battle.leftOutputId,
    standpoint: "owner",
    part: "repeat",
    probability,
    repeatOf: battle.id,
    overlapPairId: null,
  };
}

/** What was made for the person so far, as repeats are drawn from it. */
function spaceOf({ person }: OwnScope, cells: readonly OwnCell[]): DrawSpace {
  return new DrawSpace(
    cells.map(({ taskId, made }) => ({
      taskId,
      personaVersionId: person.versionId,
      outputs: [...made].map(([systemId, { id, contentHash }]) => ({ id, systemId, contentHash })),
    })),
  );
}

async function makePair({ arena, person, systems }: OwnScope, pair: OwnPair): Promise<[KeptOutput, KeptOutput]> {
  const { taskId } = pair;
  const make = (id: string) => makeOnDemand({ arena, person, taskId, system: { id, slug: systems.get(id)! } });
  return Promise.all([make(pair.systems[0]), make(pair.systems[1])]);
}

async function nothingLeft(annotatorId: string, { arena, person }: OwnScope, now: Date): Promise<AppError> {
  const ofPerson = { annotatorId, arenaId: arena.id, personaVersionId: person.versionId };
  const [judged, waiting] = await Promise.all([
    db.battle.count({ where: { ...ofPerson, vote: { isNot: null } } }),
    db.battle.count({ where: { ...ofPerson, vote: null, expiresAt: { gt: now } } }),
  ]);
  return new AppError("nothing_left", { extra: { judged, waiting } });
}
