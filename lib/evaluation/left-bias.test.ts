import { describe, expect, it } from "vitest";
import { seededRandom } from "../ranking/random";
import { EvaluationError } from "./errors";
import { measureLeftBias } from "./left-bias";

describe("measureLeftBias", () => {
  it("gives what is worked by hand, ties apart", () => {
    const measured = measureLeftBias({ left: 9, right: 1, tie: 40, both_bad: 7 });
    expect(measured).toMatchObject({ ties: 40, bothBad: 7, left: { hits: 9, trials: 10, share: 0.9, reason: null } });
    expect(measured.p.value).toBeCloseTo(22 / 1024, 14);
  });

  it("says the same of the right side, turned over", () => {
    const one = measureLeftBias({ left: 30, right: 50, tie: 3, both_bad: 0 });
    const other = measureLeftBias({ left: 50, right: 30, tie: 3, both_bad: 0 });
    expect(other.p).toEqual(one.p);
    expect(other.left.low).toBeCloseTo(1 - one.left.high!, 12);
  });

  it("finds a planted bias, and in 5 % of fair annotators at most one that is not there", () => {
    const random = seededRandom("left bias");
    const findings = (chance: number) =>
      Array.from({ length: 400 }, () => {
        const left = Array.from({ length: 80 }, () => random.next() < chance).filter(Boolean).length;
        return measureLeftBias({ left, right: 80 - left, tie: 0, both_bad: 0 }).p.value! < 0.05;
      }).filter(Boolean).length;
    // 5 % of 400 and five standard deviations; at 0.7 the test finds nine in ten or more.
    expect(findings(0.5)).toBeLessThan(20 + 22);
    expect(findings(0.7)).toBeGreaterThan(360);
  });

  it("says why there is none", () => {
    expect(measureLeftBias({ left: 0, right: 0, tie: 5, both_bad: 1 })).toEqual({
      left: { hits: 0, trials: 0, share: null, low: null, high: null, reason: "no_trials" },
      p: { value: null, reason: "no_decisive_votes" },
      ties: 5,
      bothBad: 1,
    });
  });

  it.each(["left", "right", "tie", "both_bad"])("refuses what is no number of votes for %s", (verdict) => {
    for (const votes of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const counts = { left: 3, right: 4, tie: 1, both_bad: 0, [verdict]: votes };
      expect(() => measureLeftBias(counts)).toThrow(EvaluationError);
    }
  });
});
