import { getConsentOffer, lockAnnotator } from "@/lib/annotators/queries";
import { consentVersion } from "@/lib/annotators/schema";
import { arenaNotFound, getArena } from "@/lib/arenas/queries";
import { type Clock, systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { SnapshotKeeper } from "@/lib/leaderboards/commands";
import { log } from "@/lib/observability/log";
import { RatingError } from "@/lib/ranking/errors";
import { type ArenaTaste, buildPersonalBoard } from "./build-personal-board";
import { drawPicture } from "./picture/draw-picture";
import { listOwnVotes, readOwnBoards } from "./queries";
import { leastVotes, type OwnBoard, personalMethodology } from "./schema";

/** Everyone's board moves on meanwhile: a personal board that is looked at is made again after so long. */
const freshForMs = 3_600_000;
/** A board that nobody looked at again for so long since it was asked for is not made. */
const wantedForMs = 600_000;
/** A request is noted once in so long. */
const noteEveryMs = 60_000;
/** Personal boards take this share of the worker's time at most, in slices of so long. */
const share = 0.1;
const sliceMs = 250;
/** Boards that one turn looks at. */
const batchSize = 100;

/**
 * An annotator's boards of all open arenas in which pairs can be judged, or were by them, as they are. One that is missing or out of date is noted as wanted, and made within seconds.
 *
 * @throws AppError consent_required: without a valid consent nothing is made of anybody's votes
 */
export async function demandOwnBoards(annotatorId: string, clock: Clock = systemClock): Promise<OwnBoard[]> {
  return demand(annotatorId, null, clock);
}

/**
 * An annotator's board of one arena; see `demandOwnBoards`.
 *
 * @throws AppError consent_required | arena_not_found | own_board_not_found, where outputs are judged one at a time
 */
export async function demandOwnBoard(
  annotatorId: string,
  arena: string,
  clock: Clock = systemClock,
): Promise<OwnBoard> {
  const [own] = await demand(annotatorId, arena, clock);
  if (!own) throw (await getArena(arena)) ? noPairs() : await arenaNotFound(arena);
  return own;
}

function noPairs(): AppError {
  return new AppError("own_board_not_found", {
    detail: "This arena is judged one output at a time. Boards of your own are made from pairs.",
  });
}

/**
 * An annotator's board as a picture to share: PNG, 1200 × 630.
 *
 * @throws AppError consent_required | arena_not_found | own_board_not_found
 */
export async function drawOwnBoard(annotatorId: string, arena: string): Promise<Uint8Array<ArrayBuffer>> {
  const { arenaName, board, missingVotes } = await demandOwnBoard(annotatorId, arena);
  if (!board) {
    const detail =
      missingVotes > 0
        ? `Judge ${missingVotes} more ${missingVotes === 1 ? "pair" : "pairs"} in this arena first.`
        : "Your board is being made. Ask again in a few seconds.";
    throw new AppError("own_board_not_found", { detail });
  }
  return drawPicture(arenaName, board);
}

async function demand(annotatorId: string, arena: string | null, clock: Clock): Promise<OwnBoard[]> {
  const { accepted } = await getConsentOffer(annotatorId);
  if (accepted === null) throw new AppError("consent_required");
  const now = clock.now();
  const boards = await readOwnBoards(annotatorId, arena, new Date(now.getTime() - freshForMs));
  const wanted = boards.filter(({ isCurrent }) => !isCurrent).map(({ arena: slug }) => slug);
  if (wanted.length > 0) await noteWanted(annotatorId, wanted, now);
  return boards.map(({ isCurrent, ...own }) => ({ ...own, isPending: !isCurrent }));
}

/** A consent that is being taken back at this moment is waited for: it takes the rows with it, and none may come after. */
async function noteWanted(annotatorId: string, arenas: readonly string[], now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockAnnotator(tx, annotatorId);
    const consent = await tx.consent.findFirst({ where: { annotatorId, version: consentVersion, withdrawnAt: null } });
    if (!consent) throw new AppError("consent_required");
    // Only for people: a simulated annotator looks at nothing.
    await tx.$executeRaw`
      INSERT INTO personal_board (annotator_id, arena_id, wanted_at)
      SELECT annotator.id, arena.id, ${now} FROM annotator, arena
      WHERE annotator.id = ${annotatorId}::uuid AND annotator.source = 'human' AND merged_into IS NULL
        AND arena.slug = ANY(${[...arenas]})
      ON CONFLICT (annotator_id, arena_id) DO UPDATE SET wanted_at = excluded.wanted_at
        WHERE personal_board.wanted_at IS NULL
          OR personal_board.wanted_at < ${new Date(now.getTime() - noteEveryMs)}`;
  });
}

interface Wanted {
  readonly annotatorId: string;
  readonly arenaId: string;
  readonly wantedAt: Date;
}

/**
 * Makes the personal boards that their annotators asked for. It has no votes of its own in memory: the fit of everyone's board is its keeper's, and a
 * person's votes are read by their index, so that one board costs O(votes of that person) and `buildPersonalBoard`, however many votes there are.
 */
export class PersonalBoardMaker {
  readonly #keeper: SnapshotKeeper;
  readonly #clock: Clock;
  /** When it may take time again, by the process's own clock. */
  #fromMs = 0;

  /** @param keeper of boards, which is not refreshed at the same time */
  constructor(keeper: SnapshotKeeper, clock: Clock = systemClock) {
    this.#keeper = keeper;
    this.#clock = clock;
  }

  /**
   * Makes boards, the one that was asked for first at first, until the time is up; at least one. It then rests, so that it never takes more than a
   * tenth of the time. Cost without a wanted board: one look-up in a small index.
   *
   * @param limitMs how long it may be busy
   * @returns how many were made
   */
  async refresh(limitMs = sliceMs): Promise<number> {
    const startedMs = performance.now();
    if (startedMs < this.#fromMs) return 0;
    const tastes = await this.#readTastes();
    if (tastes.size === 0) return 0;
    const rows = await db.personalBoard.findMany({
      where: { arenaId: { in: [...tastes.keys()] }, wantedAt: { gt: this.#wantedFrom() } },
      orderBy: { wantedAt: "asc" },
      take: batchSize,
      select: { annotatorId: true, arenaId: true, wantedAt: true },
    });
    let made = 0;
    for (const { wantedAt, ...row } of rows) {
      if (wantedAt && (await makeOrTell({ ...row, wantedAt }, tastes.get(row.arenaId)!, this.#clock))) made += 1;
      if (performance.now() >= startedMs + limitMs) break;
    }
    const now = performance.now();
    this.#fromMs = now + (now - startedMs) * (1 / share - 1);
    return made;
  }

  /** Of the arenas where a board is wanted and can be made. */
  async #readTastes(): Promise<Map<string, ArenaTaste>> {
    const arenas = await db.arena.findMany({
      where: { closedAt: null, personal: { some: { wantedAt: { gt: this.#wantedFrom() } } } },
      select: { id: true, slug: true },
    });
    const tastes = new Map<string, ArenaTaste>();
    for (const arena of arenas) {
      try {
        const taste = await this.#keeper.readTaste(arena);
        if (taste) tastes.set(arena.id, taste);
      } catch (error) {
        if (!(error instanceof RatingError)) throw error;
        log.error({ err: error, arena: arena.slug }, "no personal boards without everyone's");
      }
    }
    return tastes;
  }

  #wantedFrom(): Date {
    return new Date(this.#clock.now().getTime() - wantedForMs);
  }
}

/** A person whose votes have no fit keeps the board they had, and stops no other. */
async function makeOrTell(wanted: Wanted, taste: ArenaTaste, clock: Clock): Promise<boolean> {
  try {
    return await make(wanted, taste, clock);
  } catch (error) {
    if (!(error instanceof RatingError)) throw error;
    log.error({ err: error, arena: wanted.arenaId }, "no personal board of these votes");
    await forget(wanted);
    return false;
  }
}

async function make({ annotatorId, arenaId, wantedAt }: Wanted, taste: ArenaTaste, clock: Clock): Promise<boolean> {
  const votes = await listOwnVotes(annotatorId, arenaId);
  if (votes.length < leastVotes) {
    await forget({ annotatorId, arenaId });
    return false;
  }
  const content = JSON.stringify(buildPersonalBoard(votes, taste));
  // Where the consent was taken back meanwhile the row is gone, and nothing is stored.
  const stored = await db.$executeRaw`
    UPDATE personal_board SET content = ${content}::jsonb, votes = ${votes.length}, methodology = ${personalMethodology},
      made_at = ${clock.now()}, wanted_at = CASE WHEN wanted_at = ${wantedAt} THEN NULL ELSE wanted_at END
    WHERE annotator_id = ${annotatorId}::uuid AND arena_id = ${arenaId}::uuid`;
  return stored > 0;
}

/** Takes the wish away; a row that was never made goes with it. */
async function forget({ annotatorId, arenaId }: Omit<Wanted, "wantedAt">): Promise<void> {
  await db.personalBoard.deleteMany({ where: { annotatorId, arenaId, madeAt: null } });
  await db.personalBoard.updateMany({ where: { annotatorId, arenaId }, data: { wantedAt: null } });
}
