/**
 * `npm run bench -- <suite>`: measured work. This part installs; for a suite that measures a running Palate it also builds, and
 * makes a temporary PALATE_HOME that is gone afterwards. The suites stand in `bench/`.
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildIfChanged } from "./ground/build.mjs";
import { install, requireNode } from "./ground/install.mjs";
import { OneSentence, printFailure } from "./ground/one-sentence.mjs";
import { typescript } from "./ground/parts.mjs";
import { inRoot, root } from "./ground/paths.mjs";
import { createProgress } from "./ground/progress.mjs";
import { makeHome } from "./ground/secrets.mjs";

const suites = {
  ranking: {
    about: "leaderboards of a million and of ten million synthetic votes: time and memory; a few minutes",
    needsInstance: false,
  },
  sampling: {
    about: "what the sampling policy is worth on simulated arenas, part by part; what a draw costs; two minutes",
    needsInstance: false,
  },
  redaction: {
    about:
      "planted personal data in two halves: what gets through, what is held and harmed; what a text costs; a minute",
    needsInstance: false,
  },
  http: {
    about: "votes and battles beside a bare route, with 1 000 and with 200 000 stored votes; about four minutes",
    needsInstance: true,
  },
  refresh: {
    about:
      "from a vote to the board that counts it, with a million stored votes; what requests notice of it; a quarter of an hour",
    needsInstance: true,
  },
  release: {
    about:
      "a release of a million votes with texts and one of a tenth: time and memory; refitting and checking it; a quarter of an hour",
    needsInstance: true,
    isWithoutWeb: true,
  },
  kill: {
    about: "web server and database killed under a load of votes: what was acknowledged is stored, once",
    needsInstance: true,
  },
};
const usage = [
  "npm run bench -- <suite>",
  "",
  ...Object.entries(suites).map(([name, { about }]) => `  ${name.padEnd(9)}${about}`),
  "",
  "A readable report; the line before it is the same as JSON. The exit status says whether the targets were met.",
].join("\n");

try {
  requireNode();
  const [suite, ...more] = process.argv.slice(2);
  if (suite === "--help" || suite === "-h") console.log(usage);
  else if (suite === undefined || more.length > 0 || !(suite in suites)) throw new OneSentence(usage);
  else await run(suite);
} catch (error) {
  printFailure(error);
}

async function run(suite) {
  const progress = createProgress(process.stderr);
  await install(progress);
  process.exitCode = suites[suite].needsInstance
    ? await runInHome(suite, progress)
    : await handOver(suite, process.env);
}

/** On a build of the sources as they are, in a PALATE_HOME of its own. */
async function runInHome(suite, progress) {
  if (!suites[suite].isWithoutWeb) await buildIfChanged(progress);
  const home = join(tmpdir(), `palate-bench-${randomUUID().slice(0, 8)}`);
  await makeHome(home);
  try {
    return await handOver(suite, { ...process.env, PALATE_HOME: home, PALATE_LOG_LEVEL: "warn" });
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
}

/** Runs the suite, which ends with this process in whatever way that ends. */
function handOver(suite, env) {
  const guard = pathToFileURL(inRoot("scripts", "ground", "die-with-parent.mjs")).href;
  const args = ["--import", guard, ...typescript, join("bench", `${suite}.ts`)];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["pipe", "inherit", "inherit"] });
  // Ctrl-C reaches the suite, too; its end is waited for to remove what it leaves.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
