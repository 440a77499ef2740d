import { setTimeout as sleep } from "node:timers/promises";
import { startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { ensureGivenDatabase } from "./given-database.mjs";
import { applyMigrations } from "./migrate.mjs";
import { OneSentence } from "./one-sentence.mjs";
import { home } from "./paths.mjs";
import { takeHome } from "./running.mjs";

const patienceMs = 120_000;

/**
 * Runs work on this installation's database, whatever its state: the one of DATABASE_URL when that is set, the one of a
 * Palate that runs on this PALATE_HOME, else the embedded one, started and migrated for the work and stopped after it.
 *
 * @template T
 * @param {ReturnType<import("./progress.mjs").createProgress>} progress
 * @param {(database: { url: string, isEmbedded: boolean, serverUrl?: string }) => Promise<T>} work `serverUrl`: of the web
 *   server that runs on it
 * @returns {Promise<T>}
 * @throws {OneSentence} no database can be had
 */
export async function withDatabase(progress, work) {
  const given = process.env.DATABASE_URL;
  if (given) {
    await ensureGivenDatabase(given);
    return work({ url: given, isEmbedded: false });
  }
  const taken = await takeOrShare(progress);
  if ("url" in taken) return work({ url: taken.url, isEmbedded: true, serverUrl: taken.serverUrl });
  try {
    const start = () => startEmbeddedPostgres({ home, say: progress.say });
    const postgres = await progress.step("Starting Postgres", start);
    try {
      await progress.step("Migrating the database", () => applyMigrations(postgres.url));
      await taken.note(postgres.url);
      return await work({ url: postgres.url, isEmbedded: true });
    } finally {
      await postgres.stop();
    }
  } finally {
    await taken.release();
  }
}

/** A running server's database is shared; another command is waited for, since it stops the database when it ends. */
async function takeOrShare(progress) {
  const end = Date.now() + patienceMs;
  let isTold = false;
  while (Date.now() < end) {
    const taken = await takeHome(home, { kind: "command", url: "" });
    if (!("other" in taken)) return taken;
    if (taken.other.kind === "server" && taken.other.databaseUrl) {
      return { url: taken.other.databaseUrl, serverUrl: taken.other.url };
    }
    if (!isTold) progress.say(`Waiting for the ${taken.other.kind} that uses ${home} (process ${taken.other.pid}).`);
    isTold = true;
    await sleep(200);
  }
  throw new OneSentence(`Another Palate keeps ${home} busy: try again when it is done.`);
}
