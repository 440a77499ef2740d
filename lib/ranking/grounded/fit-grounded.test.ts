import { describe, expect, it } from "vitest";
import { RatingError } from "../errors";
import { covariancesOf, eloPerLogit, standardErrors95 } from "../intervals";
import { countPairs, type Outcome, type PairCounts, type TallyCell } from "../pair-counts";
import { modelOfFit } from "../pair-models";
import { type RandomSource, seededRandom } from "../random";
import { systemIds } from "../testing/drawn-votes";
import { fitGrounded } from "./fit-grounded";
import { groundedLikelihood } from "./grounded-likelihood";
import { rateThreshold, thresholdCovariances } from "./threshold";

type Votes = readonly [left: string, right: string, wins: number, losses: number, ties: number, bothBad: number];

function countsOf(ids: readonly string[], ...pairs: Votes[]): PairCounts {
  const outcomes: Outcome[] = ["left", "right", "tie", "both_bad"];
  const cells = pairs.flatMap(([left, right, ...votes]) =>
    outcomes.map((outcome, index) => ({ left, right, outcome, votes: votes[index]! })),
  );
  return countPairs(cells, ids);
}

/** The four chances as the docstring has them, for strengths from the threshold. */
function chancesOf(strength: number, rival: number, nu: number) {
  const [win, loss] = [Math.exp(strength), Math.exp(rival)];
  const tie = nu * Math.sqrt(win * loss);
  const sum = win + loss + tie + 1;
  return { win: win / sum, loss: loss / sum, tie: tie / sum, neither: 1 / sum };
}

function logLikelihood(counts: PairCounts, strengths: ArrayLike<number>, nu: number): number {
  let sum = 0;
  counts.first.forEach((one, pair) => {
    const { win, loss, tie, neither } = chancesOf(strengths[one]!, strengths[counts.second[pair]!]!, nu);
    sum += counts.firstWins[pair]! * Math.log(win) + counts.secondWins[pair]! * Math.log(loss);
    sum += counts.bothBad[pair]! * Math.log(neither);
    if (counts.ties[pair]! > 0) sum += counts.ties[pair]! * Math.log(tie);
  });
  return sum;
}

function simulateVotes(strengths: readonly number[], nu: number, votes: number, random: RandomSource): TallyCell[] {
  const ids = systemIds(strengths.length);
  return ids.flatMap((left, one) =>
    ids.slice(one + 1).flatMap((right, step) => {
      const { win, loss, tie } = chancesOf(strengths[one]!, strengths[one + 1 + step]!, nu);
      return Array.from({ length: votes }, (): TallyCell => {
        const draw = random.next();
        const outcome =
          draw < win ? "left" : draw < win + loss ? "right" : draw < win + loss + tie ? "tie" : "both_bad";
        return { left, right, outcome, votes: 1 };
      });
    }),
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

const mixed = countsOf(["a", "b", "c"], ["a", "b", 7, 3, 5, 2], ["b", "c", 9, 1, 2, 6], ["a", "c", 6, 4, 0, 1]);

describe("groundedLikelihood", () => {
  it("is the log-likelihood of the four chances, and its derivatives are what its differences approach", () => {
    const likelihood = groundedLikelihood(mixed, true);
    const { dimension } = likelihood;
    // Strengths of a, b, c, the threshold, τ.
    const point = Float64Array.of(0.8, -0.3, 0.1, 0.4, -0.6);
    const moved = (...steps: [number, number][]) => {
      const next = Float64Array.from(point);
      for (const [place, step] of steps) next[place] = next[place]! + step;
      return likelihood.evaluate(next);
    };
    const gradient = new Float64Array(dimension);
    const information = new Float64Array(dimension ** 2);
    const value = likelihood.evaluate(point, gradient, information);
    const strengths = [0.8 - 0.4, -0.3 - 0.4, 0.1 - 0.4];
    expect(value).toBeCloseTo(logLikelihood(mixed, strengths, Math.exp(-0.6)), 10);
    const step = 1e-4;
    for (let row = 0; row < dimension; row += 1) {
      expect(gradient[row]!).toBeCloseTo((moved([row, step]) - moved([row, -step])) / (2 * step), 5);
      for (let column = 0; column < dimension; column += 1) {
        const corners =
          moved([row, step], [column, step]) -
          moved([row, step], [column, -step]) -
          moved([row, -step], [column, step]) +
          moved([row, -step], [column, -step]);
        expect(information[row * dimension + column]!).toBeCloseTo(-corners / (4 * step ** 2), 4);
      }
    }
  });

  it("stays finite where utilities overflow", () => {
    for (const hasTieParameter of [true, false]) {
      const likelihood = groundedLikelihood(mixed, hasTieParameter);
      const gradient = new Float64Array(likelihood.dimension);
      const information = new Float64Array(likelihood.dimension ** 2);
      const point = Float64Array.of(900, -900, 0, 800, 850).subarray(0, likelihood.dimension);
      expect(Number.isFinite(likelihood.evaluate(point, gradient, information))).toBe(true);
      for (const entries of [gradient, information, likelihood.scoreProducts(point)]) {
        expect(entries.every(Number.isFinite)).toBe(true);
      }
    }
  });
});

describe("fitGrounded", () => {
  it("agrees with the closed form of a duel: log-odds of wins against neither, ν = ties/√(wins·losses)", () => {
    const fit = fitGrounded(countsOf(["a", "b"], ["a", "b", 30, 10, 25, 5]));
    const [a, b] = [Math.log(30 / 5), Math.log(10 / 5)];
    expect(fit.parameters[0]).toBeCloseTo(a, 10);
    expect(fit.parameters[1]).toBeCloseTo(b, 10);
    expect(fit.nu).toBeCloseTo(25 / Math.sqrt(300), 10);
    expect(fit.strengths[0]).toBeCloseTo((a - b) / 2, 10);
    expect(fit.threshold).toBeCloseTo(-(a + b) / 2, 10);
    expect(fit).toMatchObject({ model: "grounded", ties: "davidson", systems: 2, dimension: 3, isShiftFree: false });
    // Four outcomes, three parameters: saturated, so that both errors are those of the multinomial by the delta method.
    const { model, sandwich } = thresholdCovariances(fit);
    for (const covariance of [model, sandwich]) {
      expect(covariance[0]).toBeCloseTo((1 / 30 + 1 / 10) / 4, 10);
      expect(covariance[8]).toBeCloseTo(1 / 5 + (1 / 30 + 1 / 10) / 4, 10);
      expect(covariance[2]).toBeCloseTo((-1 / 30 + 1 / 10) / 4, 10);
    }
  });

  it("takes ties for half wins where it is told to, and both ways are the same without ties", () => {
    const half = fitGrounded(countsOf(["a", "b"], ["a", "b", 30, 10, 20, 5]), { ties: "half" });
    expect(half.parameters[0]).toBeCloseTo(Math.log(40 / 5), 10);
    expect(half.parameters[1]).toBeCloseTo(Math.log(20 / 5), 10);
    expect(half).toMatchObject({ nu: null, ties: "half", dimension: 2 });
    // Weighted scores by hand: of θ_a, 1 − p for a win of a, −p for one of b and for neither, ½ − p for a tie; p = 40/65.
    const p = 40 / 65;
    const products = 30 * (1 - p) ** 2 + (10 + 5) * p ** 2 + 20 * (0.5 - p) ** 2;
    expect(half.scoreProducts[0]).toBeCloseTo(products, 10);
    const untied = countsOf(["a", "b"], ["a", "b", 30, 10, 0, 5]);
    const davidson = fitGrounded(untied);
    expect(davidson).toMatchObject({ nu: 0, dimension: 2 });
    expect(davidson.strengths).toEqual(fitGrounded(untied, { ties: "half" }).strengths);
  });

  it("meets the moment equations: each answer is expected as often as it was given", () => {
    const { parameters, nu } = fitGrounded(mixed);
    let tieSurplus = 0;
    let neitherSurplus = 0;
    const surplus = new Float64Array(3);
    mixed.first.forEach((one, pair) => {
      const other = mixed.second[pair]!;
      const [wins, losses] = [mixed.firstWins[pair]!, mixed.secondWins[pair]!];
      const [ties, bothBad] = [mixed.ties[pair]!, mixed.bothBad[pair]!];
      const total = wins + losses + ties + bothBad;
      const { win, loss, tie, neither } = chancesOf(parameters[one]!, parameters[other]!, nu!);
      surplus[one]! += wins + ties / 2 - total * (win + tie / 2);
      surplus[other]! += losses + ties / 2 - total * (loss + tie / 2);
      tieSurplus += ties - total * tie;
      neitherSurplus += bothBad - total * neither;
    });
    for (const rest of [...surplus, tieSurplus, neitherSurplus]) expect(rest).toBeCloseTo(0, 8);
  });

  it("finds the maximum that a search without derivatives finds", () => {
    const valueAt = ([a, b, c, tau]: readonly number[]) => logLikelihood(mixed, [a!, b!, c!], Math.exp(tau!));
    const point = [0, 0, 0, 0];
    // A compass search: try a step each way along each axis, halve it when none climbs.
    for (let step = 0.5; step > 1e-9; ) {
      const better = point.flatMap((_, axis) =>
        [step, -step].map((move) => point.map((value, index) => (index === axis ? value + move : value))),
      );
      const best = better.reduce((one, other) => (valueAt(other) > valueAt(one) ? other : one));
      if (valueAt(best) > valueAt(point)) point.splice(0, 4, ...best);
      else step /= 2;
    }
    const fit = fitGrounded(mixed);
    point.forEach((value, index) => {
      expect(fit.parameters[index]).toBeCloseTo(value, 6);
    });
    expect(fit.logLikelihood).toBeCloseTo(valueAt(point), 9);
  });

  it("compares systems that never met through the threshold", () => {
    const fit = fitGrounded(countsOf(["a", "b", "c", "d"], ["a", "b", 20, 20, 0, 5], ["c", "d", 10, 10, 0, 40]));
    expect(fit.parameters[0]! - fit.parameters[2]!).toBeCloseTo(Math.log(20 / 5) - Math.log(10 / 40), 10);
    expect(fit.strengths.reduce((sum, strength) => sum + strength, 0)).toBeCloseTo(0, 12);
  });

  it("is no model of differences, and says so where those are asked for", () => {
    expect(failureOf(() => modelOfFit(fitGrounded(mixed))).code).toBe("invalid");
  });

  it("goes to the extremes", () => {
    const fit = fitGrounded(countsOf(["a", "b"], ["a", "b", 1e9, 1, 1e4, 1]));
    expect(fit.parameters[0]! - fit.parameters[1]!).toBeCloseTo(Math.log(1e9), 6);
    expect(fit.parameters[1]!).toBeCloseTo(0, 6);
    const light = fitGrounded(countsOf(["a", "b"], ["a", "b", 3e-9, 1e-9, 2e-9, 1e-9]));
    expect(light.parameters[0]!).toBeCloseTo(Math.log(3), 9);
  });

  it("says why it cannot fit", () => {
    const ids = ["a", "b", "c", "d"];
    const codeOf = (...pairs: Votes[]) => failureOf(() => fitGrounded(countsOf(ids.slice(0, 2), ...pairs))).code;
    expect(codeOf()).toBe("empty");
    // Nobody said "neither", or nothing else.
    expect(codeOf(["a", "b", 5, 5, 2, 0])).toBe("undecided");
    expect(codeOf(["a", "b", 0, 0, 0, 9])).toBe("undecided");
    // b never won: everybody else can be moved away from it.
    expect(codeOf(["a", "b", 5, 0, 0, 3])).toBe("disconnected");
    // More ties than a single win can hold.
    expect(codeOf(["a", "b", 4, 0, 1, 3])).toBe("undecided");
    expect(codeOf(["a", "b", 0, 0, 5, 3])).toBe("undecided");
    const split = countsOf(ids, ["a", "b", 3, 3, 0, 2], ["c", "d", 3, 3, 0, 0]);
    expect(failureOf(() => fitGrounded(split)).failure).toMatchObject({
      code: "disconnected",
      components: [
        [0, 1],
        [2, 3],
      ],
    });
    // With half wins the same ties are enough.
    expect(fitGrounded(countsOf(["a", "b"], ["a", "b", 0, 0, 5, 3]), { ties: "half" }).parameters[0]).toBeCloseTo(
      Math.log(2.5 / 3),
      9,
    );
  });

  it("finds planted strengths, threshold and ν, and covers the threshold in 92–98 % of 400 small boards", () => {
    const random = seededRandom("grounded");
    // Of a threshold at 0.5 below their mean.
    const absolute = [-0.4, 0.1, 0.4, 0.7, 1.7];
    const size = absolute.length;
    const much = fitGrounded(countPairs(simulateVotes(absolute, 0.7, 4000, random), systemIds(size)));
    expect(Math.abs(much.threshold + 0.5)).toBeLessThan(0.05);
    expect(Math.abs(much.nu! - 0.7)).toBeLessThan(0.03);
    absolute.forEach((truth, index) => {
      expect(Math.abs(much.strengths[index]! - (truth - 0.5))).toBeLessThan(0.05);
    });
    const covered = { model: 0, sandwich: 0 };
    const runs = 400;
    for (let run = 0; run < runs; run += 1) {
      const fit = fitGrounded(countPairs(simulateVotes(absolute, 0.7, 15, random), systemIds(size)));
      const covariances = thresholdCovariances(fit);
      for (const kind of ["model", "sandwich"] as const) {
        const error = Math.abs(fit.threshold + 0.5) / standardErrors95;
        if (error <= Math.sqrt(covariances[kind].at(-1)!)) covered[kind] += 1;
      }
    }
    for (const hits of [covered.model, covered.sandwich]) {
      expect(hits / runs).toBeGreaterThan(0.92);
      expect(hits / runs).toBeLessThan(0.98);
    }
  });

  it("has a reason not to be p2l's form: what that leaves for a tie is not log-concave in the strengths", () => {
    const kappa = 50;
    const logTie = (strength: number, rival: number) => {
      const [one, other] = [Math.exp(strength), Math.exp(rival)];
      const wins = one / (one + kappa * other + 1) + other / (other + kappa * one + 1);
      return Math.log(1 - wins - 1 / (1 + one + other));
    };
    const step = 0.01;
    // As one of two equal strengths rises and the other falls.
    const bend =
      (logTie(-1.5 + step, -1.5 - step) - 2 * logTie(-1.5, -1.5) + logTie(-1.5 - step, -1.5 + step)) / step ** 2;
    expect(bend).toBeGreaterThan(0.1);
  });
});

describe("thresholdCovariances", () => {
  it("holds the covariances of the strengths, and measures from a reference if there is one", () => {
    const fit = fitGrounded(mixed);
    const strengths = covariancesOf(fit);
    const joined = thresholdCovariances(fit);
    for (const kind of ["model", "sandwich"] as const) {
      for (let row = 0; row < 3; row += 1) {
        for (let column = 0; column < 3; column += 1) {
          expect(joined[kind][row * 4 + column]).toBeCloseTo(strengths[kind][row * 3 + column]!, 10);
        }
      }
    }
    // From system a alone: its own variance is 0, and the threshold's that of the absolute strength of a.
    const fromA = thresholdCovariances(fit, [0]).model;
    const { model } = joined;
    expect(fromA[0]).toBeCloseTo(0, 12);
    expect(fromA[15]).toBeCloseTo(model[15]! + model[0]! - 2 * model[3]!, 10);
  });
});

describe("rateThreshold", () => {
  it("puts the threshold among the ratings, with its error", () => {
    const fit = fitGrounded(countsOf(["a", "b"], ["a", "b", 30, 10, 25, 5]));
    const place = rateThreshold(fit, thresholdCovariances(fit), "model");
    expect(place.rating).toBeCloseTo(1000 - (eloPerLogit * (Math.log(6) + Math.log(2))) / 2, 8);
    expect(place.standardError).toBeCloseTo(eloPerLogit * Math.sqrt(1 / 5 + (1 / 30 + 1 / 10) / 4), 8);
    expect(place.high - place.rating).toBeCloseTo(standardErrors95 * place.standardError, 8);
    expect(place.rating - place.low).toBeCloseTo(place.high - place.rating, 8);
    const fromA = rateThreshold(fit, thresholdCovariances(fit, [0]), "model", [0]);
    expect(fromA.rating).toBeCloseTo(1000 - eloPerLogit * Math.log(6), 8);
    expect(fromA.standardError).toBeCloseTo(eloPerLogit * Math.sqrt(1 / 30 + 1 / 5), 8);
  });

  it("rises with every vote that both are bad", () => {
    const ratings = [2, 5, 20].map((bothBad) => {
      const fit = fitGrounded(countsOf(["a", "b"], ["a", "b", 30, 10, 25, bothBad]));
      return rateThreshold(fit, thresholdCovariances(fit), "sandwich").rating;
    });
    expect(ratings[1]!).toBeGreaterThan(ratings[0]!);
    expect(ratings[2]!).toBeGreaterThan(ratings[1]!);
  });
});
