import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AgreementReport } from "./agreement/report";
import { runPalate } from "./testing/run-palate";
import { isAbsent, sharedFile } from "./testing/shared-data";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-agreement-"));
  await writeFile(
    join(folder, "ratings.csv"),
    "unit,rater,value\n1,ann,4\n1,bob,5\n2,ann,2\n2,bob,\n3,ann,1\n3,bob,1\n",
  );
  await writeFile(join(folder, "again.csv"), "unit,rater,value\n1,ann,4\n1,ann,5\n");
});
afterAll(() => rm(folder, { recursive: true }));

describe("palate agreement", () => {
  it("reports on ratings as a text", async () => {
    const { code, stdout, stderr } = await runPalate(folder, ["agreement", "ratings.csv", "--level", "interval"]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'ratings.csv: csv, unit from "unit"; rater from "rater"; value from "value"\n',
    });
    // Values 4, 5, 1, 1: observed 2 · 1/4, expected 2 · (1 + 9 + 9 + 16 + 16 + 0)/12.
    expect(stdout.split("\n")).toEqual([
      "5 ratings of 3 units by 2 raters; 1 alone in their unit; 1 missing",
      "",
      `Krippendorff's alpha, interval  ${(1 - 0.5 / 8.5).toFixed(4)}  4 ratings of 2 units`,
      "raw agreement                   0.5000  1 of 2 pairs of ratings",
      "Fleiss' kappa                   0.2000  nominal",
      "Cohen's kappa                   0.3333  nominal; 2 units that both rated",
      "",
    ]);
  });

  it("takes the names after --unit for columns, but the last for the file where none came before", async () => {
    const { code, stdout } = await runPalate(folder, ["agreement", "--json", "--unit", "unit", "ratings.csv"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ layout: "ratings", unit: ["unit"], ratings: 5, missing: 1 });
  });

  it.each<[string, string[], RegExp]>([
    ["a second rating", ["again.csv"], /^again\.csv, line 3: "ann" rated "1" in line 2 already\./],
    ["no file", [], /^Which file\?/],
  ])("refuses %s in one line, with exit code 2 and nothing on standard output", async (_, args, message) => {
    const { code, stdout, stderr } = await runPalate(folder, ["agreement", ...args]);
    expect({ code, stdout, lines: stderr.match(/\n/g)?.length }).toEqual({ code: 2, stdout: "", lines: 1 });
    expect(stderr).toMatch(message);
  });

  // More than a pipe takes at once: all of it must have left before the process ends.
  it("prints a long report whole", async () => {
    const votes = Array.from({ length: 400 }, (_, voter) => `v${voter},X,Y,left\nv${voter},Y,X,left\n`);
    await writeFile(join(folder, "many.csv"), `voter,left,right,winner\n${votes.join("")}`);
    const { stdout } = await runPalate(folder, ["agreement", "many.csv", "--json"]);
    expect(stdout.length).toBeGreaterThan(2 ** 17);
    expect((JSON.parse(stdout) as AgreementReport).selfConsistency).toMatchObject({ all: { hits: 0, trials: 400 } });
  });

  it.skipIf(isAbsent)("gives llmfao's alpha by prompt and pair, which has one id", async () => {
    const run = (unit: string) =>
      runPalate(folder, ["agreement", sharedFile("llmfao/crowd-comparisons.csv"), "--unit", unit, "--json"]);
    const [byId, byPrompt] = (await Promise.all([run("id"), run("prompt")])).map(
      ({ stdout }) => JSON.parse(stdout) as AgreementReport,
    );
    expect(byId!.alpha.alpha.value).toBeCloseTo(0.2906, 4);
    expect(byId!.alpha).toMatchObject({ units: 2124, ratings: 8916, lone: 15, values: 3 });
    expect(byId).toMatchObject({ raters: 124, repeated: 0, leftBias: { left: { hits: 2911, trials: 5460 } } });
    expect(byPrompt!.alpha).toEqual(byId!.alpha);
  });
});
