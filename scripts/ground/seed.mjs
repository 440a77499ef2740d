import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { typescript } from "./parts.mjs";
import { logs, root } from "./paths.mjs";
import { runCommand } from "./run-command.mjs";

/**
 * Fills the database with arenas, systems, tasks, personas and their outputs. The seed itself knows what is there already.
 *
 * @param {ReturnType<import("./progress.mjs").createProgress>} progress
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} [signal]
 * @param {readonly string[]} [arenas] slugs of those to be filled; all without
 */
export async function seed(progress, env, signal, arenas = []) {
  const args = [...typescript, "prisma/seed/main.ts", ...arenas];
  const log = join(logs, "seed.log");
  await progress.step("Filling what is missing in the database", (tell) =>
    runCommand(process.execPath, args, { log, doing: "filling the database", env, signal, tell }),
  );
}

/**
 * A link that signs the operator in, once. Without it Palate still runs, so a failure is told in its place.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
export async function signInLink(env, signal) {
  const args = [...typescript, "scripts/operator-link.ts"];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env, signal });
    return stdout.trim();
  } catch (error) {
    signal.throwIfAborted();
    return `not available, ${error.stderr?.trim() || error.message}`;
  }
}
