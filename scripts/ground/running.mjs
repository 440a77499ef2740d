import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startedAt } from "./process-table.mjs";
import { makeHome } from "./secrets.mjs";

/**
 * @typedef {object} Running who uses a PALATE_HOME
 * @property {number} pid
 * @property {string | null} startedAt tells a process from a later one with the same id
 * @property {"server" | "command"} kind `npm start`, or a command that borrowed the database
 * @property {string} url of the web server; empty for a command
 * @property {string} databaseUrl empty until the database answers
 */

const fileOf = (home) => join(home, "running.json");

/**
 * Who uses this PALATE_HOME now; the note of a process that is no more does not count.
 *
 * @param {string} home
 * @returns {Promise<Running | null>}
 */
export async function whoRuns(home) {
  const running = await readNote(home);
  return running !== null && startedAt(running.pid) === running.startedAt ? running : null;
}

/**
 * Takes this PALATE_HOME for the present process, so that no second Palate works on the same data.
 *
 * @param {string} home
 * @param {{ kind: "server" | "command", url: string }} purpose
 * @returns {Promise<{ other: Running } | { note: (databaseUrl: string) => Promise<void>, release: () => Promise<void> }>}
 *   `other` when somebody has it; else how to make the database known and how to let go
 */
export async function takeHome(home, purpose) {
  await makeHome(home);
  const file = fileOf(home);
  const mine = { pid: process.pid, startedAt: startedAt(process.pid), ...purpose, databaseUrl: "" };
  const draft = `${file}.${process.pid}`;
  const write = (running) => writeFile(draft, JSON.stringify(running), { mode: 0o600 });
  try {
    await write(mine);
    for (;;) {
      try {
        // A link appears whole or not at all, and for one process alone.
        await link(draft, file);
        break;
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
        const other = await whoRuns(home);
        if (other) return { other };
        await rm(file, { force: true });
      }
    }
  } finally {
    await rm(draft, { force: true });
  }
  return {
    note: (databaseUrl) => writeFile(file, JSON.stringify({ ...mine, databaseUrl }), { mode: 0o600 }),
    release: () => rm(file, { force: true }),
  };
}

/** The note as written; one that is being rewritten is read again. */
async function readNote(home) {
  for (let attempt = 1; ; attempt++) {
    try {
      return JSON.parse(await readFile(fileOf(home), "utf8"));
    } catch (error) {
      if (error.code === "ENOENT") return null;
      // Cut off by a power failure: nobody runs.
      if (attempt === 5) return null;
      await sleep(20);
    }
  }
}
