import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { chainRoot } from "@/lib/chain/days";
import { fromHex, toHex } from "@/lib/chain/sha256";
import { db } from "@/lib/db/client";
import { createArena, createVote } from "@/lib/db/testing/factories";
import { duringDay } from "@/lib/db/testing/sealed-days";
import { homeFolder } from "@/lib/env";
import { buildRelease } from "@/lib/releases/commands";
import { sealDueDays } from "@/lib/transparency/commands";
import type { Transparency } from "@/lib/transparency/schema";
import { runPalate } from "./testing/run-palate";

// Both commands have nothing but the folder: `runPalate` hands no database over.
let parent = "";
let pristine = "";
let later = "";

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), "palate-release-"));
  const arena = await createArena({ slug: "pairs" });
  for (let n = 0; n < 30; n += 1) {
    await createVote({ arenaId: arena.id, fit: n % 3 === 0 ? "left" : "right", createdAt: duringDay(-36) });
  }
  await sealDueDays();
  const { version } = await buildRelease({ actor: "the tests" });
  pristine = path.join(homeFolder(), "releases", version);
  await createVote({ arenaId: arena.id, fit: "left" });
  later = path.join(homeFolder(), "releases", (await buildRelease({ actor: "the tests" })).version);
});

beforeEach(() => cp(pristine, path.join(parent, "release"), { recursive: true }));

afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
  await db.$disconnect();
});

describe("palate reproduce", () => {
  it("says a line for each board, and that all are equal", async () => {
    const { code, stdout, stderr } = await runPalate(parent, ["reproduce", "release"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.split("\n")).toEqual([
      "equal  pairs human: 30 votes, 3 systems",
      "equal  pairs human/half: 30 votes, 3 systems",
      "equal  pairs human/rao-kupper: 30 votes, 3 systems",
      "equal  pairs human/proxy: 30 votes, 3 systems",
      "equal  pairs human/proxy/half: 30 votes, 3 systems",
      "equal  pairs human/proxy/rao-kupper: 30 votes, 3 systems",
      "6 boards, all equal",
      "",
    ]);
  });

  it("ends with 1 where a board differs, and says in what", async () => {
    const manifest = path.join(parent, "release", "manifest.json");
    await writeFile(
      manifest,
      (await readFile(manifest, "utf8")).replace('"votes": 30,\n      "failure"', '"votes": 31,\n      "failure"'),
    );
    const { code, stdout } = await runPalate(parent, ["reproduce", "release"]);
    expect(code).toBe(1);
    expect(stdout).toContain("DIFFERENT  pairs human: 30 votes, 3 systems\n  votes: 30, published 31\n");
    expect(stdout).toContain("6 boards, 1 different\n");
  });

  it.each(["reproduce", "release verify"])(
    "ends with 2 and a line for what is no release: palate %s",
    async (command) => {
      const { code, stdout, stderr } = await runPalate(parent, [...command.split(" "), "nowhere"]);
      expect({ code, stdout, stderr }).toEqual({
        code: 2,
        stdout: "",
        stderr: "nowhere/manifest.json: there is no such file.\n",
      });
      const usage = await runPalate(parent, command.split(" "));
      expect(usage.code).toBe(2);
      expect(usage.stderr).toMatch(/missing required argument 'folder'/);
    },
  );
});

describe("palate release verify", () => {
  it("says a line for each check, and ends with 0 where all hold", async () => {
    const { code, stdout, stderr } = await runPalate(parent, ["release", "verify", "release"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.slice(0, -1).every((line) => line.startsWith("ok     "))).toBe(true);
    expect(lines).toContain("ok     votes: 30 rows in parquet, jsonl.gz, csv.gz");
    expect(lines.at(-1)).toBe(`${lines.length - 1} checks, all hold`);
  });

  it("ends with 1 where one does not, and says what", async () => {
    await rm(path.join(parent, "release", "README.md"));
    const { code, stdout } = await runPalate(parent, ["release", "verify", "release"]);
    expect(code).toBe(1);
    expect(stdout).toContain("WRONG  files: ");
    expect(stdout).toContain("  README.md is missing\n");
    expect(stdout).toContain("checks, 1 do not hold\n");
  });

  it("holds the days against roots that were kept: 0 where they agree, 1 and the day where not, 2 where they are no roots", async () => {
    const verify = (roots: string) => runPalate(parent, ["release", "verify", "release", "--roots", roots]);
    const kept = path.join(parent, "kept.json");
    await cp(path.join(parent, "release", "transparency.json"), kept);
    const same = await verify("kept.json");
    expect({ code: same.code, stderr: same.stderr }).toEqual({ code: 0, stderr: "" });
    const [{ day }] = (JSON.parse(await readFile(kept, "utf8")) as Transparency).days as [Transparency["days"][0]];
    expect(same.stdout).toContain("ok     roots: 1 day in common with kept.json, with 0 tombstones here and 0 there\n");

    const votes = 29;
    const chain = JSON.parse(await readFile(kept, "utf8")) as Transparency;
    const changed = { ...chain.days[0]!, votes };
    const root = toHex(chainRoot(fromHex(chain.previousRoot), changed, fromHex(changed.merkleRoot)));
    await writeFile(kept, JSON.stringify({ ...chain, days: [{ ...changed, chainRoot: root }] }));
    const other = await verify("kept.json");
    expect(other.code).toBe(1);
    expect(other.stdout).toContain(`  ${day}: it had 29 votes and 0 assessments and has 30 votes and 0 assessments\n`);

    for (const [text, sentence] of [
      ["roots", "not valid JSON"],
      [JSON.stringify({ ...chain, days: [changed] }), `${day}: its chain root does not follow`],
      [JSON.stringify({ ...chain, days: [] }), "no day was sealed when it was made"],
    ] as const) {
      await writeFile(kept, text);
      const { code, stdout, stderr } = await verify("kept.json");
      expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: expect.stringContaining(sentence) });
    }
    expect((await verify("nowhere.json")).stderr).toMatch(/^nowhere\.json: ENOENT: no such file/);
  });
});

describe("palate release diff", () => {
  it("says what the later release says of itself, and the cells besides", async () => {
    const { code, stdout, stderr } = await runPalate(parent, ["release", "diff", "release", later]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const changes = await readFile(path.join(later, "CHANGES.md"), "utf8");
    expect(changes).toContain("| votes | 30 | 31 | +1 |");
    expect(stdout.startsWith(changes)).toBe(true);
    expect(stdout.slice(changes.length)).toContain("| votes of pairs | 30 | 31 | +1 |");
    expect(await readFile(path.join(pristine, "CHANGES.md"), "utf8")).toContain("the first release of people's votes");
  });

  it("has everything as JSON, and compares without the boards where they are not there", async () => {
    await rm(path.join(parent, "release", "boards.jsonl.gz"));
    const { code, stdout } = await runPalate(parent, ["release", "diff", "release", later, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      tables: expect.arrayContaining([{ name: "votes", before: 30, now: 31 }]),
      since: { votes: { before: 30, added: 1, withdrawn: 0, erased: 0, excluded: 0 } },
      boards: { standings: null },
    });
  });

  it("ends with 1 where the later one says something else of the earlier one, and with 2 for what is no release", async () => {
    const manifest = path.join(parent, "release", "manifest.json");
    await writeFile(manifest, (await readFile(manifest, "utf8")).replace('"votes": 30,', '"votes": 29,'));
    const { code, stderr } = await runPalate(parent, ["release", "diff", "release", later]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^WRONG {2}v\S+ has 29 votes; the later release says that it had 30\n$/);
    expect(await runPalate(parent, ["release", "diff", "nowhere", later])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "nowhere/manifest.json: there is no such file.\n",
    });
  });
});
