import { describe, expect, it } from "vitest";
import type { Fit } from "./fit";
import { fitDavidson } from "./fit-davidson";
import { fitHalfTie } from "./fit-half-tie";
import { fitRaoKupper } from "./fit-rao-kupper";
import { covariancesOf } from "./intervals";
import { choleskyInverse } from "./linear-algebra";
import { heldFactor } from "./newton";
import { countPairs, type PairOutcomes, settleBothBad, type TallyCell } from "./pair-counts";

// Data and tables of the literature, and of R packages on the same data. The counts are facts; each stands with where it was published.
//
// Stigler (1994), Statist. Sci. 9: citations among four journals, a citation of a journal by another being a win. Strengths and errors: Turner and
// Firth (2012), J. Statist. Softw. 48(9), and R's BradleyTerry2 1.1.2, BTm(cbind(win1, win2), journal1, journal2).
//
// Agresti (2002), Categorical Data Analysis, § 10.6: games of the American League's East in 1987, at home and away. Strengths, errors and the deviance
// of the model without an advantage of the home team: BradleyTerry2, tests/baseball.Rout.save.
//
// Springall (1973), Appl. Statist. 22: nine gels of different strength, compared for their flavor, fitted there with Rao and Kupper's model to a response surface.
// Dittrich, Hatzinger and Katzenbeisser (1998, 2001), Appl. Statist. 47 and 50: schools of management that 303 students preferred (91 did not
// compare Paris with Milan), fitted there with Davidson's model. Both are in BradleyTerry2 as `springall` and `CEMS`. Strengths, errors and
// likelihoods of the unrestricted models on them are R 4.2.2's, X being 1 for the one and −1 for the other of each pair:
// - half wins: glm(cbind(win + tie/2, loss + tie/2) ~ 0 + X, binomial),
// - Davidson: glm(votes ~ pair + X·outcome/2 + is_tie, poisson), the log-linear form, and for the schools psychotools 0.7.2, btmodel(),
// - Rao and Kupper: ordinal 2022.11-16, clm(outcome ~ X, weights = votes, threshold = "symmetric2"), the ordered logit with thresholds ±log κ.
//
// A small one with hardly any votes: Turner et al. (2020), Comput. Statist. 35, and the vignette of R's PlackettLuce, § 2.3.

type Row = readonly [one: string, other: string, wins: number, ties: number, losses: number];

function pairsOf(ids: readonly string[], rows: readonly Row[]): PairOutcomes {
  const cells = rows.flatMap(([left, right, wins, ties, losses]): TallyCell[] => [
    { left, right, outcome: "left", votes: wins },
    { left, right, outcome: "tie", votes: ties },
    { left, right, outcome: "right", votes: losses },
  ]);
  return settleBothBad(countPairs(cells, ids), "tie");
}

/** Strengths against the first system, each with its standard error by the model, to the digits of the table. */
function expectTable(fit: Fit, table: readonly (readonly [strength: number, error: number])[], digits: number): void {
  const { model } = covariancesOf(fit);
  const size = fit.systems;
  expect(table).toHaveLength(size - 1);
  table.forEach(([strength, error], step) => {
    const index = step + 1;
    const variance = model[0]! + model[index * size + index]! - 2 * model[index]!;
    expect(fit.strengths[index]! - fit.strengths[0]!).toBeCloseTo(strength, digits);
    expect(Math.sqrt(variance)).toBeCloseTo(error, digits);
  });
}

/** Standard error of τ by the model. */
function errorOfTau(fit: Fit): number {
  return Math.sqrt(choleskyInverse(heldFactor(fit.information, fit)!, fit.dimension).at(-1)!);
}

const journals = ["Biometrika", "Comm Statist", "JASA", "JRSS-B"];
const citations: Row[] = [
  ["Biometrika", "Comm Statist", 730, 0, 33],
  ["Biometrika", "JASA", 498, 0, 320],
  ["Biometrika", "JRSS-B", 221, 0, 284],
  ["Comm Statist", "JASA", 68, 0, 813],
  ["Comm Statist", "JRSS-B", 17, 0, 276],
  ["JASA", "JRSS-B", 142, 0, 325],
];

// Home wins and away wins of the team of the row (at home) against that of the column.
const teams = ["Baltimore", "Boston", "Cleveland", "Detroit", "Milwaukee", "New York", "Toronto"];
const games = [
  [null, [1, 6], [3, 4], [1, 5], [2, 5], [2, 4], [1, 6]],
  [[6, 0], null, [5, 2], [2, 5], [5, 1], [4, 2], [3, 3]],
  [[2, 4], [4, 2], null, [3, 3], [2, 5], [4, 3], [3, 4]],
  [[4, 3], [6, 0], [6, 1], null, [3, 3], [4, 3], [4, 2]],
  [[6, 0], [6, 1], [4, 2], [4, 3], null, [4, 3], [4, 2]],
  [[6, 1], [4, 3], [4, 2], [5, 1], [3, 3], null, [2, 5]],
  [[6, 0], [4, 3], [4, 2], [4, 3], [2, 5], [2, 4], null],
];
const baseball = games.flatMap((row, home) =>
  row.flatMap((score, away): Row[] => (score === null ? [] : [[teams[home]!, teams[away]!, score[0]!, 0, score[1]!]])),
);

// Wins of the later gel, ties, wins of the earlier one: gel 2 against 1, 3 against 1, …, 9 against 8.
const gels = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
const flavor = [
  [2, 7, 16, 0, 1, 21, 5, 10, 10, 2, 7, 15, 0, 2, 22, 12, 9, 3, 13, 5, 9, 10, 3, 12],
  [6, 5, 11, 17, 7, 2, 9, 8, 6, 8, 6, 12, 24, 0, 2, 16, 5, 3, 15, 7, 2],
  [22, 4, 2, 14, 5, 4, 11, 7, 4, 24, 3, 1, 22, 3, 0, 17, 6, 2],
  [3, 9, 14, 2, 4, 18, 12, 5, 6, 10, 6, 6, 8, 11, 9],
  [5, 9, 11, 20, 2, 0, 15, 5, 2, 13, 9, 5],
  [27, 0, 1, 19, 5, 1, 18, 2, 2],
  [2, 8, 13, 2, 5, 21],
  [6, 8, 8],
].flatMap((votes, earlier) =>
  gels.slice(earlier + 1).map((gel, step): Row => {
    const [wins, ties, losses] = votes.slice(3 * step, 3 * step + 3);
    return [gel, gels[earlier]!, wins!, ties!, losses!];
  }),
);

const schools = ["Stockholm", "London", "Paris", "Milan", "St. Gallen", "Barcelona"];
const preferences: Row[] = [
  ["London", "Paris", 186, 26, 91],
  ["London", "Milan", 221, 26, 56],
  ["Paris", "Milan", 121, 32, 59],
  ["London", "St. Gallen", 208, 22, 73],
  ["Paris", "St. Gallen", 165, 19, 119],
  ["Milan", "St. Gallen", 135, 28, 140],
  ["London", "Barcelona", 217, 19, 67],
  ["Paris", "Barcelona", 157, 37, 109],
  ["Milan", "Barcelona", 104, 67, 132],
  ["St. Gallen", "Barcelona", 144, 25, 134],
  ["London", "Stockholm", 250, 19, 34],
  ["Paris", "Stockholm", 203, 30, 70],
  ["Milan", "Stockholm", 157, 46, 100],
  ["St. Gallen", "Stockholm", 155, 50, 98],
  ["Barcelona", "Stockholm", 172, 41, 90],
];

describe("Stigler's journals, plain Bradley–Terry", () => {
  // Without ties every model is the same one.
  it.each([
    { name: "half wins", fitModel: fitHalfTie },
    { name: "Davidson", fitModel: fitDavidson },
    { name: "Rao and Kupper", fitModel: fitRaoKupper },
  ])("$name", ({ fitModel }) => {
    const fit = fitModel(pairsOf(journals, citations));
    const table = [
      [-2.949072, 0.102545],
      [-0.47957, 0.060589],
      [0.268954, 0.07083],
    ] as const;
    expectTable(fit, table, 6);
  });
});

describe("Agresti's baseball, plain Bradley–Terry", () => {
  const fit = fitHalfTie(pairsOf(teams, baseball));

  it("has the strengths against Baltimore", () => {
    const table = [
      [1.1077, 0.3339],
      [0.6839, 0.3319],
      [1.4364, 0.3396],
      [1.5814, 0.3433],
      [1.2476, 0.3359],
      [1.2945, 0.3367],
    ] as const;
    expectTable(fit, table, 4);
  });

  it("has the deviance 44.053 from the 42 observed shares of home wins", () => {
    const deviance = baseball.reduce((sum, [home, away, wins, , losses]) => {
      const difference = fit.strengths[teams.indexOf(home)]! - fit.strengths[teams.indexOf(away)]!;
      const chance = 1 / (1 + Math.exp(-difference));
      const part = (votes: number, expected: number) => (votes === 0 ? 0 : 2 * votes * Math.log(votes / expected));
      return sum + part(wins, (wins + losses) * chance) + part(losses, (wins + losses) * (1 - chance));
    }, 0);
    expect(deviance).toBeCloseTo(44.053, 3);
  });
});

describe("Springall's gels", () => {
  const pairs = pairsOf(gels, flavor);

  it("half wins", () => {
    const table = [
      [-1.539785, 0.228712],
      [-2.223691, 0.251901],
      [-0.269573, 0.214763],
      [-1.284542, 0.224468],
      [-1.923779, 0.239506],
      [0.862259, 0.239792],
      [0.002749, 0.218162],
      [-0.412569, 0.21424],
    ] as const;
    expectTable(fitHalfTie(pairs), table, 6);
  });

  it("Davidson", () => {
    const fit = fitDavidson(pairs);
    const table = [
      [-2.27323, 0.286818],
      [-3.29075, 0.322504],
      [-0.39761, 0.261012],
      [-1.894789, 0.279112],
      [-2.842847, 0.303898],
      [1.281467, 0.295769],
      [0.004898, 0.26478],
      [-0.607438, 0.260782],
    ] as const;
    expectTable(fit, table, 6);
    expect(Math.log(fit.nu!)).toBeCloseTo(-0.144392, 6);
    expect(errorOfTau(fit)).toBeCloseTo(0.090206, 6);
  });

  it("Rao and Kupper", () => {
    const fit = fitRaoKupper(pairs);
    const table = [
      [-1.674073, 0.203275],
      [-2.425951, 0.224777],
      [-0.318869, 0.190523],
      [-1.387758, 0.198148],
      [-2.128174, 0.214212],
      [0.963103, 0.210599],
      [-0.009463, 0.196873],
      [-0.474024, 0.193532],
    ] as const;
    expectTable(fit, table, 6);
    expectThreshold(fit, 0.697093, 0.045877);
    expect(fit.logLikelihood).toBeCloseTo(-730.004361, 6);
  });
});

describe("Dittrich, Hatzinger and Katzenbeisser's schools", () => {
  const pairs = pairsOf(schools, preferences);

  it("half wins", () => {
    const table = [
      [1.59748, 0.076782],
      [0.906445, 0.072313],
      [0.387767, 0.071126],
      [0.525067, 0.070263],
      [0.537906, 0.070276],
    ] as const;
    expectTable(fitHalfTie(pairs), table, 6);
  });

  it("Davidson", () => {
    const fit = fitDavidson(pairs);
    const table = [
      [1.822802, 0.083145],
      [1.032534, 0.077571],
      [0.441972, 0.076019],
      [0.598322, 0.075148],
      [0.612932, 0.075168],
    ] as const;
    expectTable(fit, table, 6);
    expect(Math.log(fit.nu!)).toBeCloseTo(-1.31718, 6);
    expect(errorOfTau(fit)).toBeCloseTo(0.048508, 6);
    expect(fit.logLikelihood).toBeCloseTo(-3964.37812, 5);
  });

  it("Rao and Kupper", () => {
    const fit = fitRaoKupper(pairs);
    const table = [
      [1.629853, 0.072614],
      [0.912544, 0.068258],
      [0.388267, 0.066485],
      [0.515644, 0.066197],
      [0.530742, 0.065935],
    ] as const;
    expectTable(fit, table, 6);
    expectThreshold(fit, 0.250923, 0.010827);
    expect(fit.logLikelihood).toBeCloseTo(-3960.74249, 5);
  });
});

describe("four votes among A, B and C, plain Bradley–Terry", () => {
  it("has the strengths and the large errors of the vignette", () => {
    const ids = ["A", "B", "C"];
    const rows: Row[] = [
      ["A", "B", 1, 0, 1],
      ["C", "A", 1, 0, 0],
      ["B", "C", 1, 0, 0],
    ];
    const table = [
      [0.8392, 1.3596],
      [0.4196, 1.5973],
    ] as const;
    expectTable(fitHalfTie(pairsOf(ids, rows)), table, 4);
  });
});

/** log κ with its error, which is that of τ times the slope of log κ = ½·log(1 + e^τ). */
function expectThreshold(fit: Fit, logKappa: number, error: number): void {
  const tau = fit.parameters.at(-1)!;
  expect(Math.log(fit.nu!)).toBeCloseTo(logKappa, 6);
  expect(errorOfTau(fit) / (2 + 2 * Math.exp(-tau))).toBeCloseTo(error, 6);
}
