import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { createArena } from "@/lib/db/testing/factories";
import { typescript } from "../ground/parts.mjs";
import { root } from "../ground/paths.mjs";

/** Runs the command line on the database of the tests. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...typescript, "scripts/palate-cli.ts", "sampling", ...args],
      { cwd: root, env: process.env },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

describe("palate sampling", () => {
  it("shows and changes how an arena draws, and writes down who did", async () => {
    const { slug } = await createArena();
    const shown = await run("show", slug);
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining("information  0.6") });
    expect(shown.stdout).toContain("plan: not made yet");
    const changed = await run("set", slug, "--weight", "overlap=0.3", "--weight", "repeat=0", "--annotators", "15");
    expect(changed.stdout).toContain("overlap      0.3");
    expect(changed.stdout).toContain("15 annotators for each of 20 shared pairs at a time");
    const { sampling } = await db.arena.findUniqueOrThrow({ where: { slug } });
    expect(sampling).toMatchObject({ shares: { overlap: 0.3, repeat: 0, control: 0.1 }, overlapAnnotators: 15 });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: "arena.sampling", subject: slug } });
    expect(entry.detail).toMatchObject({ before: { shares: { overlap: 0.1 } }, after: { shares: { overlap: 0.3 } } });
  });

  it("says that an arena of imported votes draws nothing", async () => {
    const { id, slug } = await createArena();
    await db.task.updateMany({ where: { arenaId: id }, data: { retiredAt: new Date() } });
    const shown = await run("show", slug);
    expect(shown).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`^${slug} draws nothing: `)) });
    expect(shown.stdout).not.toContain("weight");
  });

  it("refuses what is no setting in a sentence, and changes nothing", async () => {
    const { slug } = await createArena();
    for (const [args, sentence] of [
      [["set", slug, "--weight", "luck=0.3"], "luck: no such part"],
      [["set", slug, "--weight", "uniform=0"], "uniform: must be between 0.01 and 1"],
      [["set", slug, "--annotators", "-3"], "positive whole number"],
      [["set", slug, "--pairs", "0"], "positive whole number"],
      [["set", slug, "--annotators", "1"], "annotators: must be between 2 and 100"],
      [["set", slug, "--weight", "overlap"], "overlap=0.2"],
      [["show", "no-such"], "There is no arena"],
    ] as const) {
      const refused = await run(...args);
      expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(sentence) });
    }
    expect((await db.arena.findUniqueOrThrow({ where: { slug } })).sampling).toEqual({});
  });
});
