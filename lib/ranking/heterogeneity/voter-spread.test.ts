import { describe, expect, it } from "vitest";
import { eloPerLogit } from "../intervals";
import { seededRandom } from "../random";
import { boardOf, plantTastes, type TastePlan } from "../testing/planted-tastes";
import { estimateVoterSpread } from "./voter-spread";

const strengths = [[-0.6, -0.3, 0, 0, 0.3, 0.6]];

/** Root of the mean square of the estimates over `runs` boards, natural-log units. */
function meanSpread(plan: Omit<TastePlan, "strengths">, runs: number, seed: string): number {
  const random = seededRandom(seed);
  let sum = 0;
  for (let run = 0; run < runs; run += 1) {
    const { comparisons } = plantTastes({ strengths, ...plan }, random);
    sum += (estimateVoterSpread(comparisons, boardOf(comparisons)).spread! / eloPerLogit) ** 2;
  }
  return Math.sqrt(sum / runs);
}

describe("estimateVoterSpread", () => {
  it.each([
    { voterSpread: 0.3, nu: 0.6 },
    { voterSpread: 0.6, nu: 0.6 },
    { voterSpread: 1.2, nu: 0.6 },
    { voterSpread: 0.6, nu: 0 },
  ])("finds a planted spread of $voterSpread with ν = $nu to a tenth", ({ voterSpread, nu }) => {
    const found = meanSpread({ voters: [200], votes: 20, voterSpread, nu }, 12, `spread ${voterSpread} ${nu}`);
    expect(found).toBeGreaterThan(0.9 * voterSpread);
    expect(found).toBeLessThan(1.1 * voterSpread);
  });

  it("finds it among five voters too, each of whom is a fifth of the whole", () => {
    const found = meanSpread({ voters: [5], votes: 120, voterSpread: 0.6 }, 60, "five");
    expect(found).toBeGreaterThan(0.54);
    expect(found).toBeLessThan(0.66);
  });

  it("is small, and 0 in half of the cases, where everyone shares one taste", () => {
    const random = seededRandom("one taste");
    const spreads = Array.from({ length: 60 }, () => {
      const { comparisons } = plantTastes({ strengths, voters: [100], votes: 10 }, random);
      return estimateVoterSpread(comparisons, boardOf(comparisons)).spread!;
    });
    const zeros = spreads.filter((spread) => spread === 0).length;
    expect(zeros).toBeGreaterThan(18);
    expect(zeros).toBeLessThan(42);
    expect(Math.max(...spreads)).toBeLessThan(0.6 * eloPerLogit);
  });

  it("does not take chance or a model that fails for tastes: the pairs keep their own frequencies", () => {
    const random = seededRandom("circle");
    const { comparisons } = plantTastes({ strengths: [[0, 0, 0]], voters: [200], votes: 12 }, random);
    // a beats b beats c beats a, nine times of ten: no strengths say that, but all agree.
    const outcome = comparisons.outcome.map((_, at) => {
      const isAhead = (comparisons.left[at]! + 1) % 3 === comparisons.right[at]!;
      return isAhead === random.next() < 0.9 ? 0 : 1;
    });
    const circle = { ...comparisons, outcome };
    expect(estimateVoterSpread(circle, boardOf(circle)).spread).toBeLessThan(60);
  });

  it("says nothing where nobody has two votes, or only one person votes", () => {
    const single = plantTastes({ strengths, voters: [200], votes: 1 }, seededRandom("single")).comparisons;
    expect(estimateVoterSpread(single, boardOf(single))).toEqual({ spread: null, voters: 0 });
    const lone = plantTastes({ strengths, voters: [1], votes: 90 }, seededRandom("lone")).comparisons;
    expect(estimateVoterSpread(lone, boardOf(lone))).toEqual({ spread: null, voters: 1 });
  });

  it("does not believe more than a thousand points", () => {
    const { comparisons } = plantTastes(
      {
        strengths: [
          [9, 0, -9],
          [-9, 0, 9],
        ],
        voters: [20, 20],
        votes: 20,
        nu: 0,
      },
      seededRandom("opposite"),
    );
    expect(estimateVoterSpread(comparisons, boardOf(comparisons)).spread).toBeCloseTo(1000, 6);
  });
});
