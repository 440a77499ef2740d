import { listArenas } from "@/lib/arenas/queries";
import { refreshSampling } from "@/lib/battles/sampling/commands";
import { AppError } from "@/lib/errors";
import { SnapshotKeeper } from "@/lib/leaderboards/commands";
import { log } from "@/lib/observability/log";
import { repeat } from "./repeat";
import { waitForDatabase } from "./wait-for-database";

const refreshEveryMs = 1_000;
const sampleEveryMs = 10_000;
/** A plan reads what people judged: an arena rests this many times as long as its last plan took. */
const restPerPlan = 50;

/**
 * Makes the analyses beside the boards, and plans which pairs to ask next, until `signal` aborts. A process of its own: an analysis takes
 * seconds where votes are many, and boards must stay fresh meanwhile.
 */
export async function runAnalyst(signal: AbortSignal): Promise<void> {
  const keeper = new SnapshotKeeper("analysis");
  const refresh = async () => {
    for (const snapshot of await keeper.refresh()) log.info(snapshot, "analysis refreshed");
  };
  await Promise.all([
    repeat(refresh, refreshEveryMs, signal, waitForDatabase),
    repeat(planSampling, sampleEveryMs, signal, waitForDatabase),
  ]);
}

const restsUntilMs = new Map<string, number>();

async function planSampling(): Promise<void> {
  for (const { slug, mode } of await listArenas()) {
    if (mode !== "pairwise" || performance.now() < (restsUntilMs.get(slug) ?? 0)) continue;
    try {
      const startedMs = performance.now();
      const refreshed = await refreshSampling(slug);
      const tookMs = performance.now() - startedMs;
      restsUntilMs.set(slug, performance.now() + restPerPlan * tookMs);
      if (refreshed.hasNewPlan || refreshed.openedPairs > 0) log.info(refreshed, "sampling refreshed");
    } catch (error) {
      // The arena was closed since the list was read.
      if (!(error instanceof AppError) || error.code !== "arena_not_found") throw error;
    }
  }
}
