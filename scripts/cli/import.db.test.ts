import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { hashText } from "@/lib/imports/votes/identities";
import { hashContent } from "@/lib/systems/content-hash";
import { typescript } from "../ground/parts.mjs";
import { root } from "../ground/paths.mjs";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-import-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the command line on the database of the tests. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...typescript, "scripts/palate-cli.ts", "import", "votes", ...args],
      { cwd: root, env: { ...process.env, PALATE_FROM: folder } },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

describe("palate import votes", () => {
  it("prints a report, as JSON where that is asked for, and refused rows on standard error", async () => {
    await writeFile(join(folder, "votes.csv"), "left,right,winner\nx,y,left\nx,y,maybe\ny,x,tie\n");
    const made = await run("votes.csv", "--arena", "by-command", "--create", "--name", "By command", "--json");
    expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining("unknown outcome: 1 (line 3)") });
    expect(JSON.parse(made.stdout)).toMatchObject({
      arena: "by-command",
      votes: { stored: 2 },
      refused: [{ reason: "unknown_outcome", rows: 1, first: [3] }],
      stopped: null,
      board: "http://127.0.0.1:3000/leaderboards/by-command",
    });
    expect(await db.arena.findUnique({ where: { slug: "by-command" } })).toMatchObject({ name: "By command" });

    const again = await run("votes.csv", "--arena", "by-command");
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("0 votes stored, 2 stored before") });
    expect(await db.vote.count()).toBe(2);
  });

  it("ends with 2 for a file that cannot be read, or not to its end, and with 1 for an arena that is not there", async () => {
    await writeFile(join(folder, "broken.csv"), "left,right,winner\nx,y,left\nx,y,maybe\n");
    const missing = await run("absent.csv", "--arena", "by-command", "--create");
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining("absent.csv: there is no such file.") });
    const strict = await run("broken.csv", "--arena", "strict-command", "--create", "--strict");
    expect(strict).toMatchObject({ code: 2, stdout: expect.stringContaining("1 vote stored") });
    expect(strict.stderr).toContain("stopped at broken.csv, line 3:");
    const nowhere = await run("broken.csv", "--arena", "nowhere");
    expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining("--create makes it.") });
  });
});

it("an imported text has the hash of the same text made here", () => {
  for (const text of ["a", " a\t\nb  \n", "", "é\r\n"])
    expect(hashText(text)).toBe(hashContent([{ type: "text", text }]));
});
