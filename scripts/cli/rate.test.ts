import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RatedVotes } from "./rate/rated-votes";
import { runPalate } from "./testing/run-palate";
import { isAbsent, readGolden, sharedFile } from "./testing/shared-data";

const header = ["model_a", "model_b", "winner", "voter", "lang"];
const rows = Array.from({ length: 60 }, (_, at) => [
  `m${at % 4}`,
  `m${(at + 1 + (at % 3)) % 4}`,
  ["model_a", "model_b", "tie", "model_a", "tie (bothbad)"][(at * 7) % 5]!,
  `v${at % 6}`,
  at % 6 < 3 ? "en" : "de",
]);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palate-rate-"));
  const csv = (lines: readonly string[][]) => lines.map((line) => line.join(",")).join("\n");
  await writeFile(join(folder, "votes.csv"), `${csv([header, ...rows])}\n`);
  const writer = new ByteWriter();
  const columnData = header.map((name, column) => ({
    name,
    data: rows.map((row) => row[column]!),
    type: "STRING" as const,
  }));
  parquetWrite({ writer, columnData });
  await writeFile(join(folder, "votes.parquet"), Buffer.from(writer.getBytes()));
  await writeFile(join(folder, "broken.csv"), "left,right,winner\nA,B,left\nB,A,nobody\n");
  await writeFile(join(folder, "empty.csv"), "");
  await writeFile(join(folder, "lone.csv"), "left,right,winner,voter\nA,B,left,ann\nB,A,left,ann\n");
});
afterAll(() => rm(folder, { recursive: true }));

describe("palate rate", () => {
  it("prints the result alone on standard output, and what it read on standard error", async () => {
    const { code, stdout, stderr } = await runPalate(folder, ["rate", "votes.csv", "--json", "--group", "lang"]);
    expect(code).toBe(0);
    const rated = JSON.parse(stdout) as RatedVotes;
    expect(rated).toMatchObject({
      method: "bradley-terry",
      votes: 60,
      groups: { segments: [{ group: "de" }, { group: "en" }] },
    });
    expect(rated.systems.map(({ rank }) => rank)).not.toContain(null);
    expect(stderr).toBe(
      'votes.csv: csv, left from "model_a"; right from "model_b"; winner from "winner"; voter from "voter"; group from "lang"\n',
    );
  });

  it("gives the same bytes for the same votes as CSV, as Parquet and from standard input", async () => {
    const options = ["--json", "--group", "lang"];
    const fromStdin = [header, ...rows].map((row) => row.join(";")).join("\r\n");
    const runs = await Promise.all([
      runPalate(folder, ["rate", "votes.csv", ...options]),
      runPalate(folder, ["rate", "votes.parquet", ...options]),
      runPalate(folder, ["rate", "-", ...options], fromStdin),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(runs[1]!.stderr).toContain("votes.parquet: parquet, ");
    expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
  });

  it.each<[string, string[], RegExp]>([
    ["an outcome that nobody knows", ["broken.csv"], /^broken\.csv, line 3: "nobody" does not say who won/],
    ["an empty file", ["empty.csv"], /^empty\.csv: the file is empty/],
    ["no such column", ["votes.csv", "--left", "nope"], /^votes\.csv: no column "nope" \(--left\)/],
    ["clusters without voters", ["votes.csv", "--no-voter", "--interval", "clustered"], /^--interval clustered needs/],
    ["an unknown model", ["votes.csv", "--model", "glicko"], /^error: option '--model <model>' argument 'glicko'/],
    ["what the votes do not decide", ["lone.csv", "--interval", "bootstrap"], /^lone\.csv: One voter says nothing/],
  ])("refuses %s in one line, with exit code 2 and nothing on standard output", async (_, args, message) => {
    const { code, stdout, stderr } = await runPalate(folder, ["rate", ...args]);
    expect({ code, stdout, lines: stderr.match(/\n/g)?.length }).toEqual({ code: 2, stdout: "", lines: 1 });
    expect(stderr).toMatch(message);
  });
});

describe("palate rate on files of others", () => {
  async function ratingsOf(file: string, ...options: string[]): Promise<Map<string, number>> {
    const { stdout } = await runPalate(folder, ["rate", sharedFile(file), "--json", ...options]);
    return new Map((JSON.parse(stdout) as RatedVotes).systems.map(({ system, rating }) => [system, rating!]));
  }

  it.skipIf(isAbsent)("gives evalica's strengths of llmfao, which sum to 1, with ties as half wins", async () => {
    const ratings = await ratingsOf("llmfao/crowd-comparisons.csv", "--ties", "half", "--interval", "none");
    const expected = readGolden("evalica/llmfao-golden.csv", "bradley_terry");
    expect([...ratings.keys()].sort()).toEqual([...expected.keys()].sort());
    const strengths = new Map([...ratings].map(([system, rating]) => [system, 10 ** ((rating - 1000) / 400)]));
    const sum = [...strengths.values()].reduce((total, strength) => total + strength, 0);
    for (const [system, strength] of strengths) {
      expect(Math.abs(strength / sum - expected.get(system)!)).toBeLessThan(1e-6);
    }
  });

  it.skipIf(isAbsent)("gives evalica's Elo of llmfao in the order of the file", async () => {
    const ratings = await ratingsOf("llmfao/crowd-comparisons.csv", "--model", "elo");
    const expected = readGolden("evalica/llmfao-golden.csv", "elo");
    expect(ratings.size).toBe(expected.size);
    for (const [system, rating] of ratings) expect(Math.abs(rating - expected.get(system)!)).toBeLessThan(1e-9);
  });

  it.skipIf(isAbsent)("gives the ratings and the sandwich's half widths of food.csv", async () => {
    const options = ["--ties", "half", "--interval", "sandwich", "--json"];
    const { stdout } = await runPalate(folder, ["rate", sharedFile("evalica/food.csv"), ...options]);
    const { systems } = JSON.parse(stdout) as RatedVotes;
    expect(systems.map(({ system }) => system)).toEqual(["Tacos", "Sushi", "Burger", "Pasta", "Pizza"]);
    const ratings = [1159.802, 1016.7396, 972.7674, 947.7822, 902.9088];
    const halfWidths = [179.2, 177.47, 165.36, 159.06, 163.62];
    systems.forEach(({ rating, low, high }, at) => {
      expect(rating).toBeCloseTo(ratings[at]!, 4);
      expect((high! - low!) / 2).toBeCloseTo(halfWidths[at]!, 2);
    });
  });
});
