import type { Clock } from "@/lib/clock";
import { cryptoRandom } from "@/lib/crypto-random";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { limits, takeToken } from "@/lib/http/rate-limit";
import { log } from "@/lib/observability/log";
import { type DrawnRepeat, drawRepeat } from "@/lib/sampling/draw-repeat";
import { DrawSpace } from "@/lib/sampling/draw-space";
import { drawIndex } from "@/lib/sampling/random";
import { type KeptOutput, makeOnDemand } from "@/lib/systems/own/commands";
import { type DrawnBattle, storeBattle } from "../record/commands";
import { readPast } from "../record/queries";
import type { BattleRow } from "../view";
import { type OwnScope, readOwnCells, readOwnScope } from "./queries";
import { type OwnCell, openTasks, unseenPairs } from "./unseen-pairs";

/**
 * Draws a battle for the annotator's own persona: a task, uniformly among those that are not known to be judged out, and of its outputs, which
 * are made now where they are not there, a pair of different contents that they have not seen, uniformly; or, in the arena's share of repeats,
 * one that they judged before with its sides swapped. A task that turns out to have nothing to judge is out, and another is drawn. The
 * stored probability is 1/(tasks · pairs of the task), times the chance that it is no repeat: exact where each of those tasks has a pair
 * to judge, which only their outputs could tell.
 *
 * Cost: all systems' own for the drawn task the first time, and O(tasks · systems²).
 *
 * @throws AppError arena_not_found | persona_not_found | consent_required | nothing_left | rate_limited
 */
export async function drawOwnBattle(input: { annotatorId: string; arena: string }, clock: Clock): Promise<BattleRow> {
  const { annotatorId } = input;
  const scope = await readOwnScope(annotatorId, input.arena);
  const systems = [...scope.systems.keys()];
  let cells = await readOwnCells(scope, annotatorId, clock.now());
  const repeat = await drawOwnRepeat(annotatorId, scope, cells, clock);
  if (repeat.row) return repeat.row;
  for (; ; cells = await readOwnCells(scope, annotatorId, clock.now())) {
    const open = openTasks(cells, systems);
    const task = open[drawIndex(open.length, cryptoRandom)];
    if (!task) throw await nothingLeft(annotatorId, scope, clock.now());
    const made = await makeTask(annotatorId, scope, task);
    const pairs = unseenPairs(made, task.shown);
    const pair = pairs[drawIndex(pairs.length, cryptoRandom)];
    if (!pair) continue;
    const [left, right] = cryptoRandom() < 0.5 ? pair : [pair[1], pair[0]];
    const drawn = {
      leftOutputId: left.id,
      rightOutputId: right.id,
      standpoint: "owner" as const,
      part: "uniform",
      probability: repeat.otherwise / (open.length * pairs.length),
      repeatOf: null,
      overlapPairId: null,
    };
    const row = await storeBattle(annotatorId, drawn, clock.now());
    if (row) return row;
  }
}

/** Decided once for a request: a repeat, or with which chance it is none. Never where nothing new is left. */
async function drawOwnRepeat(annotatorId: string, scope: OwnScope, cells: readonly OwnCell[], clock: Clock) {
  if (openTasks(cells, [...scope.systems.keys()]).length === 0) return { row: null, otherwise: 1 };
  const past = await readPast(annotatorId, scope.arena.id, clock.now());
  const { repeat, otherwise } = drawRepeat(spaceOf(scope, cells), past, scope.repeatShare, cryptoRandom);
  return { row: repeat && (await storeBattle(annotatorId, repeated(repeat), clock.now())), otherwise };
}

/** Every system's output of a task. One that fails is left out and told the operator: the others can still be judged. */
async function makeTask(annotatorId: string, scope: OwnScope, { taskId, made }: OwnCell): Promise<KeptOutput[]> {
  const { arena, person } = scope;
  if ([...scope.systems.keys()].some((id) => !made.has(id))) takeToken(`own-output:${annotatorId}`, limits.ownOutput);
  const outputs: KeptOutput[] = [];
  const failures: unknown[] = [];
  const making = [...scope.systems].map(([id, slug]) => makeOnDemand({ arena, person, taskId, system: { id, slug } }));
  for (const one of await Promise.allSettled(making)) {
    if (one.status === "fulfilled") outputs.push(one.value);
    else failures.push(one.reason);
  }
  // A person's own outputs are refused for a reason of theirs, such as a consent taken back: that is no failing system.
  const refusal = failures.find((failure) => failure instanceof AppError);
  if (refusal) throw refusal;
  if (failures.length > 0 && outputs.length < 2) throw failures[0];
  for (const err of failures) log.error({ err, arena: arena.slug }, "a system could not make an output on demand");
  return outputs;
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

async function nothingLeft(annotatorId: string, { arena, person }: OwnScope, now: Date): Promise<AppError> {
  const ofPerson = { annotatorId, arenaId: arena.id, personaVersionId: person.versionId };
  const [judged, waiting] = await Promise.all([
    db.battle.count({ where: { ...ofPerson, vote: { isNot: null } } }),
    db.battle.count({ where: { ...ofPerson, vote: null, expiresAt: { gt: now } } }),
  ]);
  return new AppError("nothing_left", { extra: { judged, waiting } });
}
