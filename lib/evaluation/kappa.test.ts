import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EvaluationError } from "./errors";
import { measureCohenKappa, measureFleissKappa } from "./kappa";
import { measureAlpha } from "./krippendorff";
import { measureRawAgreement } from "./raw-agreement";
import { drawnRatings, pairableUnits, ratingsOfCounts, ratingsOfTable } from "./testing/rating-tables";

/** One pair for each unit of a contingency table. */
function pairsOf(contingency: readonly (readonly number[])[]): [number, number][] {
  return contingency.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, (): [number, number] => [first, second])),
  );
}

const pair = fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("a", "b", "c"));

describe("measureCohenKappa", () => {
  it("gives Cohen's (1968, Psychol. Bull. 70(4), Table 1) example of 200 diagnoses", () => {
    const contingency = [
      [88, 10, 2],
      [14, 40, 6],
      [18, 10, 12],
    ];
    const measured = measureCohenKappa(pairsOf(contingency));
    expect(measured.contingency).toEqual(contingency);
    expect(measured).toMatchObject({ pairs: 200, values: [0, 1, 2] });
    expect(measured.agreement.value).toBeCloseTo(0.7, 12);
    expect(measured.chance.value).toBeCloseTo(0.41, 12);
    expect(measured.kappa.value).toBeCloseTo(0.492, 3);
  });

  it("gives Altman's (1991, Practical Statistics for Medical Research, 14.3) two readers of 85 xeromammograms", () => {
    const contingency = [
      [21, 12, 0, 0],
      [4, 17, 1, 0],
      [3, 9, 15, 2],
      [0, 0, 0, 1],
    ];
    expect(measureCohenKappa(pairsOf(contingency)).kappa.value).toBeCloseTo(0.47, 2);
  });

  it("gives what is worked by hand", () => {
    // 50 units: both yes 20, both no 15, 5 and 10 split. Agreement 0.7; chance 0.5 · 0.6 + 0.5 · 0.4 = 0.5; (0.7 − 0.5) / 0.5.
    const contingency = [
      [20, 5],
      [10, 15],
    ];
    expect(measureCohenKappa(pairsOf(contingency)).kappa.value).toBeCloseTo(0.4, 12);
    // Where each keeps to a value of its own, they agree as often as chance has it: never.
    expect(measureCohenKappa([["a", "b"]]).kappa.value).toBe(0);
  });

  it("turns its table over with the raters, and nothing else", () => {
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const measured = measureCohenKappa(pairs);
        const turned = measureCohenKappa(pairs.map(([first, second]) => [second, first] as const).reverse());
        expect(turned).toEqual({
          ...measured,
          contingency: measured.contingency.map((_, column) => measured.contingency.map((row) => row[column])),
        });
      }),
    );
  });

  it("is at most 1, which it is where both always agree", () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1 }), (pairs) => {
        const { kappa, values } = measureCohenKappa(pairs);
        expect(kappa.value === null).toBe(values.length === 1);
        if (kappa.value !== null) expect(kappa.value).toBeLessThanOrEqual(1);
        const agreed = measureCohenKappa(pairs.map(([first]) => [first, first] as const));
        if (agreed.kappa.value !== null) expect(agreed.kappa.value).toBe(1);
      }),
    );
  });

  it("says why there is none", () => {
    const none = { value: null, reason: "no_pair" };
    expect(measureCohenKappa([])).toEqual({
      pairs: 0,
      values: [],
      contingency: [],
      kappa: none,
      agreement: none,
      chance: none,
    });
    const equal = measureCohenKappa([
      ["tie", "tie"],
      ["tie", "tie"],
    ]);
    expect(equal.kappa).toEqual({ value: null, reason: "one_value" });
    expect(equal.agreement).toEqual({ value: 1, reason: null });
    expect(equal.chance).toEqual({ value: 1, reason: null });
  });

  it("refuses what is no value", () => {
    expect(() => measureCohenKappa([[1, Number.NaN]])).toThrow(EvaluationError);
    expect(() => measureCohenKappa([[Number.NEGATIVE_INFINITY, 1]])).toThrow(EvaluationError);
  });
});

describe("measureFleissKappa", () => {
  it("gives Fleiss's (1971, Table 1) 30 psychiatric patients with six diagnoses each", () => {
    // Depression, personality disorder, schizophrenia, neurosis, other.
    const diagnoses = [
      "444444 222555 233335 555555 222444 113333 333355 113334 114444 555555",
      "144444 124444 222333 144444 224445 333335 111455 111112 224444 133555",
      "555555 244444 224555 114444 144445 222224 111155 224444 133333 555555",
    ];
    const patients = diagnoses.join(" ").split(" ");
    const ratings = patients.flatMap((said, unit) =>
      [...said].map((value, rater) => ({ unit: `${unit}`, rater: `${rater}`, value })),
    );
    const measured = measureFleissKappa(ratings);
    expect(measured).toMatchObject({ units: 30, ratings: 180, lone: 0 });
    expect(measured.kappa.value).toBeCloseTo(0.43, 3);
  });

  it("gives the ten units with 14 ratings of Wikipedia's article on Fleiss' kappa", () => {
    const measured = measureFleissKappa(
      ratingsOfCounts([
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
      ]),
    );
    expect(measured.agreement.value).toBeCloseTo(0.378, 3);
    expect(measured.chance.value).toBeCloseTo(0.213, 3);
    expect(measured.kappa.value).toBeCloseTo(0.21, 3);
  });

  it("gives the 25 units with two to five ratings of Fleiss, Levin and Paik (2003, 18.3): 0.54", () => {
    const sizes = [2, 2, 3, 4, 3, 4, 3, 5, 2, 4, 5, 3, 4, 4, 2, 2, 3, 2, 4, 5, 3, 4, 3, 3, 2];
    const positive = [2, 0, 2, 3, 3, 1, 0, 0, 0, 4, 5, 3, 4, 3, 0, 2, 1, 1, 1, 4, 2, 0, 0, 3, 2];
    const measured = measureFleissKappa(
      ratingsOfCounts(sizes.map((size, unit) => [size - positive[unit]!, positive[unit]!])),
    );
    expect(measured.ratings).toBe(81);
    expect(measured.kappa.value).toBeCloseTo(0.5415, 4);
  });

  it("is the ratio of mean squares of the analysis of variance, for two values", () => {
    // (B − W) / (B + (m̄ − 1) W) with B = Σ (xᵤ − mᵤp̄)² / mᵤ / units and W = Σ xᵤ (mᵤ − xᵤ) / mᵤ / (units · (m̄ − 1)).
    fc.assert(
      fc.property(drawnRatings(fc.constantFrom(0, 1)), (ratings) => {
        const { kappa, units, ratings: total } = measureFleissKappa(ratings);
        if (kappa.value === null) return;
        const counts = pairableUnits(ratings).map((unit) => ({
          size: unit.length,
          ones: unit.filter((value) => value === 1).length,
        }));
        const share = counts.reduce((sum, { ones }) => sum + ones, 0) / total;
        const mean = total / units;
        const between = counts.reduce((sum, { size, ones }) => sum + (ones - size * share) ** 2 / size, 0) / units;
        const within =
          counts.reduce((sum, { size, ones }) => sum + (ones * (size - ones)) / size, 0) / (units * (mean - 1));
        expect(kappa.value).toBeCloseTo((between - within) / (between + (mean - 1) * within), 10);
      }),
    );
  });

  it("differs from alpha by its small-sample term alone where all units have equally many ratings", () => {
    // α = 1 − (1 − κ)(n − 1)/n
    const table = fc.array(fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        const ratings = ratingsOfTable(rows);
        const { kappa, ratings: total, agreement } = measureFleissKappa(ratings);
        const { alpha } = measureAlpha(ratings, "nominal");
        expect(kappa.reason).toBe(alpha.reason);
        expect(agreement.value).toBeCloseTo(measureRawAgreement(ratings).share.value!, 10);
        if (kappa.value !== null) expect(alpha.value).toBeCloseTo(1 - ((1 - kappa.value) * (total - 1)) / total, 10);
      }),
    );
  });

  it("is blind, to the bit, to the order of the rows", () => {
    const drawn = drawnRatings(fc.constantFrom("left", "right", "tie"));
    fc.assert(
      fc.property(
        drawn.chain((ratings) =>
          fc.tuple(fc.constant(ratings), fc.shuffledSubarray(ratings, { minLength: ratings.length })),
        ),
        ([ratings, others]) => {
          expect(measureFleissKappa(others)).toEqual(measureFleissKappa(ratings));
        },
      ),
    );
  });

  it("says why there is none", () => {
    const none = { value: null, reason: "no_pair" };
    const alone = measureFleissKappa(ratingsOfTable([["a", "b"]]));
    expect(alone).toEqual({ units: 0, ratings: 0, lone: 2, kappa: none, agreement: none, chance: none });
    const equal = measureFleissKappa(
      ratingsOfTable([
        ["a", "a"],
        ["a", "a"],
      ]),
    );
    expect(equal.kappa).toEqual({ value: null, reason: "one_value" });
    expect(equal.agreement.value).toBe(1);
  });
});
