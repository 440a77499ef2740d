import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { annotatorCookieName, signAnnotator } from "@/lib/auth/annotator-cookie";
import { requireHealth } from "@/scripts/ground/health.mjs";
import { applyMigrations } from "@/scripts/ground/migrate.mjs";
import { createProgress } from "@/scripts/ground/progress.mjs";
import { benchArena, createBattles, createBenchArena, fillWithVotes, type MadeBattle, settle } from "./bench-arena";
import { atMost, report, rounded } from "./checks";
import { startBeside, startDatabase, startWeb, type Web } from "./instance";
import { getRequest, postRequest, sendAll } from "./load";
import { median, quantile } from "./statistics";

/**
 * `npm run bench -- refresh`: how soon a board counts a vote where many votes are stored, and what requests notice of
 * boards being computed. bench/README.md says what the figures were.
 */
const settings = {
  votes: Number(process.env.BENCH_VOTES ?? 1_000_000),
  votesOfAnAnnotator: 50,
  /** Cast one at a time, each when a board counts the last. */
  singleVotes: 30,
  rounds: Number(process.env.BENCH_ROUNDS ?? 6),
  warmUpRounds: 1,
  /** Of each kind in a half of a round, and how many of them are due in a second. */
  requests: 1_000,
  perSecond: 25,
  connections: 4,
};
/** Seconds until a board counts a vote; p99 while boards are refreshed over p99 while nothing is. */
const targets = { fresh: 3, p99: 1.5 };

const kinds = ["health", "vote", "battles"] as const;
type Kind = (typeof kinds)[number];
const halves = ["refreshing", "idle"] as const;
type Half = (typeof halves)[number];

interface Measured {
  readonly latenciesMs: Record<Kind, Float64Array>;
  /** Boards and analyses that were stored meanwhile. */
  readonly snapshots: number;
}

type Tell = (detail: string) => void;

const vote = { fit: "left", telemetry: { timeToVerdictMs: 8_412, visibleMs: { left: 8_300, right: 7_950 } } };

const progress = createProgress(process.stderr);
const closers: (() => Promise<unknown>)[] = [];
try {
  const postgres = await startDatabase();
  closers.push(postgres.stop);
  await applyMigrations(postgres.url);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  closers.push(() => client.end());
  await progress.step(`Storing ${settings.votes} votes`, async () => {
    await createBenchArena(client);
    await fillWithVotes(client, settings.votes, settings.votesOfAnAnnotator);
  });
  const web = await startWeb(postgres.url);
  closers.push(web.stop);
  const startedMs = performance.now();
  const makers = await startMakers(web);
  closers.push(makers.stop);
  await progress.step("The first board", () => untilCounted(web, settings.votes));
  const firstS = (performance.now() - startedMs) / 1000;
  await progress.step("The first analyses", () => untilAnalyzed(client));
  await requireHealth(`${web.url}/api/health`, new AbortController().signal);
  const freshS = await progress.step("Single votes", (tell: Tell) => castSingleVotes(client, web, tell));

  const measured: Record<Half, Measured[]> = { refreshing: [], idle: [] };
  await progress.step("Load", async (tell) => {
    for (let round = -settings.warmUpRounds; round < settings.rounds; round += 1) {
      // Every second round the other way round: what drifts falls on both halves.
      for (const half of round % 2 === 0 ? halves : halves.toReversed()) {
        tell(`${half}, ${round < 0 ? "warming up" : `round ${round + 1} of ${settings.rounds}`}`);
        if (half === "refreshing") makers.go();
        else makers.hold();
        const figures = await measureHalf(client, web, half);
        if (round >= 0) measured[half].push(figures);
      }
    }
  });
  reportAll(firstS, freshS, measured);
} finally {
  for (const close of closers.reverse()) await close();
}
process.exit();

/**
 * The processes that make boards and analyses. They are held and let go rather than ended and started: what a start costs (reading
 * all votes, compiling) comes once in the life of an instance.
 */
async function startMakers(web: Web) {
  const running = [await startBeside(web, "worker"), await startBeside(web, "analyst")];
  const signal = (name: "SIGSTOP" | "SIGCONT") => {
    for (const { pid } of running) process.kill(pid!, name);
  };
  return {
    hold: () => signal("SIGSTOP"),
    go: () => signal("SIGCONT"),
    async stop(): Promise<void> {
      signal("SIGCONT");
      await Promise.all(running.map((part) => part.stop()));
    },
  };
}

/** Waits until readers get a board of so many votes; they ask twenty times a second. */
async function untilCounted(web: Web, votes: number): Promise<void> {
  const end = Date.now() + 600_000;
  while (Date.now() < end) {
    const response = await fetch(`${web.url}/api/v1/leaderboards/${benchArena.slug}`);
    const answer = (await response.json()) as { snapshot?: { votes: number } };
    if (response.status === 200 && answer.snapshot!.votes >= votes) return;
    if (response.status >= 500 && response.status !== 503) throw new Error(JSON.stringify(answer));
    await sleep(50);
  }
  throw new Error(`There is no board of ${votes} votes after ten minutes.`);
}

/** Waits until both standing views have an analysis. */
async function untilAnalyzed(client: pg.Client): Promise<void> {
  const end = Date.now() + 600_000;
  while (Date.now() < end) {
    const { rows } = await client.query<{ views: number }>(
      "SELECT count(DISTINCT view)::int AS views FROM snapshot WHERE kind = 'analysis'",
    );
    if (rows[0]!.views >= 2) return;
    await sleep(500);
  }
  throw new Error("There are no analyses after ten minutes.");
}

/** @returns seconds from the answer to each vote until a board counts it */
async function castSingleVotes(client: pg.Client, web: Web, tell: Tell): Promise<number[]> {
  const battles = await createBattles(client, settings.singleVotes, settings.votes);
  const seconds: number[] = [];
  for (const [number, battle] of battles.entries()) {
    tell(`${number + 1} of ${battles.length}`);
    // At every moment of the second in which the worker looks once.
    await sleep((number * 370) % 1000);
    const response = await fetch(`${web.url}${pathOf(battle)}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: cookieOf(battle, web) },
      body: JSON.stringify(vote),
    });
    const answeredMs = performance.now();
    if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
    await untilCounted(web, settings.votes + number + 1);
    seconds.push((performance.now() - answeredMs) / 1000);
  }
  return seconds;
}

/** All kinds of requests at once, at a steady pace that leaves the processors time. */
async function measureHalf(client: pg.Client, web: Web, half: Half): Promise<Measured> {
  const battles = await createBattles(client, settings.requests, await countOf(client, "battle"));
  await settle(client);
  if (half === "refreshing") await untilCounted(web, await countOf(client, "vote"));
  const before = await countOf(client, "snapshot");
  const requests: Record<Kind, Buffer[]> = {
    health: battles.map(() => getRequest("/api/health")),
    vote: battles.map((battle) => postRequest(pathOf(battle), vote, { cookie: cookieOf(battle, web) })),
    battles: battles.map((battle) =>
      postRequest("/api/v1/battles", { arena: benchArena.slug }, { cookie: cookieOf(battle, web) }),
    ),
  };
  const loads = await Promise.all(
    kinds.map((kind) =>
      sendAll({
        port: web.port,
        requests: requests[kind],
        connections: settings.connections,
        // Health says 503 while there is no worker.
        statuses: kind === "health" ? [200, 503] : [201],
        everyMs: 1000 / settings.perSecond,
      }),
    ),
  );
  const latenciesMs = Object.fromEntries(kinds.map((kind, at) => [kind, loads[at]!.latenciesMs]));
  return {
    latenciesMs: latenciesMs as Record<Kind, Float64Array>,
    snapshots: (await countOf(client, "snapshot")) - before,
  };
}

async function countOf(client: pg.Client, table: "battle" | "snapshot" | "vote"): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0]!.count;
}

function pathOf(battle: MadeBattle): string {
  return `/api/v1/battles/${battle.id}/vote`;
}

function cookieOf(battle: MadeBattle, web: Web): string {
  return `${annotatorCookieName}=${signAnnotator(battle.annotatorId, web.secret)}`;
}

function reportAll(firstS: number, freshS: readonly number[], measured: Record<Half, readonly Measured[]>): void {
  const rows = [
    ...halves.flatMap((half) =>
      kinds.map((kind) => {
        const all = measured[half].flatMap(({ latenciesMs }) => [...latenciesMs[kind]]);
        const snapshots = measured[half].reduce((sum, figures) => sum + figures.snapshots, 0);
        const p99s = measured[half].map(({ latenciesMs }) => Math.round(quantile(latenciesMs[kind], 0.99)));
        return { what: `${kind}, ${half}`, snapshots, ...spreadOf(all), unit: "ms", p99OfRounds: p99s.join(" ") };
      }),
    ),
    { what: "vote until a board counts it", snapshots: null, ...spreadOf(freshS), unit: "s" },
    { what: "start until the first board", snapshots: null, ...spreadOf([firstS]), unit: "s" },
  ];
  const p99Ratios = (kind: Kind) =>
    measured.refreshing.map(({ latenciesMs }, round) => {
      return quantile(latenciesMs[kind], 0.99) / quantile(measured.idle[round]!.latenciesMs[kind], 0.99);
    });
  const checks = [
    atMost("vote until a board counts it, median, s", median(freshS), targets.fresh),
    ...kinds.map((kind) =>
      atMost(`${kind}, p99 refreshing / idle, median of rounds`, median(p99Ratios(kind)), targets.p99),
    ),
  ];
  report("refresh", settings, rows, checks);
}

function spreadOf(values: readonly number[]) {
  return {
    p50: rounded(median(values)),
    p90: rounded(quantile(values, 0.9)),
    p99: rounded(quantile(values, 0.99)),
    most: rounded(quantile(values, 1)),
  };
}
