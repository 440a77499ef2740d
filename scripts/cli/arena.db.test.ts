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
      [...typescript, "scripts/palate-cli.ts", "arena", ...args],
      { cwd: root, env: process.env },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr }),
    );
  });
}

describe("palate arena", () => {
  it("clones an arena for absolute judging, lists it, and changes its scale while it is fresh", async () => {
    const { slug } = await createArena();
    const made = await run("clone", slug, "on-a-scale", "--mode", "absolute", "--scale", "100", "--name", "On a scale");
    expect(made).toEqual({
      code: 0,
      stdout: "on-a-scale: 6 outputs, judged one output at a time, 0 to 100\n",
      stderr: "",
    });
    const changed = await run("mode", "on-a-scale", "absolute", "--scale", "5");
    expect(changed).toMatchObject({ code: 0, stdout: "on-a-scale is judged one output at a time, 1 to 5\n" });
    expect(await db.arena.findUnique({ where: { slug: "on-a-scale" } })).toMatchObject({
      name: "On a scale",
      scale: 5,
    });
    expect((await run("list")).stdout).toMatch(/^on-a-scale +absolute +3 +0 +0$/m);
  });

  it("closes an arena and opens it again", async () => {
    const { slug } = await createArena();
    expect(await run("close", slug)).toEqual({ code: 0, stdout: `${slug} is closed\n`, stderr: "" });
    expect((await run("list")).stdout).not.toContain(`${slug} `);
    expect((await run("close", slug)).stdout).toBe(`${slug} was closed already\n`);
    expect((await run("open", slug)).stdout).toBe(`${slug} is open\n`);
    expect(await db.arena.findUnique({ where: { slug } })).toMatchObject({ closedAt: null });
    const entries = await db.auditEntry.findMany({ where: { subject: slug }, orderBy: { id: "asc" } });
    expect(entries.map(({ action }) => action)).toEqual(["arena.close", "arena.open"]);
  });

  it("refuses in one line what contradicts itself or is not there", async () => {
    const { slug } = await createArena();
    for (const [args, code, words] of [
      [["clone", slug, "new-one", "--mode", "absolute"], 2, "needs --scale 5 or --scale 100"],
      [["clone", slug, "new-one", "--scale", "5"], 2, "--scale is for absolute arenas"],
      [["clone", slug, "New One"], 2, "must be lower-case"],
      [["mode", slug, "sideways"], 2, "There are: pairwise, absolute."],
      [["mode", slug, "absolute", "--scale", "7"], 2, "Allowed choices are 5, 100"],
      [["clone", "no-such", "new-one"], 1, 'There is no arena "no-such"'],
      [["clone", slug, slug], 1, "already"],
    ] as const) {
      const { code: ended, stdout, stderr } = await run(...args);
      expect([ended, stdout], args.join(" ")).toEqual([code, ""]);
      expect(stderr.trim().split("\n"), args.join(" ")).toHaveLength(1);
      expect(stderr).toContain(words);
    }
    expect(await db.arena.count({ where: { slug: "new-one" } })).toBe(0);
  });
});
