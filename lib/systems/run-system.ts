import { performance } from "node:perf_hooks";
import type { UsableProfile } from "@/lib/personas/schema";
import { readBlob } from "@/lib/storage/blobs";
import type { MadeOutput, System, SystemTask } from "./port";

/**
 * Lets a system make one output, and measures how long it takes.
 *
 * @throws Error naming system, task and persona where the algorithm fails or makes an output without parts
 */
export async function runSystem(
  system: System,
  request: { task: SystemTask; persona: UsableProfile; others: readonly UsableProfile[] },
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

/** A task as systems see it, with the bytes of its source image. */
export async function readTask(task: {
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
