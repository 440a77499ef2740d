import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rateElo } from "./elo/elo";
import { fitHalfTie } from "./fit-half-tie";
import { covariancesOf, eloPerLogit, halfWidth95 } from "./intervals";
import { countPairs, settleBothBad, type TallyCell } from "./pair-counts";

// Numbers of other implementations on files that stand beside the checkout: evalica's golden files (D. Ustalov, Apache-2.0,
// github.com/dustalov/evalica), its LLM votes (llmonitor.com and D. Ustalov, CC-BY-4.0) and FiveThirtyEight's Star Wars
// survey (CC-BY-4.0). The ratings of food.csv and of the survey are given with the files, in SOURCES.md.
const folder = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const isAbsent = !existsSync(folder);
if (isAbsent) console.info("lib/ranking goldens are skipped: ../shared/data is not beside this checkout.");

function readRows(path: string, encoding: "utf8" | "latin1" = "utf8"): string[][] {
  const text = readFileSync(`${folder}${path}`, encoding);
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

function readVotes(path: string): TallyCell[] {
  const [header, ...rows] = readRows(path);
  const [left, right, winner] = ["left", "right", "winner"].map((name) => header!.indexOf(name));
  return rows.map((row) => {
    const outcome = row[winner!]!;
    if (outcome !== "left" && outcome !== "right" && outcome !== "tie")
      throw new Error(`outcome ${outcome} in ${path}`);
    return { left: row[left!]!, right: row[right!]!, outcome, votes: 1 };
  });
}

function readGolden(path: string, algorithm: string): Map<string, number> {
  const rows = readRows(path).filter(([name]) => name === algorithm);
  return new Map(rows.map(([, item, score]) => [item!, Number(score)]));
}

function idsOf(votes: readonly TallyCell[]): string[] {
  return [...new Set(votes.flatMap(({ left, right }) => [left, right]))].sort();
}

function fitVotes(votes: readonly TallyCell[], ids: readonly string[]) {
  return fitHalfTie(settleBothBad(countPairs(votes, ids), "tie"));
}

describe.each([
  { golden: "evalica/simple-golden.csv", file: "evalica/simple.csv" },
  { golden: "evalica/food-golden.csv", file: "evalica/food.csv" },
  { golden: "evalica/llmfao-golden.csv", file: "llmfao/crowd-comparisons.csv" },
])("$golden", ({ golden, file }) => {
  it.skipIf(isAbsent)("Elo in file order", () => {
    const votes = readVotes(file);
    const ids = idsOf(votes);
    const indexed = votes.map((vote) => ({ ...vote, left: ids.indexOf(vote.left), right: ids.indexOf(vote.right) }));
    const expected = readGolden(golden, "elo");
    expect(expected.size).toBe(ids.length);
    rateElo(indexed, ids.length).forEach((rating, index) => {
      expect(Math.abs(rating - expected.get(ids[index]!)!)).toBeLessThan(1e-9);
    });
  });

  it.skipIf(isAbsent)("Bradley–Terry with ties as half wins, strengths that sum to 1", () => {
    const votes = readVotes(file);
    const ids = idsOf(votes);
    const strengths = fitVotes(votes, ids).strengths.map(Math.exp);
    const sum = strengths.reduce((total, strength) => total + strength, 0);
    const expected = readGolden(golden, "bradley_terry");
    expect(expected.size).toBe(ids.length);
    strengths.forEach((strength, index) => {
      expect(Math.abs(strength / sum - expected.get(ids[index]!)!)).toBeLessThan(1e-6);
    });
  });
});

describe("evalica/food.csv", () => {
  it.skipIf(isAbsent)("ratings and half widths of the sandwich for independent votes", () => {
    const ids = ["Tacos", "Sushi", "Burger", "Pasta", "Pizza"];
    const fit = fitVotes(readVotes("evalica/food.csv"), ids);
    const { sandwich } = covariancesOf(fit);
    const ratings = [1159.802, 1016.7396, 972.7674, 947.7822, 902.9088];
    const halfWidths = [179.2, 177.47, 165.36, 159.06, 163.62];
    ids.forEach((_, index) => {
      expect(1000 + fit.strengths[index]! * eloPerLogit).toBeCloseTo(ratings[index]!, 4);
      expect(halfWidth95(sandwich[index * 6]!)).toBeCloseTo(halfWidths[index]!, 2);
    });
  });
});

describe("starwars-538", () => {
  const boards = [
    { who: "all", people: 834, ratings: [971.0, 927.0, 894.5, 1027.8, 1124.4, 1055.3] },
    { who: "fans", people: 551, ratings: [916.0, 889.1, 879.4, 1072.8, 1156.4, 1086.3] },
    { who: "not fans", people: 283, ratings: [1067.9, 988.8, 915.0, 948.5, 1076.2, 1003.6] },
  ];
  it.skipIf(isAbsent).each(boards)("ratings of the six episodes by $who", ({ who, people, ratings }) => {
    const episodes = ["I", "II", "III", "IV", "V", "VI"];
    const rankings = readRows("starwars-538/StarWars.csv", "latin1")
      .slice(2)
      .filter((row) => who === "all" || (who === "fans") === (row[2] === "Yes"))
      .map((row) => row.slice(9, 15).map(Number))
      .filter((ranks) => [...ranks].sort().join() === "1,2,3,4,5,6");
    expect(rankings).toHaveLength(people);
    const votes = rankings.flatMap((ranks) =>
      episodes.flatMap((left, index) =>
        episodes.slice(index + 1).map((right, step): TallyCell => {
          const outcome = ranks[index]! < ranks[index + 1 + step]! ? "left" : "right";
          return { left, right, outcome, votes: 1 };
        }),
      ),
    );
    const { strengths } = fitVotes(votes, episodes);
    strengths.forEach((strength, index) => {
      expect(1000 + strength * eloPerLogit).toBeCloseTo(ratings[index]!, 1);
    });
  });
});
