import { describe, expect, it } from "vitest";
import type { BoardSystem } from "@/lib/leaderboards/schema";
import type { SortKey } from "./board-query";
import { nameWithoutStrategy, prepareBoard } from "./prepare-board";
import { makeSystem } from "./testing/boards";

const system = (slug: string, rating: number | null, changes: Partial<BoardSystem> = {}) =>
  makeSystem(slug, { rating, ...changes });

describe("prepareBoard", () => {
  it("orders by rank, then rating, and tells how many share a rank", () => {
    const [group] = prepareBoard({
      systems: [system("c", 900, { rank: 3 }), system("a", 1080), system("b", 1100)],
      lifts: [],
    }).groups;
    expect(group?.rows.map((row) => [row.system, row.rank, row.sharedBy])).toEqual([
      ["b", 1, 2],
      ["a", 1, 2],
      ["c", 3, 1],
    ]);
  });

  it("puts every interval on one scale, with the mean on it", () => {
    const { groups, meanAt } = prepareBoard({ systems: [system("a", 1108), system("b", 839)], lifts: [] });
    const marks = groups.flatMap((group) => group.rows.map((row) => row.mark));
    for (const { low, value, high } of marks) {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(100);
      expect(value).toBeCloseTo((low + high) / 2, 9);
    }
    // Equal half widths in points are equal lengths in the drawing.
    expect((marks[0]?.high ?? 0) - (marks[0]?.low ?? 0)).toBeCloseTo((marks[1]?.high ?? 1) - (marks[1]?.low ?? 0), 9);
    expect(meanAt).toBeGreaterThan(marks[1]?.high ?? 100);
    expect(meanAt).toBeLessThan(marks[0]?.low ?? 0);
  });

  it("writes a rating never without its interval, and a leaning interval with both sides", () => {
    const rows = prepareBoard({
      systems: [system("a", 1108), system("b", 1000, { low: 970, high: 1041 })],
      lifts: [],
    }).groups.flatMap((group) => group.rows);
    expect(rows.map((row) => row.reach)).toEqual(["±34", "−30/+41"]);
  });

  it("marks controls, lifts, and the personalized without a control", () => {
    const rows = prepareBoard({
      systems: [system("a", 1100), system("b", 1050), system("c", 1000, { strategy: "generic" })],
      lifts: [{ system: "a", family: "TextRank", strategy: "persona", lift: 71, low: 48, high: 94 }],
    }).groups.flatMap((group) => group.rows);
    expect(rows.map((row) => row.lift)).toEqual([{ value: "+71", reach: "±23" }, null, "control"]);
    expect(rows.map((row) => row.isControl)).toEqual([false, false, true]);
  });

  it("keeps systems apart that were never compared, the larger group first", () => {
    const { groups } = prepareBoard({
      systems: [
        system("a", 1100, { component: 1 }),
        system("b", 1000, { component: 2 }),
        system("c", 1000, { component: 2 }),
      ],
      lifts: [],
    });
    expect(groups.map((group) => [group.component, group.rows.length])).toEqual([
      [2, 2],
      [1, 1],
    ]);
  });

  it("orders by what is asked for, what has no figure last", () => {
    const systems = [
      system("a", 1100, { votes: 10, strategy: "generic" }),
      system("b", 1050, { votes: 30, winRate: null }),
      system("c", 1000, { votes: 20 }),
    ];
    const lifts = [{ system: "c", family: "TextRank", strategy: "persona", lift: -9, low: -20, high: 2 }];
    const order = (sort: SortKey) =>
      prepareBoard({ systems, lifts }, { sort, search: "" }).groups.flatMap(({ rows }) =>
        rows.map((row) => row.system),
      );
    expect(order("votes")).toEqual(["b", "c", "a"]);
    expect(order("win-rate")).toEqual(["a", "c", "b"]);
    expect(order("lift")).toEqual(["c", "a", "b"]);
    expect(order("system")).toEqual(["a", "b", "c"]);
  });

  it("hides what the search does not find, and says how many; ranks stay", () => {
    const systems = [system("a", 1100), system("b", 1000, { rank: 2, family: "BM25" }), system("d", null)];
    const found = prepareBoard({ systems, lifts: [] }, { sort: "rank", search: " bm25  Persona " });
    expect(found.groups.flatMap(({ rows }) => rows.map(({ system, rank }) => [system, rank]))).toEqual([["b", 2]]);
    expect([found.hidden, found.collecting]).toEqual([1, []]);
    expect(prepareBoard({ systems, lifts: [] }, { sort: "rank", search: "nobody" }).groups).toEqual([]);
  });

  it("says where a system is from, that it was retired, and how likely it is the best", () => {
    const rows = prepareBoard({
      systems: [
        system("a", 1100, { bestProbability: 0.9991, retiredAt: "2026-11-01T00:00:00Z" }),
        system("b", 1050, { bestProbability: 0.0009 }),
        system("c", 1000, { bestProbability: null }),
      ],
      lifts: [],
    }).groups.flatMap((group) => group.rows);
    expect(rows.map(({ best }) => best.replaceAll("\u202f", " "))).toEqual(["> 99 %", "< 1 %", "–"]);
    expect(rows.map(({ origin }) => origin)).toEqual([
      "Palate · Apache-2.0 · retired",
      "Palate · Apache-2.0",
      "Palate · Apache-2.0",
    ]);
  });

  it("lists what is still collecting with what is missing", () => {
    const { groups, collecting } = prepareBoard({
      systems: [
        system("a", null, { missingVotes: 7, votes: 3, collecting: "never_won" }),
        system("b", null, { missingVotes: 1, votes: 9, collecting: "few_votes" }),
        system("c", null, { votes: 40, collecting: "one_sided" }),
        system("d", null, { missingVotes: 10, votes: 0, collecting: "no_votes" }),
      ],
      lifts: [],
    });
    expect(groups).toEqual([]);
    expect(collecting.map((row) => [row.system, row.missing])).toEqual([
      ["c", "a win against those it lost to, or a loss against those it beat"],
      ["b", "1 more vote"],
      ["a", "7 more votes, and a first win or tie"],
      ["d", "10 more votes"],
    ]);
  });
});

describe("nameWithoutStrategy", () => {
  it.each([
    ["TextRank persona", "persona", "TextRank"],
    ["BM25 · profile summary", "profile-summary", "BM25"],
    ["Query likelihood (generic)", "generic", "Query likelihood"],
    ["Lead-k", "generic", "Lead-k"],
    ["persona", "persona", "persona"],
  ])("%s by %s is %s", (name, strategy, title) => {
    expect(nameWithoutStrategy({ name, strategy })).toBe(title);
  });
});
