import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OneSentence } from "./one-sentence.mjs";
import { inRoot, logs, root } from "./paths.mjs";
import { runCommand } from "./run-command.mjs";
import { hashFiles, oncePerInput } from "./stamps.mjs";

/**
 * Makes sure that this Node can run Palate.
 *
 * @param {string} [version] as `process.versions.node`
 * @throws {OneSentence}
 */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new OneSentence(
    `Palate needs Node 20.19 or newer, and this is Node ${version}: install one from https://nodejs.org.`,
  );
}

/**
 * Makes `node_modules` what package-lock.json says, and the database client what the schema says. Nothing is done twice:
 * a folder installed by hand is recognized, too.
 *
 * @param {ReturnType<import("./progress.mjs").createProgress>} progress
 * @param {{ signal?: AbortSignal, development?: boolean }} [options] `development`: the tools for tests are needed, too
 */
export async function install(progress, { signal, development = false } = {}) {
  const stamp = inRoot("node_modules", ".palate-install");
  const lock = await hashFiles(root, ["package-lock.json"]);
  const wanted = `${lock} ${development ? "development" : "any"}`;
  const kept = existsSync(stamp) ? (await readFile(stamp, "utf8")).trim() : "";
  if (kept !== wanted && kept !== `${lock} development`) {
    if (!(await isInstalled(development))) {
      await progress.step("Installing packages", (tell) => npm(["ci"], { signal, tell }));
      await writeFile(stamp, `${lock} development\n`);
    } else {
      await writeFile(stamp, `${wanted}\n`);
    }
  }
  const clientStamp = inRoot("node_modules", ".palate-client");
  if (!existsSync(inRoot("lib", "db", "generated", "client.ts"))) await rm(clientStamp, { force: true });
  await oncePerInput(clientStamp, await hashFiles(root, ["prisma/schema.prisma", "package-lock.json"]), () =>
    progress.step("Generating the database client", (tell) => generateClient({ signal, tell })),
  );
}

/**
 * Whether what npm wrote down about `node_modules` covers the lock file: same versions of all that is required here.
 *
 * @param {boolean} development whether packages for development alone are required
 */
async function isInstalled(development) {
  const list = inRoot("node_modules", ".package-lock.json");
  if (!existsSync(list)) return false;
  const read = async (file) => JSON.parse(await readFile(file, "utf8")).packages;
  return coversLock(await read(inRoot("package-lock.json")), await read(list), development);
}

/**
 * @param {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, dev?: boolean, peer?: boolean }>} lock
 *   the packages of package-lock.json
 * @param {Record<string, { version?: string }>} installed those that npm wrote down in node_modules
 * @param {boolean} development
 * @returns {boolean} true when each required package stands there in the version of the lock
 */
export function coversLock(lock, installed, development) {
  return Object.entries(lock).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed[path];
    if (found) return found.version === wanted.version;
    return Boolean(wanted.optional || wanted.devOptional || wanted.peer || (wanted.dev && !development));
  });
}

/** Run by the npm that runs this script; without one, by the npm of the machine. */
async function npm(args, { signal, tell }) {
  const own = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const all = [
    ...own.slice(1),
    ...args,
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=http",
  ];
  const shell = own.length === 1 && process.platform === "win32";
  await runCommand(own[0], all, { log: join(logs, "install.log"), doing: "installing packages", signal, tell, shell });
}

async function generateClient({ signal, tell }) {
  // `generate` checks that a schema engine exists and never runs it; any file will do, and none is downloaded.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" };
  const args = [inRoot("node_modules", "prisma", "build", "index.js"), "generate", "--no-hints"];
  const doing = "generating the database client";
  await runCommand(process.execPath, args, { log: join(logs, "install.log"), doing, env, signal, tell });
}
