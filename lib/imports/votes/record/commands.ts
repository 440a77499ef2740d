import { storeArena } from "@/lib/arenas/commands";
import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { storeJudgedBattlesIn, transactionLimits } from "../../commands";
import type { PlannedBatch } from "../import-plan";
import { importAction } from "../queries";
import type { ImportedOutput, ImportedPersona, ImportedSystem, ImportedTask } from "../schema";
import type { AnnotatorAttribute } from "../voter-groups";

/** Rows of a statement that stores groups. */
const groupsAtOnce = 5_000;

/** Where imported things come from, for their descriptions and the audit log. */
export interface ImportOrigin {
  /** Name of the file, without its folders. */
  readonly file: string;
  readonly importName: string;
  readonly actor: string;
  readonly now: Date;
}

/**
 * Makes an arena for imported votes, behind the others. It is open, since boards are of open arenas; nothing in it can be drawn.
 *
 * @returns its id
 */
export async function makeImportArena(facts: {
  readonly slug: string;
  readonly name?: string | undefined;
  readonly modality: "text" | "summary" | "image";
}): Promise<string> {
  const last = await db.arena.aggregate({ _max: { position: true } });
  return storeArena({
    slug: facts.slug,
    name: facts.name ?? facts.slug,
    modality: facts.modality,
    summary: "Votes that were cast elsewhere and imported.",
    instructions: "There is nothing to judge here: the votes of this arena were cast elsewhere.",
    criteria: [],
    chips: [],
    position: (last._max.position ?? 0) + 1,
  });
}

/** Notes in the audit log that an import begins, or begins again. */
export async function noteImport(arena: string, { file, importName, actor, now }: ImportOrigin): Promise<void> {
  await db.auditEntry.create({
    data: { actor, action: importAction, subject: arena, detail: { importName, file }, createdAt: now },
  });
}

/**
 * Stores a batch of an import, in one transaction: what its votes are about, then the votes and their tallies. Rows go into each table in
 * the order of their ids, so that two imports wait for each other and never in a circle.
 *
 * @returns how many votes were new
 * @throws AppError invalid_request where another import stored other outputs for the same task meanwhile; nothing is stored then
 */
export async function storeImportedBatch(
  arenaId: string,
  batch: PlannedBatch,
  origin: ImportOrigin,
): Promise<{ stored: number }> {
  return db.$transaction(async (tx) => {
    await storeSystems(tx, arenaId, batch.systems, origin);
    for (const persona of inOrder(batch.personas)) await storePersona(tx, arenaId, persona, origin);
    await storeTasks(tx, arenaId, batch.tasks, origin);
    await storeOutputs(tx, arenaId, batch.outputs);
    return storeJudgedBattlesIn(tx, { arenaId, source: "imported", battles: batch.battles });
  }, transactionLimits);
}

/** Stores which groups voters are in, behind their battles, which make them. Of two imports at once, the first says it. */
export async function storeGroups(attributes: readonly AnnotatorAttribute[]): Promise<void> {
  const data = attributes.toSorted((one, other) => (one.annotatorId < other.annotatorId ? -1 : 1));
  for (let from = 0; from < data.length; from += groupsAtOnce) {
    await db.annotatorAttribute.createMany({ data: data.slice(from, from + groupsAtOnce), skipDuplicates: true });
  }
}

async function storeSystems(
  tx: Transaction,
  arenaId: string,
  systems: readonly ImportedSystem[],
  { file, importName, now }: ImportOrigin,
): Promise<void> {
  const data = inOrder(systems).map((system) => ({
    ...system,
    arenaId,
    family: system.name,
    // Nothing is known of personalizing, so each is its own control.
    strategy: "generic",
    organization: "imported",
    licence: "unknown",
    description: `Named in the imported file ${file}. What it made was made and judged elsewhere.`,
    citation: `${file}, imported as ${importName}.`,
    introducedAt: now,
  }));
  await tx.system.createMany({ data, skipDuplicates: true });
}

/** Retired from the start: it names votes on boards, and nothing is made or drawn for it. */
async function storePersona(
  tx: Transaction,
  arenaId: string,
  persona: ImportedPersona,
  { now }: ImportOrigin,
): Promise<void> {
  const { id, versionId, slug, ...facts } = persona;
  const data = { id, slug, kind: "described", createdAt: now, retiredAt: now } as const;
  await tx.persona.createMany({ data, skipDuplicates: true });
  await tx.personaVersion.createMany({
    data: { id: versionId, personaId: id, version: 1, shortName: persona.name, createdAt: now, ...facts },
    skipDuplicates: true,
  });
  await tx.arenaPersona.createMany({ data: { arenaId, personaId: id }, skipDuplicates: true });
}

/** Retired from the start, so that no output is made for them and no battle drawn. */
async function storeTasks(
  tx: Transaction,
  arenaId: string,
  tasks: readonly ImportedTask[],
  { now }: ImportOrigin,
): Promise<void> {
  if (tasks.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO task (id, arena_id, slug, prompt, created_at, retired_at)
    SELECT id, ${arenaId}::uuid, slug, prompt, ${now}, ${now}
    FROM unnest(${tasks.map(({ id }) => id)}::uuid[], ${tasks.map(({ slug }) => slug)}::text[],
      ${tasks.map(({ prompt }) => prompt)}::text[]) AS made (id, slug, prompt)
    ORDER BY id
    ON CONFLICT DO NOTHING`;
}

async function storeOutputs(tx: Transaction, arenaId: string, outputs: readonly ImportedOutput[]): Promise<void> {
  if (outputs.length === 0) return;
  const column = (read: (output: ImportedOutput) => string) => outputs.map(read);
  const made = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO output (id, arena_id, system_id, task_id, persona_version_id, content_hash, persona_use, latency_ms)
    SELECT id, ${arenaId}::uuid, system_id, task_id, version_id, content_hash, 'not known', 0
    FROM unnest(${column((o) => o.id)}::uuid[], ${column((o) => o.systemId)}::uuid[], ${column((o) => o.taskId)}::uuid[],
      ${column((o) => o.personaVersionId)}::uuid[], ${column((o) => o.contentHash)}::text[])
      AS made (id, system_id, task_id, version_id, content_hash)
    ORDER BY id
    ON CONFLICT DO NOTHING
    RETURNING id`;
  // What was planned as new is new, unless a second import was quicker. Its text may be another one, which the votes are not about.
  if (made.length < outputs.length) {
    throw new AppError("invalid_request", {
      detail:
        "Another import into this arena is under way. Run this one again when it is done: it goes on where it stopped.",
    });
  }
  await tx.$executeRaw`
    INSERT INTO output_part (output_id, position, type, text)
    SELECT output_id, 0, 'text', text
    FROM unnest(${column((o) => o.id)}::uuid[], ${column((o) => o.text)}::text[]) AS part (output_id, text)`;
}

function inOrder<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
