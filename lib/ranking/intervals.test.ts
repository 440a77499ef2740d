import { describe, expect, it } from "vitest";
import { fitHalfTie } from "./fit-half-tie";
import { centerCovariance, chooseVariance, covariancesOf, halfWidth95 } from "./intervals";
import { countPairs, settleBothBad } from "./pair-counts";

describe("covariancesOf", () => {
  it("agrees with the binomial for a duel, and the sandwich counts a tie as no surprise", () => {
    const cells = [
      { left: "a", right: "b", outcome: "left" as const, votes: 6 },
      { left: "a", right: "b", outcome: "right" as const, votes: 6 },
      { left: "a", right: "b", outcome: "tie" as const, votes: 12 },
    ];
    const { model, sandwich } = covariancesOf(fitHalfTie(settleBothBad(countPairs(cells, ["a", "b"]), "tie")));
    // Of the difference: model 1/(n·¼) = 4/24; sandwich (12·¼)/(24·¼)² = 1/12. Of each strength, which is half of it: a quarter.
    expect(model[0]).toBeCloseTo(4 / 24 / 4, 12);
    expect(sandwich[0]).toBeCloseTo(1 / 12 / 4, 12);
  });
});

describe("covariancesOf a fit with a ridge", () => {
  it("adds the prior to the information of a duel: n·p·q + ridge/2 on the difference", () => {
    const duel = countPairs(
      [
        { left: "a", right: "b", outcome: "left", votes: 9 },
        { left: "a", right: "b", outcome: "right", votes: 3 },
      ],
      ["a", "b"],
    );
    const fit = fitHalfTie(settleBothBad(duel, "tie"), { ridge: 0.8 });
    const difference = fit.strengths[0]! - fit.strengths[1]!;
    const chance = 1 / (1 + Math.exp(-difference));
    expect(9 - 12 * chance).toBeCloseTo((0.8 * difference) / 2, 9);
    const [own, joint] = covariancesOf(fit).model;
    expect(2 * own! - 2 * joint!).toBeCloseTo(1 / (12 * chance * (1 - chance) + 0.4), 9);
  });
});

describe("centerCovariance", () => {
  it("measures from the mean of the reference alone", () => {
    // Independent strengths of variance 1, 1 and 4, measured from the mean of the first two.
    const centered = centerCovariance(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 4), 3, [0, 1]);
    expect([...centered]).toEqual([0.5, -0.5, 0, -0.5, 0.5, 0, 0, 0, 4.5]);
  });
});

describe("chooseVariance", () => {
  it("takes the larger one at low counts and the sandwich from then on", () => {
    expect(chooseVariance(4, 2, "cautious", 99, 100)).toEqual({ variance: 4, kind: "model" });
    expect(chooseVariance(2, 4, "cautious", 99, 100)).toEqual({ variance: 4, kind: "sandwich" });
    expect(chooseVariance(4, 2, "cautious", 100, 100)).toEqual({ variance: 2, kind: "sandwich" });
    expect(chooseVariance(2, 4, "model", 5, 100)).toEqual({ variance: 2, kind: "model" });
    expect(chooseVariance(4, 2, "sandwich", 5, 100)).toEqual({ variance: 2, kind: "sandwich" });
  });

  it("does not believe in a sandwich without width", () => {
    expect(chooseVariance(4, 1e-17, "sandwich", 500, 100)).toEqual({ variance: 4, kind: "model" });
  });
});

describe("halfWidth95", () => {
  it("is 1.96 standard errors in points of 400/ln 10", () => {
    expect(halfWidth95(1)).toBeCloseTo(340.4806, 3);
    expect(halfWidth95(-1e-18)).toBe(0);
  });
});
