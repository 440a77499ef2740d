import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComparisonRow, ComparisonsBuilder, countComparisons } from "../comparisons";
import { RatingError } from "../errors";
import { fitDavidson } from "../fit-davidson";
import { fitHalfTie } from "../fit-half-tie";
import { fitRaoKupper } from "../fit-rao-kupper";
import { covariancesOf, standardErrors95 } from "../intervals";
import { settleBothBad } from "../pair-counts";
import { seededRandom } from "../random";
import { connectedRows, simulateVoters, systemIds } from "../testing/drawn-votes";
import { bootstrapBounds, bootstrapCovariance, bootstrapVoters } from "./bootstrap";
import { voterScoreProducts } from "./score-products";
import { voterCellsOf } from "./voter-cells";

function cellsOf(rows: readonly ComparisonRow[], systems = ["a", "b"]) {
  const builder = new ComparisonsBuilder({ systems });
  for (const row of rows) builder.add(row);
  return voterCellsOf(builder.build(), "tie");
}

function failureOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof RatingError) return error.failure;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** Strength of one system in each round. */
function columnOf({ strengths, systems }: { strengths: Float64Array; systems: number }, system: number) {
  return strengths.filter((_, at) => at % systems === system);
}

describe("bootstrapVoters", () => {
  const opposites: ComparisonRow[] = [
    { left: "a", right: "b", outcome: "left", voter: "v", votes: 3 },
    { left: "a", right: "b", outcome: "right", voter: "v" },
    { left: "a", right: "b", outcome: "left", voter: "w" },
    { left: "a", right: "b", outcome: "right", voter: "w", votes: 3 },
  ];

  it("draws voters whole: of two opposites both in half of the rounds, either one twice in a quarter", () => {
    const bootstrap = bootstrapVoters(cellsOf(opposites), fitHalfTie, { rounds: 1999, seed: "opposites" });
    const shares = [-Math.log(3) / 2, 0, Math.log(3) / 2].map(
      (value) => columnOf(bootstrap, 0).filter((strength) => Math.abs(strength - value) < 1e-9).length / 1999,
    );
    expect(shares[0]! + shares[1]! + shares[2]!).toBeCloseTo(1, 12);
    [0.25, 0.5, 0.25].forEach((chance, at) => {
      expect(Math.abs(shares[at]! - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / 1999));
    });
    const { low, high } = bootstrapBounds(bootstrap, [0, 1]);
    expect([...low, ...high].map(Math.abs)).toEqual(new Array(4).fill(expect.closeTo(Math.log(3) / 2, 9)));
    // Variance of ±½·ln 3 with chance ¼ each.
    expect(bootstrapCovariance(bootstrap)[0]! / (Math.log(3) ** 2 / 8)).toBeCloseTo(1, 1);
  });

  it("draws votes of unknown voters one by one, however many stand in a row", () => {
    const lone: ComparisonRow[] = [
      { left: "a", right: "b", outcome: "left", votes: 600 },
      { left: "a", right: "b", outcome: "right", votes: 400 },
    ];
    const bootstrap = bootstrapVoters(cellsOf(lone), fitHalfTie, { rounds: 3999, seed: "lone" });
    const [own, joint] = bootstrapCovariance(bootstrap);
    // Of the difference: the binomial's 1/600 + 1/400.
    expect((2 * own! - 2 * joint!) / (1 / 600 + 1 / 400)).toBeCloseTo(1, 1);
  });

  it("mixes known voters and lone votes in the shares that they have among all", () => {
    const mixed: ComparisonRow[] = [
      ...Array.from(
        { length: 40 },
        (_, at): ComparisonRow => ({ left: "a", right: "b", outcome: "left", voter: `v${at}` }),
      ),
      { left: "a", right: "b", outcome: "right", votes: 60, weight: 0.5 },
    ];
    const bootstrap = bootstrapVoters(cellsOf(mixed), fitHalfTie, { rounds: 3999, seed: "mixed" });
    const shares = columnOf(bootstrap, 0).map((strength) => {
      const odds = Math.exp(2 * strength) / 2;
      return odds / (1 + odds);
    });
    const mean = shares.reduce((sum, share) => sum + share / shares.length, 0);
    const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2 / shares.length, 0);
    expect(Math.abs(mean - 0.4)).toBeLessThan((4 * Math.sqrt(0.24 / 100)) / Math.sqrt(3999));
    expect(variance / (0.24 / 100)).toBeCloseTo(1, 1);
  });

  it("gives the same bits for the same seed, any order of rows and any merging, and others for another seed", () => {
    const drawn = connectedRows(4).map((rows) => rows.map((row) => ({ ...row, weight: 1 })));
    // Every voter holds the board together, so that no round is lost.
    const ring = ["v0", "v1", "v2", "v3", "v4", null].flatMap((voter) =>
      systemIds(4).flatMap((left, at): ComparisonRow[] => {
        const right = `s${(at + 1) % 4}`;
        const votes = voter === null ? 30 : 1;
        return [
          { left, right, outcome: "left", voter, votes },
          { left, right, outcome: "right", voter, votes },
        ];
      }),
    );
    fc.assert(
      fc.property(drawn, fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const single = [...rows, ...ring].flatMap((row) =>
          Array.from({ length: row.votes! }, () => ({ ...row, votes: 1 })),
        );
        const keyed = single.map((row) => ({ row, key: numbers.next().value })).sort((a, b) => a.key - b.key);
        const run = (list: readonly ComparisonRow[], seed: string) =>
          bootstrapVoters(cellsOf(list, systemIds(4)), fitDavidson, { rounds: 39, seed });
        const bootstrap = run([...rows, ...ring], "bits");
        expect(
          run(
            keyed.map(({ row }) => row),
            "bits",
          ),
        ).toEqual(bootstrap);
        expect(run([...rows, ...ring], "others")).not.toEqual(bootstrap);
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    { name: "half ties", fitModel: fitHalfTie },
    { name: "Davidson", fitModel: fitDavidson },
    { name: "Rao and Kupper", fitModel: fitRaoKupper },
  ])("agrees with the clustered sandwich of a board of 120 voters: $name", ({ fitModel }) => {
    const population = { strengths: [-0.6, -0.1, 0.2, 0.5], nu: 0.8, taste: 0.8, voters: 120, votes: 25 };
    const comparisons = simulateVoters(population, seededRandom("agreement"));
    const fit = fitModel(settleBothBad(countComparisons(comparisons), "tie"));
    const cells = voterCellsOf(comparisons, "tie");
    const { sandwich, clustered } = covariancesOf(fit, fit.scoreProducts, voterScoreProducts(cells, fit).products);
    const bootstrap = bootstrapVoters(cells, fitModel, { rounds: 1999, seed: "agreement" });
    const covariance = bootstrapCovariance(bootstrap);
    const { low, high } = bootstrapBounds(bootstrap, [0, 1, 2, 3]);
    for (let system = 0; system < 4; system += 1) {
      const variance = covariance[system * 5]!;
      // The error of a variance from 1,999 rounds is 3 %. Votes taken for independent ones are far from it.
      expect(Math.abs(variance / clustered![system * 5]! - 1)).toBeLessThan(0.15);
      expect(variance / sandwich[system * 5]!).toBeGreaterThan(1.4);
      const half = standardErrors95 * Math.sqrt(variance);
      expect(Math.abs((high[system]! - low[system]!) / (2 * half) - 1)).toBeLessThan(0.1);
      expect(Math.abs((low[system]! + high[system]!) / 2 - fit.strengths[system]!)).toBeLessThan(half / 4);
      expect([0, 1, 2, 3].reduce((sum, other) => sum + covariance[system * 4 + other]!, 0)).toBeCloseTo(0, 10);
    }
    // With one system for the reference the intervals are of differences to it.
    const lifts = bootstrapBounds(bootstrap, [2]);
    expect([lifts.low[2], lifts.high[2]]).toEqual([0, 0]);
    const [own, joint, other] = [covariance[0]!, covariance[2]!, covariance[10]!];
    const half = standardErrors95 * Math.sqrt(own + other - 2 * joint);
    expect(Math.abs((lifts.high[0]! - lifts.low[0]!) / (2 * half) - 1)).toBeLessThan(0.1);
  });

  it("has half the variance where every voter has a twin", () => {
    const population = { strengths: [-0.4, 0, 0.4], nu: 0.5, taste: 0.5, voters: 60, votes: 15 };
    const comparisons = simulateVoters(population, seededRandom("twins"));
    const rows = Array.from({ length: comparisons.length }, (_, at): ComparisonRow => {
      const [left, right] = [comparisons.left[at], comparisons.right[at]];
      const outcome = (["left", "right", "tie"] as const)[comparisons.outcome[at]!]!;
      return { left: `s${left}`, right: `s${right}`, outcome, voter: `v${comparisons.voter[at]}` };
    });
    const twins = rows.map((row) => ({ ...row, voter: `${row.voter}'` }));
    const [once, twice] = [rows, [...rows, ...twins]].map((list) =>
      bootstrapCovariance(bootstrapVoters(cellsOf(list, systemIds(3)), fitDavidson, { rounds: 1999, seed: "twins" })),
    );
    expect(Math.abs((2 * twice![0]!) / once![0]! - 1)).toBeLessThan(0.15);
  });

  it("says what it cannot draw from", () => {
    const run = (rows: ComparisonRow[], rounds = 39) =>
      failureOf(() => bootstrapVoters(cellsOf(rows), fitHalfTie, { rounds, seed: "" }));
    expect(run(opposites, 38)).toMatchObject({ code: "invalid", detail: "38 is not a number of rounds from 39 on." });
    expect(run(opposites, 99.5).code).toBe("invalid");
    expect(run([...opposites, { left: "a", right: "b", outcome: "tie", votes: 0.5 }]).detail).toContain(
      "A part of a vote",
    );
    expect(run(opposites.slice(0, 2))).toMatchObject({ code: "too_few_voters", voters: 1, rounds: 0, unbounded: 0 });
    expect(run([])).toMatchObject({ code: "too_few_voters", voters: 0 });
    expect(run(opposites.filter(({ outcome }) => outcome === "left")).code).toBe("disconnected");
  });
});

describe("rounds without a finite maximum", () => {
  /** Of 60 voters all saw a and b both ways and c lose to b; so many saw c win. */
  const boardOf = (believers: number) =>
    cellsOf(
      Array.from({ length: 60 }, (_, at): ComparisonRow[] => [
        { left: "a", right: "b", outcome: at % 2 === 0 ? "left" : "right", voter: `v${at}` },
        { left: "a", right: "b", outcome: at % 3 === 0 ? "left" : "right", voter: `v${at}` },
        { left: "b", right: "c", outcome: "left", voter: `v${at}` },
        ...(at < believers ? [{ left: "c", right: "a", outcome: "left", voter: `v${at}` } as const] : []),
      ]).flat(),
      ["a", "b", "c"],
    );

  it("count as farther out than all others, on both sides", () => {
    // Five voters are all missed in (55/60)⁶⁰ = 0.5 % of the rounds.
    const bootstrap = bootstrapVoters(boardOf(5), fitHalfTie, { rounds: 999, seed: "rare" });
    const { unbounded, strengths } = bootstrap;
    expect(unbounded).toBeGreaterThan(0);
    expect(unbounded).toBeLessThan(20);
    expect(strengths.length).toBe((999 - unbounded) * 3);
    const { low, high } = bootstrapBounds(bootstrap, [0, 1, 2]);
    // Of 999 rounds the 25th on either side.
    const ascending = columnOf(bootstrap, 2).sort();
    expect(low[2]).toBeCloseTo(ascending[24 - unbounded]!, 12);
    expect(high[2]).toBeCloseTo(ascending.at(-(25 - unbounded))!, 12);

    const without = bootstrapCovariance({ ...bootstrap, rounds: 999 - unbounded, unbounded: 0 });
    const ratio = bootstrapCovariance(bootstrap)[8]! / without[8]!;
    // The normal deviates of (2.5 % − u)/(1 − u) and 2.5 %, by another road: their tails are integrated.
    const share = unbounded / 999;
    const distance = Math.sqrt(ratio) * standardErrors95;
    expect(normalTail(distance)).toBeCloseTo((0.025 - share) / (1 - share), 4);
    expect(ratio).toBeGreaterThan(1);
  });

  it("are too many where an interval would have no end", () => {
    // Two believers are both missed in 13 % of the rounds.
    const failure = failureOf(() => bootstrapVoters(boardOf(2), fitHalfTie, { rounds: 999, seed: "often" }));
    expect(failure).toMatchObject({ code: "too_few_voters", voters: 60, unbounded: 25 });
    expect(failure.detail).toMatch(/^Of the first \d+ resamples of 60 voters 25 have no finite strengths\.$/);
  });
});

describe("a fit that starts at an earlier one", () => {
  it("ends where any other ends, in fewer steps", () => {
    const population = { strengths: [-1.5, -0.1, 0.2, 1.4], nu: 0.8, taste: 0, voters: 40, votes: 25 };
    const pairs = settleBothBad(countComparisons(simulateVoters(population, seededRandom("start"))), "tie");
    for (const fitModel of [fitHalfTie, fitDavidson, fitRaoKupper]) {
      const cold = fitModel(pairs);
      const warm = fitModel(pairs, { start: cold.parameters });
      expect(warm.iterations).toBeLessThan(cold.iterations);
      warm.parameters.forEach((value, at) => {
        expect(value).toBeCloseTo(cold.parameters[at]!, 10);
      });
    }
    // From a fit that met no tie, and from one that did to votes without any.
    const decided = { ...pairs, ties: new Float64Array(pairs.ties.length) };
    const [tied, plain] = [fitDavidson(pairs), fitDavidson(decided)];
    expect(fitDavidson(pairs, { start: plain.parameters }).nu).toBeCloseTo(tied.nu!, 10);
    expect(fitDavidson(decided, { start: tied.parameters }).strengths[0]).toBeCloseTo(plain.strengths[0]!, 10);
  });
});

/** Mass of the standard normal distribution above a value, by Simpson's rule. */
function normalTail(from: number): number {
  const steps = 2000;
  const width = 8 / steps;
  let sum = 0;
  for (let step = 0; step <= steps; step += 1) {
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-((from + step * width) ** 2) / 2);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}
