import { describe, expect, it } from "vitest";
import { RatingError } from "./errors";
import { fitDavidson } from "./fit-davidson";
import { fitHalfTie } from "./fit-half-tie";
import { covariancesOf } from "./intervals";
import { countPairs, type PairOutcomes, settleBothBad, type TallyCell } from "./pair-counts";

function pairsOf(cells: TallyCell[], ids: string[]): PairOutcomes {
  return settleBothBad(countPairs(cells, ids), "tie");
}

function duel(wins: number, losses: number, ties: number): PairOutcomes {
  return pairsOf(
    [
      { left: "a", right: "b", outcome: "left", votes: wins },
      { left: "a", right: "b", outcome: "right", votes: losses },
      { left: "a", right: "b", outcome: "tie", votes: ties },
    ],
    ["a", "b"],
  );
}

function failureOf(run: () => unknown): RatingError {
  try {
    run();
  } catch (error) {
    if (error instanceof RatingError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("fitHalfTie", () => {
  it("gives the strengths of the 22 games of Wikipedia's article on the Bradley–Terry model", () => {
    const games: [string, string, number][] = [
      ["A", "B", 2],
      ["B", "A", 3],
      ["A", "D", 1],
      ["D", "A", 4],
      ["B", "C", 5],
      ["C", "B", 3],
      ["C", "D", 1],
      ["D", "C", 3],
    ];
    const cells = games.map(([left, right, votes]): TallyCell => ({ left, right, outcome: "left", votes }));
    const fit = fitHalfTie(pairsOf(cells, ["A", "B", "C", "D"]));
    const published = [0.64, 1.043, 0.66, 2.27];
    fit.strengths.forEach((strength, index) => {
      expect(Math.exp(strength)).toBeCloseTo(published[index]!, 3);
    });
    expect(fit.nu).toBeNull();
  });

  it("agrees with the logit of the win share of a duel", () => {
    const fit = fitHalfTie(duel(30, 10, 20));
    expect(fit.strengths[0]! - fit.strengths[1]!).toBeCloseTo(Math.log(40 / 20), 10);
  });

  it("goes to the extremes without overflow", () => {
    const fit = fitHalfTie(duel(1e9, 1, 0));
    expect(fit.strengths[0]! - fit.strengths[1]!).toBeCloseTo(Math.log(1e9), 9);
    const tied = fitDavidson(duel(1e9, 1, 1e4));
    expect(tied.strengths[0]! - tied.strengths[1]!).toBeCloseTo(Math.log(1e9), 6);
    // Weights as small as the votes were many.
    const light = fitDavidson(duel(3e-9, 1e-9, 2e-9));
    expect(light.strengths[0]! - light.strengths[1]!).toBeCloseTo(Math.log(3), 9);
  });
});

describe("fitDavidson", () => {
  it("agrees with the closed form of a duel: odds of wins, ν = ties/√(wins·losses), variance 1/wins + 1/losses", () => {
    const fit = fitDavidson(duel(30, 10, 25));
    expect(fit.strengths[0]! - fit.strengths[1]!).toBeCloseTo(Math.log(3), 10);
    expect(fit.nu).toBeCloseTo(25 / Math.sqrt(300), 10);
    // Three outcomes, two parameters: the model is saturated, so that both errors are those of the multinomial.
    const { model, sandwich } = covariancesOf(fit);
    for (const covariance of [model, sandwich]) {
      const [own, joint, , other] = covariance;
      expect(own! + other! - 2 * joint!).toBeCloseTo(1 / 30 + 1 / 10, 10);
    }
  });

  it("meets the moment equations: expected scores and expected ties are those observed", () => {
    const cells: TallyCell[] = [
      { left: "a", right: "b", outcome: "left", votes: 7 },
      { left: "b", right: "c", outcome: "left", votes: 9 },
      { left: "c", right: "a", outcome: "left", votes: 4 },
      { left: "a", right: "c", outcome: "left", votes: 6 },
      { left: "b", right: "a", outcome: "tie", votes: 5 },
      { left: "c", right: "b", outcome: "both_bad", votes: 2 },
    ];
    const pairs = pairsOf(cells, ["a", "b", "c"]);
    const { strengths, nu } = fitDavidson(pairs);
    const surplus = new Float64Array(3);
    let tieSurplus = 0;
    pairs.first.forEach((one, pair) => {
      const other = pairs.second[pair]!;
      const [p, q] = [Math.exp(strengths[one]!), Math.exp(strengths[other]!)];
      const tie = nu! * Math.sqrt(p * q);
      const total = pairs.firstWins[pair]! + pairs.secondWins[pair]! + pairs.ties[pair]!;
      const expected = (total * (p + tie / 2)) / (p + q + tie);
      surplus[one]! += pairs.firstWins[pair]! + pairs.ties[pair]! / 2 - expected;
      surplus[other]! += pairs.secondWins[pair]! + pairs.ties[pair]! / 2 - (total - expected);
      tieSurplus += pairs.ties[pair]! - (total * tie) / (p + q + tie);
    });
    for (const rest of [...surplus, tieSurplus]) expect(rest).toBeCloseTo(0, 9);
  });

  it("is plain Bradley–Terry where nobody tied", () => {
    const davidson = fitDavidson(duel(3, 5, 0));
    expect(davidson.strengths).toEqual(fitHalfTie(duel(3, 5, 0)).strengths);
    expect(davidson).toMatchObject({ model: "davidson", nu: 0 });
  });

  it("does not leap away where millions of ties hang on a few wins", () => {
    const cells: TallyCell[] = [
      { left: "b", right: "e", outcome: "right", votes: 232 },
      { left: "b", right: "e", outcome: "left", votes: 19 },
      { left: "d", right: "c", outcome: "tie", votes: 9_904_514 },
      { left: "a", right: "d", outcome: "left", votes: 117 },
      { left: "e", right: "a", outcome: "tie", votes: 35 },
      { left: "c", right: "a", outcome: "tie", votes: 75_230 },
    ];
    const fit = fitDavidson(pairsOf(cells, ["a", "b", "c", "d", "e"]));
    expect(Math.max(...fit.gradient.map(Math.abs))).toBeLessThan(1e-6);
  });

  it("says why it cannot fit", () => {
    expect(failureOf(() => fitDavidson(pairsOf([], ["a", "b"]))).code).toBe("empty");
    expect(failureOf(() => fitDavidson(duel(4, 0, 0))).failure).toMatchObject({
      code: "disconnected",
      components: [[0], [1]],
    });
    expect(failureOf(() => fitDavidson(duel(4, 0, 1))).code).toBe("undecided");
    expect(failureOf(() => fitDavidson(duel(0, 0, 9))).code).toBe("undecided");
  });

  it("is held by a ridge where it would run away, and the ridge vanishes in much data", () => {
    const held = fitDavidson(duel(4, 0, 1), { ridge: 0.1 });
    expect(held.strengths[0]!).toBeGreaterThan(0);
    expect(Number.isFinite(held.nu!)).toBe(true);
    expect(fitDavidson(duel(3e6, 1e6, 1e6), { ridge: 0.1 }).strengths[0]!).toBeCloseTo(Math.log(3) / 2, 5);
    expect(fitDavidson(duel(3, 1, 1), { ridge: 1e6 }).strengths[0]!).toBeCloseTo(0, 5);
  });
});
