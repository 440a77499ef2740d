import { arenaNotFound } from "@/lib/arenas/queries";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { ArenaRecord, StoredVote } from "./import-plan";

/** How an import is noted in the audit log, with its name and file. */
export const importAction = "votes.import";

/** @returns the id of an open arena; null where there is none of this name. @throws AppError invalid_request: it is closed */
export async function findImportArena(slug: string): Promise<string | null> {
  const arena = await db.arena.findUnique({ where: { slug }, select: { id: true, closedAt: true } });
  if (arena?.closedAt) throw new AppError("invalid_request", { detail: `The arena "${slug}" is closed.` });
  return arena?.id ?? null;
}

/** The error for an arena that has to be there, with the way out. */
export async function importArenaMissing(slug: string): Promise<AppError> {
  const { detail } = await arenaNotFound(slug);
  return new AppError("arena_not_found", { detail: `${detail} --create makes it.` });
}

/** What an import must know of an arena. O(systems + outputs and annotators' groups of earlier imports). */
export async function readArenaRecord(arenaId: string): Promise<ArenaRecord> {
  const [systems, personas, attributes, outputs] = await Promise.all([
    db.system.findMany({
      where: { arenaId },
      orderBy: { slug: "asc" },
      select: { id: true, slug: true, name: true },
    }),
    db.persona.findMany({
      where: { slug: { startsWith: "imported-" }, arenas: { some: { arenaId } } },
      select: { id: true },
    }),
    db.annotatorAttribute.findMany({
      where: { annotator: { source: "imported", battles: { some: { arenaId } } } },
      select: { annotatorId: true, label: true, value: true },
    }),
    db.$queryRaw<ArenaRecord["outputs"]>`
      SELECT task.slug AS task, system_id AS "systemId", persona_version_id AS "personaVersionId",
        content_hash AS "contentHash"
      FROM output JOIN task ON task.id = output.task_id
      WHERE task.arena_id = ${arenaId}::uuid AND task.slug ~ '^imported(-|$)'
      ORDER BY task.slug`,
  ]);
  return { arenaId, systems, personaIds: personas.map(({ id }) => id), attributes, outputs };
}

/** Votes that are stored under these ids of battles. */
export async function readStoredVotes(ids: readonly string[]): Promise<Map<string, StoredVote>> {
  const rows = await db.$queryRaw<(StoredVote & { id: string })[]>`
    SELECT battle.id, battle.annotator_id AS "annotatorId", task.slug AS task,
      persona_version_id AS "personaVersionId", left_system_id AS "leftSystemId", left_content_hash AS "leftContentHash",
      right_system_id AS "rightSystemId", right_content_hash AS "rightContentHash",
      battle.standpoint::text AS standpoint, vote.fit::text AS fit
    FROM battle JOIN vote ON vote.battle_id = battle.id JOIN task ON task.id = battle.task_id
    WHERE battle.id = ANY(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, ...vote }) => [id, vote]));
}

/**
 * The newest name under which another content of a file of this name was imported into an arena; null where there was none, or this
 * very import has begun before.
 */
export async function findOtherImport(arena: string, file: string, importName: string): Promise<string | null> {
  const entries = await db.auditEntry.findMany({
    where: { action: importAction, subject: arena, detail: { path: ["file"], equals: file } },
    orderBy: { createdAt: "desc" },
    select: { detail: true },
  });
  const names = entries.map(({ detail }) => (detail as { importName: string }).importName);
  return names.includes(importName) ? null : (names[0] ?? null);
}
