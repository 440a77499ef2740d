/**
 * `npm start`: from a clone to a running Palate. `npm run dev` (`--dev`) is the same with Next's development server.
 *
 * This process stays as the supervisor of four parts (Postgres unless DATABASE_URL is set, the web server, the worker, the analyst):
 * when it is told to stop, or one of them ends, it stops them all, the database last.
 */
import { buildIfChanged } from "./ground/build.mjs";
import { startEmbeddedPostgres } from "./ground/embedded-postgres.mjs";
import { environment } from "./ground/environment.mjs";
import { ensureGivenDatabase } from "./ground/given-database.mjs";
import { requireHealth } from "./ground/health.mjs";
import { install, requireNode } from "./ground/install.mjs";
import { applyMigrations } from "./ground/migrate.mjs";
import { OneSentence, printFailure } from "./ground/one-sentence.mjs";
import { startMaker, startPart } from "./ground/parts.mjs";
import { home, inRoot } from "./ground/paths.mjs";
import { readPort, requirePort } from "./ground/ports.mjs";
import { createProgress } from "./ground/progress.mjs";
import { takeHome } from "./ground/running.mjs";
import { readSecrets } from "./ground/secrets.mjs";
import { seed, signInLink } from "./ground/seed.mjs";
import { stopOnSignal } from "./ground/stop-on-signal.mjs";

const isDevelopment = process.argv.includes("--dev");
const progress = createProgress();
const parts = [];
let postgres = null;
const { signal, requested, forceWith } = stopOnSignal(progress);

try {
  requireNode();
  const port = readPort(process.env.PORT);
  const host = process.env.HOST || "127.0.0.1";
  const url = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${port}`;
  const claim = await takeHome(home, { kind: "server", url });
  if ("other" in claim) throw alreadyRunning(claim.other);
  try {
    await requirePort(port, host);
    await bringUp({ port, host, url, claim });
    await Promise.race([requested, failureOfAPart()]);
  } finally {
    await tearDown();
    await claim.release();
  }
} catch (error) {
  // What was cut short by Ctrl-C has not failed.
  if (!signal.aborted) printFailure(error);
}
// A clean end by its own; whatever a library left open shall not hold the terminal.
process.exit();

async function bringUp({ port, host, url, claim }) {
  const beganMs = Date.now();
  await install(progress, { signal });
  const secrets = await readSecrets(home);
  const databaseUrl = await startDatabase();
  await claim.note(databaseUrl);
  signal.throwIfAborted();
  await progress.step("Migrating the database", () => applyMigrations(databaseUrl));
  const isEmbedded = postgres !== null;
  const env = environment({ databaseUrl, home, secrets, port, isEmbedded, isDevelopment });
  await prepare(env);
  signal.throwIfAborted();

  const next = inRoot("node_modules", "next", "dist", "bin", "next");
  const web = isDevelopment ? [next, "dev", "-H", host, "-p", String(port)] : ["scripts/web.mjs"];
  parts.push(await startPart("The web server", web, { env, log: "web.log", echo: isDevelopment }));
  for (const name of ["worker", "analyst"]) {
    parts.push(await startMaker(name, { env, log: `${name}.log`, echo: isDevelopment }));
  }
  const healthy = Promise.race([requireHealth(`${url}/api/health`, signal), failureOfAPart()]);
  const [link] = await progress.step("Starting web server and worker", () =>
    Promise.all([signInLink(env, signal), healthy]),
  );
  progress.say(`\nPalate runs at ${url}  (ready after ${((Date.now() - beganMs) / 1_000).toFixed(1)} s)`);
  progress.say(`Operator sign-in, good for one use: ${link}`);
  progress.say("Ctrl-C stops it.\n");
}

async function startDatabase() {
  const given = process.env.DATABASE_URL;
  if (given) {
    await progress.step("Looking for the database", () => ensureGivenDatabase(given));
    return given;
  }
  postgres = await progress.step("Starting Postgres", () => startEmbeddedPostgres({ home, say: progress.say }));
  parts.push({
    name: "Postgres",
    ended: postgres.ended,
    lastLines: postgres.lastLines,
    kill: () => process.kill(postgres.pid, "SIGQUIT"),
    stop: postgres.stop,
  });
  return postgres.url;
}

/** Seed and build need nothing of each other: the second processor is put to use. One that fails ends the other. */
async function prepare(env) {
  const failed = new AbortController();
  const both = AbortSignal.any([signal, failed.signal]);
  const work = [seed(progress, env, both), ...(isDevelopment ? [] : [buildIfChanged(progress, { signal: both })])];
  const outcomes = work.map((one) =>
    one.catch((error) => {
      failed.abort(error);
      throw error;
    }),
  );
  const settled = await Promise.allSettled(outcomes);
  if (failed.signal.aborted && !signal.aborted) throw failed.signal.reason;
  for (const outcome of settled) if (outcome.status === "rejected") throw outcome.reason;
}

/** Never resolves; rejects with a report once a part ends that was not told to. */
function failureOfAPart() {
  const failures = parts.map(async (part) => {
    const how = await part.ended;
    if (signal.aborted) return new Promise(() => undefined);
    throw new OneSentence(
      `${part.name} ended unexpectedly, ${how}; Palate stops. Its last lines:\n${await part.lastLines()}`,
    );
  });
  return Promise.race(failures);
}

/** In the reverse order of their start: web server, worker and analyst, then Postgres, so that nobody loses their database. */
async function tearDown() {
  forceWith(() => {
    for (const part of parts) part.kill();
  });
  const inOrder = ["The web server", "The worker", "The analyst", "Postgres"];
  const sorted = [...parts].sort((one, other) => inOrder.indexOf(one.name) - inOrder.indexOf(other.name));
  await progress.step("Stopping", async () => {
    for (const part of sorted) {
      await part.stop().catch((error) => progress.say(`${part.name} could not be stopped: ${error.message}`));
    }
  });
}

function alreadyRunning({ kind, url, pid }) {
  if (kind === "command")
    return new OneSentence(`A palate command uses ${home} (process ${pid}): start again when it is done.`);
  return new OneSentence(`Palate is already running on ${home}: ${url} (process ${pid}).`);
}
