import pg from "pg";
import { annotatorCookieName, signAnnotator } from "@/lib/auth/annotator-cookie";
import { requireHealth } from "@/scripts/ground/health.mjs";
import { applyMigrations } from "@/scripts/ground/migrate.mjs";
import { createProgress } from "@/scripts/ground/progress.mjs";
import { benchArena, createBattles, createBenchArena, fillWithVotes, removeBattlesOf, settle } from "./bench-arena";
import { atLeast, atMost, report, rounded } from "./checks";
import { startBeside, startDatabase, startWeb, type Web } from "./instance";
import { postRequest, sendAll } from "./load";
import { median, quantile } from "./statistics";

/**
 * `npm run bench -- http`: what a vote and a battle cost beside a bare route of the same application, with few and with
 * many stored votes. Each round measures everything once, in a turning order; a ratio is taken inside a round, so that
 * what the machine does otherwise falls on both of its parts. bench/README.md says what the figures were.
 */
const settings = {
  smallVotes: Number(process.env.BENCH_SMALL ?? 1_000),
  largeVotes: Number(process.env.BENCH_LARGE ?? 200_000),
  rounds: Number(process.env.BENCH_ROUNDS ?? 10),
  warmUpRounds: 2,
  /** Of each kind in a round, sent in so many slices. */
  requests: 1_200,
  slices: 4,
  connections: 16,
};
const targets = { vote: 0.5, battles: 0.4, slowdown: 0.1 };

const kinds = ["bare", "vote", "voteWithReasons", "battles"] as const;
type Kind = (typeof kinds)[number];

interface Side {
  readonly name: "small" | "large";
  readonly web: Web;
  readonly client: pg.Client;
  readonly perSecond: Record<Kind, number[]>;
  readonly latenciesMs: Record<Kind, number[]>;
}

const telemetry = { timeToVerdictMs: 8_412, visibleMs: { left: 8_300, right: 7_950 }, zooms: 0, input: "key" };
const vote = { fit: "left", telemetry };
const voteWithReasons = {
  ...vote,
  quality: "tie",
  chips: [{ key: "on-topic", side: "left" }],
  confidence: "sure",
  satisfaction: { left: "hoped", right: "acceptable" },
  feedback: { left: "Names the dates that matter to them.", general: "The other one is a list of everything." },
};

const progress = createProgress(process.stderr);
const closers: (() => Promise<unknown>)[] = [];
try {
  const postgres = await startDatabase();
  closers.push(postgres.stop);
  const databases = await progress.step("Making two databases", () => makeDatabases(postgres.url));
  const sides = [await openSide("small", databases.small), await openSide("large", databases.large)];
  await progress.step("Measuring", async (tell) => {
    for (let round = -settings.warmUpRounds; round < settings.rounds; round++) {
      tell(round < 0 ? "warming up" : `round ${round + 1} of ${settings.rounds}`);
      for (const side of turned(sides, round)) await measureRound(side, round);
    }
  });
  reportSides(sides[0]!, sides[1]!);
} finally {
  for (const close of closers.reverse()) await close();
}
process.exit();

/** The second database is a copy of the first, made while it is empty of votes; each then gets its number of votes. */
async function makeDatabases(url: string) {
  const large = new URL(url);
  large.pathname = "/palate_large";
  await applyMigrations(url);
  await inDatabase(url, createBenchArena);
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  await inDatabase(maintenance.href, (client) =>
    client.query(`CREATE DATABASE palate_large TEMPLATE "${new URL(url).pathname.slice(1)}"`),
  );
  await inDatabase(url, (client) => fillWithVotes(client, settings.smallVotes));
  await inDatabase(large.href, (client) => fillWithVotes(client, settings.largeVotes));
  return { small: url, large: large.href };
}

async function inDatabase(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function openSide(name: Side["name"], databaseUrl: string): Promise<Side> {
  const web = await startWeb(databaseUrl);
  closers.push(web.stop);
  const worker = await startBeside(web, "worker");
  closers.push(() => worker.stop());
  await requireHealth(`${web.url}/api/health`, new AbortController().signal);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  closers.push(() => client.end());
  const lists = () => Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as Record<Kind, number[]>;
  return { name, web, client, perSecond: lists(), latenciesMs: lists() };
}

async function measureRound(side: Side, round: number): Promise<void> {
  // Half of the battles for votes, half of the annotators for the battles that the server draws.
  const { requests: count } = settings;
  const battles = await createBattles(side.client, count * 2, (round + settings.warmUpRounds) * count * 2);
  await settle(side.client);
  const cookie = cookies(side.web.secret);
  const path = (id: string) => `/api/v1/battles/${id}/vote`;
  const [forVotes, forReasons] = [battles.slice(0, count), battles.slice(count)];
  const requests: Record<Kind, Buffer[]> = {
    bare: forVotes.map((b) => postRequest("/api/bench/bare", vote, { cookie: cookie(b.annotatorId) })),
    vote: forVotes.map((b) => postRequest(path(b.id), vote, { cookie: cookie(b.annotatorId) })),
    voteWithReasons: forReasons.map((b) => postRequest(path(b.id), voteWithReasons, { cookie: cookie(b.annotatorId) })),
    battles: forVotes.map((b) =>
      postRequest("/api/v1/battles", { arena: benchArena.slug }, { cookie: cookie(b.annotatorId) }),
    ),
  };
  const size = count / settings.slices;
  for (let slice = 0; slice < settings.slices; slice++) {
    for (const kind of turned(kinds, round + slice)) {
      const load = await sendAll({
        port: side.web.port,
        requests: requests[kind].slice(slice * size, (slice + 1) * size),
        connections: settings.connections,
        statuses: [201],
      });
      if (round < 0) continue;
      side.perSecond[kind].push(load.perSecond);
      side.latenciesMs[kind].push(...load.latenciesMs);
    }
  }
  const people = new Set(battles.map((b) => b.annotatorId));
  await removeBattlesOf(side.client, [...people]);
}

function cookies(secret: string) {
  const signed = new Map<string, string>();
  return (annotatorId: string) => {
    const value = signed.get(annotatorId) ?? `${annotatorCookieName}=${signAnnotator(annotatorId, secret)}`;
    signed.set(annotatorId, value);
    return value;
  };
}

/** The list begun at another place in each round, so that nothing is always first. */
function turned<T>(list: readonly T[], round: number): T[] {
  const start = (((round * 3 + (round >> 2)) % list.length) + list.length) % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

function reportSides(small: Side, large: Side): void {
  const ratios = (side: Side, kind: Kind) => side.perSecond[kind].map((rate, n) => rate / side.perSecond.bare[n]!);
  const slowdowns = (kind: Kind) => {
    const few = ratios(small, kind);
    return ratios(large, kind).map((ratio, n) => 1 - ratio / few[n]!);
  };
  const rows = [small, large].flatMap((side) =>
    kinds.map((kind) => ({
      votes: side === small ? settings.smallVotes : settings.largeVotes,
      request: kind,
      perSecond: Math.round(median(side.perSecond[kind])),
      toBare: rounded(median(ratios(side, kind))),
      p50Ms: rounded(quantile(side.latenciesMs[kind], 0.5)),
      p99Ms: rounded(quantile(side.latenciesMs[kind], 0.99)),
    })),
  );
  const checks = [
    atLeast("vote / bare, few votes", median(ratios(small, "vote")), targets.vote),
    atLeast("vote / bare, many votes", median(ratios(large, "vote")), targets.vote),
    atLeast("battles / bare, few votes", median(ratios(small, "battles")), targets.battles),
    atLeast("battles / bare, many votes", median(ratios(large, "battles")), targets.battles),
    atMost("vote, slowdown with votes", median(slowdowns("vote")), targets.slowdown),
    atMost("battles, slowdown with votes", median(slowdowns("battles")), targets.slowdown),
  ];
  report("http", settings, rows, checks);
}
