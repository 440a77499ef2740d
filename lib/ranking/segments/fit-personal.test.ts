import { describe, expect, it } from "vitest";
import { type Comparisons, countComparisons, filterComparisons } from "../comparisons";
import { RatingError } from "../errors";
import { fitHalfTie } from "../fit-half-tie";
import { estimateVoterSpread } from "../heterogeneity/voter-spread";
import { covariancesOf, eloPerLogit, halfWidth95, standardErrors95 } from "../intervals";
import { countPairs, type PairOutcomes, restrictPairs, settleBothBad, type TallyCell } from "../pair-counts";
import { seededRandom } from "../random";
import { systemIds } from "../testing/drawn-votes";
import { boardOf, plantTastes } from "../testing/planted-tastes";
import { fitPersonal } from "./fit-personal";

const whole = [0.6, 0.1, -0.2, -0.5];
const size = whole.length;
const ids = systemIds(size);
const { comparisons } = plantTastes({ strengths: [whole], voters: [20], votes: 20 }, seededRandom("whole"));
const board = boardOf(comparisons);
const spread = 100;
const variance = (spread / eloPerLogit) ** 2;

function pairsOf(cells: readonly TallyCell[]): PairOutcomes {
  return settleBothBad(countPairs(cells, ids), "tie");
}

function votesOf(all: Comparisons, voter: number): PairOutcomes {
  return settleBothBad(countComparisons(filterComparisons(all, (at) => all.voter[at] === voter)), "tie");
}

describe("fitPersonal", () => {
  it("is the whole to the last bit without votes, with intervals that say how far a taste may lie from it", () => {
    const { strengths, covariances, ratings, votes } = fitPersonal(pairsOf([]), board, spread, { interval: "model" });
    expect(strengths).toEqual(board.strengths);
    expect(votes).toBe(0);
    for (const kind of ["model", "sandwich"] as const) {
      covariances[kind].forEach((value, at) => {
        const isDiagonal = at % (size + 1) === 0;
        const own = variance * (Number(isDiagonal) - 1 / size);
        expect(value).toBeCloseTo(board.covariances[kind][at]! + own, 12);
      });
    }
    const { rating, low, high } = ratings[0]!;
    expect(rating).toBe(1000 + board.strengths[0]! * eloPerLogit);
    expect(high - rating).toBeCloseTo(halfWidth95(covariances.model[0]!), 9);
    expect(rating - low).toBeCloseTo(high - rating, 9);
  });

  it("is the whole to the last bit where tastes do not differ", () => {
    const personal = fitPersonal(votesOf(comparisons, 0), board, 0);
    expect(personal.strengths).toEqual(board.strengths);
    expect(personal.covariances).toEqual(board.covariances);
    expect(personal.votes).toBe(20);
  });

  it("moves only what was judged, until score = δ/σ²", () => {
    const cells: TallyCell[] = [{ left: "s3", right: "s0", outcome: "left", votes: 5 }];
    const { strengths, votesOfSystems } = fitPersonal(pairsOf(cells), board, spread);
    const deviation = strengths.map((strength, index) => strength - board.strengths[index]!);
    expect([...votesOfSystems]).toEqual([5, 0, 0, 5]);
    expect(deviation[1]).toBe(0);
    expect(deviation[2]).toBe(0);
    expect(deviation[3]!).toBeCloseTo(-deviation[0]!, 12);
    // Davidson's score of five wins at the difference d: 5·(1 − P(win) − P(tie)/2).
    const half = (strengths[3]! - strengths[0]!) / 2;
    const [win, loss, tie] = [Math.exp(half), Math.exp(-half), board.fit.nu!];
    const score = (5 * (loss + tie / 2)) / (win + loss + tie);
    expect(deviation[3]!).toBeCloseTo(variance * score, 8);
  });

  it("knows more of what was judged more", () => {
    const cells = (votes: number): TallyCell[] => [
      { left: "s3", right: "s0", outcome: "left", votes },
      { left: "s3", right: "s0", outcome: "right", votes },
    ];
    const widths = [0, 5, 50].map((votes) => {
      const { ratings } = fitPersonal(pairsOf(cells(votes)), board, spread);
      return ratings.map(({ low, high }) => high - low);
    });
    expect(widths[1]![0]!).toBeLessThan(widths[0]![0]!);
    expect(widths[2]![0]!).toBeLessThan(widths[1]![0]!);
    expect(widths[2]![0]!).toBeLessThan(widths[2]![1]!);
  });

  it("comes to the fit of their votes alone as these grow", () => {
    const plain = boardOf(comparisons, "half");
    const own = pairsOf([
      { left: "s0", right: "s1", outcome: "right", votes: 7e7 },
      { left: "s0", right: "s1", outcome: "left", votes: 3e7 },
      { left: "s1", right: "s2", outcome: "left", votes: 6e7 },
      { left: "s1", right: "s2", outcome: "tie", votes: 2e7 },
      { left: "s2", right: "s3", outcome: "left", votes: 1e7 },
      { left: "s2", right: "s3", outcome: "right", votes: 4e7 },
    ]);
    const alone = fitHalfTie(own);
    const { model } = covariancesOf(alone);
    const personal = fitPersonal(own, plain, spread);
    personal.strengths.forEach((strength, index) => {
      expect(strength).toBeCloseTo(alone.strengths[index]!, 6);
    });
    personal.covariances.model.forEach((value, index) => {
      expect(value / model[index]!).toBeCloseTo(1, 4);
    });
  });

  it("covers planted tastes in 92–98 %, with less error than the whole and than votes alone", () => {
    const random = seededRandom("personal");
    const sums = { personal: 0, common: 0, alone: 0 };
    let covered = 0;
    let seen = 0;
    for (let run = 0; run < 12; run += 1) {
      const planted = plantTastes({ strengths: [whole], voters: [100], votes: 30, voterSpread: 0.6 }, random);
      const common = boardOf(planted.comparisons, "davidson", true);
      const { spread: found } = estimateVoterSpread(planted.comparisons, common);
      for (let voter = 0; voter < 100; voter += 5) {
        const own = restrictPairs(votesOf(planted.comparisons, voter), common.members);
        const { strengths, covariances } = fitPersonal(own, common, found!);
        const alone = strengthsAlone(own);
        const mean = planted.tastes[voter]!.reduce((sum, value) => sum + value, 0) / size;
        planted.tastes[voter]!.forEach((taste, index) => {
          const error = strengths[index]! - (taste - mean);
          const width = standardErrors95 * Math.sqrt(covariances.clustered![index * size + index]!);
          if (Math.abs(error) <= width) covered += 1;
          seen += 1;
          // Who was one-sided has no fit of their own, and is left out of the contest.
          if (alone === null) return;
          sums.personal += error ** 2;
          sums.common += (common.strengths[index]! - (taste - mean)) ** 2;
          sums.alone += (alone[index]! - (taste - mean)) ** 2;
        });
      }
    }
    expect(covered / seen).toBeGreaterThan(0.92);
    expect(covered / seen).toBeLessThan(0.98);
    expect(sums.personal).toBeLessThan(0.8 * sums.common);
    expect(sums.personal).toBeLessThan(0.8 * sums.alone);
  });

  it("refuses a spread that is none, and votes of another board", () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => fitPersonal(pairsOf([]), board, bad)).toThrow("not a standard deviation");
    }
    const other = restrictPairs(pairsOf([]), [0, 1]);
    expect(() => fitPersonal(other, board, spread)).toThrow(RatingError);
  });
});

function strengthsAlone(pairs: PairOutcomes): Float64Array | null {
  try {
    return fitHalfTie(pairs).strengths;
  } catch (error) {
    if (error instanceof RatingError) return null;
    throw error;
  }
}
