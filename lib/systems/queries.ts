import { LRUCache } from "lru-cache";
import { db } from "@/lib/db/client";
import { outputsJobKey, type PartView } from "./schema";

// Outputs are immutable. Bounded by characters, since a text may be long: about 64 MB at the most.
const partsOfOutputs = new LRUCache<string, PartView[]>({
  maxSize: 32_000_000,
  sizeCalculation: (parts) =>
    200 + parts.reduce((sum, part) => sum + (part.type === "text" ? part.text.length : 200), 0),
  fetchMethod: readParts,
});

/** The parts of an output in reading order. One query the first time, then none. */
export async function requireParts(outputId: string): Promise<PartView[]> {
  return partsOfOutputs.forceFetch(outputId);
}

async function readParts(outputId: string): Promise<PartView[]> {
  const parts = await db.outputPart.findMany({ where: { outputId }, orderBy: { position: "asc" } });
  if (parts.length === 0) throw new Error(`output ${outputId} has no parts`);
  return parts.map((part): PartView => {
    if (part.type === "text") return { type: "text", text: part.text };
    if (part.type === "image" && part.width !== null && part.height !== null) {
      return { type: "image", alt: part.text, width: part.width, height: part.height };
    }
    throw new Error(`output ${outputId} has a part that no arena can show: ${part.type}`);
  });
}

/** Whether the worker tried to make what an arena lacks, and failed the last time; it tries again by itself. */
export async function hasFailedToMake(arenaSlug: string): Promise<boolean> {
  const [queue] = await db.$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS exists`;
  if (!queue?.exists) return false;
  const failed = await db.$queryRaw<unknown[]>`
    SELECT FROM graphile_worker.jobs
    WHERE key = ${outputsJobKey(arenaSlug)} AND last_error IS NOT NULL AND locked_at IS NULL`;
  return failed.length > 0;
}
