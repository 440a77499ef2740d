import { describe, expect, it } from "vitest";
import { fitHalfTie } from "./fit-half-tie";
import { centerCovariance, chooseVariance, covariancesOf, halfWidth95, studentErrors95 } from "./intervals";
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

  it("adds the clustered sandwich where its middle is given", () => {
    const duel = countPairs(
      [
        { left: "a", right: "b", outcome: "left", votes: 6 },
        { left: "a", right: "b", outcome: "right", votes: 6 },
      ],
      ["a", "b"],
    );
    const fit = fitHalfTie(settleBothBad(duel, "tie"));
    expect("clustered" in covariancesOf(fit)).toBe(false);
    const { sandwich, clustered } = covariancesOf(fit, fit.scoreProducts, Float64Array.of(12, -12, -12, 12));
    // Scores of ±½: 12·¼ = 3 for independent votes. Four times as much in the middle is four times as much in all.
    expect([...clustered!]).toEqual([...sandwich].map((value) => expect.closeTo(4 * value, 12)));
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

  it("takes the clustered one for the sandwich where voters are known, and the bootstrap where it is asked for", () => {
    const byVoter = { clusters: 1e9, clustered: 6, bootstrap: 5 };
    const kindsOf = (model: number, decisive: number, known: typeof byVoter | { clusters: number }) =>
      (["model", "sandwich", "clustered", "bootstrap", "cautious"] as const).map((policy) => {
        const { variance, kind } = chooseVariance(model, 3, policy, decisive, 100, known);
        return [kind, Math.round(variance * 1e6) / 1e6];
      });
    expect(kindsOf(4, 500, byVoter)).toEqual([
      ["model", 4],
      ["sandwich", 3],
      ["clustered", 6],
      ["bootstrap", 5],
      ["clustered", 6],
    ]);
    expect(kindsOf(9, 50, byVoter)[4]).toEqual(["model", 9]);
    expect(kindsOf(5, 50, byVoter)[4]).toEqual(["clustered", 6]);
    expect(kindsOf(9, 500, { clusters: 1e9, clustered: 6 })[3]).toEqual(["clustered", 6]);
    expect(kindsOf(9, 500, { clusters: 1e9 }).slice(2)).toEqual(new Array(3).fill(["sandwich", 3]));
  });

  it("stretches what rests on few voters to Student's interval, and takes the model's where fewer than two count", () => {
    const stretched = (2.7764451 / 1.959964) ** 2;
    const { variance } = chooseVariance(4, 3, "cautious", 500, 100, { clusters: 5, clustered: 2 });
    expect(variance).toBeCloseTo(2 * stretched, 2);
    expect(chooseVariance(1, 3, "bootstrap", 500, 100, { clusters: 5, bootstrap: 2 }).variance).toBeCloseTo(
      variance,
      12,
    );
    // Stretched it is larger than the model's, which at low counts counts.
    expect(chooseVariance(3.5, 3, "cautious", 5, 100, { clusters: 5, clustered: 2 }).kind).toBe("clustered");
    expect(chooseVariance(4.5, 3, "cautious", 5, 100, { clusters: 5, clustered: 2 }).kind).toBe("model");
    const alone = { clusters: 1.5, clustered: 0.01 };
    expect(chooseVariance(4, 3, "clustered", 500, 100, alone)).toEqual({ variance: 4, kind: "model" });
    expect(chooseVariance(4, 3, "sandwich", 500, 100, alone)).toEqual({ variance: 3, kind: "sandwich" });
    expect(chooseVariance(0.1, 3, "clustered", 500, 100, alone).kind).toBe("clustered");
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

describe("studentErrors95", () => {
  it("gives the 97.5 % quantiles of Student's distribution from the tables, and the normal one in the end", () => {
    const table: [number, number][] = [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [4, 2.776],
      [5, 2.571],
      [9, 2.262],
      [19, 2.093],
      [29, 2.045],
      [120, 1.98],
    ];
    for (const [degrees, quantile] of table)
      expect(studentErrors95(degrees) / quantile).toBeCloseTo(1, degrees < 4 ? 2 : 3);
    expect(studentErrors95(1e12)).toBeCloseTo(1.959963984540054, 10);
    expect(studentErrors95(2.9)).toBe(studentErrors95(2));
  });
});
