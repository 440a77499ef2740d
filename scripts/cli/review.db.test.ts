import { execFile } from "node:child_process";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena, createVote } from "@/lib/db/testing/factories";
import { scanTexts } from "@/lib/reviews/commands";
import { typescript } from "../ground/parts.mjs";
import { root } from "../ground/paths.mjs";

/** Runs the command line on the database of the tests. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...typescript, "scripts/palate-cli.ts", "review", ...args],
      { cwd: root, env: process.env },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

let ids: string[] = [];
beforeAll(async () => {
  const { id: arenaId } = await createArena({ slug: "pairs" });
  const text = "Quenby Astrafel liked it; \u001b[31mwrite to jane@example.org.";
  for (let n = 0; n < 2; n += 1) await createVote({ arenaId, feedback: { left: text } });
  await scanTexts({ clock: { now: () => new Date(Date.now() + 60_000) } });
  ids = (await db.heldText.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);
});

describe("palate review", { timeout: 120_000 }, () => {
  it("lists what waits, in pages", async () => {
    const { code, stdout } = await run("list", "--limit", "1");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`^id .*may have\n${ids[0]} .* pairs +feedback_left +name\n2 waiting, the oldest`),
    );
    expect(stdout).toContain(`more: --after ${ids[0]}`);
    expect((await run("list", "--after", ids[1]!)).stdout).toMatch(/^2 waiting/);
  });

  it("shows what is doubtful and what is replaced, and lets nothing into the terminal", async () => {
    const { stdout } = await run("show", ids[0]!);
    expect(stdout).toContain("asked was: Task 1");
    expect(stdout).toContain("{Quenby Astrafel} liked it; �[31mwrite to [jane@example.org → [EMAIL_1]].");
  });

  it("decides, tells who is late, and takes it back", async () => {
    const decided = await run("decide", ids[0]!, "release", "--text", "A friend liked it, jane@example.org.");
    expect(decided).toMatchObject({ code: 0, stdout: "released: A friend liked it, [EMAIL_1].\n" });
    const late = await run("decide", ids[0]!, "withhold");
    expect([late.code, late.stderr]).toEqual([1, expect.stringContaining("it was released.")]);
    expect((await run("list", "--state", "released")).stdout).toContain(ids[0]);
    expect((await run("undo", ids[0]!)).stdout).toBe("waiting\n");
    expect((await run("decide", ids[0]!, "release")).stdout).toMatch(
      /^released: Quenby Astrafel liked it; .*\[EMAIL_1\]\.\n$/,
    );
    expect((await run("decide", ids[1]!, "withhold")).stdout).toBe("withheld\n");
  });

  it("refuses in a sentence what it cannot do", async () => {
    for (const [args, sentence] of [
      [["show", "nothing"], "There is no such text to review"],
      [["decide", "01900000-0000-7000-8000-000000000000", "release"], "There is no such text to review"],
      [["decide", ids[0]!, "publish"], "publish is no decision: release or withhold."],
      [["decide", ids[0]!, "release", "--text", "  "], "--text must say something"],
      [["decide", ids[0]!, "withhold", "--text", "Words"], "--text is for a release"],
      [["list", "--limit", "none"], "--limit"],
    ] as const) {
      const { code, stderr } = await run(...args);
      expect([code, stderr], args.join(" ")).toEqual([1, expect.stringContaining(sentence)]);
    }
  });
});
