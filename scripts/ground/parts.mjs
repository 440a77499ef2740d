import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { lastLines, openLog } from "./log-files.mjs";
import { inRoot, logs, root } from "./paths.mjs";
import { killTree } from "./run-command.mjs";

/**
 * @typedef {object} Part a process that lives as long as Palate does
 * @property {string} name "the web server"
 * @property {number | undefined} pid
 * @property {Promise<string>} ended with how: "with exit code 1", "by SIGKILL"
 * @property {(patienceMs?: number) => Promise<void>} stop
 * @property {() => void} kill
 * @property {() => Promise<string>} lastLines of its log, of this run
 */

/** Arguments for Node that let it run the TypeScript of `scripts` and `lib`; `server-only` allows that condition alone. */
export const typescript = ["--conditions=react-server", "--import", "tsx"];

/** How far each stands back where processors are scarce, to 19: answers go before boards, boards before analyses. */
const niceness = { worker: 10, analyst: 19 };

/**
 * Starts the worker or the analyst.
 *
 * @param {"worker" | "analyst"} name
 * @param {{ env: NodeJS.ProcessEnv, log: string, echo?: boolean }} options as of `startPart`
 * @returns {Promise<Part>}
 */
export function startMaker(name, options) {
  return startPart(`The ${name}`, [...typescript, `scripts/${name}.ts`], { ...options, nice: niceness[name] });
}

/**
 * Starts a part in a process group of its own: Ctrl-C reaches the supervisor alone, which stops the parts in order.
 *
 * @param {string} name
 * @param {string[]} args for Node
 * @param {{ env: NodeJS.ProcessEnv, log: string, echo?: boolean, nice?: number }} options `log`: file name in
 *   PALATE_HOME/logs; `echo`: what it says is shown, too; `nice`: how far it stands back where processors are scarce, to 19
 * @returns {Promise<Part>}
 */
export async function startPart(name, args, { env, log, echo = false, nice = 0 }) {
  const file = join(logs, log);
  const output = await openLog(file);
  const since = (await output.stat()).size;
  const guard = pathToFileURL(inRoot("scripts", "ground", "die-with-parent.mjs")).href;
  const said = echo ? "pipe" : output.fd;
  const child = spawn(process.execPath, ["--import", guard, ...args], {
    cwd: root,
    env,
    stdio: ["pipe", said, said],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  if (nice > 0 && child.pid !== undefined) standBack(child.pid, nice);
  // The pipe breaks when the part ends: that is what `ended` reports.
  child.stdin.on("error", () => undefined);
  if (echo) {
    child.stdout.pipe(process.stdout, { end: false });
    child.stderr.pipe(process.stderr, { end: false });
    child.stdout.on("data", (chunk) => output.write(chunk));
    child.stderr.on("data", (chunk) => output.write(chunk));
  }
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(signal ? `by ${signal}` : `with exit code ${code}`));
  });
  if (!echo) await output.close();
  else void ended.then(() => output.close());

  const hasEnded = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  return {
    name,
    pid: child.pid,
    ended,
    lastLines: () => lastLines(file, since),
    kill: () => killTree(child.pid, "SIGKILL"),
    async stop(patienceMs = 10_000) {
      if (hasEnded()) return;
      child.kill("SIGTERM");
      await Promise.race([ended, sleep(patienceMs, undefined, { ref: false })]);
      killTree(child.pid, "SIGKILL");
      await ended;
    },
  };
}

/**
 * Lowers the priority of a process that leads a session of its own. Linux may schedule sessions against each other first
 * (`sched_autogroup`), and then what is nice inside of one says nothing outside: the group's own niceness counts.
 */
function standBack(pid, nice) {
  setPriority(pid, nice);
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(nice), { flag: "r+" });
  } catch (error) {
    // Without such groups there is nothing to set.
    if (error.code !== "ENOENT") throw error;
  }
}
