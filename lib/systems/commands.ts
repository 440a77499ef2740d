import { performance } from "node:perf_hooks";
import { db } from "@/lib/db/client";
import { requireProfiles } from "@/lib/personas/queries";
import { putBlob, readBlob } from "@/lib/storage/blobs";
import { hashContent } from "./content-hash";
import type { MadeOutput, MadePart, PersonaProfile, System, SystemTask } from "./port";

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

async function runSystem(
  system: System,
  request: { task: SystemTask; persona: PersonaProfile; others: readonly PersonaProfile[] },
): Promise<{ output: MadeOutput; latencyMs: number }> {
  const startedMs = performance.now();
  try {
    const output = await system.make(request);
    if (output.parts.length === 0) throw new Error("it made no parts");
    return { output, latencyMs: performance.now() - startedMs };
  } catch (cause) {
    const where = `${system.slug}, task ${request.task.slug}, persona ${request.persona.slug}`;
    throw new Error(`A system failed: ${where}: ${cause instanceof Error ? cause.message : cause}`, { cause });
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

async function storeOutput({ output, ...row }: StoredOutput): Promise<void> {
  const parts = await Promise.all(output.parts.map(storePart));
  await db.output.create({
    data: {
      ...row,
      contentHash: hashContent(output.parts),
      personaUse: output.personaUse,
      tokensIn: output.tokensIn,
      tokensOut: output.tokensOut,
      costMicroUsd: output.costMicroUsd,
      parts: { create: parts },
    },
  });
}

async function storePart(part: MadePart, position: number) {
  if (part.type === "text") return { position, type: part.type, text: part.text };
  const { type, bytes, alt, mediaType, width, height } = part;
  return { position, type, text: alt, blob: await putBlob(bytes), mediaType, width, height };
}

async function readTask(task: {
  slug: string;
  prompt: string;
  sourceTitle: string | null;
  sourceText: string | null;
  sourceImage: string | null;
  options: unknown;
}): Promise<SystemTask> {
  return {
    slug: task.slug,
    prompt: task.prompt,
    sourceTitle: task.sourceTitle ?? undefined,
    sourceText: task.sourceText ?? undefined,
    sourceImage: task.sourceImage ? await readBlob(task.sourceImage) : undefined,
    options: task.options as SystemTask["options"],
  };
}
