import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandLine, isAlive } from "./process-table.mjs";

/**
 * Clears the way to a data directory after a supervisor or a Postgres was killed: a Postgres still running on it is
 * stopped, a lock file left by a dead one is removed even when its process id now belongs to somebody else.
 *
 * @param {string} data the data directory
 * @returns {Promise<"nothing" | "stopped" | "removed">} what had to be done
 * @throws {Error} the old Postgres does not stop
 */
export async function clearPostmaster(data) {
  const file = join(data, "postmaster.pid");
  const pid = await lockedBy(file);
  if (pid === null) return "nothing";
  if (isPostgresOf(data, commandLine(pid))) {
    await stopPostmaster(pid);
    return "stopped";
  }
  await rm(file, { force: true });
  return "removed";
}

/**
 * Whether a command line is that of a Postgres started on this data directory.
 *
 * @param {string} data
 * @param {string | null} command
 */
export function isPostgresOf(data, command) {
  if (command === null) return false;
  return /postgres(\.exe)?"? /.test(command) && `${command} `.replaceAll(`"`, "").includes(` -D ${data} `);
}

/**
 * Stops a Postgres: connections are cut, transactions rolled back, everything written out ("fast"). After `patienceMs`
 * it is told to stop at once, from which it recovers at its next start.
 *
 * @param {number} pid
 * @param {{ patienceMs?: number }} [options]
 * @throws {Error} it is alive after that, too
 */
export async function stopPostmaster(pid, { patienceMs = 20_000 } = {}) {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"]) {
    if (!send(pid, signal)) return;
    if (await hasEnded(pid, patienceMs)) return;
  }
  throw new Error(`Postgres (process ${pid}) does not stop.`);
}

async function lockedBy(file) {
  try {
    const pid = Number.parseInt(await readFile(file, "utf8"), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : 0;
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (error.code === "ESRCH") return false;
    throw error;
  }
}

async function hasEnded(pid, patienceMs) {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    if (!isAlive(pid)) return true;
    await sleep(25);
  }
  return !isAlive(pid);
}
