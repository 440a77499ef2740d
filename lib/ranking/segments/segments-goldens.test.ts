import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { type Comparisons, ComparisonsBuilder } from "../comparisons";
import { testGroups, testVoters } from "../heterogeneity/heterogeneity";
import { estimateVoterSpread } from "../heterogeneity/voter-spread";
import { eloPerLogit, meanRating } from "../intervals";
import { seededRandom } from "../random";
import { boardOf } from "../testing/planted-tastes";
import { fitSegments } from "./fit-segments";

// FiveThirtyEight's Star Wars survey (CC-BY-4.0) and evalica's LLM votes (llmonitor.com and D. Ustalov, CC-BY-4.0) stand beside the
// checkout; the ratings of the survey are given with the file, in SOURCES.md.
const folder = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const isAbsent = !existsSync(folder);
if (isAbsent) console.info("lib/ranking segment goldens are skipped: ../shared/data is not beside this checkout.");

function readRows(path: string, encoding: "utf8" | "latin1" = "utf8"): string[][] {
  const text = readFileSync(`${folder}${path}`, encoding);
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

const episodes = ["I", "II", "III", "IV", "V", "VI"];

/** A ranking of six films is fifteen votes of one voter. */
function readRankings(groupOf: (row: readonly string[]) => string): Comparisons {
  const builder = new ComparisonsBuilder({ systems: episodes });
  for (const row of readRows("starwars-538/StarWars.csv", "latin1").slice(2)) {
    const ranks = row.slice(9, 15).map(Number);
    if ([...ranks].sort().join() !== "1,2,3,4,5,6") continue;
    const group = groupOf(row);
    episodes.forEach((left, index) => {
      episodes.slice(index + 1).forEach((right, step) => {
        const outcome = ranks[index]! < ranks[index + 1 + step]! ? "left" : "right";
        builder.add({ left, right, outcome, voter: row[0]!, group });
      });
    });
  }
  return builder.build();
}

describe("starwars-538", () => {
  const separate: Record<string, number[]> = {
    fans: [916.0, 889.1, 879.4, 1072.8, 1156.4, 1086.3],
    "not fans": [1067.9, 988.8, 915.0, 948.5, 1076.2, 1003.6],
  };

  it.skipIf(isAbsent)("rates fans and others between their own ratings and those of all", () => {
    const rankings = readRankings((row) => (row[2] === "Yes" ? "fans" : "not fans"));
    const board = boardOf(rankings, "half");
    const { segments, spread, designEffect } = fitSegments(rankings, board);
    expect(segments.map(({ votes }) => votes).sort((a, b) => a - b)).toEqual([283 * 15, 551 * 15]);
    for (const { group, ratings } of segments) {
      ratings.forEach(({ rating, low, high }, index) => {
        const own = separate[group]![index]!;
        const all = meanRating + board.strengths[index]! * eloPerLogit;
        expect(rating).toBeGreaterThan(Math.min(own, all) - 0.1);
        expect(rating).toBeLessThan(Math.max(own, all) + 0.1);
        // With hundreds of people in each group little of the way is left.
        expect(Math.abs(rating - own)).toBeLessThan(0.1 * Math.abs(all - own));
        expect(low).toBeLessThan(own);
        expect(high).toBeGreaterThan(own);
      });
    }
    // Half the difference of the groups' ratings is 52 points, root mean square.
    expect(spread).toBeGreaterThan(52);
    expect(spread).toBeLessThan(120);
    // Rankings are consistent: fifteen votes of one say less than fifteen of fifteen people.
    expect(designEffect).toBeGreaterThan(1.5);
    expect(testGroups(rankings, board, { spread }).pValue).toBe(0.005);
    expect(testVoters(rankings, board).pValue).toBe(0.005);
  });

  it.skipIf(isAbsent)("finds nothing in groups that are drawn", () => {
    const random = seededRandom("drawn groups");
    const verdicts = Array.from({ length: 20 }, (_, run) => {
      const rankings = readRankings(() => (random.next() < 0.66 ? "one" : "other"));
      return testGroups(rankings, boardOf(rankings, "half"), { rounds: 39, seed: `${run}` });
    });
    expect(verdicts.filter(({ pValue }) => pValue! <= 0.05).length).toBeLessThanOrEqual(3);
    expect(verdicts.filter(({ spread }) => spread === 0).length).toBeGreaterThan(10);
    for (const { spread } of verdicts) expect(spread!).toBeLessThan(20);
  });
});

describe("llmfao", () => {
  it.skipIf(isAbsent)("finds workers with tastes of their own, and prompts on which models fare otherwise", () => {
    const [header, ...rows] = readRows("llmfao/crowd-comparisons.csv");
    const [left, right, winner, worker, prompt] = ["left", "right", "winner", "worker", "prompt"].map((name) =>
      header!.indexOf(name),
    );
    const builder = new ComparisonsBuilder();
    for (const row of rows) {
      const outcome = row[winner!]!;
      if (outcome !== "left" && outcome !== "right" && outcome !== "tie") throw new Error(`outcome ${outcome}`);
      builder.add({
        left: row[left!]!,
        right: row[right!]!,
        outcome,
        voter: row[worker!]!,
        group: `prompt ${row[prompt!]}`,
      });
    }
    const votes = builder.build();
    const board = boardOf(votes);
    const workers = testVoters(votes, board);
    expect(workers).toMatchObject({ compared: 124, pValue: 0.005, reason: null });
    expect(workers.spread).toBe(estimateVoterSpread(votes, board).spread);
    expect(testGroups(votes, board, { spread: 0 })).toMatchObject({ compared: 13, pValue: 0.005, reason: null });
  });
});

describe("pork tasting of Bradley and Terry (1952), Biometrika 39, p. 333", () => {
  // Pigs fed on corn, corn and a peanut supplement, corn and a large one. Choices of two judges in five repetitions, as in the R package
  // eba (data "pork"), whose example of `group.test` asks whether the judges differ, and answers "Yes, there is".
  const choices: Record<string, [string, string, number][]> = {
    "judge 1": [
      ["Cp", "C", 5],
      ["CP", "C", 4],
      ["C", "CP", 1],
      ["CP", "Cp", 3],
      ["Cp", "CP", 2],
    ],
    "judge 2": [
      ["Cp", "C", 2],
      ["C", "Cp", 3],
      ["CP", "C", 1],
      ["C", "CP", 4],
      ["CP", "Cp", 2],
      ["Cp", "CP", 3],
    ],
  };

  it("finds that the judges differ, and rates both though one of them never chose corn over the small supplement", () => {
    const builder = new ComparisonsBuilder({ systems: ["C", "Cp", "CP"] });
    for (const [group, rows] of Object.entries(choices)) {
      for (const [left, right, votes] of rows) builder.add({ left, right, outcome: "left", votes, group });
    }
    const tastings = builder.build();
    const board = boardOf(tastings);
    const { pValue, spread } = testGroups(tastings, board, { rounds: 1999 });
    expect(pValue!).toBeLessThan(0.05);
    const { segments, spread: found } = fitSegments(tastings, board);
    expect(found).toBe(spread);
    // Judge 1 likes corn alone least, judge 2 most.
    const [first, second] = segments.map(({ ratings }) => ratings.map(({ rating }) => rating));
    expect(Math.min(...first!)).toBe(first![0]);
    expect(Math.max(...second!)).toBe(second![0]);
  });
});
