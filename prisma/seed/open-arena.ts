import { storeArena, storeTask } from "@/lib/arenas/commands";
import type { Clock } from "@/lib/clock";
import { storeDescribedPersona } from "@/lib/personas/commands";
import { makeMissingOutputs, storeSystems } from "@/lib/systems/commands";
import type { System } from "@/lib/systems/port";
import { OptionalPackageMissing } from "./optional-package";
import { simulateVotes } from "./simulated-votes";
import type { ArenaMaterial } from "./types";

/**
 * Opens an arena with its systems, tasks, personas, outputs and simulated votes; what is there already stays.
 * An arena whose optional packages were left out is not opened, which is said and is no failure.
 *
 * @returns whether the arena is open
 */
export async function openArena(
  material: ArenaMaterial,
  systems: readonly System[],
  clock: Clock,
  say: (line: string) => void,
): Promise<boolean> {
  const { slug, name } = material.arena;
  const loaded = await loadMaterial(material);
  if (loaded instanceof OptionalPackageMissing) {
    say(`${name}: left out, ${loaded.message}`);
    return false;
  }
  const own = systems.filter((system) => system.arena === slug);
  const arenaId = await storeArena(material.arena);
  await storeSystems(arenaId, own);
  for (const task of loaded.tasks) await storeTask(arenaId, task);
  for (const persona of loaded.personas) await storeDescribedPersona(arenaId, persona);
  await makeMissingOutputs({
    arenaSlug: slug,
    systems: own,
    onProgress: (made, missing) => {
      if (made % 10 === 0 || made === missing) say(`${name}: ${bar(made / missing)} ${made} of ${missing} outputs`);
    },
  });
  const votes = await simulateVotes({ arenaSlug: slug, clock });
  if (votes > 0) say(`${name}: ${votes} simulated votes`);
  return true;
}

async function loadMaterial(material: ArenaMaterial) {
  try {
    return { tasks: await material.loadTasks(), personas: await material.loadPersonas() };
  } catch (error) {
    if (error instanceof OptionalPackageMissing) return error;
    throw error;
  }
}

function bar(share: number): string {
  const filled = Math.round(share * 20);
  return `[${"#".repeat(filled)}${".".repeat(20 - filled)}]`;
}
