import { db } from "@/lib/db/client";
import { putBlob } from "@/lib/storage/blobs";
import type { ArenaFacts, TaskFacts } from "./schema";

/** Opens an arena, or brings its description in line. @returns its id */
export async function storeArena(facts: ArenaFacts): Promise<string> {
  const data = {
    ...facts,
    criteria: facts.criteria.map((criterion) => ({ ...criterion })),
    chips: facts.chips.map((chip) => ({ ...chip })),
  };
  const arena = await db.arena.upsert({
    where: { slug: facts.slug },
    create: data,
    update: data,
    select: { id: true },
  });
  return arena.id;
}

/** Adds a task to an arena. A task that is there already stays as it is: outputs were made for it. */
export async function storeTask(arenaId: string, { sourceImage, ...facts }: TaskFacts): Promise<void> {
  const image = sourceImage ? await putBlob(sourceImage) : null;
  await db.task.upsert({
    where: { arenaId_slug: { arenaId, slug: facts.slug } },
    create: { arenaId, ...facts, sourceImage: image },
    update: {},
  });
}
