import { fork, spawn } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { typescript } from "@/scripts/ground/parts.mjs";
import { inRoot, root } from "@/scripts/ground/paths.mjs";
import { createProgress } from "@/scripts/ground/progress.mjs";
import { atMost, type Check, report, rounded } from "./checks";
import type { Measured, Part } from "./ranking-part";
import { median } from "./statistics";
import { eloSpread, syntheticVotes, tieShare, type VotesShape, writeCsv } from "./synthetic-votes";

/**
 * `npm run bench -- ranking`: what a leaderboard costs, without a database or a web server. Votes come from a seeded
 * generator; every part runs in a process of its own. bench/README.md says what the figures were.
 */
const votes = Number(process.env.BENCH_VOTES ?? 1_000_000);
const manySystems = Number(process.env.BENCH_SYSTEMS ?? 2_000);
const repeated = { warmUps: 1, runs: 5 };
const usual: VotesShape = { votes, systems: 100, voters: votes / 50 };
const settings = { ...usual, manySystems, ...repeated, tieShare, eloSpread };
/** Seconds and MB, but for `tenfold`: processor time of ten times the votes over that of the votes. */
const targets = {
  fit: 0.15,
  rate: 0.5,
  bootstrap: 4,
  beyondInput: 200,
  tenfold: 15,
  tenfoldPeak: 2000,
  many: 60,
  command: 3,
};

interface Row {
  readonly part: string;
  readonly votes: number;
  readonly systems: number;
  readonly voters: number;
  readonly medianS: number;
  readonly fastestS: number;
  readonly slowestS: number;
  readonly processorS: number | null;
  readonly inputMb: number;
  readonly beyondInputMb: number | null;
  readonly peakMb: number | null;
}

const progress = createProgress(process.stderr);
// A part hears nothing while it computes: it is ended together with this process.
process.once("SIGTERM", () => process.exit(143));
const fit = await measured("count and fit", { work: "fit", shape: usual, ...repeated });
const rate = await measured("whole board", { work: "rate", shape: usual, ...repeated });
const bootstrap = await measured("100 resamples", { work: "bootstrap", shape: usual, ...repeated });
const tenfold = await measured("ten times the votes", {
  work: "rate",
  shape: { ...usual, votes: 10 * usual.votes, voters: 10 * usual.voters },
  ...repeated,
});
// Where a run takes most of a minute, warming up is nothing of it.
const many = await measured("many systems", {
  work: "rate",
  shape: { ...usual, systems: manySystems },
  warmUps: 0,
  runs: 3,
});
const command = await progress.step("palate rate", measureCommand);

const checks: Check[] = [
  atMost("count and fit, s", fit.medianS, targets.fit),
  atMost("whole board, s", rate.medianS, targets.rate),
  atMost("100 resamples, s", bootstrap.medianS, targets.bootstrap),
  atMost("whole board, MB beyond the votes", rate.beyondInputMb!, targets.beyondInput),
  atMost("ten times the votes / the votes, processor time", tenfold.processorS! / rate.processorS!, targets.tenfold),
  atMost("ten times the votes, MB in all", tenfold.peakMb!, targets.tenfoldPeak),
  atMost(`${manySystems} systems, s`, many.medianS, targets.many),
  atMost("palate rate, whole process, s", command.medianS, targets.command),
];
report("ranking", settings, [fit, rate, bootstrap, tenfold, many, command], checks);

async function measured(part: string, task: Part): Promise<Row> {
  const { seconds, processorSeconds, inputMb, beforeMb, peakMb } = await progress.step(part, () => inOwnProcess(task));
  return {
    part,
    ...task.shape,
    ...summaryOf(seconds),
    processorS: rounded(median(processorSeconds)),
    inputMb: Math.round(inputMb),
    beyondInputMb: Math.round(peakMb - beforeMb),
    peakMb: Math.round(peakMb),
  };
}

function inOwnProcess(part: Part): Promise<Measured> {
  const child = fork(inRoot("bench", "ranking-part.ts"), { cwd: root, execArgv: [...typescript, "--expose-gc"] });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return new Promise((resolve, reject) => {
    child.once("message", (answer) => resolve(answer as Measured));
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`A part ended with ${signal ?? code} and no figures.`)));
    child.send(part);
  });
}

/** `palate rate` on the votes as a file, from the start of its process to its end. */
async function measureCommand(): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), "palate-bench-"));
  try {
    const file = join(folder, "votes.csv");
    await writeCsv(syntheticVotes(usual), file);
    const seconds: number[] = [];
    for (let run = -repeated.warmUps; run < repeated.runs; run += 1) {
      const startedMs = performance.now();
      await runPalate("rate", file, "--json");
      if (run >= 0) seconds.push((performance.now() - startedMs) / 1000);
    }
    const inputMb = Math.round((await stat(file)).size / 1e6);
    return {
      part: "palate rate",
      ...usual,
      ...summaryOf(seconds),
      processorS: null,
      inputMb,
      beyondInputMb: null,
      peakMb: null,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runPalate(...args: string[]): Promise<void> {
  const child = spawn(process.execPath, [inRoot("scripts", "palate.mjs"), ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(`palate ended with ${code}:\n${said}`))));
  });
}

function summaryOf(seconds: readonly number[]) {
  return {
    medianS: rounded(median(seconds)),
    fastestS: rounded(Math.min(...seconds)),
    slowestS: rounded(Math.max(...seconds)),
  };
}
