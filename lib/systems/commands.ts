import { db, type Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { requireProfiles } from "@/lib/personas/queries";
import { putBlob } from "@/lib/storage/blobs";
import { hashContent } from "./content-hash";
import type { MadeOutput, MadePart, System, SystemTask } from "./port";
import { readTask, runSystem } from "./run-system";
import { makeOutputsTask, outputsJobKey } from "./schema";

/**
 * Brings the record of an arena's systems in line with the code: new ones are introduced, descriptions follow.
 * A system that the code no longer has is left as it is; retiring is an operator's decision.
 */
export async function storeSystems(arenaId: string, systems: readonly System[]): Promise<void> {
  for (const { arena: _, make: __, ...facts } of systems) {
    await db.system.upsert({
      where: { arenaId_slug: { arenaId, slug: facts.slug } },
      create: { arenaId, ...facts },
      update: facts,
    });
  }
}

export interface MakeOutputs {
  readonly arenaSlug: string;
  readonly systems: readonly System[];
  /** Told after each output: how many of how many are made. */
  readonly onProgress?: (made: number, missing: number) => void;
}

/**
 * Makes every output that an arena's described personas and tasks still lack, with the algorithms handed in, and
 * stores it with the time that it took. What is there is never made again: outputs are immutable.
 *
 * Cost: the algorithms' own; one transaction an output, so that an interrupted run continues where it stopped.
 *
 * @returns how many were made
 * @throws Error naming system, task and persona where an algorithm fails or makes an output without parts
 */
export async function makeMissingOutputs({ arenaSlug, systems, onProgress }: MakeOutputs): Promise<number> {
  const arena = await db.arena.findUniqueOrThrow({ where: { slug: arenaSlug }, select: { id: true } });
  const [personas, tasks, records, present] = await Promise.all([
    requireProfiles(arenaSlug),
    db.task.findMany({ where: { arenaId: arena.id, retiredAt: null }, orderBy: { slug: "asc" } }),
    db.system.findMany({ where: { arenaId: arena.id, retiredAt: null }, select: { id: true, slug: true } }),
    db.output.findMany({
      where: { arenaId: arena.id },
      select: { systemId: true, taskId: true, personaVersionId: true },
    }),
  ]);
  const has = new Set(present.map((o) => `${o.systemId} ${o.taskId} ${o.personaVersionId}`));
  const contestants = systems.flatMap((system) => {
    const record = records.find(({ slug }) => slug === system.slug);
    return record ? [{ system, systemId: record.id }] : [];
  });
  const missing = tasks.flatMap((task) =>
    personas.flatMap((persona) =>
      contestants
        .filter(({ systemId }) => !has.has(`${systemId} ${task.id} ${persona.versionId}`))
        .map((contestant) => ({ ...contestant, task, persona })),
    ),
  );

  let task: { id: string; request: SystemTask } | undefined;
  for (const [position, job] of missing.entries()) {
    if (task?.id !== job.task.id) task = { id: job.task.id, request: await readTask(job.task) };
    const others = personas.filter((other) => other !== job.persona).map(({ profile }) => profile);
    const made = await runSystem(job.system, { task: task.request, persona: job.persona.profile, others });
    await storeOutput({
      arenaId: arena.id,
      systemId: job.systemId,
      taskId: job.task.id,
      personaVersionId: job.persona.versionId,
      ...made,
    });
    onProgress?.(position + 1, missing.length);
  }
  return missing.length;
}

/**
 * Asks the worker to make what arenas lack, once the transaction is stored. An arena that waits already waits once; one
 * whose outputs are being made at this moment is looked at again.
 *
 * @throws AppError unavailable where no worker has ever run
 */
export async function queueOutputs(tx: Transaction, arenaSlugs: readonly string[]): Promise<void> {
  const [queue] = await tx.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS exists`;
  if (!queue?.exists) {
    throw new AppError("unavailable", {
      detail: "The worker has not started yet, so no outputs can be asked for. Nothing was stored; try again.",
    });
  }
  for (const arena of arenaSlugs) {
    const payload = JSON.stringify(makeOutputsTask.payload.parse({ arena }));
    await tx.$executeRaw`
      SELECT graphile_worker.add_job(${makeOutputsTask.name}, payload => ${payload}::json,
        job_key => ${outputsJobKey(arena)})`;
  }
}

interface StoredOutput {
  readonly arenaId: string;
  readonly systemId: string;
  readonly taskId: string;
  readonly personaVersionId: string;
  readonly output: MadeOutput;
  readonly latencyMs: number;
}

/**
 * Stores an output once: where the system has one already for the task and the person, that one stays and is returned.
 *
 * @throws AppError consent_required where the persona was erased while the output was being made
 */
export async function storeOutput({ output, ...row }: StoredOutput): Promise<{ id: string; contentHash: string }> {
  const parts = await Promise.all(output.parts.map(storePart));
  const data = {
    ...row,
    contentHash: hashContent(output.parts),
    personaUse: output.personaUse,
    tokensIn: output.tokensIn,
    tokensOut: output.tokensOut,
    costMicroUsd: output.costMicroUsd,
  };
  return db.$transaction(async (tx) => {
    await requireNotErased(tx, row.personaVersionId);
    const select = { id: true, contentHash: true };
    const [made] = await tx.output.createManyAndReturn({ data, skipDuplicates: true, select });
    if (made) {
      await tx.outputPart.createMany({ data: parts.map((part) => ({ outputId: made.id, ...part })) });
      return made;
    }
    const { systemId, taskId, personaVersionId } = row;
    const identity = { systemId, taskId, personaVersionId };
    return tx.output.findUniqueOrThrow({ where: { systemId_taskId_personaVersionId: identity }, select });
  });
}

/** Locks the persona where it is somebody's own, so that it is erased before or after, and never in between. */
async function requireNotErased(tx: Transaction, versionId: string): Promise<void> {
  const [own] = await tx.$queryRaw<{ isErased: boolean }[]>`
    SELECT persona.erased_at IS NOT NULL AS "isErased"
    FROM persona_version JOIN persona ON persona.id = persona_version.persona_id
    WHERE persona_version.id = ${versionId}::uuid AND persona.kind = 'self' FOR SHARE OF persona`;
  if (own?.isErased) throw new AppError("consent_required");
}

async function storePart(part: MadePart, position: number) {
  if (part.type === "text") return { position, type: part.type, text: part.text };
  const { type, bytes, alt, mediaType, width, height } = part;
  return { position, type, text: alt, blob: await putBlob(bytes), mediaType, width, height };
}
