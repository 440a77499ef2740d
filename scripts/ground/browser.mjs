import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { OneSentence } from "./one-sentence.mjs";
import { inRoot, logs } from "./paths.mjs";
import { runCommand } from "./run-command.mjs";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A Chromium for the browser tests: the one of PALATE_CHROMIUM, of this machine, or Playwright's own; where there is none,
 * it is installed, on Debian and its kin as a package, else by Playwright.
 *
 * @param {ReturnType<import("./progress.mjs").createProgress>} progress
 * @returns {Promise<string>} the program's path
 * @throws {OneSentence} there is none and none could be installed
 */
export async function requireChromium(progress) {
  const given = process.env.PALATE_CHROMIUM;
  if (given) {
    if (isProgram(given)) return given;
    throw new OneSentence(`PALATE_CHROMIUM is ${given}, which cannot be run.`);
  }
  const found = await findChromium();
  if (found) return found;
  const reasons = [];
  for (const [label, ways] of installations()) {
    try {
      await progress.step(`Installing Chromium (${label})`, async (tell) => {
        const log = join(logs, "install.log");
        for (const [command, args, env] of ways) {
          await runCommand(command, args, { log, doing: `installing Chromium (${label})`, env, tell });
        }
      });
    } catch (error) {
      reasons.push(error.message);
    }
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new OneSentence(
    `The browser tests need Chromium: install one and name it in PALATE_CHROMIUM.\n${reasons.join("\n")}`,
  );
}

async function findChromium() {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications];
  const { chromium } = await import("playwright");
  return [...candidates, chromium.executablePath()].find(isProgram) ?? null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error.code) return false;
    throw error;
  }
}

/** Ways to install one, the surest first, as steps of [command, arguments, environment]. */
function installations() {
  const quiet = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const debian = [
    ["apt-get", ["update"], quiet],
    ["apt-get", ["install", "-y", "--no-install-recommends", "chromium"], quiet],
  ];
  const playwright = [[process.execPath, [inRoot("node_modules", "playwright", "cli.js"), "install", "chromium"]]];
  const hasPackage = process.getuid?.() === 0 && isRunnable("apt-get", ["--version"]);
  return [...(hasPackage ? [["Debian's package", debian]] : []), ["Playwright's own", playwright]];
}

function isRunnable(command, args) {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch (error) {
    if (error.code === "ENOENT" || typeof error.status === "number") return false;
    throw error;
  }
}
