import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { annotatorCookieName, signAnnotator } from "@/lib/auth/annotator-cookie";
import { applyMigrations } from "@/scripts/ground/migrate.mjs";
import { typescript } from "@/scripts/ground/parts.mjs";
import { root } from "@/scripts/ground/paths.mjs";
import { createBattles, createBenchArena, type MadeBattle } from "./bench-arena";
import { startDatabase, startWeb, type Web } from "./instance";

/**
 * `npm run bench -- kill`: promise 1 under SIGKILL. Votes are sent over many connections; in the midst of it the web
 * server, the database, or both are killed and started again. Then every vote that was acknowledged must be stored, once,
 * and the tallies must equal a recount. Votes without an answer are sent again, as a browser does.
 *
 * Prints one line of JSON for each round; exit status 1 where anything is lost or counted twice.
 */
const connections = 16;
const acknowledgedBeforeKill = [300, 450, 600];
const votesAtHand = 20_000;
const rounds = ["web server", "database", "both"] as const;

type Database = Awaited<ReturnType<typeof startDatabase>>;

interface Vote extends MadeBattle {
  /** The vote's id, once the server has answered that it is stored. */
  voteId: string | null;
  /** How often it was sent. */
  sent: number;
}

let database: Database = await startDatabase();
let web: Web | undefined;
let isSound = true;
try {
  await applyMigrations(database.url);
  await withClient(createBenchArena);
  web = await startWeb(database.url);
  for (const [number, killed] of rounds.entries()) {
    const votes = await makeVotes(number);
    await loadAndKill(votes, killed, acknowledgedBeforeKill[number]!);
    const outcome = { killed, ...(await inspect(votes)) };
    console.log(JSON.stringify(outcome));
    isSound &&=
      outcome.missing === 0 && outcome.stored === outcome.judged && outcome.tallies.startsWith("the tallies equal");
  }
} finally {
  await web?.stop();
  await database.stop();
}
process.exit(isSound ? 0 : 1);

async function makeVotes(round: number): Promise<Vote[]> {
  let battles: MadeBattle[] = [];
  await withClient(async (client) => {
    battles = await createBattles(client, votesAtHand, round * votesAtHand);
  });
  return battles.map((battle) => ({ ...battle, voteId: null, sent: 0 }));
}

async function loadAndKill(votes: Vote[], killed: (typeof rounds)[number], after: number): Promise<void> {
  const stop = new AbortController();
  const load = sendVotes(votes, stop.signal);
  while (votes.filter((vote) => vote.voteId !== null).length < after) await sleep(5);

  if (killed !== "web server") killDatabase(await serverProcesses());
  if (killed !== "database") await web!.kill();
  // Where the web server lives on, it goes on being asked for a while without its database.
  if (killed === "database") await sleep(500);
  stop.abort();
  await load;

  if (killed !== "web server") {
    await database.ended;
    await database.stop();
    database = await startDatabase();
  }
  if (killed !== "database") web = await startWeb(database.url, web!.port);

  // What was sent and not answered is sent again: it is either stored now or was stored before.
  const unanswered = votes.filter((vote) => vote.sent > 0 && vote.voteId === null);
  const end = Date.now() + 30_000;
  for (const vote of unanswered) {
    while (!(await send(vote))) {
      if (Date.now() > end) throw new Error(`A vote is not taken after the ${killed} came back.`);
      await sleep(50);
    }
  }
}

async function sendVotes(votes: Vote[], signal: AbortSignal): Promise<void> {
  let next = 0;
  const connection = async () => {
    while (!signal.aborted && next < votes.length) {
      const vote = votes[next++]!;
      if (!(await send(vote))) await sleep(20);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
}

/** Whether the server said that the vote is stored: now (201) or already, from a request whose answer was lost (409). */
async function send(vote: Vote): Promise<boolean> {
  vote.sent += 1;
  try {
    const response = await fetch(`${web!.url}/api/v1/battles/${vote.id}/vote`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        cookie: `${annotatorCookieName}=${signAnnotator(vote.annotatorId, web!.secret)}`,
      },
      body: JSON.stringify({ fit: (["left", "right", "tie", "both_bad"] as const)[vote.sent % 4] }),
    });
    const answer = (await response.json()) as { vote?: { id: string } };
    if (response.status !== 201 && !(response.status === 409 && vote.sent > 1)) {
      if (response.status >= 500) return false;
      throw new Error(`${response.status}: ${JSON.stringify(answer)}`);
    }
    vote.voteId = answer.vote!.id;
    return true;
  } catch (error) {
    // No answer: the connection was refused or broke off.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Every process of the database server: backends and background workers, as it knows them itself. */
async function serverProcesses(): Promise<number[]> {
  let pids: number[] = [];
  await withClient(async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()",
    );
    pids = rows.map((row) => row.pid);
  });
  return pids;
}

/** The postmaster first, so that it starts nothing again. */
function killDatabase(pids: readonly number[]): void {
  for (const pid of [database.pid, ...pids]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

async function inspect(votes: readonly Vote[]) {
  const acknowledged = votes.filter((vote) => vote.voteId !== null);
  const judged = acknowledged.length;
  let stored = 0;
  let missing = 0;
  await withClient(async (client) => {
    const { rows } = await client.query<{ id: string; battle_id: string }>(
      "SELECT id, battle_id FROM vote WHERE battle_id = ANY($1::uuid[])",
      [votes.map((vote) => vote.id)],
    );
    stored = rows.length;
    const idOf = new Map(rows.map((row) => [row.battle_id, row.id]));
    missing = acknowledged.filter((vote) => idOf.get(vote.id) !== vote.voteId).length;
  });
  const sentAgain = votes.filter((vote) => vote.sent > 1).length;
  return { judged, stored, missing, sentAgain, tallies: await checkTallies() };
}

/** `palate tallies check`, as an operator runs it. */
async function checkTallies(): Promise<string> {
  const args = [...typescript, "scripts/palate-cli.ts", "tallies", "check"];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: web!.env }).catch(
    (error: { stdout: string; stderr: string }) => ({ stdout: `${error.stdout}${error.stderr}` }),
  );
  return stdout.trim();
}

async function withClient(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
