import { type Clock, systemClock } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { codeVersion } from "@/lib/observability/version";

/** Says that a worker is alive; /api/health reads it. */
export async function beat(worker: string, clock: Clock = systemClock): Promise<void> {
  const row = { version: codeVersion(), beatAt: clock.now() };
  await db.workerHeartbeat.upsert({ where: { worker }, create: { worker, ...row }, update: row });
}
