import { run, type TaskList } from "graphile-worker";
import { AbsoluteBoardKeeper } from "@/lib/assessments/boards/commands";
import { pool } from "@/lib/db/client";
import { SnapshotKeeper } from "@/lib/leaderboards/commands";
import { thinSnapshots } from "@/lib/leaderboards/thinning/commands";
import { log } from "@/lib/observability/log";
import { PersonalBoardMaker } from "@/lib/personal-boards/commands";
import { buildRelease } from "@/lib/releases/commands";
import { keepDryRun } from "@/lib/releases/dry-run/commands";
import { dryRunTask } from "@/lib/releases/dry-run/schema";
import { countForSchedules, publishDueArenas } from "@/lib/releases/schedule/due/commands";
import { buildReleaseTask } from "@/lib/releases/schema";
import { scanTexts } from "@/lib/reviews/commands";
import { makeMissingOutputs } from "@/lib/systems/commands";
import { makeOutputsTask } from "@/lib/systems/schema";
import { sealDueDays } from "@/lib/transparency/commands";
import { beat } from "./commands";
import { repeat } from "./repeat";
import { waitForDatabase } from "./wait-for-database";

const refreshEveryMs = 1_000;
const beatEveryMs = 3_000;
const thinEveryMs = 3_600_000;
const sealEveryMs = 60_000;
const publishEveryMs = 10_000;
const scanEveryMs = 5_000;

const tasks: TaskList = {
  [buildReleaseTask.name]: async (payload) => {
    await buildRelease(buildReleaseTask.payload.parse(payload));
  },
  [dryRunTask.name]: async (payload) => {
    await keepDryRun(dryRunTask.payload.parse(payload));
  },
  [makeOutputsTask.name]: async (payload) => {
    const { arena } = makeOutputsTask.payload.parse(payload);
    // Loaded only now: the algorithms take seconds, and most runs of the worker need none of them.
    const { embeddedSystems } = await import("@/lib/systems/embedded/registry");
    const made = await makeMissingOutputs({
      arenaSlug: arena,
      systems: embeddedSystems.filter((system) => system.arena === arena),
    });
    log.info({ arena, made }, "outputs made");
  },
};

/**
 * Runs the background work until `signal` aborts: boards from changed votes at most once a second, personal boards
 * that were asked for, thinning of old ones, sealing of days that are over, releases on their dates, the queue of texts to review, queued jobs,
 * and a heartbeat. A lost database is waited for; any other error ends the worker, so that the start script reports it.
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

  const keeper = new SnapshotKeeper("board");
  const personal = new PersonalBoardMaker(keeper);
  const absolute = new AbsoluteBoardKeeper();
  await Promise.all([
    repeat(() => beat(name), beatEveryMs, signal, waitForDatabase),
    repeat(
      async () => {
        for (const snapshot of await keeper.refresh()) log.info(snapshot, "leaderboard refreshed");
        const made = await personal.refresh();
        if (made > 0) log.info({ made }, "personal boards made");
      },
      refreshEveryMs,
      signal,
      waitForDatabase,
    ),
    repeat(
      async () => {
        for (const board of await absolute.refresh()) log.info(board, "absolute leaderboard refreshed");
      },
      refreshEveryMs,
      signal,
      waitForDatabase,
    ),
    repeat(
      async () => {
        const removed = await thinSnapshots();
        if (removed > 0) log.info({ removed }, "old snapshots thinned");
      },
      thinEveryMs,
      signal,
      waitForDatabase,
    ),
    repeat(
      async () => {
        for (const day of await sealDueDays()) log.info(day, "day sealed");
      },
      sealEveryMs,
      signal,
      waitForDatabase,
    ),
    repeat(
      async () => {
        const became = await publishDueArenas();
        if (became) log.info(became, "dates of the schedule came");
        await countForSchedules();
      },
      publishEveryMs,
      signal,
      waitForDatabase,
    ),
    repeat(
      async () => {
        const scanned = await scanTexts();
        if (scanned.queued + scanned.dropped + scanned.reopened > 0) log.info(scanned, "texts for review");
      },
      scanEveryMs,
      signal,
      waitForDatabase,
    ),
    runner.promise,
  ]);
}
