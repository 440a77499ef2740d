import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { lastLines, openLog } from "./log-files.mjs";
import { OneSentence } from "./one-sentence.mjs";
import { root } from "./paths.mjs";

/**
 * Runs a program to its end; what it says goes to a log, its last line to `tell`.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.log the file for its output
 * @param {string} options.doing completes "… failed while": "installing packages"
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {AbortSignal} [options.signal] ends the program
 * @param {(line: string) => void} [options.tell]
 * @param {boolean} [options.shell]
 * @throws {OneSentence & { output: string }} it failed; the message has the last lines, `output` more of them
 */
export async function runCommand(command, args, { log, doing, env = process.env, signal, tell, shell = false }) {
  const file = await openLog(log);
  const since = (await file.stat()).size;
  const stdio = ["ignore", "pipe", "pipe"];
  // Its own process group: what it started ends with it.
  const child = spawn(command, args, { cwd: root, env, stdio, shell, windowsHide: true, detached: !isWindows });
  const stop = () => killTree(child.pid);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  const writes = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      writes.push(file.write(chunk));
      const line = lastLineOf(chunk.toString("utf8"));
      if (line) tell?.(line);
    });
  }
  try {
    const { code, cause } = await ended(child);
    await Promise.all(writes);
    signal?.throwIfAborted();
    if (code === 0) return;
    const output = cause ? cause.message : await lastLines(log, since, 1_000);
    const end = output.split("\n").slice(-20).join("\n");
    throw Object.assign(new OneSentence(`Palate failed while ${doing} (exit code ${code}):\n${end}\nMore in ${log}`), {
      output,
    });
  } finally {
    signal?.removeEventListener("abort", stop);
    await file.close();
  }
}

const isWindows = process.platform === "win32";

function ended(child) {
  return new Promise((resolve) => {
    child.once("error", (cause) => resolve({ code: null, cause }));
    child.once("close", (code) => resolve({ code, cause: null }));
  });
}

/**
 * Ends a program that leads its own process group, and all that it started.
 *
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} [how]
 */
export function killTree(pid, how = "SIGTERM") {
  if (pid === undefined) return;
  try {
    if (isWindows) spawn("taskkill", ["/pid", String(pid), "/t", "/f"], { windowsHide: true, stdio: "ignore" });
    else process.kill(-pid, how);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** Progress bars rewrite their line: what stands after the last return is what a person would see. */
function lastLineOf(text) {
  const lines = stripVTControlCharacters(text)
    .split(/[\r\n]+/)
    .map((line) => line.trim());
  return lines.findLast((line) => line !== "") ?? "";
}
