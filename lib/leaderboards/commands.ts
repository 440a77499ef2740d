import { type Clock, systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/observability/log";
import { codeVersion } from "@/lib/observability/version";
import { RatingError } from "@/lib/ranking/errors";
import { buildAnalysis } from "./analysis/build-analysis";
import { isOfFewOwners } from "./analysis/owners";
import { analysisContent } from "./analysis-schema";
import { buildBoard } from "./build-board";
import { type BoardInput, countShown, readBoardInput, readBoardSign, type Shown } from "./input/queries";
import type { SelectedVotes } from "./input/vote-memory";
import { hashInput } from "./input-hash";
import { liftBoardOf } from "./lift-board";
import type { LiftBoard } from "./lift-schema";
import { boardMissing, getAnalysis, getBoard } from "./queries";
import { readBoard } from "./reading";
import {
  type Board,
  type BoardFilter,
  type BoardQuery,
  boardContent,
  filterOfKey,
  methodologyVersion,
  viewKey,
} from "./schema";
import { readStyles } from "./style/commands";
import { type ArenaTaste, type FittedBoard, fittedBoard, tasteOf } from "./taste/arena-taste";

export type SnapshotKind = "board" | "analysis";

/** A snapshot that was stored. */
export interface StoredSnapshot {
  readonly arena: string;
  readonly kind: SnapshotKind;
  readonly view: string;
}

interface OpenArena {
  readonly id: string;
  readonly slug: string;
  readonly modality: string;
}

/** What a process remembers of an arena between two refreshes. */
interface Kept {
  input: BoardInput | null;
  /** The board of all votes with its fit, as it was last made; null where nothing is rated. Absent before the first. */
  fitted?: FittedBoard | null;
  /** For each view: what it was last computed from, and when. */
  readonly views: Map<string, { readonly sign: string; readonly atMs: number }>;
}

/** Boards of one input that count every vote of it, by tie model: filters that leave nothing out have one board in common. */
type WholeBoards = Map<BoardFilter["ties"], ReturnType<typeof buildBoard>>;

/** Boards of these filters are kept whether somebody asks or not. */
const standing: readonly BoardFilter[] = (["all", "human"] as const).map((votes) => ({
  votes,
  standpoint: "any",
  period: "all",
  tier: "any",
  ties: "davidson",
}));
/** A filtered board is kept up so long after somebody last asked for it. */
const wantedForMs = 24 * 3_600_000;
/** What is not made at once may take this share of the time, in slices of so long, */
const slowShare = 0.2;
const sliceMs = 500;
/** and each such snapshot is made again no sooner than after so long: every one of them is a row. */
const slowEveryMs = 10_000;
/** A board of the last days loses votes with time alone, and is looked at again after so long. */
const periodEveryMs = 3_600_000;
/** A request for a board is noted once in so long. */
const noteEveryMs = 60_000;

/**
 * Keeps the boards, or the analyses beside them, of all open arenas up. One for a process or thread and kind: it remembers the
 * votes it has read, so that a new vote costs reading that vote and fitting, not reading all of them.
 *
 * Standing boards are made at once. Filtered boards, and all analyses, take turns within a fifth of the time, in slices, so that standing
 * boards never wait long for them.
 */
export class SnapshotKeeper {
  readonly #kind: SnapshotKind;
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();
  /** When what is not made at once may take time again; by the process's own clock. */
  #slowFromMs = 0;

  constructor(kind: SnapshotKind, clock: Clock = systemClock) {
    this.#kind = kind;
    this.#clock = clock;
  }

  /**
   * Computes what changed, and stores each as an immutable snapshot. Where the input hash is that of the newest snapshot
   * nothing is stored.
   *
   * Cost without a change: one statement an arena over its tallies. With one: O(new votes + tally cells), and the fit, see
   * `buildBoard` and `buildAnalysis`.
   *
   * @param limitMs how long it may be busy with what is not made at once
   * @returns the snapshots that were stored
   */
  async refresh(limitMs = sliceMs): Promise<StoredSnapshot[]> {
    const arenas = await db.arena.findMany({
      where: { closedAt: null, mode: "pairwise" },
      orderBy: { position: "asc" },
      select: { id: true, slug: true, modality: true },
    });
    const signs = new Map<string, string>();
    for (const { id } of arenas) signs.set(id, await readBoardSign(id));
    const stored: StoredSnapshot[] = [];
    const make = async (arena: OpenArena, filters: readonly BoardFilter[], untilMs: number): Promise<boolean> => {
      const { due, views } = await this.#makeDue(arena, signs.get(arena.id)!, filters, untilMs);
      stored.push(...views.map((view) => ({ arena: arena.slug, kind: this.#kind, view })));
      return due > 0;
    };
    if (this.#kind === "board") for (const arena of arenas) await make(arena, standing, Number.POSITIVE_INFINITY);

    const startedMs = performance.now();
    if (startedMs < this.#slowFromMs) return stored;
    let wasBusy = false;
    for (const arena of arenas) {
      const wanted = await this.#readWanted(arena.id);
      const filters = this.#kind === "board" ? wanted : [...standing, ...wanted];
      wasBusy = (await make(arena, filters, startedMs + limitMs)) || wasBusy;
    }
    const now = performance.now();
    if (wasBusy) this.#slowFromMs = now + (now - startedMs) * (1 / slowShare - 1);
    return stored;
  }

  /**
   * What the personal boards of an arena are drawn from: the board of all votes as it was last fitted, and what its analysis says of how people
   * differ. Null while one of both is missing. Cost one look-up; reading and fitting all votes where this keeper has not done that yet.
   *
   * @throws RatingError `not_converged`
   */
  async readTaste(arena: { readonly id: string; readonly slug: string }): Promise<ArenaTaste | null> {
    const analysis = await getAnalysis(arena.slug, standing[0]!);
    if (!analysis) return null;
    const kept = this.#keptOf(arena.id);
    if (kept.fitted === undefined) {
      kept.input ??= await readBoardInput(arena.id, null);
      const selected = kept.input.memory.select(standing[0]!, this.#clock.now().getTime());
      kept.fitted = fittedBoard(buildBoard(selected, kept.input, standing[0]!.ties), kept.input, selected);
    }
    return kept.fitted && tasteOf(kept.fitted, analysis);
  }

  #keptOf(arenaId: string): Kept {
    const kept = this.#kept.get(arenaId) ?? { input: null, views: new Map() };
    this.#kept.set(arenaId, kept);
    return kept;
  }

  /** Makes those of the filters whose input changed, until the time is up; at least one. */
  async #makeDue(arena: OpenArena, sign: string, filters: readonly BoardFilter[], untilMs: number) {
    const kept = this.#keptOf(arena.id);
    const nowMs = this.#clock.now().getTime();
    const due = filters.filter((filter) => {
      const last = kept.views.get(viewKey(filter));
      if (!last) return true;
      const age = nowMs - last.atMs;
      const isOld = (this.#kind === "board" && standing.includes(filter)) || age >= slowEveryMs;
      return (last.sign !== sign && isOld) || (filter.period !== "all" && age >= periodEveryMs);
    });
    const views: string[] = [];
    if (due.length === 0) return { due: 0, views };

    const input = await readBoardInput(arena.id, kept.input);
    kept.input = input;
    const whole: WholeBoards = new Map();
    for (const filter of due) {
      if (await this.#storeOrTell(arena, filter, input, whole)) views.push(viewKey(filter));
      kept.views.set(viewKey(filter), { sign, atMs: nowMs });
      if (performance.now() >= untilMs) break;
    }
    return { due: due.length, views };
  }

  async #readWanted(arenaId: string): Promise<BoardFilter[]> {
    const rows = await db.wantedBoard.findMany({
      where: { arenaId, wantedAt: { gt: new Date(this.#clock.now().getTime() - wantedForMs) } },
      orderBy: { view: "asc" },
      select: { view: true },
    });
    return rows.map(({ view }) => filterOfKey(view));
  }

  /** A fit without an answer leaves the snapshot before it in place, and must not stop the other boards. */
  async #storeOrTell(arena: OpenArena, filter: BoardFilter, input: BoardInput, whole: WholeBoards): Promise<boolean> {
    try {
      return await this.#store(arena, filter, input, whole);
    } catch (error) {
      if (!(error instanceof RatingError)) throw error;
      log.error(
        { err: error, arena: arena.slug, kind: this.#kind, view: viewKey(filter) },
        "no snapshot of these votes",
      );
      return false;
    }
  }

  async #store(arena: OpenArena, filter: BoardFilter, input: BoardInput, whole: WholeBoards): Promise<boolean> {
    const now = this.#clock.now();
    const view = viewKey(filter);
    const selected = input.memory.select(filter, now.getTime());
    const isLeftOut =
      this.#kind === "analysis" &&
      isOfFewOwners(filter, () => input.memory.select({ ...filter, standpoint: "any" }, now.getTime()));
    const inputHash = hashInput(isLeftOut ? `${view} of few owners` : view, selected.comparisons, input);
    if ((await newestHash(arena.id, this.#kind, view)) === inputHash) return false;
    const isWhole = selected.comparisons.length === input.memory.length;
    const built = (isWhole && whole.get(filter.ties)) || buildBoard(selected, input, filter.ties);
    if (isWhole) whole.set(filter.ties, built);
    const { result, fits, content } = built;
    if (filter === standing[0]) this.#keptOf(arena.id).fitted = fittedBoard(built, input, selected);
    await db.snapshot.create({
      data: {
        arenaId: arena.id,
        kind: this.#kind,
        view,
        method: `${result.method}, ties by ${result.tie.model}`,
        parameters: {
          ...result.parameters,
          methodology: methodologyVersion,
          tie: result.tie,
          iterations: result.iterations,
        },
        inputHash,
        codeVersion: codeVersion(),
        votes: result.votes,
        simulatedVotes: selected.simulatedVotes,
        content:
          this.#kind === "board"
            ? boardContent.parse(content)
            : analysisContent.parse(
                buildAnalysis({
                  selected,
                  input,
                  filter,
                  board: fits.find(({ shown }) => shown.length > 0),
                  styles: await readStyles(arena.id, arena.modality),
                  shown: filter.tier === "any" ? await countShown(arena.id, filter, now) : countJudged(selected),
                  isOfFewOwners: isLeftOut,
                }),
              ),
        createdAt: now,
      },
    });
    return true;
  }
}

/** Makes every board and analysis that is due, from nothing remembered: for a command line and tests. */
export async function refreshLeaderboards(clock: Clock = systemClock): Promise<StoredSnapshot[]> {
  const whole = Number.POSITIVE_INFINITY;
  const boards = await new SnapshotKeeper("board", clock).refresh(whole);
  return [...boards, ...(await new SnapshotKeeper("analysis", clock).refresh(whole))];
}

/**
 * The newest board of a filter. One that is not kept up anyway is noted as wanted, so that the worker computes it within
 * seconds and keeps it up for a day; until then the answer is null.
 */
export async function demandBoard(
  arenaSlug: string,
  filter: BoardFilter,
  clock: Clock = systemClock,
): Promise<Board | null> {
  const view = viewKey(filter);
  if (!standing.some((one) => viewKey(one) === view)) {
    const now = clock.now();
    await db.$executeRaw`
      INSERT INTO wanted_board (arena_id, view, wanted_at)
      SELECT id, ${view}, ${now} FROM arena WHERE slug = ${arenaSlug} AND closed_at IS NULL
      ON CONFLICT (arena_id, view) DO UPDATE SET wanted_at = excluded.wanted_at
        WHERE wanted_board.wanted_at < ${new Date(now.getTime() - noteEveryMs)}`;
  }
  return getBoard(arenaSlug, filter);
}

/** A board as it is stored, and as a query reads it; `refusal` is the sentence for a reading that there is not. */
export interface Reading {
  readonly stored: Board | null;
  readonly read: Board | null;
  readonly refusal: string | null;
}

/** `demandBoard` and `readBoard` for a page, which shows what there is and says what there is not. */
export async function demandReading(
  arenaSlug: string,
  query: BoardQuery,
  clock: Clock = systemClock,
): Promise<Reading> {
  const stored = await demandBoard(arenaSlug, filterOf(query), clock);
  if (!stored) return { stored, read: null, refusal: null };
  try {
    return { stored, read: readBoard(stored, query), refusal: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { stored, read: null, refusal: error.code === "leaderboard_pending" ? null : error.detail };
  }
}

/**
 * `demandBoard` and `readBoard` for the API.
 *
 * @throws AppError arena_not_found | leaderboard_pending | reading_not_found
 */
export async function requireReading(arenaSlug: string, query: BoardQuery, clock: Clock = systemClock): Promise<Board> {
  const stored = await demandBoard(arenaSlug, filterOf(query), clock);
  if (!stored) throw await boardMissing(arenaSlug);
  return readBoard(stored, query);
}

/** What personalization buys, for a page: null while there is no board. */
export async function demandLift(
  arenaSlug: string,
  filter: BoardFilter,
  clock: Clock = systemClock,
): Promise<LiftBoard | null> {
  const stored = await demandBoard(arenaSlug, filterOf(filter), clock);
  return stored && liftBoardOf(stored);
}

/**
 * `demandLift` for the API.
 *
 * @throws AppError arena_not_found | leaderboard_pending
 */
export async function requireLift(
  arenaSlug: string,
  filter: BoardFilter,
  clock: Clock = systemClock,
): Promise<LiftBoard> {
  const lift = await demandLift(arenaSlug, filter, clock);
  if (!lift) throw await boardMissing(arenaSlug);
  return lift;
}

function filterOf({ votes, standpoint, period, tier, ties }: BoardFilter): BoardFilter {
  return { votes, standpoint, period, tier, ties };
}

/** How often each system was judged, by id: of a tier there is no other count, since a pair gets one by being judged. */
function countJudged({ comparisons: { systems, left, right } }: SelectedVotes): Shown {
  const counts = new Float64Array(systems.length);
  for (const side of [left, right]) for (const system of side) counts[system]! += 1;
  return { systems: new Map(systems.map((id, at) => [id, counts[at]!])), parts: new Map() };
}

async function newestHash(arenaId: string, kind: SnapshotKind, view: string): Promise<string | null> {
  const newest = await db.snapshot.findFirst({
    where: { arenaId, kind, view },
    orderBy: { createdAt: "desc" },
    select: { inputHash: true },
  });
  return newest?.inputHash ?? null;
}
