import { run, type TaskList } from "graphile-worker";
import { pool } from "@/lib/db/client";
import { isUnavailable } from "@/lib/db/errors";
import { refreshLeaderboards } from "@/lib/leaderboards/commands";
import { log } from "@/lib/observability/log";
import { buildRelease } from "@/lib/releases/commands";
import { buildReleaseTask } from "@/lib/releases/schema";
import { beat } from "./commands";
import { repeat } from "./repeat";

const refreshEveryMs = 1_000;
const beatEveryMs = 3_000;

const tasks: TaskList = {
  [buildReleaseTask.name]: async (payload) => {
    await buildRelease(buildReleaseTask.payload.parse(payload));
  },
};

/**
 * Runs the background work until `signal` aborts: boards from changed votes at most once a second, queued jobs, and a
 * heartbeat. A lost database is waited for; any other error ends the worker, so that the start script reports it.
 */
export async function runWorker(signal: AbortSignal): Promise<void> {
  const name = `worker-${process.pid}`;
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    concurrency: 1,
    noHandleSignals: true,
    pollInterval: 1_000,
  });
  signal.addEventListener("abort", () => void runner.stop(), { once: true });

  const whenLost = (error: unknown) => {
    if (!isUnavailable(error)) throw error;
    log.warn({ err: error }, "the database is not reachable; trying again");
  };
  await Promise.all([
    repeat(() => beat(name), beatEveryMs, signal, whenLost),
    repeat(
      async () => {
        const stored = await refreshLeaderboards();
        for (const snapshot of stored) log.info(snapshot, "leaderboard refreshed");
      },
      refreshEveryMs,
      signal,
      whenLost,
    ),
    runner.promise,
  ]);
}
