import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { lastLines, openLog } from "./log-files.mjs";
import { OneSentence } from "./one-sentence.mjs";
import { freePort, isFree } from "./ports.mjs";
import { binary } from "./postgres-binaries.mjs";
import { placePostgres } from "./postgres-place.mjs";
import { clearPostmaster, stopPostmaster } from "./postmaster.mjs";
import { makeHome, readSecrets } from "./secrets.mjs";

const user = "palate";
const database = "palate";

/**
 * @typedef {object} EmbeddedPostgres
 * @property {string} url of the database `palate`
 * @property {number} port on 127.0.0.1
 * @property {number} pid of the postmaster
 * @property {() => Promise<string>} lastLines what Postgres said last, of this run
 * @property {Promise<string>} ended resolves with how it ended ("with exit code 1"), whoever ended it
 * @property {() => Promise<void>} stop a clean shutdown; for an ephemeral one the data go, too
 */

/**
 * Starts the Postgres that came with `npm ci`, making its data directory at the first start. It listens on 127.0.0.1
 * alone. It is no part of the terminal's process group, so Ctrl-C leaves it to `stop()`; should this process be killed,
 * it is stopped by a guard (not on Windows, where the next start stops it).
 *
 * @param {object} options
 * @param {string} [options.home] PALATE_HOME; an ephemeral one has a temporary folder unless told
 * @param {boolean} [options.ephemeral] for tests alone: nothing is forced to disk, so a crash of the machine loses data
 * @param {(line: string) => void} [options.say] told of what a person should know
 * @returns {Promise<EmbeddedPostgres>} once it answers
 * @throws {OneSentence | Error} with the last lines of its log
 */
export async function startEmbeddedPostgres({ home, ephemeral = false, say = () => undefined }) {
  const base = home ?? (await mkdtemp(join(tmpdir(), "palate-postgres-")));
  await makeHome(base);
  if (ephemeral && process.getuid?.() === 0) await chmod(base, 0o711);
  const place = await placePostgres(base, say);
  const password = ephemeral ? randomBytes(16).toString("hex") : (await readSecrets(base)).databasePassword;
  if (!existsSync(place.data)) await initialize(place, password, ephemeral);
  if ((await clearPostmaster(place.data)) === "stopped") say("A Postgres left over from a killed start was stopped.");

  const log = join(base, "logs", "postgres.log");
  const running = await startOnSomePort(place, { base, log, ephemeral, password });
  const remove = ephemeral && home === undefined ? base : null;
  const guard = leaveGuard(running.child.pid, place, remove);
  const url = address(running.port, password, database);
  const stop = async () => {
    if (running.child.exitCode === null && running.child.signalCode === null) await stopCleanly(running, place);
    guard?.kill("SIGKILL");
    if (remove) await rm(remove, { recursive: true, force: true });
  };
  await createDatabase(address(running.port, password, "postgres")).catch(async (error) => {
    await stop();
    throw error;
  });
  const said = () => lastLines(log, running.logStart);
  return { url, port: running.port, pid: running.child.pid, lastLines: said, ended: running.ended, stop };
}

const address = (port, password, name) => `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`;

/** Makes the data directory under another name and moves it in place when complete: a killed start leaves no half of one. */
async function initialize({ data, binaries, account }, password, ephemeral) {
  const partial = `${data}.new`;
  const passwordFile = `${data}.password`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) await Promise.all([partial, passwordFile].map((path) => chown(path, account.uid, account.gid)));
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = [`--username=${user}`, "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const args = [`--pgdata=${partial}`, ...locale, ...access, ...(ephemeral ? ["--no-sync"] : [])];
  try {
    await promisify(execFile)(binary(binaries, "initdb"), args, { ...account, windowsHide: true });
  } catch (error) {
    throw new Error(`Postgres could not make its data directory: ${error.stderr || error.message}`, { cause: error });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(partial, data);
}

/** The port is kept from start to start; another is taken when somebody else has it, even between the look and the start. */
async function startOnSomePort(place, { base, log, ephemeral, password }) {
  const file = join(base, "postgres-port");
  let port = existsSync(file) ? Number(await readFile(file, "utf8")) : 0;
  for (let attempt = 1; ; attempt++) {
    if (!port || !(await isFree(port))) port = await freePort();
    const running = await launch(place, port, log, ephemeral);
    if (await answers(running, address(port, password, "postgres"))) {
      await writeFile(file, `${port}\n`);
      return { ...running, port };
    }
    const reason = (await lastLines(log, running.logStart)) || (await running.ended);
    // Its servers of a killed postmaster need a moment to notice that they are orphans.
    const passes = /could not (bind|create any TCP)|shared memory block .* still in use|lock file .* already exists/;
    if (attempt === 10 || !passes.test(reason)) throw new Error(`Postgres did not start:\n${reason}`);
    if (/could not (bind|create any TCP)/.test(reason)) port = 0;
    await sleep(300);
  }
}

async function launch({ data, binaries, account }, port, log, ephemeral) {
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: "256MB",
    // A statement over all votes would take every processor; requests wait meanwhile.
    max_parallel_workers_per_gather: 0,
    timezone: "UTC",
    ...(ephemeral && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const args = ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const output = await openLog(log);
  const logStart = (await output.stat()).size;
  const stdio = ["ignore", output.fd, output.fd];
  const child = spawn(binary(binaries, "postgres"), args, {
    ...account,
    cwd: data,
    detached: true,
    windowsHide: true,
    stdio,
  });
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ? `by ${signal}` : `with exit code ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
  await output.close();
  return { child, ended, logStart };
}

/** True once it takes connections, which may be after a recovery; false when it ended instead. */
async function answers({ child, ended }, url) {
  const { default: pg } = await import("pg");
  let hasEnded = child.pid === undefined;
  void ended.then(() => {
    hasEnded = true;
  });
  while (!hasEnded) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (error.code === "28P01") {
        await stopPostmaster(child.pid);
        throw new OneSentence(
          "The database does not take the password in secrets.json: put back the secrets.json that belongs to this PALATE_HOME.",
        );
      }
    }
    await sleep(40);
  }
  return false;
}

async function createDatabase(maintenanceUrl) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

async function stopCleanly({ child, ended }, { data, binaries }) {
  if (process.platform === "win32") {
    await promisify(execFile)(binary(binaries, "pg_ctl"), ["stop", "-D", data, "-m", "fast"], { windowsHide: true });
  } else {
    await stopPostmaster(child.pid);
  }
  await ended;
}

/**
 * A shell that sleeps on a pipe from this process: the pipe closes with this process however it ends, and the shell then
 * stops Postgres and, for an ephemeral one, removes its folder.
 */
function leaveGuard(pid, { account }, remove) {
  if (process.platform === "win32") return null;
  const script = 'cat >/dev/null; kill -INT "$0"; while kill -0 "$0"; do sleep 0.1; done; [ -z "$1" ] || rm -rf "$1"';
  const args = ["-c", script, String(pid), remove ?? ""];
  const runAs = remove ? {} : account;
  const guard = spawn("/bin/sh", args, { ...runAs, cwd: "/", detached: true, stdio: ["pipe", "ignore", "ignore"] });
  guard.on("error", () => undefined);
  guard.stdin.on("error", () => undefined);
  guard.unref();
  guard.stdin.unref?.();
  return guard;
}
