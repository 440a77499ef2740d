import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { lastLines, openLog } from "./log-files.mjs";
import { inRoot, logs, root } from "./paths.mjs";
import { killTree } from "./run-command.mjs";

/**
 * @typedef {object} Part a process that lives as long as Palate does
 * @property {string} name "the web server"
 * @property {Promise<string>} ended with how: "with exit code 1", "by SIGKILL"
 * @property {(patienceMs?: number) => Promise<void>} stop
 * @property {() => void} kill
 * @property {() => Promise<string>} lastLines of its log, of this run
 */

/** Arguments for Node that let it run the TypeScript of `scripts` and `lib`; `server-only` allows that condition alone. */
export const typescript = ["--conditions=react-server", "--import", "tsx"];

/**
 * Starts a part in a process group of its own: Ctrl-C reaches the supervisor alone, which stops the parts in order.
 *
 * @param {string} name
 * @param {string[]} args for Node
 * @param {{ env: NodeJS.ProcessEnv, log: string, echo?: boolean }} options `log`: file name in PALATE_HOME/logs; `echo`:
 *   what it says is shown, too
 * @returns {Promise<Part>}
 */
export async function startPart(name, args, { env, log, echo = false }) {
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
