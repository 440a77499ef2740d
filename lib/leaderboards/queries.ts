import { arenaNotFound } from "@/lib/arenas/queries";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type AnalysisContent, analysisContent } from "./analysis-schema";
import {
  type Board,
  type BoardFilter,
  type BoardHistory,
  boardContent,
  filterOfKey,
  methodologyVersion,
  viewKey,
} from "./schema";

/** The newest snapshot of a filter as a board, without its analysis; null before the first. Never fits anything. */
export async function getBoardAlone(arenaSlug: string, filter: BoardFilter): Promise<Board | null> {
  const snapshot = await newestSnapshot(arenaSlug, "board", filter);
  if (!snapshot) return null;
  return {
    arena: arenaSlug,
    snapshot: {
      ...factsOf(snapshot),
      filter: filterOfKey(snapshot.view),
      method: snapshot.method,
      parameters: snapshot.parameters as Record<string, unknown>,
      simulatedVotes: snapshot.simulatedVotes,
    },
    ...boardContent.parse(snapshot.content),
    reading: { control: "off", segment: null, segmentVotes: null },
    analysis: null,
  };
}

/** As `getBoardAlone`, with the newest analysis. */
export async function getBoard(arenaSlug: string, filter: BoardFilter): Promise<Board | null> {
  const [board, analysis] = await Promise.all([
    getBoardAlone(arenaSlug, filter),
    newestSnapshot(arenaSlug, "analysis", filter),
  ]);
  if (!board || !analysis) return board;
  return { ...board, analysis: { snapshot: factsOf(analysis), ...analysisContent.parse(analysis.content) } };
}

/** The newest analysis of a filter, or null before the first. */
export async function getAnalysis(arenaSlug: string, filter: BoardFilter): Promise<AnalysisContent | null> {
  const snapshot = await newestSnapshot(arenaSlug, "analysis", filter);
  return snapshot && analysisContent.parse(snapshot.content);
}

function newestSnapshot(arenaSlug: string, kind: "board" | "analysis", filter: BoardFilter) {
  return db.snapshot.findFirst({
    where: {
      arena: { slug: arenaSlug, closedAt: null },
      kind,
      view: viewKey(filter),
      // A snapshot of an earlier methodology stays in the record, but has another form and other numbers.
      parameters: { path: ["methodology"], equals: methodologyVersion },
    },
    orderBy: { createdAt: "desc" },
  });
}

/** Points of time that a history shows at most. */
const historyLength = 24;

/**
 * Ratings over time, from the snapshots of a filter: the last one of each of 24 equal stretches between the first and
 * the newest. Cost 24 index look-ups, whatever the number of snapshots.
 *
 * @throws AppError arena_not_found
 */
export async function getBoardHistory(arenaSlug: string, filter: BoardFilter): Promise<BoardHistory> {
  const arena = await db.arena.findFirst({ where: { slug: arenaSlug, closedAt: null }, select: { id: true } });
  if (!arena) throw await arenaNotFound(arenaSlug);
  const snapshots = await db.$queryRaw<{ created_at: Date; content: unknown }[]>`
    WITH span AS (
      SELECT min(created_at) AS first, max(created_at) AS last FROM snapshot
      WHERE arena_id = ${arena.id}::uuid AND kind = 'board' AND view = ${viewKey(filter)}
        AND parameters ->> 'methodology' = ${methodologyVersion}
    ), moment AS (
      SELECT first + (last - first) * step / ${historyLength - 1}::int AS at
      FROM span, generate_series(0, ${historyLength - 1}::int) AS step WHERE first IS NOT NULL
    )
    SELECT DISTINCT ON (picked.created_at) picked.created_at, picked.content
    FROM moment CROSS JOIN LATERAL (
      SELECT created_at, content FROM snapshot
      WHERE arena_id = ${arena.id}::uuid AND kind = 'board' AND view = ${viewKey(filter)} AND created_at <= moment.at
        AND parameters ->> 'methodology' = ${methodologyVersion}
      ORDER BY created_at DESC LIMIT 1
    ) AS picked
    ORDER BY picked.created_at`;
  const boards = snapshots.map(({ content }) => boardContent.parse(content).systems);
  const slugs = [...new Set(boards.flatMap((systems) => systems.map(({ system }) => system)))];
  return {
    moments: snapshots.map(({ created_at }) => created_at.toISOString()),
    systems: slugs.map((system) => ({
      system,
      ratings: boards.map((systems) => {
        const { rating, low, high } = systems.find((row) => row.system === system) ?? {};
        return rating == null || low == null || high == null ? null : { rating, low, high };
      }),
    })),
  };
}

/** Why there is no board: no such arena, or none yet. */
export async function boardMissing(arenaSlug: string): Promise<AppError> {
  const arena = await db.arena.findFirst({ where: { slug: arenaSlug, closedAt: null }, select: { mode: true } });
  if (!arena) return arenaNotFound(arenaSlug);
  return arena.mode === "absolute"
    ? new AppError("judged_otherwise", {
        detail: `This arena is judged one output at a time: its board is at /api/v1/leaderboards/${arenaSlug}/assessments.`,
      })
    : new AppError("leaderboard_pending", { extra: { retryAfterSeconds: 2 } });
}

function factsOf(snapshot: { id: string; createdAt: Date; inputHash: string; codeVersion: string; votes: number }) {
  const { id, createdAt, inputHash, codeVersion, votes } = snapshot;
  return { id, createdAt: createdAt.toISOString(), inputHash, codeVersion, votes };
}
