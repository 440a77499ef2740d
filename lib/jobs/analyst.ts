import { SnapshotKeeper } from "@/lib/leaderboards/commands";
import { log } from "@/lib/observability/log";
import { repeat } from "./repeat";
import { waitForDatabase } from "./wait-for-database";

const refreshEveryMs = 1_000;

/**
 * Makes the analyses beside the boards until `signal` aborts. A process of its own: an analysis takes seconds where votes are many, and
 * boards must stay fresh meanwhile.
 */
export async function runAnalyst(signal: AbortSignal): Promise<void> {
  const keeper = new SnapshotKeeper("analysis");
  const refresh = async () => {
    for (const snapshot of await keeper.refresh()) log.info(snapshot, "analysis refreshed");
  };
  await repeat(refresh, refreshEveryMs, signal, waitForDatabase);
}
