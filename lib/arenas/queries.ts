import { LRUCache } from "lru-cache";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Arena, type ListedArena, type SamplingSettings, samplingSettings, type TaskView } from "./schema";

/**
 * What makes an arena one where something can be judged: a task that is in use. Those of imported votes are retired from the start.
 * The one place that knows it: `canBeJudged` of an arena says it to pages.
 */
const inUse = { retiredAt: null };
export const canBeJudged = { tasks: { some: inUse } };

/** The open arenas in their order, with counted votes and active systems. Reads tallies, never votes. */
export async function listArenas(): Promise<ListedArena[]> {
  const arenas = await db.arena.findMany({
    where: { closedAt: null },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    select: {
      slug: true,
      name: true,
      modality: true,
      mode: true,
      summary: true,
      tallies: { select: { source: true, votes: true } },
      assessed: { select: { assessments: true } },
      _count: { select: { systems: { where: { retiredAt: null } }, tasks: { where: inUse } } },
    },
  });
  return arenas.map(({ tallies, assessed, _count, ...arena }) => ({
    ...arena,
    votes: sumVotes(tallies),
    simulatedVotes: sumVotes(tallies.filter((tally) => tally.source === "simulated")),
    assessments: assessed.reduce((sum, tally) => sum + tally.assessments, 0),
    systems: _count.systems,
    canBeJudged: _count.tasks > 0,
  }));
}

/** The error for an arena that is not there, naming those that are. */
export async function arenaNotFound(slug: string): Promise<AppError> {
  const arenas = await db.arena.findMany({
    where: { closedAt: null },
    orderBy: { position: "asc" },
    select: { slug: true },
  });
  const names = arenas.map((arena) => arena.slug).join(", ");
  return new AppError("arena_not_found", { detail: `There is no arena "${slug}". There are: ${names || "none yet"}.` });
}

/**
 * How an open arena draws its battles.
 *
 * @throws AppError arena_not_found | judged_otherwise
 */
export async function requireSampling(
  slug: string,
): Promise<{ arenaId: string; settings: SamplingSettings; canBeJudged: boolean }> {
  const arena = await db.arena.findFirst({
    where: { slug, closedAt: null },
    select: { id: true, mode: true, sampling: true, tasks: { where: inUse, take: 1, select: { id: true } } },
  });
  if (!arena) throw await arenaNotFound(slug);
  if (arena.mode === "absolute") throw drawsNoPairs(slug);
  return { arenaId: arena.id, settings: samplingSettings.parse(arena.sampling), canBeJudged: arena.tasks.length > 0 };
}

/** The error for whoever asks how an absolute arena draws its pairs. */
export function drawsNoPairs(slug: string): AppError {
  return new AppError("judged_otherwise", { detail: `${slug} is judged one output at a time: it draws no pairs.` });
}

/** The error for whoever asks for a battle in an absolute arena. */
export function judgedAlone(): AppError {
  return new AppError("judged_otherwise", { detail: "This arena is judged one output at a time: ask for showings." });
}

/** An open arena by its slug, or null. */
export async function getArena(slug: string): Promise<Arena | null> {
  const arena = await db.arena.findUnique({
    where: { slug },
    include: { tasks: { where: inUse, take: 1, select: { id: true } } },
  });
  if (!arena || arena.closedAt) return null;
  return {
    slug: arena.slug,
    name: arena.name,
    modality: arena.modality,
    mode: arena.mode,
    scale: arena.scale as Arena["scale"],
    summary: arena.summary,
    instructions: arena.instructions,
    chips: arena.chips as Arena["chips"],
    criteria: arena.criteria as Arena["criteria"],
    canBeJudged: arena.tasks.length > 0,
  };
}

const tasks = new LRUCache<string, TaskView>({ max: 5_000, ttl: 60_000, fetchMethod: readTask });

/**
 * A task as a battle shows it. One query a minute, then none.
 *
 * @throws Error where the task is not there; a stored battle's always is
 */
export async function requireTask(id: string): Promise<TaskView> {
  return tasks.forceFetch(id);
}

async function readTask(id: string): Promise<TaskView> {
  const task = await db.task.findUniqueOrThrow({
    where: { id },
    include: { arena: { select: { slug: true, modality: true } } },
  });
  return {
    arena: task.arena.slug,
    modality: task.arena.modality,
    prompt: task.prompt,
    sourceTitle: task.sourceTitle,
    sourceCredit: task.sourceCredit,
    sourceWords: task.sourceText === null ? null : task.sourceText.split(/\s+/).filter(Boolean).length,
    hasSourceImage: task.sourceImage !== null,
  };
}

function sumVotes(tallies: readonly { votes: number }[]): number {
  return tallies.reduce((sum, tally) => sum + tally.votes, 0);
}
