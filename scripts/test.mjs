/**
 * `npm test`: everything that must hold, on a clean clone. `npm test -- unit types` runs those steps alone.
 *
 * Every step runs, also after one that failed. The last line is `N passed, N failed` over all: each test counts, and each
 * step that is no test runner counts as one. The exit status follows it.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireChromium } from "./ground/browser.mjs";
import { buildIfChanged } from "./ground/build.mjs";
import { countPlaywright, countVitest, judge, summaryLine, total } from "./ground/count-results.mjs";
import { install, requireNode } from "./ground/install.mjs";
import { OneSentence, printFailure } from "./ground/one-sentence.mjs";
import { inRoot, root } from "./ground/paths.mjs";
import { createProgress } from "./ground/progress.mjs";

const progress = createProgress();
const reports = await mkdtemp(join(tmpdir(), "palate-reports-"));
const modules = (...parts) => inRoot("node_modules", ...parts);
const once = { passed: 1, failed: 0, skipped: 0 };

const steps = {
  format: () =>
    check([
      [modules("@biomejs", "biome", "bin", "biome"), "ci", ".", ...(process.stdout.isTTY ? [] : ["--colors=off"])],
    ]),
  types: () =>
    check([
      [modules("next", "dist", "bin", "next"), "typegen"],
      [modules("typescript", "bin", "tsc"), "--noEmit", "-p", "."],
    ]),
  architecture: () => {
    const rooms = ["app", "components", "lib", "prisma", "scripts", "e2e", "bench"].filter((room) =>
      existsSync(inRoot(room)),
    );
    const cruiser = modules("dependency-cruiser", "bin", "dependency-cruise.mjs");
    return check([[cruiser, ...rooms, "--config", ".dependency-cruiser.cjs"]]);
  },
  unit: () => vitest("unit"),
  db: () => vitest("db"),
  release: () => check([["scripts/check-release.mjs"]]),
  browser: async () => {
    const chromium = await requireChromium(progress);
    await buildIfChanged(progress);
    const report = join(reports, "browser.json");
    const env = { ...process.env, PALATE_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const code = await node([modules("@playwright", "test", "cli.js"), "test", "--reporter=list,json"], env);
    return judge(await readCount(report, countPlaywright), code);
  },
};

try {
  requireNode();
  const chosen = choose(process.argv.slice(2));
  await install(progress, { development: true });
  const counts = [];
  for (const name of chosen) {
    console.log(`\n── ${name} ${"─".repeat(Math.max(0, 60 - name.length))}`);
    counts.push([name, await run(steps[name])]);
  }
  console.log("");
  for (const [name, count] of counts) console.log(`${name.padEnd(14)}${summaryLine(count)}`);
  const all = total(counts.map(([, count]) => count));
  process.exitCode = all.failed > 0 || all.passed === 0 ? 1 : 0;
  console.log(summaryLine(all));
} catch (error) {
  printFailure(error);
  console.log(summaryLine({ passed: 0, failed: 1, skipped: 0 }));
} finally {
  await rm(reports, { recursive: true, force: true });
}

function choose(names) {
  const unknown = names.filter((name) => !(name in steps));
  if (unknown.length > 0) {
    throw new OneSentence(`There is no step ${unknown.join(", ")}; there are ${Object.keys(steps).join(", ")}.`);
  }
  return names.length > 0 ? names : Object.keys(steps);
}

/** A step that cannot even begin counts as failed, and the others still run. */
async function run(step) {
  try {
    return await step();
  } catch (error) {
    console.error(error instanceof OneSentence ? error.message : error);
    return judge(null, 1);
  }
}

/** Commands that say yes or no, one after the other: one step passed or failed. */
async function check(commands) {
  for (const command of commands) {
    if ((await node(command)) !== 0) return judge(null, 1);
  }
  return once;
}

async function vitest(project) {
  const report = join(reports, `${project}.json`);
  const output = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await node([modules("vitest", "vitest.mjs"), "run", "--project", project, ...output]);
  return judge(await readCount(report, countVitest), code);
}

async function readCount(file, count) {
  return existsSync(file) ? count(JSON.parse(await readFile(file, "utf8"))) : null;
}

/** Runs a tool of `node_modules` in sight of the person. @returns {Promise<number>} its exit code; 1 for a crash */
function node(args, env = process.env) {
  // Logs of a build server are read as text.
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined };
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...env, ...plain },
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
