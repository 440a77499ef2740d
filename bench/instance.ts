import { setTimeout as sleep } from "node:timers/promises";
import { startEmbeddedPostgres } from "@/scripts/ground/embedded-postgres.mjs";
import { environment } from "@/scripts/ground/environment.mjs";
import { startMaker, startPart } from "@/scripts/ground/parts.mjs";
import { home } from "@/scripts/ground/paths.mjs";
import { freePort } from "@/scripts/ground/ports.mjs";
import { readSecrets } from "@/scripts/ground/secrets.mjs";

/** Palate's parts, started one by one as `npm start` does it, so that one of them can be doubled or killed. */

/** The embedded Postgres of this PALATE_HOME, as durable as that of `npm start`. */
export function startDatabase() {
  return startEmbeddedPostgres({ home, say: (line: string) => console.error(line) });
}

export interface Web {
  readonly url: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  /** Signs the annotators' cookies. */
  readonly secret: string;
  /** SIGKILL to the web server and all that it started. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The web server on a port of its own, or on `port`; ready when it answers. */
export async function startWeb(databaseUrl: string, port?: number): Promise<Web> {
  const secrets = await readSecrets(home);
  const listen = port ?? (await freePort());
  const env = {
    ...environment({ databaseUrl, home, secrets, port: listen, isEmbedded: true }),
    HOST: "127.0.0.1",
    PALATE_BENCH: "1",
  };
  const part = await startPart("The web server", ["scripts/web.mjs"], { env, log: `web-${listen}.log` });
  const url = `http://127.0.0.1:${listen}`;
  await answers(`${url}/api/v1/arenas`, part);
  const kill = async () => {
    part.kill();
    await part.ended;
  };
  return { url, port: listen, env, secret: secrets.palateSecret, kill, stop: () => part.stop() };
}

/** What makes boards or analyses beside a web server. */
export function startBeside(web: Web, name: "worker" | "analyst") {
  return startMaker(name, { env: web.env, log: `${name}-${web.port}.log` });
}

async function answers(url: string, part: { ended: Promise<string>; lastLines: () => Promise<string> }) {
  const end = Date.now() + 60_000;
  let said = "nothing";
  let how: string | undefined;
  void part.ended.then((ended) => {
    how = ended;
  });
  while (Date.now() < end && how === undefined) {
    said = await fetch(url).then(
      (response) => String(response.status),
      (error: Error) => error.message,
    );
    if (said === "200") return;
    await sleep(100);
  }
  throw new Error(`The web server does not answer (${how ?? said}):\n${await part.lastLines()}`);
}
