import { describe, expect, it } from "vitest";
import { seededRandom } from "../random";
import { drawBinomial } from "./binomial";

/** P(k successes) of n trials, from the row before: no factorials, and nothing in common with the code under test. */
function binomialChances(trials: number, chance: number): number[] {
  let chances = [1];
  for (let trial = 0; trial < trials; trial += 1) {
    chances = [...chances, 0].map((value, k) => value * (1 - chance) + (chances[k - 1] ?? 0) * chance);
  }
  return chances;
}

describe("drawBinomial", () => {
  // Counting up, its mirror, rejection just above its start, and rejection with a skewed and a symmetric hat.
  it.each([
    [12, 0.3],
    [12, 0.7],
    [60, 0.17],
    [400, 0.05],
    [200, 0.5],
  ])("has the distribution of %i trials with chance %f", (trials, chance) => {
    const random = seededRandom(`binomial ${trials}`);
    const chances = binomialChances(trials, chance);
    const draws = 200_000;
    const seen = new Float64Array(trials + 1);
    for (let draw = 0; draw < draws; draw += 1) seen[drawBinomial(trials, chance, random)]! += 1;
    let chiSquare = 0;
    let cells = 0;
    chances.forEach((probability, successes) => {
      const expected = draws * probability;
      if (expected < 20) return;
      chiSquare += (seen[successes]! - expected) ** 2 / expected;
      cells += 1;
    });
    // Four and a half standard deviations of a chi-square.
    expect(Math.abs(chiSquare - cells)).toBeLessThan(4.5 * Math.sqrt(2 * cells));
  });

  it("has mean n·p and variance n·p·q for numbers of any size", () => {
    const random = seededRandom("large");
    for (const [trials, chance] of [
      [1e9, 0.25],
      [2 ** 52, 1e-12],
      [1e6, 0.999],
    ] as const) {
      const draws = Array.from({ length: 20_000 }, () => drawBinomial(trials, chance, random));
      const mean = draws.reduce((sum, value) => sum + value / draws.length, 0);
      const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2 / draws.length, 0);
      const expected = trials * chance * (1 - chance);
      expect(Math.abs(mean - trials * chance)).toBeLessThan(4 * Math.sqrt(expected / draws.length));
      expect(variance / expected).toBeCloseTo(1, 1);
      for (const draw of draws)
        if (!Number.isInteger(draw) || draw < 0 || draw > trials) throw new Error(`${draw} of ${trials}`);
    }
  });

  it("is certain at the ends and uses no random number there", () => {
    const random = seededRandom("ends");
    expect([drawBinomial(9, 0, random), drawBinomial(9, 1, random), drawBinomial(0, 0.4, random)]).toEqual([0, 9, 0]);
    expect(random.next()).toBe(seededRandom("ends").next());
  });
});
