import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ComparisonRow } from "../comparisons";
import { comparisonsOf } from "../testing/planted-prototypes";
import { findPrototypes } from "./prototypes";

// FiveThirtyEight's survey (CC-BY-4.0), beside the checkout: 834 people who ranked the six films of Star Wars, 551 of them fans.
const file = fileURLToPath(new URL("../../../../shared/data/starwars-538/StarWars.csv", import.meta.url));
const isAbsent = !existsSync(file);
if (isAbsent)
  console.info("lib/ranking prototypes of starwars-538 are skipped: ../shared/data is not beside this checkout.");

const episodes = ["I", "II", "III", "IV", "V", "VI"];

function readSurvey() {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of readFileSync(file, "latin1").matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)!.push(quoted ?? plain ?? "");
    if (end !== ",") rows.push([]);
  }
  const people = rows
    .slice(2)
    .map((row) => ({ id: row[0]!, isFan: row[2] === "Yes", ranks: row.slice(9, 15).map(Number) }))
    .filter(({ ranks }) => [...ranks].sort().join() === "1,2,3,4,5,6");
  const votes = people.flatMap(({ id, ranks }) =>
    episodes.flatMap((left, index) =>
      episodes.slice(index + 1).map((right, step): ComparisonRow => {
        const outcome = ranks[index]! < ranks[index + 1 + step]! ? "left" : "right";
        return { left, right, outcome, voter: id };
      }),
    ),
  );
  return {
    comparisons: comparisonsOf(votes, episodes),
    fans: new Set(people.flatMap(({ id, isFan }) => (isFan ? [id] : []))),
  };
}

describe("starwars-538", () => {
  it.skipIf(isAbsent)("two tastes: the old films first, mostly fans; and the order of the story, mostly others", () => {
    const { comparisons, fans } = readSurvey();
    const result = findPrototypes(comparisons, { maxClasses: 2, seed: "starwars" });
    expect(result.voters).toHaveLength(834);
    const [old, story] = result.classes;
    // Seen: 614 and 220 people, of whom 74.1 % and 43.7 % are fans (66.1 % of all); nobody told the model who is one.
    expect(old!.share).toBeCloseTo(0.736, 2);
    const fansOf = (index: number) => {
      let sum = 0;
      result.voters.forEach((voter, row) => {
        if (fans.has(comparisons.voters[voter]!)) sum += result.memberships[2 * row + index]!;
      });
      return sum / result.classes[index]!.voters;
    };
    expect(fansOf(0)).toBeGreaterThan(0.72);
    expect(fansOf(1)).toBeLessThan(0.46);
    // Ratings seen: 864 820 802 1085 1261 1168 and 1240 1144 1048 890 884 795.
    const orderOf = (ratings: readonly { rating: number }[]) =>
      [...ratings.keys()]
        .sort((one, other) => ratings[other]!.rating - ratings[one]!.rating)
        .map((index) => episodes[index]);
    expect(orderOf(old!.ratings)).toEqual(["V", "VI", "IV", "I", "II", "III"]);
    expect(orderOf(story!.ratings)).toEqual(["I", "II", "III", "IV", "V", "VI"]);
    expect(story!.ratings[0]!.low).toBeGreaterThan(story!.ratings[3]!.high);
    // The whole gives the golden ratings of these votes.
    [971.0, 927.0, 894.5, 1027.8, 1124.4, 1055.3].forEach((rating, index) => {
      expect(result.whole.ratings[index]!.rating).toBeCloseTo(rating, 1);
    });
    expect(result.certainty).toBeGreaterThan(0.94);
  });

  it.skipIf(isAbsent)(
    "BIC asks for ever more classes where votes are pairs of a ranking, which are not independent",
    () => {
      const { tried } = findPrototypes(readSurvey().comparisons, { seed: "starwars" });
      // Seen: 16020, 13444, 11935, 11399, 10965.
      const bics = tried.map(({ bic }) => bic);
      expect(bics).toEqual(bics.toSorted((one, other) => other - one));
      expect(bics[1]!).toBeCloseTo(13443.7, 0);
    },
  );
});
