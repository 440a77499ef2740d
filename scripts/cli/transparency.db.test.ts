import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import { createVote } from "@/lib/db/testing/factories";
import { duringDay } from "@/lib/db/testing/sealed-days";
import type { Transparency } from "@/lib/transparency/schema";
import { typescript } from "../ground/parts.mjs";
import { root } from "../ground/paths.mjs";

/** Runs the command line on the database of the tests. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...typescript, "scripts/palate-cli.ts", "transparency", ...args],
      { cwd: root, env: process.env },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

async function pastTriggers(statement: string, ...values: unknown[]) {
  const tables = ["vote", "sealed_leaf", "sealed_day"];
  for (const table of tables) await pool.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await pool.query(statement, values);
  for (const table of tables) await pool.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}

let folder: string;
let vote: Awaited<ReturnType<typeof createVote>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-roots-"));
  vote = await createVote({ createdAt: duringDay(-36) });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function keep(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

describe("palate transparency", () => {
  it("seals what is due, prints the roots, and finds that the record agrees with them", async () => {
    const sealed = await run("seal");
    expect(sealed).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^20\d\d-\d\d-\d\d {2}1 vote, 0 assessments\n$/),
    });
    expect((await run("seal")).stdout).toContain("nothing to seal");
    const roots = await run("roots");
    expect(JSON.parse(roots.stdout)).toMatchObject({ days: [{ votes: 1, tombstones: 0 }], next: null });
    const check = await run("check", "--roots", await keep("kept.json", roots.stdout));
    expect(check).toEqual({
      code: 0,
      stdout:
        "the record agrees with the chain of 1 day: 1 vote, 0 assessments, 0 tombstones\n1 kept roots agree as well\n",
      stderr: "",
    });
  });

  it("says which vote was changed, and ends with 1", async () => {
    await pastTriggers("UPDATE vote SET fit = 'right' WHERE id = $1", vote.id);
    const { code, stdout, stderr } = await run("check");
    expect(code).toBe(1);
    expect(stdout).toContain(`changed  vote ${vote.id}: it is not what was sealed`);
    expect(stderr).toBe("1 things differ from the chain of 1 day: 1 vote, 0 assessments, 0 tombstones\n");
  });

  it("says from which kept day on the record differs, also where the whole chain was made anew", async () => {
    await pool.query("ALTER TABLE sealed_leaf DROP CONSTRAINT sealed_leaf_day_fkey");
    await pastTriggers("DELETE FROM sealed_leaf");
    await pastTriggers("DELETE FROM sealed_day");
    await run("seal");
    expect((await run("check")).code).toBe(0);
    const { code, stderr } = await run("check", "--roots", join(folder, "kept.json"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^differs from .*kept\.json at 20\d\d-\d\d-\d\d: its votes are not what they were\n$/);
  });

  it("notices that a tombstone which somebody saw is gone", async () => {
    const roots = JSON.parse((await run("roots")).stdout) as Transparency;
    const seen = { ...roots, days: roots.days.map((day) => ({ ...day, tombstones: 1 })) };
    const { code, stderr } = await run("check", "--roots", await keep("tombstone.json", JSON.stringify(seen)));
    expect([code, stderr]).toEqual([1, expect.stringContaining("it had 1 tombstones, 0 erased, and has 0, 0")]);
  });

  it("refuses files without roots in a sentence", async () => {
    const roots = JSON.parse((await run("roots")).stdout) as Transparency;
    const broken = { ...roots, days: roots.days.map((day) => ({ ...day, votes: 2 })) };
    for (const [file, sentence] of [
      [join(folder, "none.json"), "no such file"],
      [await keep("text.json", "roots"), "not valid JSON"],
      [await keep("other.json", '{"format": "other"}'), "no roots: format"],
      [await keep("broken.json", JSON.stringify(broken)), "its chain root does not follow"],
    ] as const) {
      const { code, stderr } = await run("check", "--roots", file);
      expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
    }
  });
});
