import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strongComponents } from "../connectivity";
import { RatingError } from "../errors";
import { hasFiniteTieMaximum } from "../existence";
import type { PairModel } from "../fit";
import { countPairs, type PairOutcomes, settleBothBad, type TallyCell } from "../pair-counts";
import { seededRandom } from "../random";
import { connectedCells, simulateVotes, systemIds } from "../testing/drawn-votes";
import { type Fragility, fragilityOf } from "./fragility";
import {
  cellOutcomes,
  cellsOf,
  influencesOn,
  informationFactor,
  mostInfluential,
  pairsOfCells,
  pullOn,
  voteScores,
} from "./vote-influence";
import { fitTies, sameStrength } from "./vote-removal";

type Ties = PairModel["name"];
const models: Ties[] = ["davidson", "half", "rao-kupper"];

function pairsOf(cells: readonly TallyCell[], ids: readonly string[]): PairOutcomes {
  return settleBothBad(countPairs(cells, ids), "tie");
}

function duel(wins: number, losses: number, ties = 0): PairOutcomes {
  return pairsOf(
    [
      { left: "a", right: "b", outcome: "left", votes: wins },
      { left: "a", right: "b", outcome: "right", votes: losses },
      { left: "a", right: "b", outcome: "tie", votes: ties },
    ],
    ["a", "b"],
  );
}

function isRatable(pairs: PairOutcomes, ties: Ties): boolean {
  if (strongComponents(pairs).length > 1) return false;
  return ties === "half" || pairs.ties.every((votes) => votes === 0) || hasFiniteTieMaximum(pairs);
}

/** Whether somebody is above a system in a fit from scratch. */
function isOvertaken(pairs: PairOutcomes, ties: Ties, first: number): boolean {
  const { strengths } = fitTies(pairs, ties);
  return Math.max(...strengths) > strengths[first]! + sameStrength;
}

/** The pairs without the votes that a result names. */
function without(pairs: PairOutcomes, { removed }: Fragility): PairOutcomes {
  const cells = cellsOf(pairs);
  const left = Float64Array.from(cells.votes, (votes, cell) => {
    const taken = removed.filter(
      ({ first, second, outcome }) =>
        first === cells.first[cell] && second === cells.second[cell] && outcome === cellOutcomes[cells.outcome[cell]!],
    );
    return votes - taken.reduce((sum, { votes: amount }) => sum + amount, 0);
  });
  expect(left.every((votes) => votes >= 0)).toBe(true);
  return pairsOfCells(cells, left, pairs.systems);
}

/** Whether any removal of exactly so many votes that leaves a board changes the first place: every one is tried. */
function canFall(pairs: PairOutcomes, ties: Ties, first: number, votes: number): boolean {
  const cells = cellsOf(pairs);
  const left = Float64Array.from(cells.votes);
  const search = (from: number, open: number): boolean => {
    if (open === 0) {
      const rest = pairsOfCells(cells, left, pairs.systems);
      return isRatable(rest, ties) && isOvertaken(rest, ties, first);
    }
    for (let cell = from; cell < left.length; cell += 1) {
      if (left[cell]! < 1) continue;
      left[cell] = left[cell]! - 1;
      const isFound = search(cell, open - 1);
      left[cell] = left[cell]! + 1;
      if (isFound) return true;
    }
    return false;
  };
  return search(0, votes);
}

describe("fragilityOf a duel", () => {
  it.each(models)("takes as many wins as the winner has more than the loser, and one (%s)", (ties) => {
    expect(fragilityOf(duel(10, 7, 4), ties)).toEqual({
      first: 0,
      total: 21,
      maxShare: 0.25,
      votes: 4,
      share: 4 / 21,
      newFirst: 1,
      removed: [{ first: 0, second: 1, outcome: "first", votes: 4 }],
      reason: null,
    });
    expect(fragilityOf(duel(700, 1000), ties)).toMatchObject({ first: 1, votes: 301, newFirst: 0 });
  });

  it.each(models)("says that nothing was found within the share that may be taken (%s)", (ties) => {
    const found = fragilityOf(duel(10, 7, 4), ties, { maxShare: 0.18 });
    expect(found).toMatchObject({ votes: null, share: null, newFirst: null, removed: [], reason: "share" });
    expect(fragilityOf(duel(2, 1), ties)).toMatchObject({ votes: null, reason: "share" });
    expect(fragilityOf(duel(2, 1), ties, { maxShare: 1 })).toMatchObject({ votes: null, reason: "held" });
  });

  it.each(models)("says that a leader cannot be overtaken without the vote that makes it comparable (%s)", (ties) => {
    // Without its 9 wins a could not be rated; with one of them it draws level with b.
    const found = fragilityOf(duel(9, 1), ties, { maxShare: 1 });
    expect(found).toMatchObject({ first: 0, votes: null, reason: "held" });
  });

  it("says that a first place is shared", () => {
    for (const ties of models)
      expect(fragilityOf(duel(5, 5, 3), ties)).toMatchObject({ votes: null, reason: "shared" });
    expect(fragilityOf(duel(0, 0, 6), "half")).toMatchObject({ votes: null, reason: "shared" });
    expect(fragilityOf(duel(0, 0, 1), "half")).toMatchObject({ votes: null, reason: "shared" });
  });

  it("refuses what is no board: a single win, and nothing but ties with a tie parameter", () => {
    expect(() => fragilityOf(duel(1, 0), "davidson")).toThrow(expect.objectContaining({ code: "disconnected" }));
    expect(() => fragilityOf(duel(0, 0, 5), "davidson")).toThrow(expect.objectContaining({ code: "undecided" }));
    expect(() => fragilityOf(pairsOf([], ["a", "b"]), "half")).toThrow(expect.objectContaining({ code: "empty" }));
  });
});

describe("fragilityOf", () => {
  it.each(models)("is confirmed by a fit from scratch of what is left, which still is a board (%s)", (ties) => {
    let changed = 0;
    fc.assert(
      fc.property(connectedCells(5), (drawn) => {
        const pairs = pairsOf(drawn, systemIds(5));
        const found = fragilityOf(pairs, ties, { maxShare: 0.6 });
        if (found.votes === null) return;
        changed += 1;
        const rest = without(pairs, found);
        expect(found.removed.reduce((sum, { votes }) => sum + votes, 0)).toBe(found.votes);
        expect(found.share).toBe(found.votes / found.total);
        expect(found.share).toBeLessThanOrEqual(0.6);
        expect(isRatable(rest, ties)).toBe(true);
        const { strengths } = fitTies(rest, ties);
        expect(strengths[found.newFirst]).toBeCloseTo(Math.max(...strengths), 6);
        expect(strengths[found.newFirst]! - strengths[found.first!]!).toBeGreaterThan(sameStrength);
      }),
      { numRuns: 150, seed: 3 },
    );
    expect(changed).toBeGreaterThan(100);
  });

  it.each(models)(
    "by %s is the exact minimum on 39 of 40 small boards at least, where all removals were tried",
    (ties) => {
      const random = seededRandom("small boards");
      const most = 3;
      let boards = 0;
      let exact = 0;
      while (boards < 120) {
        const size = 3 + (boards % 3);
        const strengths = Array.from({ length: size }, () => 0.6 * random.normal());
        const pairs = pairsOf(simulateVotes(strengths, 0.6, [5, 3, 2][boards % 3]!, random), systemIds(size));
        if (!isRatable(pairs, ties)) continue;
        const { first, votes, reason } = fragilityOf(pairs, ties, { maxShare: 1 });
        if (reason === "shared") continue;
        const isFound = votes !== null && votes <= most;
        const fewer = Array.from({ length: isFound ? votes - 1 : most }, (_, index) => index + 1);
        const isMissed = fewer.some((number) => canFall(pairs, ties, first!, number));
        // More than three votes take too long to try out, and none of three or fewer leaves open what the minimum is.
        if (!isFound && !isMissed) continue;
        boards += 1;
        if (!isMissed) exact += 1;
      }
      expect(exact / boards).toBeGreaterThanOrEqual(0.975);
    },
  );

  it("keeps the vote without which a system could not be compared, though it helps the first most", () => {
    // Nobody else beat c: without that one vote c would be above all bounds, and first if that counted.
    const pairs = pairsOf(
      [
        { left: "a", right: "b", outcome: "left", votes: 7 },
        { left: "b", right: "a", outcome: "left", votes: 4 },
        { left: "a", right: "c", outcome: "left", votes: 1 },
        { left: "c", right: "b", outcome: "left", votes: 1 },
      ],
      ["a", "b", "c"],
    );
    const fit = fitTies(pairs, "half");
    const cells = cellsOf(pairs);
    const pull = pullOn(0, 2, informationFactor(fit), fit.dimension);
    const best = mostInfluential(influencesOn(pull, cells, voteScores(cells, fit), 3), cells.votes)[0]!;
    expect([cells.first[best], cells.second[best], cells.outcome[best]]).toEqual([0, 2, 0]);
    const found = fragilityOf(pairs, "half", { maxShare: 1 });
    expect(found.first).toBe(0);
    expect(found.votes).not.toBeNull();
    expect(found.removed.some(({ first, second }) => first === 0 && second === 2)).toBe(false);
    expect(strongComponents(without(pairs, found))).toHaveLength(1);
  });

  it("takes all but one of the votes that hold the board together", () => {
    // A ring: each beat one other. With one win each all would be equal, so b's 3 wins are first once c has but one.
    const ring: TallyCell[] = [
      { left: "a", right: "c", outcome: "left", votes: 1 },
      { left: "b", right: "a", outcome: "left", votes: 3 },
      { left: "c", right: "b", outcome: "left", votes: 5 },
    ];
    expect(fragilityOf(pairsOf(ring, ["a", "b", "c"]), "half", { maxShare: 1 })).toMatchObject({
      first: 2,
      newFirst: 1,
      votes: 4,
      removed: [{ first: 1, second: 2, outcome: "second", votes: 4 }],
    });
  });

  it("tries out more rivals than the one that the prediction puts first", () => {
    const cells: TallyCell[] = [
      { left: "a", right: "b", outcome: "left", votes: 1 },
      { left: "b", right: "a", outcome: "left", votes: 1 },
      { left: "b", right: "c", outcome: "left", votes: 4 },
      { left: "c", right: "a", outcome: "left", votes: 1 },
      { left: "c", right: "b", outcome: "left", votes: 2 },
    ];
    const pairs = pairsOf(cells, ["a", "b", "c"]);
    expect(fragilityOf(pairs, "half", { maxShare: 1 })).toMatchObject({ first: 1, newFirst: 2, votes: 2 });
    // The prediction prefers a, which in truth no removal lifts above b.
    expect(fragilityOf(pairs, "half", { maxShare: 1, candidates: [1, 0] })).toMatchObject({ votes: null });
  });

  it("only lets candidates have the first place", () => {
    const cells: TallyCell[] = [
      { left: "a", right: "b", outcome: "left", votes: 60 },
      { left: "a", right: "b", outcome: "right", votes: 40 },
      // A newcomer, whom one vote less would lift above all.
      { left: "new", right: "a", outcome: "left", votes: 2 },
      { left: "new", right: "a", outcome: "right", votes: 2 },
    ];
    const pairs = pairsOf(cells, ["a", "b", "new"]);
    expect(fragilityOf(pairs, "half", { candidates: [0, 1] })).toMatchObject({ first: 0, newFirst: 1, votes: 21 });
    expect(fragilityOf(pairsOf(cells.slice(0, 3), ["a", "b", "new"]), "half", { candidates: [2] })).toMatchObject({
      first: 2,
      votes: null,
      reason: "no_rival",
    });
    expect(fragilityOf(pairs, "half", { candidates: [] })).toMatchObject({ first: null, reason: "no_rival" });
  });

  it("does not depend on names and sides", () => {
    const random = seededRandom("names");
    for (const ties of models) {
      const cells = simulateVotes([0.5, 0.3, 0, -0.4, -0.8], 0.5, 40, random);
      const plain = fragilityOf(pairsOf(cells, systemIds(5)), ties);
      const order = ["s3", "s0", "s4", "s2", "s1"];
      const renamed = fragilityOf(pairsOf(cells, order), ties);
      expect(plain.votes).not.toBeNull();
      expect(renamed.votes).toBe(plain.votes);
      expect(order[renamed.newFirst!]).toBe(systemIds(5)[plain.newFirst!]);
    }
  });

  it("finds that a leader is as hard to overtake as its lead is large", () => {
    const random = seededRandom("lead");
    const [small, large] = [0.4, 1.2].map((lead) =>
      fragilityOf(pairsOf(simulateVotes([lead, 0, -0.3, -0.6], 0.5, 200, random), systemIds(4)), "davidson"),
    );
    expect(small!.votes!).toBeGreaterThan(5);
    expect(large!.votes!).toBeGreaterThan(2 * small!.votes!);
  });

  it("refuses options that make no sense", () => {
    for (const maxShare of [0, -1, 1.1, Number.NaN]) {
      expect(() => fragilityOf(duel(3, 2), "half", { maxShare })).toThrow(RatingError);
    }
    for (const candidates of [
      [0, 0],
      [0, 2],
      [-1, 0],
      [0.5, 1],
    ]) {
      expect(() => fragilityOf(duel(3, 2), "half", { candidates })).toThrow(RatingError);
    }
  });
});

const votesFile = fileURLToPath(new URL("../../../../shared/data/llmfao/crowd-comparisons.csv", import.meta.url));

describe("8,931 votes on 59 language models (llmonitor.com and D. Ustalov, CC-BY-4.0)", () => {
  it.skipIf(!existsSync(votesFile)).each(models)(
    "have a first place that rests on less than one vote in a hundred (%s)",
    (ties) => {
      const [header, ...rows] = readFileSync(votesFile, "utf8")
        .trim()
        .split("\n")
        .map((line) => line.trim().split(","));
      const [left, right, winner] = ["left", "right", "winner"].map((name) => header!.indexOf(name));
      const cells = rows.map((row): TallyCell => {
        const outcome = row[winner!]!;
        if (outcome !== "left" && outcome !== "right" && outcome !== "tie") throw new Error(`outcome ${outcome}`);
        return { left: row[left!]!, right: row[right!]!, outcome, votes: 1 };
      });
      const ids = [...new Set(cells.flatMap((cell) => [cell.left, cell.right]))].sort();
      const pairs = pairsOf(cells, ids);
      const found = fragilityOf(pairs, ties);
      expect(found.total).toBe(8931);
      expect(found.votes!).toBeGreaterThan(0);
      expect(found.share!).toBeLessThan(0.01);
      expect(isOvertaken(without(pairs, found), ties, found.first!)).toBe(true);
    },
  );
});
