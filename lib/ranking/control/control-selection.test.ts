import { describe, expect, it } from "vitest";
import type { ComparisonRow } from "../comparisons";
import { seededRandom } from "../random";
import { comparisonsOfRows } from "../testing/planted-controls";
import { type ControlledFit, type ControlOptions, fitControlled } from "./fit-controlled";

describe("what has no coefficient", () => {
  const random = seededRandom("omitted");
  const outcomes = ["left", "right", "tie"] as const;
  /** Votes among three systems by coin, with values that may look at the vote. */
  const votesWith = (valuesOf: (row: ComparisonRow) => number[], votes = 300): ComparisonRow[] =>
    Array.from({ length: votes }, () => {
      const left = random.below(3);
      const right = (left + 1 + random.below(2)) % 3;
      const row = { left: `s${left}`, right: `s${right}`, outcome: outcomes[random.below(3)]! };
      return { ...row, values: valuesOf(row) };
    });
  const fitRows = (rows: readonly ComparisonRow[], options: ControlOptions = {}) =>
    fitControlled(comparisonsOfRows(rows, 3), options);
  const sign = { left: 1, right: -1, tie: 0, both_bad: 0 };
  const expectSameFit = (fit: ControlledFit, other: ControlledFit) => {
    const numbersOf = ({ strengths, covariances, position, covariates, logLikelihood }: ControlledFit) => [
      ...[strengths, covariances.model, covariances.sandwich].flatMap((values) => [...values]),
      ...[position!, ...covariates].flatMap(({ coefficient, standardError }) => [coefficient, standardError]),
      logLikelihood,
    ];
    const expected = numbersOf(other);
    numbersOf(fit).forEach((value, index) => {
      expect(value).toBeCloseTo(expected[index]!, 10);
    });
  };

  it.each([
    { what: "0 throughout", value: 0 },
    { what: "7 throughout", value: 7 },
  ])("a covariate that is $what", ({ value }) => {
    const rows = votesWith(() => [value, random.normal()]);
    const fit = fitRows(rows);
    expect(fit.omitted).toEqual([{ name: "x0", reason: "constant" }]);
    expect(fit.covariates.map(({ name }) => name)).toEqual(["x1"]);
    expectSameFit(fit, fitRows(rows, { covariates: ["x1"] }));
  });

  it("a covariate that each system always has by as much more", () => {
    const length = { s0: 3, s1: 5, s2: -1 } as Record<string, number>;
    const fit = fitRows(votesWith(({ left, right }) => [length[left]! - length[right]!, random.normal()]));
    expect(fit.omitted).toEqual([{ name: "x0", reason: "collinear" }]);
  });

  it("a covariate made of another, or of the position and another", () => {
    const twice = fitRows(
      votesWith(() => {
        const x = random.normal();
        return [x, -3 * x];
      }),
    );
    expect(twice.omitted).toEqual([{ name: "x1", reason: "collinear" }]);
    const shifted = votesWith(() => {
      const x = random.normal();
      return [x, x + 2];
    });
    expect(fitRows(shifted).omitted).toEqual([{ name: "x1", reason: "collinear" }]);
    expect(fitRows(shifted, { position: false }).omitted).toEqual([]);
  });

  it("a position that each pair always has the same way round", () => {
    const rows = votesWith(() => [random.normal(), random.normal()]).filter(({ left, right }) => left < right);
    // s0 before s1 before s2: with s0 – s2 left out, positions are a ladder of strengths.
    const fit = fitRows(rows.filter(({ left, right }) => !(left === "s0" && right === "s2")));
    expect(fit.omitted).toEqual([{ name: null, reason: "collinear" }]);
    expect(fit.position).toBeNull();
    expect(fitRows(rows).omitted).toEqual([]);
  });

  it("a covariate that is all but collinear, though not quite", () => {
    const rows = votesWith(() => {
      const x = random.normal();
      return [x, x + 1e-3 * random.normal()];
    });
    expect(fitRows(rows).omitted).toEqual([{ name: "x1", reason: "collinear" }]);
  });

  it.each(["davidson", "half"] as const)("a covariate of which more always won (%s)", (ties) => {
    const rows = votesWith(({ outcome }) => [sign[outcome] * (0.1 + random.next()), random.normal()]);
    const fit = fitRows(rows, { ties });
    expect(fit.omitted).toEqual([{ name: "x0", reason: "separates" }]);
    expectSameFit(fit, fitRows(rows, { ties, covariates: ["x1"] }));
  });

  it("a covariate that three votes of three hundred had, all of which won by it", () => {
    let had = 0;
    const rows = votesWith(({ outcome }) => {
      if (outcome === "left") had += 1;
      return [outcome === "left" && had <= 3 ? 1 : 0, random.normal()];
    });
    expect(fitRows(rows).omitted).toEqual([{ name: "x0", reason: "separates" }]);
  });

  it("one of two covariates that separate together", () => {
    const rows = votesWith(({ outcome }) => {
      const x = random.normal();
      return [x, sign[outcome] * (0.1 + random.next()) - x];
    });
    const fit = fitRows(rows);
    expect(fit.omitted).toHaveLength(1);
    expect(fit.omitted[0]!.reason).toBe("separates");
    expect(fit.covariates).toHaveLength(1);
    expect(Math.abs(fit.covariates[0]!.coefficient)).toBeLessThan(3);
  });

  it("the position, where everybody chose left", () => {
    const rows = votesWith(() => [random.normal(), random.normal()]).map((row) => ({
      ...row,
      outcome: "left" as const,
    }));
    const fit = fitRows(rows, { covariates: [] });
    expect(fit.omitted).toEqual([{ name: null, reason: "separates" }]);
    expect(fit.position).toBeNull();
  });

  it("but not one that was wrong ten times", () => {
    let wrong = 0;
    const rows = votesWith(({ outcome }) => {
      wrong += outcome === "tie" ? 0 : 1;
      return [(wrong <= 10 ? -1 : 1) * sign[outcome] * (0.1 + random.next()), random.normal()];
    });
    const fit = fitRows(rows);
    expect(fit.omitted).toEqual([]);
    expect(fit.covariates[0]!.low).toBeGreaterThan(1);
    expect(fit.covariates[0]!.high).toBeLessThan(20);
  });

  it("and never NaN or beyond all numbers, whatever the scale", () => {
    for (const scale of [1e-200, 1e200]) {
      const fit = fitRows(votesWith(() => [scale * random.normal(), random.below(100) === 0 ? 50 : random.next()]));
      expect(fit.omitted).toEqual([]);
      for (const effect of [fit.position!, ...fit.covariates]) {
        for (const value of Object.values(effect)) {
          if (typeof value === "number") expect(Number.isFinite(value)).toBe(true);
        }
        expect(Math.abs(effect.coefficient)).toBeLessThan(2);
      }
    }
  });
});
