import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { withdrawConsent } from "@/lib/annotators/commands";
import { db } from "@/lib/db/client";
import { createAnnotator, createArena, createVote } from "@/lib/db/testing/factories";
import { typescript } from "../ground/parts.mjs";
import { root } from "../ground/paths.mjs";

afterAll(() => db.$disconnect());

/** Runs the command line on the database and the storage of the tests. */
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

it("palate release withdraw says what would be gone, does it when told to, and refuses where nothing is", {
  timeout: 240_000,
}, async () => {
  const { id: arenaId } = await createArena();
  const { id: annotatorId } = await createAnnotator();
  await createVote({ arenaId, annotatorId });
  await createVote({ arenaId });
  await sleep(5);
  const version = (await run("build")).stdout.split(":")[0]!;
  const nothing = await run("withdraw", version, "--yes");
  expect(nothing).toEqual({
    code: 1,
    stdout: "",
    stderr: `Nothing of ${version} was withdrawn or erased since it was made.\n`,
  });

  await withdrawConsent({ annotatorId });
  const gone = `${version}: 1 of 2 votes gone (1 withdrawn, 0 erased, 0 excluded)\n`;
  expect(await run("withdraw", version)).toEqual({
    code: 0,
    stdout: `${gone}nothing was changed; say --yes to do it\n`,
    stderr: "",
  });
  const done = await run("withdraw", version, "--yes", "--reason", "asked for by mail");
  expect(done).toMatchObject({ code: 0, stderr: "" });
  const [first, second] = done.stdout.split("\n");
  expect(`${first}\n`).toBe(gone);
  const [, reissue] = /^(v\S+) has taken the place of v\S+: 1 vote, 0 assessments$/.exec(second!)!;
  expect(await db.release.findUnique({ where: { version } })).toMatchObject({ supersededReason: "asked for by mail" });
  expect((await run("list")).stdout).toMatch(new RegExp(`^${version} .*superseded by ${reissue}$`, "m"));
  expect(await run("withdraw", version, "--yes")).toMatchObject({
    code: 1,
    stderr: `Votes of ${version} were withdrawn. ${reissue} has taken its place; use that one.\n`,
  });
  expect(await run("withdraw", "v2020.01.1")).toMatchObject({ code: 1, stderr: "There is no release v2020.01.1.\n" });
});
