import { canBeJudged } from "@/lib/arenas/queries";
import { db } from "@/lib/db/client";
import { isMadeOnDemand } from "./commands";

/**
 * The open arenas in which people can judge for themselves: in pairs, with a task, and with two systems or more that make outputs
 * on demand. O(systems).
 */
export async function listOwnArenas(): Promise<{ slug: string; name: string }[]> {
  const arenas = await db.arena.findMany({
    where: { closedAt: null, mode: "pairwise", ...canBeJudged },
    orderBy: [{ position: "asc" }, { slug: "asc" }],
    select: { slug: true, name: true, systems: { where: { retiredAt: null }, select: { slug: true } } },
  });
  return arenas
    .filter(({ slug, systems }) => systems.filter((system) => isMadeOnDemand(slug, system.slug)).length >= 2)
    .map(({ slug, name }) => ({ slug, name }));
}
