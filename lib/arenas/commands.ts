import type { z } from "zod";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { putBlob } from "@/lib/storage/blobs";
import { arenaNotFound, drawsNoPairs } from "./queries";
import { type ArenaFacts, type SamplingSettings, samplingSettings, type TaskFacts } from "./schema";

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

/** What is to change of an arena's sampling; the rest stays. */
export interface SamplingChange {
  readonly shares?: Readonly<Record<string, number>>;
  readonly overlapAnnotators?: number;
  readonly overlapPairs?: number;
}

/**
 * Changes how an arena draws its battles, from the next seconds on. An audit entry keeps who changed what.
 *
 * @returns the settings from now on
 * @throws AppError arena_not_found | judged_otherwise | invalid_request naming every setting that is none
 */
export async function setSampling(arena: string, change: SamplingChange, actor: string): Promise<SamplingSettings> {
  return db.$transaction(async (tx) => {
    const row = await tx.arena.findFirst({
      where: { slug: arena, closedAt: null },
      select: { id: true, mode: true, sampling: true },
    });
    if (!row) throw await arenaNotFound(arena);
    if (row.mode === "absolute") throw drawsNoPairs(arena);
    const before = samplingSettings.parse(row.sampling);
    const wanted = { ...before, ...change, shares: { ...before.shares, ...change.shares } };
    const checked = samplingSettings.safeParse(wanted);
    if (!checked.success) throw new AppError("invalid_request", { detail: sayRefusals(checked.error) });
    await tx.arena.update({ where: { id: row.id }, data: { sampling: checked.data } });
    await tx.auditEntry.create({
      data: { actor, action: "arena.sampling", subject: arena, detail: { before, after: checked.data } },
    });
    return checked.data;
  });
}

const settingNames: Readonly<Record<string, string>> = { overlapAnnotators: "annotators", overlapPairs: "pairs" };

/** "overlap: must be between 0 and 1", one for each setting that is none. */
function sayRefusals({ issues }: z.ZodError<SamplingSettings>): string {
  const parts = Object.keys(samplingSettings.shape.shares.unwrap().shape);
  return issues
    .flatMap((issue) => {
      if (issue.code !== "unrecognized_keys") {
        const name = String(issue.path.at(-1));
        return [`${settingNames[name] ?? name}: ${issue.message}`];
      }
      return issue.keys.map((key) => `${key}: no such part; there are ${parts.join(", ")}`);
    })
    .join("; ");
}
