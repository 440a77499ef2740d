import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fitHalfTie } from "../ranking/fit-half-tie";
import { countPairs, settleBothBad } from "../ranking/pair-counts";
import { type BoardEntry, compareBoards } from "./compare-boards";
import { measureCohenKappa, measureFleissKappa } from "./kappa";
import { measureAlpha } from "./krippendorff";
import { measureLeftBias } from "./left-bias";
import { measureRawAgreement } from "./raw-agreement";
import { measureSelfConsistency } from "./self-consistency";
import { ratingsOfTable } from "./testing/rating-tables";

// Numbers of other implementations on files that stand beside the checkout: evalica's annotation matrices (D. Ustalov,
// Apache-2.0, github.com/dustalov/evalica) and the votes of people and of GPT-4 on the same answers (llmonitor.com and
// D. Ustalov, CC-BY-4.0, github.com/dustalov/llmfao). The numbers are given with the files, in SOURCES.md.
const folder = fileURLToPath(new URL("../../../shared/data/", import.meta.url));
const isAbsent = !existsSync(folder);
if (isAbsent) console.info("lib/evaluation goldens are skipped: ../shared/data is not beside this checkout.");

/** None of these files quotes a cell. */
function readRows(path: string): string[][] {
  const lines = readFileSync(`${folder}${path}`, "utf8").split(/\r?\n/);
  return lines.filter((line) => line !== "").map((line) => line.split(","));
}

interface Vote {
  /** One prompt with one pair of models in one order of sides: the file gives each its own id. */
  readonly id: string;
  readonly worker: string;
  readonly winner: "left" | "right" | "tie";
  readonly left: string;
  readonly right: string;
  readonly prompt: string;
}

function readVotes(path: string): Vote[] {
  const [header, ...rows] = readRows(path);
  return rows.map((row) => Object.fromEntries(header!.map((name, column) => [name, row[column]])) as unknown as Vote);
}

const readHumanVotes = () => readVotes("llmfao/crowd-comparisons.csv");
/** One vote of GPT-4 on each of the pairs that people judged. */
const readModelVotes = () => readVotes("llmfao/gpt4-crowd-comparisons.csv");
const ratingsOf = (votes: readonly Vote[]) =>
  votes.map(({ id, worker, winner }) => ({ unit: id, rater: worker, value: winner }));

describe("evalica's matrices: a row for each rater, a column for each unit, an empty cell where a rating is missing", () => {
  it.skipIf(isAbsent).each([
    { level: "nominal", alpha: 0.743421 },
    { level: "ordinal", alpha: 0.815388 },
    { level: "interval", alpha: 0.849107 },
    { level: "ratio", alpha: 0.797403 },
  ] as const)("codings.csv, alpha $level", ({ level, alpha }) => {
    const table = readRows("evalica/codings.csv").map((row) => row.map((cell) => (cell === "" ? null : Number(cell))));
    expect(measureAlpha(ratingsOfTable(table), level).alpha.value).toBeCloseTo(alpha, 6);
  });

  it.skipIf(isAbsent)("gcl.csv, alpha nominal", () => {
    const table = readRows("evalica/gcl.csv").map((row) => row.map((cell) => (cell === "" ? null : cell)));
    expect(measureAlpha(ratingsOfTable(table), "nominal").alpha.value).toBeCloseTo(0.083333, 6);
  });
});

describe("llmfao's human votes", () => {
  // The unit is the row id, a prompt with a pair of models. Each id has one order of sides, so that "left" is the same model
  // to everybody. Pairs of models over all prompts as units would give 0.1287, the winner's name as value 0.4398.
  it.skipIf(isAbsent)("alpha nominal of left, right and tie, by prompt and pair", () => {
    const votes = readHumanVotes();
    const measured = measureAlpha(ratingsOf(votes), "nominal");
    expect(measured.alpha.value).toBeCloseTo(0.2906, 4);
    expect(measured).toMatchObject({ units: 2124, ratings: 8916, lone: 15, values: 3 });
    expect(new Set(votes.map(({ prompt, left, right }) => `${prompt}/${left}/${right}`)).size).toBe(2139);
  });

  it.skipIf(isAbsent)("raw agreement and Fleiss' kappa stand in their relation to each other", () => {
    const ratings = ratingsOf(readHumanVotes());
    const { share } = measureRawAgreement(ratings);
    const { kappa, agreement } = measureFleissKappa(ratings);
    // Units differ in size here, so that the weights of pairs and of units differ, but not by much.
    expect(Math.abs(share.value! - agreement.value!)).toBeLessThan(0.01);
    expect(Math.abs(kappa.value! - 0.2906)).toBeLessThan(0.01);
  });

  it.skipIf(isAbsent)("left wins 2,911 of 5,460 decisive votes: interval and p of SciPy 1.17.1, binomtest", () => {
    const votes = readHumanVotes();
    const countOf = (winner: Vote["winner"]) => votes.filter((vote) => vote.winner === winner).length;
    const { left, p, ties } = measureLeftBias({
      left: countOf("left"),
      right: countOf("right"),
      tie: countOf("tie"),
      both_bad: 0,
    });
    expect(left).toMatchObject({ hits: 2911, trials: 5460 });
    expect(left.low).toBeCloseTo(0.5198106456927324, 10);
    expect(left.high).toBeCloseTo(0.5464542630260134, 10);
    expect(p.value! / 1.0226520279519068e-6).toBeCloseTo(1, 9);
    expect(ties).toBe(3471);
  });

  it.skipIf(isAbsent)("nobody judged a pair on a prompt twice", () => {
    const judgments = readHumanVotes().map(({ id, worker, left, right, winner }) => {
      return { annotator: worker, left: `${id} ${left}`, right: `${id} ${right}`, verdict: winner };
    });
    expect(measureSelfConsistency(judgments)).toMatchObject({ all: { reason: "no_trials" }, annotators: [] });
  });
});

describe("llmfao, GPT-4 against people", () => {
  // The people's verdict on an id is the one of left, right and tie that more of them gave than either other; where two share
  // the lead there is none, and the pair is left out. More than half of the votes would leave 1,706 pairs and give 0.2304.
  it.skipIf(isAbsent)("agreement and Cohen's kappa with the strict plurality", () => {
    const byId = new Map<string, Record<Vote["winner"], number>>();
    for (const { id, winner } of readHumanVotes()) {
      const counts = byId.get(id) ?? { left: 0, right: 0, tie: 0 };
      byId.set(id, { ...counts, [winner]: counts[winner] + 1 });
    }
    const pairs = readModelVotes().flatMap(({ id, winner }): [string, string][] => {
      const [first, second] = Object.entries(byId.get(id)!).sort(([, one], [, other]) => other - one);
      return first![1] > second![1] ? [[winner, first![0]]] : [];
    });
    const measured = measureCohenKappa(pairs);
    expect(measured.pairs).toBe(1831);
    expect(measured.agreement.value).toBeCloseTo(0.4462, 4);
    expect(measured.kappa.value).toBeCloseTo(0.2181, 4);
  });

  // Both boards rest on the same 2,139 pairs; GPT-4's votes on models that people never saw (gpt4-comparisons.csv) are not used.
  it.skipIf(isAbsent)("Pearson correlation of the boards' whole ranks, ties as half wins", () => {
    const boardOf = (votes: readonly Vote[]): BoardEntry[] => {
      const ids = [...new Set(votes.flatMap(({ left, right }) => [left, right]))].sort();
      const cells = votes.map(({ left, right, winner }) => ({ left, right, outcome: winner, votes: 1 }));
      const { strengths } = fitHalfTie(settleBothBad(countPairs(cells, ids), "tie"));
      return ids.map((id, index) => {
        const rating = strengths[index]!;
        return { id, rating, rank: 1 + strengths.filter((strength) => strength > rating).length };
      });
    };
    const comparison = compareBoards(boardOf(readHumanVotes()), boardOf(readModelVotes()));
    expect(comparison.ranks.pearson.value).toBeCloseTo(0.730918, 6);
    expect(comparison.common).toHaveLength(59);
    expect(comparison).toMatchObject({ onlyInOne: [], onlyInOther: [] });
    // Ranks without ties are the ranks of the ratings.
    expect(comparison.ratings.spearman.value).toBeCloseTo(0.730918, 6);
  });
});
