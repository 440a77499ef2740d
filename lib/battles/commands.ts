import { type Clock, systemClock } from "@/lib/clock";
import { cryptoRandom } from "@/lib/crypto-random";
import { isOfGone } from "@/lib/db/errors";
import { AppError } from "@/lib/errors";
import { drawRepeat, type PastBattle } from "@/lib/sampling/draw-repeat";
import type { OutputPair } from "@/lib/sampling/draw-space";
import { drawUnseen, seenPairs } from "@/lib/sampling/draw-unseen";
import { oneAtATime } from "./one-at-a-time";
import { drawOwnBattle } from "./own/commands";
import { viewBattles } from "./queries";
import { type DrawnBattle, storeBattle } from "./record/commands";
import { readPast } from "./record/queries";
import { type LiveScope, liveScope } from "./sampling/live-scope";
import { type Battle, type CreateBattleBody, ownPersonaSlug } from "./schema";

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
 * @throws AppError arena_not_found | judged_otherwise | persona_not_found | nothing_left |
 *   consent_required, also where the annotator signed in or erased their persona while it was being drawn
 */
export async function createBattle(input: CreateBattle, clock: Clock = systemClock): Promise<Battle> {
  return oneAtATime(input.annotatorId, () => drawAndStore(input, clock)).catch((cause: unknown) => {
    throw isOfGone(cause) ? new AppError("consent_required", { cause }) : cause;
  });
}

async function drawAndStore(input: CreateBattle, clock: Clock): Promise<Battle> {
  const { annotatorId } = input;
  if (input.persona === ownPersonaSlug) {
    const [own] = await viewBattles([await drawOwnBattle(input, clock)]);
    return own!;
  }
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const scope = await liveScope(input.arena, input.persona, attempt > 0);
    const past = await readPast(annotatorId, scope.arenaId, clock.now());
    const draw = drawNext(scope, past);
    const row = draw && (await storeBattle(annotatorId, draw, clock.now()));
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

/** A battle about to be stored, with what was drawn anew; null for a repeat. */
interface Draw extends DrawnBattle {
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
      standpoint: "proxy",
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
    standpoint: "proxy",
    part: drawn.part,
    probability: drawn.probability * otherwise,
    repeatOf: null,
    overlapPairId: scope.overlapOf(drawn.pair),
    pair: drawn.pair,
  };
}

function nothingLeft(past: readonly PastBattle[]): AppError {
  const judged = past.filter(({ isJudged }) => isJudged).length;
  return new AppError("nothing_left", { extra: { judged, waiting: past.length - judged } });
}
