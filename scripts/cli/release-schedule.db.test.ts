import { execFile } from "node:child_process";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import { createArena, createVote } from "@/lib/db/testing/factories";
import { typescript } from "../ground/parts.mjs";
import { root } from "../ground/paths.mjs";

/** Runs the command line on the database of the tests. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...typescript, "scripts/palate-cli.ts", "release", ...args],
      { cwd: root, env: process.env },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

let arena = { id: "", slug: "" };

beforeEach(async () => {
  arena = await createArena();
});

afterAll(() => db.$disconnect());

// A process takes seconds to start where the machine is busy.
vi.setConfig({ testTimeout: 180_000 });

describe("palate release schedule", () => {
  it("sets a schedule, keeps what is not said, and shows it", async () => {
    const set = await run(
      "schedule",
      "set",
      arena.slug,
      "--weekly",
      "mon",
      "--hour",
      "4",
      "--embargo",
      "14",
      "--min",
      "200",
    );
    expect(set).toEqual({
      code: 0,
      stdout: `${arena.slug}: weekly mon 04:00 UTC, embargo 14 days, at least 200 new\n`,
      stderr: "",
    });
    expect((await run("schedule", "set", arena.slug, "--monthly", "28")).stdout).toBe(
      `${arena.slug}: monthly 28 04:00 UTC, embargo 14 days, at least 200 new\n`,
    );
    expect((await run("schedule", "set", arena.slug, "--min", "200")).stdout).toMatch(/, as it was\n$/);
    const shown = (await run("schedule", "show")).stdout;
    expect(shown).toMatch(new RegExp(`^${arena.slug} +monthly 28 04:00 UTC.* \\d{4}-\\d\\d-28T04:00Z`, "m"));
    expect((await run("schedule", "set", arena.slug, "--none")).stdout).toBe(
      `${arena.slug}: by hand, embargo 14 days\n`,
    );
  });

  it("refuses in one line what contradicts itself, is out of bounds or is not there", async () => {
    const refused = [
      [[arena.slug, "--weekly", "monday"], 2, "Allowed choices are mon"],
      [[arena.slug, "--monthly", "31"], 2, "from 1 to 28"],
      [[arena.slug, "--weekly", "mon", "--none"], 2, "cannot be used with"],
      [[arena.slug, "--hour", "3"], 2, "--weekly or --monthly"],
      [["no-such", "--none"], 1, 'There is no arena "no-such"'],
    ] as const;
    const ended = await Promise.all(refused.map(([args]) => run("schedule", "set", ...args)));
    for (const [at, [, code, words]] of refused.entries()) {
      expect([ended[at]!.code, ended[at]!.stderr]).toEqual([code, expect.stringContaining(words)]);
      expect(ended[at]!.stderr.trimEnd().split("\n")).toHaveLength(1);
    }
    expect(await db.releaseSchedule.count({ where: { arenaId: arena.id } })).toBe(0);
  });
});

describe("palate release build --dry-run", () => {
  it("prints what would be in a release, and makes none", async () => {
    await createVote({ arenaId: arena.id, feedback: { general: "mail joe@example.org" } });
    const { code, stdout, stderr } = await run("build", "--dry-run");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^v\d{4}\.\d\d\.1 of human votes, tried and not published\n\n1 vote is published/);
    expect(stdout).toMatch(new RegExp(`^${arena.slug} +\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z +yes$`, "m"));
    expect(stdout).toMatch(/^replaced in texts of votes +places\nemail +1$/m);
    expect(stdout).toContain("There is no release before it.");
    expect(await db.release.count()).toBe(0);
  });
});
