import { LRUCache } from "lru-cache";
import { db } from "@/lib/db/client";
import { requireProfiles, type VersionedProfile } from "@/lib/personas/queries";
import { readBlob } from "@/lib/storage/blobs";
import { storeOutput } from "../commands";
import { embeddedSystems } from "../embedded/registry";
import type { MadeOutput, MadePart, System, SystemTask } from "../port";
import { readTask, runSystem } from "../run-system";

/** An output that is wanted of a system, for a task and a person. */
export interface WantedOutput {
  readonly arena: { readonly id: string; readonly slug: string };
  readonly system: { readonly id: string; readonly slug: string };
  readonly taskId: string;
  readonly person: VersionedProfile;
}

export interface KeptOutput {
  readonly id: string;
  readonly contentHash: string;
}

// The described persons of an arena, whom collaborative systems borrow from; and what tasks are about. Both change rarely.
const others = new LRUCache<string, VersionedProfile[]>({ max: 12, ttl: 60_000, fetchMethod: requireProfiles });
const tasks = new LRUCache<string, SystemTask>({ max: 24, ttl: 60_000, fetchMethod: fetchTask });

// Requests at the same time for the same output wait for one making of it.
const beingMade = new Map<string, Promise<KeptOutput>>();

/** Whether an output can be made while somebody waits: a system that is embedded, not one that is asked over a network. */
export function isMadeOnDemand(arenaSlug: string, systemSlug: string): boolean {
  return findSystem(arenaSlug, systemSlug) !== undefined;
}

/**
 * Makes an output on demand and stores it; what is there is never made again. At the same time it is made once: by one promise in
 * this process, and by the unique key of outputs between processes. Cost: the algorithm's own, some milliseconds for texts and
 * some hundred for prints.
 *
 * @throws Error where the system is not embedded, or fails
 */
export async function makeOnDemand(wanted: WantedOutput): Promise<KeptOutput> {
  const key = `${wanted.system.id} ${wanted.taskId} ${wanted.person.versionId}`;
  const running = beingMade.get(key);
  if (running) return running;
  const making = make(wanted).finally(() => beingMade.delete(key));
  beingMade.set(key, making);
  return making;
}

async function make({ arena, system, taskId, person }: WantedOutput): Promise<KeptOutput> {
  const identity = { systemId: system.id, taskId, personaVersionId: person.versionId };
  const present = await db.output.findUnique({
    where: { systemId_taskId_personaVersionId: identity },
    select: { id: true, contentHash: true },
  });
  if (present) return present;
  const contestant = findSystem(arena.slug, system.slug);
  if (!contestant) throw new Error(`The system ${system.slug} of ${arena.slug} is not embedded.`);
  // A control ignores the person: what it made for somebody else is what it would make now.
  const made = contestant.strategy === "generic" ? await findControl(system.id, taskId) : null;
  if (made) return storeOutput({ arenaId: arena.id, ...identity, ...made });
  const [task, described] = await Promise.all([tasks.forceFetch(taskId), others.forceFetch(arena.slug)]);
  const output = await runSystem(contestant, {
    task,
    persona: person.profile,
    others: described.map(({ profile }) => profile),
  });
  return storeOutput({ arenaId: arena.id, ...identity, ...output });
}

/** What a control made of a task for a described person, with the time that it took. Null where there is none yet. */
async function findControl(
  systemId: string,
  taskId: string,
): Promise<{ output: MadeOutput; latencyMs: number } | null> {
  const made = await db.output.findFirst({
    where: { systemId, taskId, personaVersion: { persona: { kind: "described" } } },
    orderBy: { id: "asc" },
    include: { parts: { orderBy: { position: "asc" } } },
  });
  if (!made) return null;
  const { personaUse, tokensIn, tokensOut, costMicroUsd, latencyMs } = made;
  const output = {
    parts: await Promise.all(made.parts.map(readPart)),
    personaUse,
    tokensIn: tokensIn ?? undefined,
    tokensOut: tokensOut ?? undefined,
    costMicroUsd: Number(costMicroUsd),
  };
  return { output, latencyMs };
}

async function readPart(part: {
  text: string;
  blob: string | null;
  mediaType: string | null;
  width: number | null;
  height: number | null;
}): Promise<MadePart> {
  const { text, blob, mediaType, width, height } = part;
  if (blob === null) return { type: "text", text };
  return {
    type: "image",
    bytes: await readBlob(blob),
    mediaType: mediaType as "image/webp",
    width: width!,
    height: height!,
    alt: text,
  };
}

function findSystem(arenaSlug: string, systemSlug: string): System | undefined {
  return embeddedSystems.find(({ arena, slug }) => arena === arenaSlug && slug === systemSlug);
}

async function fetchTask(id: string): Promise<SystemTask> {
  return readTask(await db.task.findUniqueOrThrow({ where: { id } }));
}
