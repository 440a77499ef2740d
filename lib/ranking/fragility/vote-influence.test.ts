import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RatingError } from "../errors";
import { fitDavidson } from "../fit-davidson";
import { fitHalfTie } from "../fit-half-tie";
import { fitRaoKupper } from "../fit-rao-kupper";
import { countPairs, type PairOutcomes, settleBothBad, type TallyCell } from "../pair-counts";
import { connectedCells, drawnCells, systemIds } from "../testing/drawn-votes";
import {
  cellsOf,
  influencesOn,
  informationFactor,
  mostInfluential,
  pairsOfCells,
  pullOn,
  voteScores,
  votesNeeded,
} from "./vote-influence";

const count = 5;

function pairsOf(cells: readonly TallyCell[], ids = systemIds(count)): PairOutcomes {
  return settleBothBad(countPairs(cells, ids), "tie");
}

describe("cellsOf", () => {
  it("loses nothing: the cells give the pairs back", () => {
    fc.assert(
      fc.property(drawnCells(count), (drawn) => {
        const pairs = pairsOf(drawn);
        const cells = cellsOf(pairs);
        expect(pairsOfCells(cells, cells.votes, count)).toEqual(pairs);
        expect(cells.votes.every((votes) => votes > 0)).toBe(true);
      }),
    );
  });

  it("leaves a pair without votes where all of its cells were emptied", () => {
    const cells = cellsOf(
      pairsOf([
        { left: "s0", right: "s1", outcome: "left", votes: 2 },
        { left: "s0", right: "s1", outcome: "tie", votes: 1 },
        { left: "s1", right: "s3", outcome: "right", votes: 4 },
      ]),
    );
    const pairs = pairsOfCells(cells, Float64Array.of(0, 0, 3), count);
    expect([...pairs.first]).toEqual([0, 1]);
    expect([...pairs.second]).toEqual([1, 3]);
    expect([[...pairs.firstWins], [...pairs.secondWins], [...pairs.ties]]).toEqual([
      [0, 0],
      [0, 3],
      [0, 0],
    ]);
  });
});

describe.each([
  { name: "Davidson", fitModel: fitDavidson },
  { name: "half ties", fitModel: fitHalfTie },
  { name: "Rao and Kupper", fitModel: fitRaoKupper },
])("$name", ({ fitModel }) => {
  it("has scores that sum to the gradient, whose products sum to those of the fit", () => {
    fc.assert(
      fc.property(connectedCells(count), (drawn) => {
        const pairs = pairsOf(drawn);
        const fit = fitModel(pairs);
        const cells = cellsOf(pairs);
        const scores = voteScores(cells, fit);
        const sums = new Float64Array(fit.dimension);
        const products = new Float64Array(fit.dimension ** 2);
        cells.votes.forEach((votes, cell) => {
          const score = new Float64Array(fit.dimension);
          score[cells.first[cell]!] = scores[2 * cell]!;
          score[cells.second[cell]!] = -scores[2 * cell]!;
          if (fit.dimension > fit.systems) score[fit.systems] = scores[2 * cell + 1]!;
          score.forEach((one, row) => {
            sums[row] = sums[row]! + votes * one;
            score.forEach((other, column) => {
              products[row * fit.dimension + column]! += votes * one * other;
            });
          });
        });
        for (const sum of sums) expect(Math.abs(sum)).toBeLessThan(1e-6);
        products.forEach((product, at) => {
          expect(Math.abs(product - fit.scoreProducts[at]!)).toBeLessThan(1e-9 * (1 + Math.abs(product)));
        });
      }),
    );
  });

  it("predicts what a refit does without one of many votes", () => {
    const heavy = connectedCells(count).map((cells) => cells.map((cell) => ({ ...cell, votes: cell.votes * 1000 })));
    fc.assert(
      fc.property(heavy, fc.nat(4), fc.integer({ min: 1, max: 4 }), fc.nat(), (drawn, one, step, choice) => {
        const other = (one + step) % count;
        const pairs = pairsOf(drawn);
        const fit = fitModel(pairs);
        const cells = cellsOf(pairs);
        const pull = pullOn(one, other, informationFactor(fit), fit.dimension);
        const influences = influencesOn(pull, cells, voteScores(cells, fit), count);
        const left = Float64Array.from(cells.votes);
        const cell = choice % left.length;
        left[cell] = left[cell]! - 1;
        const refit = fitModel(pairsOfCells(cells, left, count));
        const change = refit.strengths[one]! - refit.strengths[other]! - (fit.strengths[one]! - fit.strengths[other]!);
        // Of a thousandth of the votes the second order is about a thousandth of the first, which is a thousandth at most.
        expect(Math.abs(change + influences[cell]!)).toBeLessThan(1e-5);
      }),
    );
  });
});

describe("influencesOn", () => {
  it("is the score over the information in a duel worked by hand", () => {
    const pairs = pairsOf(
      [
        { left: "a", right: "b", outcome: "left", votes: 6 },
        { left: "a", right: "b", outcome: "right", votes: 2 },
      ],
      ["a", "b"],
    );
    const fit = fitHalfTie(pairs);
    const cells = cellsOf(pairs);
    const pull = pullOn(0, 1, informationFactor(fit), fit.dimension);
    const [win, loss] = influencesOn(pull, cells, voteScores(cells, fit), 2);
    // p = ¾, information 8·¾·¼ = 1.5; a win scores ¼, a loss −¾.
    expect(win).toBeCloseTo(1 / 6, 10);
    expect(loss).toBeCloseTo(-1 / 2, 10);
  });

  it("refuses a fit whose information says nothing", () => {
    const fit = fitHalfTie(pairsOf([{ left: "a", right: "b", outcome: "tie", votes: 1 }], ["a", "b"]));
    const hollow = { ...fit, information: new Float64Array(4) };
    expect(() => informationFactor(hollow)).toThrow(RatingError);
  });
});

describe("votesNeeded", () => {
  const influences = Float64Array.of(0.1, -1, 0.4, 0.2);

  it("takes the most influential votes first, as far as there are any", () => {
    expect(mostInfluential(influences, Float64Array.of(5, 5, 0, 5))).toEqual([3, 0]);
    // 2 of 0.4 and 1 of 0.2 bring 1; two more of 0.1 bring it to 1.2, and drawing level is not enough.
    const votes = Float64Array.of(9, 9, 2, 1);
    expect(votesNeeded(1.15, influences, votes)).toBe(5);
    expect(votesNeeded(0.75, influences, votes)).toBe(2);
    expect(votesNeeded(0, influences, votes)).toBe(1);
    expect(votesNeeded(-0.1, influences, votes)).toBe(1);
  });

  it("is infinite where all votes together do not suffice", () => {
    expect(votesNeeded(3, influences, Float64Array.of(9, 9, 2, 1))).toBe(Number.POSITIVE_INFINITY);
    expect(votesNeeded(1, Float64Array.of(-1), Float64Array.of(9))).toBe(Number.POSITIVE_INFINITY);
  });
});
