import { describe, expect, it } from "vitest";
import { eloPerLogit, meanRating } from "../intervals";
import { countPairs, type PairOutcomes, settleBothBad, type TallyCell } from "../pair-counts";
import { seededRandom } from "../random";
import { systemIds } from "../testing/drawn-votes";
import { boardOf, plantTastes } from "../testing/planted-tastes";
import { fitPersonal } from "./fit-personal";
import { type EstimatedKind, fitTaste } from "./fit-taste";

const strengths = [0.6, 0.1, -0.2, -0.5];
const ids = systemIds(4);
const { comparisons } = plantTastes({ strengths: [strengths], voters: [30], votes: 20 }, seededRandom("whole"));
const board = boardOf(comparisons);
const none = new Float64Array(4);
const whole: EstimatedKind = { share: 1, strengths: board.strengths, variances: none };
const kinds: EstimatedKind[] = [
  { share: 0.75, strengths: Float64Array.of(0.8, 0, 0, -0.8), variances: none },
  { share: 0.25, strengths: Float64Array.of(-0.8, 0, 0, 0.8), variances: none },
];

function pairsOf(cells: readonly TallyCell[]): PairOutcomes {
  return settleBothBad(countPairs(cells, ids), "tie");
}

const upset: TallyCell[] = [{ left: "s3", right: "s0", outcome: "left", votes: 6 }];

describe("fitTaste", () => {
  it("with one kind, the whole, is the personal fit; the difference is measured from the whole", () => {
    const { ratings, memberships, votes } = fitTaste(pairsOf(upset), board, { kinds: [whole], spread: 100 });
    const personal = fitPersonal(pairsOf(upset), board, 100);
    ratings.forEach(({ rating, difference }, index) => {
      expect(rating).toBeCloseTo(personal.ratings[index]!.rating, 6);
      expect(difference.points).toBeCloseTo(rating - meanRating - board.strengths[index]! * eloPerLogit, 6);
    });
    expect([...memberships]).toEqual([1]);
    expect(votes).toBe(6);
    expect(ratings.map((row) => row.votes)).toEqual([6, 0, 0, 6]);
  });

  it("is the whole, without a difference, where nobody differs", () => {
    const { ratings } = fitTaste(pairsOf(upset), board, { kinds: [whole], spread: 0 });
    ratings.forEach(({ rating, difference }, index) => {
      expect(rating).toBeCloseTo(meanRating + board.strengths[index]! * eloPerLogit, 9);
      for (const value of [difference.low, difference.points, difference.high]) expect(value).toBeCloseTo(0, 9);
    });
  });

  it("is the mean of the kinds without a vote, as wide as they lie apart", () => {
    const { ratings, memberships } = fitTaste(pairsOf([]), board, { kinds, spread: 0 });
    expect([...memberships].map((chance) => chance.toFixed(9))).toEqual(["0.750000000", "0.250000000"]);
    expect(ratings[0]!.rating).toBeCloseTo(meanRating + 0.4 * eloPerLogit, 6);
    // Standard deviation of ±0.8 with chances 3 : 1.
    expect((ratings[0]!.high - ratings[0]!.low) / 2).toBeCloseTo(1.959964 * 1.6 * Math.sqrt(3 / 16) * eloPerLogit, 3);
  });

  it("finds the kind of a person by their votes, as Bayes has it", () => {
    const { memberships, ratings } = fitTaste(pairsOf(upset), board, { kinds, spread: 0 });
    const half = 0.8;
    const chanceOf = (sign: number) => Math.exp(sign * half) / (Math.exp(half) + Math.exp(-half) + board.fit.nu!);
    const [first, second] = [0.75 * chanceOf(-1) ** 6, 0.25 * chanceOf(1) ** 6];
    expect(memberships[1]).toBeCloseTo(second / (first + second), 9);
    expect(ratings[3]!.rating).toBeGreaterThan(ratings[0]!.rating);
  });

  it("refuses a prior that is none, and votes of another board", () => {
    const own = pairsOf(upset);
    expect(() => fitTaste(own, board, { kinds: [whole], spread: -1 })).toThrow("not a standard deviation");
    expect(() => fitTaste(own, board, { kinds: [], spread: 1 })).toThrow("no kind of taste");
    expect(() => fitTaste(own, board, { kinds: [{ ...whole, share: 0 }], spread: 1 })).toThrow("not a share");
    const shorter = { ...whole, strengths: new Float64Array(3) };
    expect(() => fitTaste(own, board, { kinds: [shorter], spread: 1 })).toThrow("other systems");
    expect(() => fitTaste({ ...own, systems: 5 }, board, { kinds: [whole], spread: 1 })).toThrow("of 5 systems");
  });
});
