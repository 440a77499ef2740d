import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { strongComponents } from "./connectivity";
import { RatingError } from "./errors";
import { hasFiniteTieMaximum } from "./existence";
import { davidsonModel } from "./fit-davidson";
import { fitHalfTie, halfTieModel } from "./fit-half-tie";
import { fitRaoKupper, raoKupperModel } from "./fit-rao-kupper";
import { covariancesOf, standardErrors95 } from "./intervals";
import { countPairs, type PairOutcomes, settleBothBad, type TallyCell } from "./pair-counts";
import { modelOfFit } from "./pair-models";
import { type RandomSource, seededRandom } from "./random";
import { drawnCells, systemIds } from "./testing/drawn-votes";

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

/** The three chances as they stand in the paper. */
function chancesOf(strength: number, rival: number, kappa: number) {
  const [one, other] = [Math.exp(strength), Math.exp(rival)];
  const win = one / (one + kappa * other);
  const loss = other / (kappa * one + other);
  return { win, loss, tie: ((kappa ** 2 - 1) * one * other) / ((one + kappa * other) * (kappa * one + other)) };
}

function logLikelihood(pairs: PairOutcomes, strengths: ArrayLike<number>, kappa: number): number {
  let sum = 0;
  pairs.first.forEach((one, pair) => {
    const { win, loss, tie } = chancesOf(strengths[one]!, strengths[pairs.second[pair]!]!, kappa);
    sum += pairs.firstWins[pair]! * Math.log(win) + pairs.secondWins[pair]! * Math.log(loss);
    if (pairs.ties[pair]! > 0) sum += pairs.ties[pair]! * Math.log(tie);
  });
  return sum;
}

/** Simulated votes: every pair `votes` times. */
function simulateVotes(strengths: readonly number[], kappa: number, votes: number, random: RandomSource): TallyCell[] {
  const ids = systemIds(strengths.length);
  return ids.flatMap((left, one) =>
    ids.slice(one + 1).flatMap((right, step) => {
      const { win, loss } = chancesOf(strengths[one]!, strengths[one + 1 + step]!, kappa);
      return Array.from({ length: votes }, (): TallyCell => {
        const draw = random.next();
        return { left, right, outcome: draw < win ? "left" : draw < win + loss ? "right" : "tie", votes: 1 };
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

describe("raoKupperModel", () => {
  const outcomes = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ] as const;
  const out = new Float64Array(5);
  const term = (d: number, tau: number, [first, second, tie]: readonly number[]) =>
    raoKupperModel.term(d, tau, first!, second!, tie!, out);

  it("has the chances of the paper, κ² being 1 + exp τ", () => {
    for (const d of [-3, -0.4, 0, 1.7]) {
      for (const tau of [-5, -0.3, 2.5]) {
        const { win, loss, tie } = chancesOf(d, 0, Math.sqrt(1 + Math.exp(tau)));
        expect(win + loss + tie).toBeCloseTo(1, 12);
        outcomes.forEach((outcome, index) => {
          expect(Math.exp(term(d, tau, outcome))).toBeCloseTo([win, loss, tie][index]!, 12);
        });
        expect(raoKupperModel.tieParameter(tau)).toBeCloseTo(Math.sqrt(1 + Math.exp(tau)), 12);
      }
    }
  });

  it("has the derivatives that differences of the log-likelihood approach, and a concave one", () => {
    const step = 1e-4;
    const amount = fc.constantFrom(0, 1, 2.5, 7);
    const coordinate = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, fc.tuple(amount, amount, amount), (d, tau, votes) => {
        const at = (byD: number, byTau: number) => term(d + byD * step, tau + byTau * step, votes);
        const [here, right, left, up, down] = [at(0, 0), at(1, 0), at(-1, 0), at(0, 1), at(0, -1)];
        const corners = at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1);
        term(d, tau, votes);
        const [byD, byTau, dd, dt, tt] = [...out];
        expect(byD).toBeCloseTo((right - left) / (2 * step), 6);
        expect(byTau).toBeCloseTo((up - down) / (2 * step), 6);
        expect(dd).toBeCloseTo((2 * here - right - left) / step ** 2, 4);
        expect(tt).toBeCloseTo((2 * here - up - down) / step ** 2, 4);
        expect(dt).toBeCloseTo(-corners / (4 * step ** 2), 4);
        expect(dd! * tt! - dt! ** 2).toBeGreaterThanOrEqual(0);
        expect(dd).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("gives each vote the score that is the gradient of its own log-likelihood", () => {
    const scores = new Float64Array(6);
    for (const [d, tau] of [
      [0.7, -0.2],
      [-2, 3],
      [30, 40],
    ] as const) {
      raoKupperModel.scores(d, tau, scores);
      outcomes.forEach((outcome, index) => {
        term(d, tau, outcome);
        expect([...scores.subarray(2 * index, 2 * index + 2)]).toEqual([...out.subarray(0, 2)]);
      });
    }
  });

  it("stays finite and keeps its digits at the extremes", () => {
    for (const d of [-800, -40, 0, 40, 800]) {
      for (const tau of [-700, -40, 0, 40, 700]) {
        for (const outcome of outcomes) {
          expect(Number.isFinite(term(d, tau, outcome))).toBe(true);
          expect(out.every(Number.isFinite)).toBe(true);
        }
      }
    }
    // A tie as good as certain: −log P(tie) is 2/κ to first order, which 1 minus the other chances would round away.
    expect(term(0, 80, outcomes[2]) / (-2 * Math.exp(-40))).toBeCloseTo(1, 12);
    // And one as good as impossible: P(tie) = (κ² − 1)/4 at equal strengths.
    expect(term(0, -80, outcomes[2])).toBeCloseTo(-80 - Math.log(4), 12);
  });

  it("has an information that depends on the outcome, as that of half wins and Davidson's model does not", () => {
    const informationOf = (model: typeof raoKupperModel, [first, second, tie]: readonly number[]) => {
      model.term(0.8, 0.3, first!, second!, tie!, out);
      return out.slice(2);
    };
    for (const model of [davidsonModel, halfTieModel]) {
      const [win, , tie] = outcomes.map((outcome) => informationOf(model, outcome));
      expect(win!.every((entry, index) => Math.abs(entry - tie![index]!) < 1e-15)).toBe(true);
    }
    const [win, loss, tie] = outcomes.map((outcome) => informationOf(raoKupperModel, outcome));
    expect(win![0]!).not.toBeCloseTo(loss![0]!, 2);
    // A tie counts as a win of each and τ, which is linear.
    expect(tie![0]!).toBeCloseTo(win![0]! + loss![0]!, 12);
  });
});

describe("fitRaoKupper", () => {
  it("agrees with the closed form of a duel: logit of wins = d − log κ, logit of losses = −d − log κ", () => {
    const fit = fitRaoKupper(duel(30, 10, 25));
    const [win, loss] = [30 / 65, 10 / 65];
    const [logitWin, logitLoss] = [Math.log(30 / 35), Math.log(10 / 55)];
    expect(fit.strengths[0]! - fit.strengths[1]!).toBeCloseTo((logitWin - logitLoss) / 2, 10);
    expect(Math.log(fit.nu!)).toBeCloseTo(-(logitWin + logitLoss) / 2, 10);
    // Three outcomes, two parameters: the model is saturated, so that both errors are those of the multinomial by the delta method.
    const variance =
      (1 / (65 * win * (1 - win)) + 1 / (65 * loss * (1 - loss)) + 2 / (65 * (1 - win) * (1 - loss))) / 4;
    const { model, sandwich } = covariancesOf(fit);
    for (const covariance of [model, sandwich]) {
      const [own, joint, , other] = covariance;
      expect(own! + other! - 2 * joint!).toBeCloseTo(variance, 10);
    }
    expect(fit.logLikelihood).toBeCloseTo(30 * Math.log(win) + 10 * Math.log(loss) + 25 * Math.log(25 / 65), 9);
  });

  it("finds the maximum that a search without derivatives finds on the likelihood of the paper", () => {
    const cells: TallyCell[] = [
      { left: "a", right: "b", outcome: "left", votes: 7 },
      { left: "b", right: "c", outcome: "left", votes: 9 },
      { left: "c", right: "a", outcome: "left", votes: 4 },
      { left: "a", right: "c", outcome: "left", votes: 6 },
      { left: "b", right: "a", outcome: "tie", votes: 5 },
      { left: "c", right: "b", outcome: "both_bad", votes: 2 },
    ];
    const pairs = pairsOf(cells, ["a", "b", "c"]);
    const valueAt = ([a, b, kappa]: readonly number[]) =>
      kappa! > 1 ? logLikelihood(pairs, [a!, b!, 0], kappa!) : Number.NEGATIVE_INFINITY;
    const point = [0, 0, 2];
    // A compass search: try a step each way along each axis, halve it when none climbs.
    for (let step = 0.5; step > 1e-9; ) {
      const better = point.flatMap((_, axis) =>
        [step, -step].map((move) => point.map((value, index) => (index === axis ? value + move : value))),
      );
      const best = better.reduce((one, other) => (valueAt(other) > valueAt(one) ? other : one));
      if (valueAt(best) > valueAt(point)) point.splice(0, 3, ...best);
      else step /= 2;
    }
    const fit = fitRaoKupper(pairs);
    expect(fit.strengths[0]! - fit.strengths[2]!).toBeCloseTo(point[0]!, 6);
    expect(fit.strengths[1]! - fit.strengths[2]!).toBeCloseTo(point[1]!, 6);
    expect(fit.nu).toBeCloseTo(point[2]!, 6);
    expect(fit.logLikelihood).toBeCloseTo(valueAt(point), 9);
  });

  it("is plain Bradley–Terry where nobody tied, and close to it where hardly anybody did", () => {
    const plain = fitHalfTie(duel(3, 5, 0));
    const fit = fitRaoKupper(duel(3, 5, 0));
    expect(fit.strengths).toEqual(plain.strengths);
    expect(fit.logLikelihood).toBe(plain.logLikelihood);
    expect(fit).toMatchObject({ model: "rao-kupper", nu: 1 });
    expect(modelOfFit(fit)).toBe(halfTieModel);
    const nearly = fitRaoKupper(duel(3, 5, 1e-9));
    expect(nearly.strengths[0]!).toBeCloseTo(plain.strengths[0]!, 8);
    expect(nearly.nu! - 1).toBeCloseTo(0, 8);
    expect(modelOfFit(nearly)).toBe(raoKupperModel);
  });

  it("begins where an earlier fit ended, if it is told to", () => {
    const cold = fitRaoKupper(duel(30, 10, 25));
    const warm = fitRaoKupper(duel(30, 10, 25), { start: cold.parameters });
    expect(warm.iterations).toBeLessThan(cold.iterations);
    expect(warm.nu).toBeCloseTo(cold.nu!, 10);
  });

  it("goes to the extremes: lopsided pairs, light weights, and millions of ties that hang on a few wins", () => {
    const tied = fitRaoKupper(duel(1e9, 1, 1e4));
    const [win, loss] = [Math.log(1e9 / 10_001), Math.log(1 / 1_000_010_000)];
    expect(tied.strengths[0]! - tied.strengths[1]!).toBeCloseTo((win - loss) / 2, 6);
    const light = fitRaoKupper(duel(3e-9, 1e-9, 2e-9));
    expect(light.strengths[0]!).toBeCloseTo(fitRaoKupper(duel(3, 1, 2)).strengths[0]!, 9);
    const cells: TallyCell[] = [
      { left: "b", right: "e", outcome: "right", votes: 232 },
      { left: "b", right: "e", outcome: "left", votes: 19 },
      { left: "d", right: "c", outcome: "tie", votes: 9_904_514 },
      { left: "a", right: "d", outcome: "left", votes: 117 },
      { left: "e", right: "a", outcome: "tie", votes: 35 },
      { left: "c", right: "a", outcome: "tie", votes: 75_230 },
    ];
    const fit = fitRaoKupper(pairsOf(cells, ["a", "b", "c", "d", "e"]));
    expect(Math.max(...fit.gradient.map(Math.abs))).toBeLessThan(1e-6);
  });

  it("says why it cannot fit, and is held by a ridge where it would run away", () => {
    expect(failureOf(() => fitRaoKupper(duel(0, 0, 0))).code).toBe("empty");
    expect(failureOf(() => fitRaoKupper(duel(4, 0, 0))).failure).toMatchObject({
      code: "disconnected",
      components: [[0], [1]],
    });
    expect(failureOf(() => fitRaoKupper(duel(4, 0, 1))).code).toBe("undecided");
    expect(failureOf(() => fitRaoKupper(duel(0, 0, 9))).code).toBe("undecided");
    expect(failureOf(() => fitRaoKupper(duel(0, 0, 9), { ridge: 1 })).code).toBe("undecided");
    const held = fitRaoKupper(duel(4, 0, 1), { ridge: 0.1 });
    expect(held.strengths[0]!).toBeGreaterThan(0);
    expect(Number.isFinite(held.nu!)).toBe(true);
  });

  it("has a maximum for the same votes as Davidson's model: with one the fit finds it, without one the likelihood has none", () => {
    let finite = 0;
    let infinite = 0;
    fc.assert(
      fc.property(drawnCells(5), (drawn) => {
        // One outcome a pair leaves the interesting cases: a pair in which both won is always finite.
        const seen = new Set<string>();
        const cells = drawn.filter(({ left, right }) => {
          const key = [left, right].sort().join();
          return !seen.has(key) && seen.add(key);
        });
        const pairs = pairsOf(cells, systemIds(5));
        fc.pre(strongComponents(pairs).length === 1 && pairs.ties.some((ties) => ties > 0));
        if (hasFiniteTieMaximum(pairs)) {
          finite += 1;
          expect(Math.max(...fitRaoKupper(pairs).gradient.map(Math.abs))).toBeLessThan(1e-6);
          return;
        }
        infinite += 1;
        expect(failureOf(() => fitRaoKupper(pairs)).code).toBe("undecided");
        const hasWins = [...pairs.firstWins, ...pairs.secondWins].some((wins) => wins > 0);
        if (!hasWins) return;
        // Weaker and weaker penalties keep on gaining likelihood by an ever wider threshold.
        const [held, freer] = [1e-2, 1e-4].map((ridge) => fitRaoKupper(pairs, { ridge }));
        expect(freer!.nu!).toBeGreaterThan(held!.nu! * 1.05);
        expect(logLikelihood(pairs, freer!.strengths, freer!.nu!)).toBeGreaterThan(
          logLikelihood(pairs, held!.strengths, held!.nu!),
        );
      }),
      { numRuns: 300, seed: 20 },
    );
    expect(finite).toBeGreaterThan(20);
    expect(infinite).toBeGreaterThan(20);
  });

  it("finds planted strengths and κ in many votes, and covers them in 92–98 % of 300 small boards", () => {
    const random = seededRandom("rao-kupper");
    const strengths = [-0.9, -0.4, -0.1, 0.2, 0.4, 0.8];
    const size = strengths.length;
    const much = fitRaoKupper(pairsOf(simulateVotes(strengths, 1.6, 4000, random), systemIds(size)));
    expect(Math.abs(much.nu! - 1.6)).toBeLessThan(0.03);
    strengths.forEach((truth, index) => {
      expect(Math.abs(much.strengths[index]! - truth)).toBeLessThan(0.05);
    });
    const covered = { model: 0, sandwich: 0 };
    const runs = 300;
    for (let run = 0; run < runs; run += 1) {
      const fit = fitRaoKupper(pairsOf(simulateVotes(strengths, 1.6, 12, random), systemIds(size)));
      const { model, sandwich } = covariancesOf(fit);
      strengths.forEach((truth, index) => {
        const error = Math.abs(fit.strengths[index]! - truth) / standardErrors95;
        if (error <= Math.sqrt(model[index * size + index]!)) covered.model += 1;
        if (error <= Math.sqrt(sandwich[index * size + index]!)) covered.sandwich += 1;
      });
    }
    for (const share of [covered.model, covered.sandwich].map((hits) => hits / (runs * size))) {
      expect(share).toBeGreaterThan(0.92);
      expect(share).toBeLessThan(0.98);
    }
  });
});
