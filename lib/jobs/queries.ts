import { db } from "@/lib/db/client";
import { isUnavailable } from "@/lib/db/errors";
import type { Health } from "@/lib/observability/schema";
import { codeVersion } from "@/lib/observability/version";

/** A worker that was silent for longer is taken for dead. */
const silenceMs = 15_000;

/** Whether the database answers and when the worker last beat. An outage is an answer here, not an error. */
export async function readHealth(now: Date): Promise<Health> {
  try {
    const beat = await db.workerHeartbeat.findFirst({ orderBy: { beatAt: "desc" } });
    const isAlive = beat !== null && now.getTime() - beat.beatAt.getTime() < silenceMs;
    return {
      status: isAlive ? "ok" : "degraded",
      version: codeVersion(),
      database: { reachable: true },
      worker: { alive: isAlive, beatAt: beat?.beatAt.toISOString() ?? null },
    };
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return {
      status: "down",
      version: codeVersion(),
      database: { reachable: false },
      worker: { alive: false, beatAt: null },
    };
  }
}
