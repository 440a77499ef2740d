import type { PoolClient } from "pg";
import { vi } from "vitest";
import { db, pool } from "@/lib/db/client";

/** Runs `first` in a transaction that stays open until `run` waits for a lock or is done, then commits. Says what `run` came to. */
export async function whileUncommitted<T>(
  first: (client: PoolClient) => Promise<unknown>,
  run: () => Promise<T>,
): Promise<PromiseSettledResult<T> & { readonly hadToWait: boolean }> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await first(client);
    let isSettled = false;
    const running = Promise.allSettled([run()]).then(([settled]) => {
      isSettled = true;
      return settled!;
    });
    await settledOrWaiting(() => isSettled);
    const hadToWait = !isSettled;
    await client.query("COMMIT");
    return { ...(await running), hadToWait };
  } finally {
    client.release();
  }
}

/** Resolves when `isSettled`, or when at least so many connections to this database wait for a lock. */
export async function settledOrWaiting(isSettled: () => boolean, waiting = 1): Promise<void> {
  await vi.waitFor(
    async () => {
      if (isSettled()) return;
      const [row] = await db.$queryRaw<{ waiting: number }[]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      if (row!.waiting < waiting) throw new Error("It neither waits for a lock nor is it done.");
    },
    { timeout: 8_000, interval: 20 },
  );
}
