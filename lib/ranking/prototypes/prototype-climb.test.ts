import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparisons } from "../comparisons";
import { fitDavidson } from "../fit-davidson";
import { fitHalfTie } from "../fit-half-tie";
import { seededRandom } from "../random";
import { connectedCells, systemIds } from "../testing/drawn-votes";
import { comparisonsOf, distinctBoards, plantPrototypes } from "../testing/planted-prototypes";
import { climbMixture } from "./prototype-climb";
import { expectMemberships, makeRoom, pairsOfCounts } from "./prototype-em";
import { type MixtureProblem, type PrototypeTies, poseProblem } from "./prototype-model";
import { type MixtureAttempt, searchMixtures } from "./prototype-search";
import { drawStart, tastesOf } from "./prototype-starts";
import { knownVotesOf } from "./prototype-votes";

function pose(comparisons: Comparisons, ties: PrototypeTies = "davidson"): MixtureProblem {
  return poseProblem(knownVotesOf(comparisons, "tie", null), ties);
}

const planted = { boards: distinctBoards.slice(0, 2), voters: [60, 40], votes: 12, nus: [0.6, 0.4] };
const equal = Float64Array.of(0.5, 0.5);

describe("poseProblem", () => {
  it.each(["davidson", "half"] as const)(
    "gives a prior of %s whose own fit is the whole, one vote a system",
    (ties) => {
      const problem = pose(plantPrototypes(planted, seededRandom("prior")).comparisons, ties);
      const { pairs } = problem.known;
      const total = problem.prior.reduce((sum, votes) => sum + votes, 0);
      expect(total).toBeCloseTo(pairs.systems, 10);
      const fit = (ties === "half" ? fitHalfTie : fitDavidson)(pairsOfCounts(pairs, problem.prior));
      problem.whole.parameters.forEach((value, index) => {
        expect(fit.parameters[index]!).toBeCloseTo(value, 7);
      });
    },
  );

  it("falls back to half wins where Davidson's ν has no finite maximum", () => {
    const cells = [
      { left: "a", right: "b", outcome: "left", voter: "x" },
      { left: "a", right: "b", outcome: "tie", voter: "y" },
    ] as const;
    expect(pose(comparisonsOf(cells)).ties).toBe("half");
    // Without a tie Davidson's model is plain Bradley–Terry, and stays.
    const wins = comparisonsOf([cells[0], { ...cells[0], outcome: "right" }]);
    expect(pose(wins)).toMatchObject({ ties: "davidson", whole: { nu: 0 } });
  });
});

describe("expectMemberships", () => {
  it("agrees with Bayes' rule worked by hand", () => {
    // x gave two wins to a and one to b, y one tie. On the first board a beats b with odds 3 : 1 and 2 is ν·√3, on the second all are equal.
    const problem = pose(
      comparisonsOf([
        { left: "a", right: "b", outcome: "left", votes: 2, voter: "x" },
        { left: "b", right: "a", outcome: "left", voter: "x" },
        { left: "b", right: "a", outcome: "tie", voter: "y" },
      ]),
    );
    const half = Math.log(3) / 2;
    const boards = [Float64Array.of(half, -half, Math.log(2 / Math.sqrt(3))), new Float64Array(3)];
    const shares = Float64Array.of(0.25, 0.75);
    const { memberships, counts, logLikelihood } = expectMemberships(problem, { boards, shares }, makeRoom(problem, 2));
    // Chances 3/6, 1/6 and 2/6 on the first board, a third each on the second.
    const first = 0.25 * (1 / 2) ** 2 * (1 / 6);
    const second = 0.75 / 27;
    const ofX = first / (first + second);
    expect([...memberships]).toEqual([ofX, 1 - ofX, 0.25, 0.75].map((chance) => expect.closeTo(chance, 12)));
    expect(logLikelihood).toBeCloseTo(Math.log(first + second) + Math.log(1 / 3), 12);
    expect([...counts[0]!]).toEqual([2 * ofX, ofX, 0.25].map((votes) => expect.closeTo(votes, 12)));
  });

  it("does not underflow over thousands of votes", () => {
    const rows = ["x", "y"].flatMap((voter, index) => [
      { left: "a", right: "b", outcome: "left" as const, votes: index === 0 ? 9000 : 1000, voter },
      { left: "b", right: "a", outcome: "left" as const, votes: index === 0 ? 1000 : 9000, voter },
    ]);
    const problem = pose(comparisonsOf(rows));
    const boards = [Float64Array.of(1, -1), Float64Array.of(-1, 1)];
    const { memberships, logLikelihood } = expectMemberships(problem, { boards, shares: equal }, makeRoom(problem, 2));
    expect([...memberships]).toEqual([1, 0, 0, 1]);
    expect(Number.isFinite(logLikelihood)).toBe(true);
  });
});

describe("climbMixture", () => {
  it("never falls, whatever the votes, the classes and the start", () => {
    const inputs = fc.tuple(
      connectedCells(4),
      fc.infiniteStream(fc.nat(9)),
      fc.integer({ min: 2, max: 4 }),
      fc.constantFrom("davidson" as const, "half" as const),
      fc.string(),
    );
    fc.assert(
      fc.property(inputs, ([cells, names, classes, ties, seed]) => {
        const rows = cells.map((cell) => ({ ...cell, voter: `v${names.next().value}` }));
        const problem = pose(comparisonsOf(rows, systemIds(4)), ties);
        const boards = drawStart(problem, tastesOf(problem), classes, seededRandom(seed));
        const start = { boards, shares: new Float64Array(classes).fill(1 / classes) };
        const first = expectMemberships(problem, start, makeRoom(problem, classes)).height;
        const { climb, height } = climbMixture(problem, start, { tolerance: 1e-8, stepLimit: 60 });
        let before = first;
        for (const reached of climb) {
          expect(reached).toBeGreaterThanOrEqual(before - 1e-10 * Math.abs(before));
          before = reached;
        }
        expect(before).toBe(height);
      }),
      { numRuns: 80 },
    );
  });

  it("ends where the height is flat: in every strength, ν and share", () => {
    const problem = pose(plantPrototypes(planted, seededRandom("flat")).comparisons);
    const start = { boards: drawStart(problem, tastesOf(problem), 2, seededRandom("start")), shares: equal };
    const { boards, shares, isConverged } = climbMixture(problem, start, { tolerance: 1e-10, stepLimit: 2000 });
    expect(isConverged).toBe(true);
    const room = makeRoom(problem, 2);
    const heightAt = (moved: readonly Float64Array[], first: number) =>
      expectMemberships(problem, { boards: moved, shares: Float64Array.of(first, 1 - first) }, room).height;
    const step = 1e-4;
    boards.forEach((board, index) => {
      board.forEach((_, parameter) => {
        const [up, down] = [step, -step].map((by) => {
          const moved = boards.map((parameters) => Float64Array.from(parameters));
          moved[index]![parameter]! += by;
          return heightAt(moved, shares[0]!);
        });
        // Information is of order 100 here: a slope of 0.01 is a ten-thousandth of a strength.
        expect(Math.abs(up! - down!) / (2 * step)).toBeLessThan(0.01);
      });
    });
    const slope = (heightAt(boards, shares[0]! + step) - heightAt(boards, shares[0]! - step)) / (2 * step);
    expect(Math.abs(slope)).toBeLessThan(0.05);
  });

  it("tells that its steps ran out, and keeps what it reached", () => {
    const problem = pose(plantPrototypes({ ...planted, votes: 3 }, seededRandom("short")).comparisons);
    const start = { boards: drawStart(problem, tastesOf(problem), 2, seededRandom("start")), shares: equal };
    const cut = climbMixture(problem, start, { tolerance: 1e-9, stepLimit: 2 });
    expect(cut.isConverged).toBe(false);
    expect(cut.climb).toHaveLength(2);
    expect(climbMixture(problem, cut, { tolerance: 1e-9, stepLimit: 2000 }).height).toBeGreaterThan(cut.height);
  });
});

describe("searchMixtures", () => {
  const problem = pose(plantPrototypes(planted, seededRandom("search")).comparisons);

  it("counts parameters and takes the whole for one class", () => {
    const [one, two] = searchMixtures(problem, 2, { restarts: 3, seed: "x" }) as [MixtureAttempt, MixtureAttempt];
    // Five free strengths and ν; twice that and a share.
    expect(one).toMatchObject({ parameters: 6, entropy: 0, certainty: 1 });
    expect(one.bic).toBeCloseTo(6 * Math.log(100) - 2 * problem.whole.logLikelihood, 9);
    expect(two.parameters).toBe(13);
    expect(two.mixture.logLikelihood).toBeGreaterThan(one.mixture.logLikelihood);
    const entropy = two.mixture.memberships.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
    expect(two.entropy).toBeCloseTo(entropy, 9);
    expect(two.certainty).toBeCloseTo(1 - entropy / (100 * Math.log(2)), 9);
  });

  it("only gets better with more restarts: each has a seed of its own", () => {
    let before = Number.NEGATIVE_INFINITY;
    for (const restarts of [1, 2, 4, 8]) {
      const { height } = searchMixtures(problem, 4, { restarts, seed: "more" })[3]!.mixture;
      // The coarse climb may rank two that end within its tolerance of each other the other way round.
      expect(height).toBeGreaterThan(before - 0.1);
      before = height;
    }
  });
});

describe("searchMixtures among voters who are alike", () => {
  it("stops after two numbers of classes that are far behind", () => {
    const alike = plantPrototypes(
      { boards: [distinctBoards[0]], voters: [150], votes: 12, nus: [0.6] },
      seededRandom("alike"),
    );
    const problem = pose(alike.comparisons);
    expect(searchMixtures(problem, 5, { restarts: 2, seed: "x" }).map(({ classes }) => classes)).toEqual([1, 2, 3]);
  });
});

describe("drawStart", () => {
  it("starts from voters who differ: of two kinds each is drawn once", () => {
    const rows = ["x1", "x2", "x3", "y1"].flatMap((voter) => [
      { left: "a", right: "b", outcome: voter[0] === "x" ? ("left" as const) : ("right" as const), votes: 8, voter },
    ]);
    const problem = pose(comparisonsOf(rows));
    const tastes = tastesOf(problem);
    // By hand: p = 24/32 for a. x: score 8·(1/4), Σ score² = 8/16; y: −8·(3/4), 8·9/16.
    expect([...tastes.shifts.subarray(0, 2)]).toEqual([2 / 1.5, -2 / 1.5].map((shift) => expect.closeTo(shift, 9)));
    expect([...tastes.shifts.subarray(6, 8)]).toEqual([-6 / 5.5, 6 / 5.5].map((shift) => expect.closeTo(shift, 9)));
    for (let round = 0; round < 20; round += 1) {
      const boards = drawStart(problem, tastes, 2, seededRandom(`round ${round}`));
      const better = boards.map(([a, b]) => a! > b! + Math.log(3));
      expect(new Set(better).size).toBe(2);
    }
  });
});
