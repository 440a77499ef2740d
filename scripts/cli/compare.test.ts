import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ComparisonReport } from "./compare/report";
import { runPalate } from "./testing/run-palate";
import { isAbsent, sharedFile } from "./testing/shared-data";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-compare-"));
  await writeFile(join(folder, "votes.csv"), "left,right,winner\nA,B,left\nB,A,left\nB,A,left\nC,A,left\nA,C,left\n");
  await writeFile(join(folder, "board.csv"), "system,rating\nB,1200\nA,1100\nC,900\n");
});
afterAll(() => rm(folder, { recursive: true }));

describe("palate compare", () => {
  it("reads what palate rate prints, and a table from elsewhere", async () => {
    const { stdout: board } = await runPalate(folder, ["rate", "votes.csv", "--json"]);
    const { code, stdout } = await runPalate(folder, ["compare", "-", "board.csv", "--json"], board);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ratings: { spearman: { value: 0.8660254037844387 } },
      onlyInOne: [],
      onlyInOther: [],
    });
  });

  it("says of votes what to do with them, in one line with exit code 2", async () => {
    const { code, stdout, stderr } = await runPalate(folder, ["compare", "board.csv", "votes.csv"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^votes\.csv: a board needs .* rate them first, with palate rate --json\.\n$/);
  });

  // Both boards rest on the same 2,139 pairs.
  it.skipIf(isAbsent)("gives the correlation of the ranks by people and by GPT-4, ties as half wins", async () => {
    const files = ["crowd-comparisons", "gpt4-crowd-comparisons"];
    const boards = await Promise.all(
      files.map((name) =>
        runPalate(folder, ["rate", sharedFile(`llmfao/${name}.csv`), "--ties", "half", "--interval", "none", "--csv"]),
      ),
    );
    for (const [at, { stdout }] of boards.entries()) await writeFile(join(folder, `${at}.csv`), stdout);
    const { stdout } = await runPalate(folder, ["compare", "0.csv", "1.csv", "--json"]);
    const { common, ranks } = JSON.parse(stdout) as ComparisonReport;
    expect(common).toHaveLength(59);
    expect(ranks.pearson.value).toBeCloseTo(0.730918, 6);
  });
});
