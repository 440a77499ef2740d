import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { isAlive } from "./process-table.mjs";

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "palate-embedded-"));
  await chmod(home, 0o711);
});
afterAll(() => rm(home, { recursive: true, force: true }));

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** A supervisor in a process of its own, so that it can be killed. */
async function startElsewhere(): Promise<{ supervisor: ChildProcess; url: string; pid: number }> {
  const module = new URL("./embedded-postgres.mjs", import.meta.url).href;
  const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const { url, pid } = await startEmbeddedPostgres({ home: ${JSON.stringify(home)} });
    console.log(JSON.stringify({ url, pid }));
    setInterval(() => undefined, 1_000);`;
  const supervisor = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise<string>((resolve) =>
    supervisor.stdout?.once("data", (chunk) => resolve(String(chunk))),
  );
  return { supervisor, ...JSON.parse(line) };
}

const hasEnded = async (pid: number) => {
  for (let attempt = 0; attempt < 200 && isAlive(pid); attempt++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return !isAlive(pid);
};

describe("the embedded Postgres", () => {
  it("keeps data, port and password from start to start, and forces every commit to disk", async () => {
    const first = await startEmbeddedPostgres({ home });
    await query(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    expect(await query(first.url, "SHOW fsync")).toEqual([{ fsync: "on" }]);
    expect(await query(first.url, "SHOW synchronous_commit")).toEqual([{ synchronous_commit: "on" }]);
    expect(await query(first.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    await first.stop();
    expect(await first.ended).toBe("with exit code 0");

    const second = await startEmbeddedPostgres({ home });
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it("ends with a supervisor that is killed", async () => {
    const { supervisor, pid } = await startElsewhere();
    supervisor.kill("SIGKILL");
    expect(await hasEnded(pid)).toBe(true);
  });

  it("recovers by itself when it was killed, with what it had acknowledged", async () => {
    const { supervisor, url, pid } = await startElsewhere();
    await query(url, "INSERT INTO kept VALUES (43)");
    process.kill(pid, "SIGKILL");
    supervisor.kill("SIGKILL");
    expect(await hasEnded(pid)).toBe(true);
    const lock = join(home, "postgres", "postmaster.pid");
    // As after a restart of the machine: the id in the lock belongs to somebody else.
    await writeFile(lock, (await readFile(lock, "utf8")).replace(/^\d+/, String(process.pid)));

    const again = await startEmbeddedPostgres({ home });
    expect(await query(again.url, "SELECT answer FROM kept ORDER BY answer")).toEqual([{ answer: 42 }, { answer: 43 }]);
    await again.stop();
  });

  it("stops one that a killed start left running, and says so", async () => {
    const { supervisor, pid } = await startElsewhere();
    const said: string[] = [];
    const again = await startEmbeddedPostgres({ home, say: (line: string) => said.push(line) });
    expect(isAlive(pid)).toBe(false);
    expect(said).toContain("A Postgres left over from a killed start was stopped.");
    supervisor.kill("SIGKILL");
    expect(await query(again.url, "SELECT count(*)::int AS rows FROM kept")).toEqual([{ rows: 2 }]);
    await again.stop();
  });
});
