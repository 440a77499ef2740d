import { fork, spawn } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { environment } from "@/scripts/ground/environment.mjs";
import { applyMigrations } from "@/scripts/ground/migrate.mjs";
import { typescript } from "@/scripts/ground/parts.mjs";
import { home, inRoot, root } from "@/scripts/ground/paths.mjs";
import { createProgress } from "@/scripts/ground/progress.mjs";
import { readSecrets } from "@/scripts/ground/secrets.mjs";
import { createBenchArena, fillWithVotes } from "./bench-arena";
import { atMost, report, rounded } from "./checks";
import { startDatabase } from "./instance";
import type { BuiltPart } from "./release-part";

/**
 * `npm run bench -- release`: what building a release of many votes costs, all of them with a text; then `palate reproduce` and `palate release verify` of
 * the larger one. bench/README.md says what the figures were.
 */
const votes = Number(process.env.BENCH_VOTES ?? 1_000_000);
const settings = { votes, tenth: Math.round(votes / 10), votesOfAnAnnotator: 50 };
/** For a million votes: seconds and MB. The ratio is that of ten times the votes. */
const targets = { seconds: 90, peakMb: 600, ratio: 12 };

const progress = createProgress(process.stderr);
const closers: (() => Promise<unknown>)[] = [];
try {
  const postgres = await startDatabase();
  closers.push(postgres.stop);
  await applyMigrations(postgres.url);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  closers.push(() => client.end());
  const secrets = await readSecrets(home);
  const env = environment({ databaseUrl: postgres.url, home, secrets, port: 0, isEmbedded: true });
  const fill = (count: number) => fillWithVotes(client, count, settings.votesOfAnAnnotator, { areWithTexts: true });

  await progress.step(`Storing ${settings.tenth} votes`, async () => {
    await createBenchArena(client);
    await fill(settings.tenth);
  });
  const small = await progress.step("The smaller release", () => buildAlone(env));
  await progress.step(`Storing ${votes} votes`, () => fill(votes - settings.tenth));
  const large = await progress.step("The larger release", () => buildAlone(env));
  const folder = path.join(home, "releases", large.version);
  const reproduceS = await progress.step("palate reproduce", () => runPalate("reproduce", folder));
  const verifyS = await progress.step("palate release verify", () => runPalate("release", "verify", folder));

  const rows = [
    { what: "build", ...figuresOf(small), mb: rounded(await megabytesOf(small.version)) },
    { what: "build", ...figuresOf(large), mb: rounded(await megabytesOf(large.version)) },
    { what: "palate reproduce", votes: large.votes, seconds: rounded(reproduceS) },
    { what: "palate release verify", votes: large.votes, seconds: rounded(verifyS) },
  ];
  report("release", settings, rows, [
    atMost(`${large.votes} votes, s`, large.seconds, targets.seconds),
    atMost(`${large.votes} votes, MB of the process`, large.peakMb, targets.peakMb),
    atMost("ten times the votes / the votes, s", large.seconds / small.seconds, targets.ratio),
  ]);
} finally {
  for (const close of closers.reverse()) await close();
}
process.exit();

function figuresOf({ votes: built, seconds, processorSeconds, peakMb }: BuiltPart) {
  return {
    votes: built,
    seconds: rounded(seconds),
    processorSeconds: rounded(processorSeconds),
    peakMb: Math.round(peakMb),
  };
}

/** Builds a release in a process of its own. */
async function buildAlone(env: NodeJS.ProcessEnv): Promise<BuiltPart> {
  const child = fork(inRoot("bench", "release-part.ts"), {
    cwd: root,
    env,
    execArgv: [...typescript, "--conditions=react-server"],
  });
  return new Promise((resolve, reject) => {
    let built: BuiltPart | undefined;
    child.once("message", (told) => {
      built = told as BuiltPart;
    });
    child.once("error", reject);
    child.once("exit", (code) => (built ? resolve(built) : reject(new Error(`the build ended with ${code}`))));
  });
}

/** Runs a command of the command line that needs no database. @returns seconds of the whole process */
async function runPalate(...args: string[]): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [...typescript, "scripts/palate-cli.ts", ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_ENV: "production" } as NodeJS.ProcessEnv,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`palate ${args.join(" ")} ended with ${code}`);
  return (performance.now() - startedMs) / 1000;
}

async function megabytesOf(version: string): Promise<number> {
  const folder = path.join(home, "releases", version);
  const sizes = await Promise.all(
    (await readdir(folder)).map(async (name) => (await stat(path.join(folder, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}
