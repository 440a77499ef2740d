import type { FitScale } from "@/lib/arenas/schema";
import { readDrawScope, readPlacedImage, viewOutput } from "@/lib/battles/queries";
import { ownPersonaSlug } from "@/lib/battles/schema";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Content, listContents } from "@/lib/sampling/draw-showing";
import type { Showing } from "./schema";

/** The record's columns that a showing's page needs. */
export interface ShowingRow {
  readonly id: string;
  readonly taskId: string;
  readonly personaVersionId: string;
  readonly outputId: string;
  readonly scale: number;
  readonly standpoint: "owner" | "proxy";
  readonly expiresAt: Date;
}

/** What can be shown in an absolute arena, or for one persona of it. */
export interface ShowingScope {
  readonly arenaId: string;
  readonly scale: number;
  readonly contents: readonly Content[];
}

/**
 * Reads what may be shown, with how often it was. O(outputs), whatever the number of showings; the caller keeps it for a while.
 *
 * @throws AppError arena_not_found | persona_not_found | judged_otherwise
 */
export async function readShowingScope(arenaSlug: string, personaSlug: string | undefined): Promise<ShowingScope> {
  if (personaSlug === ownPersonaSlug) {
    const detail = "This arena is judged one output at a time, for described people: none is made for yourself.";
    throw new AppError("judged_otherwise", { detail });
  }
  const { arenaId, scale, cells } = await readDrawScope(arenaSlug, personaSlug);
  if (scale === null) {
    throw new AppError("judged_otherwise", { detail: "This arena is judged in pairs: ask for battles." });
  }
  const exposures = await db.outputExposure.findMany({ where: { output: { arenaId } } });
  const showingsOf = new Map(exposures.map(({ outputId, showings }) => [outputId, showings]));
  const exposed = cells.map((cell) => ({
    ...cell,
    outputs: cell.outputs.map((output) => ({ ...output, showings: showingsOf.get(output.id) ?? 0 })),
  }));
  return { arenaId, scale, contents: listContents(exposed) };
}

/** Completes a showing with what is shown of it. Everything is addressed by its place in this showing, as in a battle. */
export async function viewShowing(row: ShowingRow): Promise<Showing> {
  return {
    id: row.id,
    ...(await viewOutput(`/api/v1/showings/${row.id}`, row)),
    scale: row.scale as FitScale,
    standpoint: row.standpoint,
    expiresAt: row.expiresAt.toISOString(),
  };
}

/** The annotator's showings that still wait for an assessment, oldest first: a reload shows the same output again. */
export async function listOpenShowings(input: {
  annotatorId: string;
  arena: string;
  /** Only outputs made for this persona. */
  persona?: string;
  now?: Date;
}): Promise<Showing[]> {
  const rows = await db.showing.findMany({
    where: {
      annotatorId: input.annotatorId,
      arena: { slug: input.arena },
      output: { personaVersion: { persona: { slug: input.persona } } },
      assessment: null,
      expiresAt: { gt: input.now ?? new Date() },
    },
    orderBy: { createdAt: "asc" },
    take: 2,
  });
  return Promise.all(rows.map(viewShowing));
}

/**
 * The source text of a showing's task.
 *
 * @throws AppError showing_not_found, also where the showing is somebody else's or its task has no source text
 */
export async function readShowingSource(input: { showingId: string; annotatorId: string }): Promise<string> {
  const showing = await db.showing.findFirst({
    where: { id: input.showingId, annotatorId: input.annotatorId },
    select: { output: { select: { task: { select: { sourceText: true } } } } },
  });
  const text = showing?.output.task.sourceText;
  if (!text) throw new AppError("showing_not_found");
  return text;
}

/**
 * An image of a showing, by its place in it: `output-0`, `history-3`, `source`.
 *
 * @throws AppError showing_not_found, also where the showing is somebody else's or has no such image
 */
export async function readShowingImage(input: { showingId: string; annotatorId: string; name: string }) {
  const showing = await db.showing.findFirst({
    where: { id: input.showingId, annotatorId: input.annotatorId },
    select: { taskId: true, personaVersionId: true, outputId: true },
  });
  const image = showing && (await readPlacedImage({ ...showing, outputs: { output: showing.outputId } }, input.name));
  if (!image) throw new AppError("showing_not_found");
  return image;
}
