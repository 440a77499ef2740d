import { describe, expect, it } from "vitest";
import type { BoardFile, BoardFileRow } from "@/lib/imports/schema";
import { boardsText } from "./output";
import { reportComparison } from "./report";

function board(file: string, rated: Record<string, number>, unrated: string[] = [], component = 0): BoardFile {
  const rows = Object.entries(rated).sort(([, one], [, other]) => other - one);
  return {
    file,
    rated: rows.map(([id, rating], at): BoardFileRow => ({ id, name: null, rating, rank: at + 1, component })),
    unrated,
  };
}

describe("two boards", () => {
  it("are compared on what both rate", () => {
    const one = board("one", { a: 1100, b: 1000, c: 900, d: 800 });
    const other = board("other", { a: 1300, c: 1200, b: 700, e: 600 }, ["d"]);
    const { report, notes } = reportComparison(one, other);
    expect(report).toMatchObject({
      common: [
        { system: "a", rating: 1100, rank: 1, otherRating: 1300, otherRank: 1 },
        { system: "b", rating: 1000, rank: 2, otherRating: 700, otherRank: 3 },
        { system: "c", rating: 900, rank: 3, otherRating: 1200, otherRank: 2 },
      ],
      onlyInOne: ["d"],
      onlyInOther: ["e"],
      notComparable: [],
      ratings: { kendall: { value: 1 / 3 }, spearman: { value: 0.5 } },
      ranks: { pearson: { value: 0.5 } },
    });
    // Deviations 100, 0, −100 and 233⅓, −366⅔, 133⅓.
    expect(report.ratings.pearson.value).toBeCloseTo(
      10_000 / Math.sqrt((20_000 * (700 ** 2 + 1100 ** 2 + 400 ** 2)) / 9),
      12,
    );
    expect(notes).toEqual(["other: 1 systems without a rating are passed over."]);
  });

  it("of several components are compared where most is in common", () => {
    const one = board("one", { a: 1, b: 2, x: 3 });
    const parts = [board("", { x: 9, y: 8 }), board("", { a: 5, b: 4 }, [], 1)];
    const other = { file: "other", rated: parts.flatMap(({ rated }) => rated), unrated: [] };
    const { report, notes } = reportComparison(one, other);
    expect(report.common.map(({ system }) => system)).toEqual(["b", "a"]);
    expect(report).toMatchObject({
      notComparable: ["x"],
      onlyInOne: [],
      onlyInOther: ["y"],
      ratings: { kendall: { value: -1 } },
    });
    expect(notes).toEqual(["other: of 2 components, whose ratings cannot be compared, one was taken."]);
  });

  it("with nothing in common have no correlation, and say so", () => {
    const { report } = reportComparison(board("one", { a: 1 }), board("other", { b: 1 }));
    expect(report).toMatchObject({
      common: [],
      onlyInOne: ["a"],
      ratings: { pearson: { value: null, reason: "too_few" } },
    });
    const text = boardsText(report);
    expect(text).toMatch(/^0 systems on both boards\n/);
    expect(text).toMatch(/^ratings +too few +too few +too few$/m);
    expect(text).toMatch(/^Only on the first: a\n\nOnly on the second: b\n$/m);
  });

  it("know a system by its name where that brings more together, and say so", () => {
    const one = board("votes.json", { "GPT 4": 1100, command: 1000, "Luminous Base": 900 });
    const { rated, ...api } = board("api.json", { "gpt-4": 1090, command: 1010, "luminous-base": 905 });
    const names = ["GPT 4", "command", "Luminous Base"];
    const other = { ...api, rated: rated.map((row, at) => ({ ...row, name: names[at]! })) };
    const { report, notes } = reportComparison(one, other);
    expect(report.common.map(({ system }) => system)).toEqual(names);
    expect(notes).toEqual(["api.json: systems are known by their names."]);
  });

  it("are compared by places, whatever their intervals made of the ranks", () => {
    const one = board("one", { a: 3, b: 2, c: 1 });
    const tied = { ...one, rated: one.rated.map((row) => ({ ...row, rank: 1 })) };
    expect(reportComparison(one, tied).report.ranks.pearson.value).toBeCloseTo(1, 12);
  });
});
