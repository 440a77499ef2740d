import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EvaluationError } from "./errors";
import { measureRawAgreement } from "./raw-agreement";
import { drawnRatings, pairableUnits, ratingsOfTable } from "./testing/rating-tables";

describe("measureRawAgreement", () => {
  it("gives what is worked by hand", () => {
    const ratings = ratingsOfTable([
      ["left", "tie", "left", "left"],
      ["left", "right", null, null],
      ["right", "tie", null, null],
      ["left", null, null, null],
    ]);
    // Three of the first unit's four agree: 3 of 6 pairs. Two of the second's three: 1 of 3 pairs. The others are alone.
    const share = { value: 4 / 9, reason: null };
    expect(measureRawAgreement(ratings)).toEqual({ units: 2, pairs: 9, agreeing: 4, share });
  });

  it("counts what looking at every pair counts", () => {
    fc.assert(
      fc.property(drawnRatings(fc.constantFrom("a", "b", "c")), (ratings) => {
        const pairs = pairableUnits(ratings).flatMap((unit) =>
          unit.flatMap((one, at) => unit.slice(at + 1).map((other) => one === other)),
        );
        const measured = measureRawAgreement(ratings);
        expect(measured.pairs).toBe(pairs.length);
        expect(measured.agreeing).toBe(pairs.filter(Boolean).length);
        expect(measured.share.reason).toBe(pairs.length === 0 ? "no_pair" : null);
      }),
    );
  });

  it("is 1 where all agree, on one value too", () => {
    expect(measureRawAgreement(ratingsOfTable([["a"], ["a"], ["a"]])).share).toEqual({ value: 1, reason: null });
  });

  it("says why there is none, and refuses a rater who rated a unit twice", () => {
    const none = { units: 0, pairs: 0, agreeing: 0, share: { value: null, reason: "no_pair" } };
    expect(measureRawAgreement([])).toEqual(none);
    expect(measureRawAgreement(ratingsOfTable([["a", "b"]]))).toEqual(none);
    const twice = ratingsOfTable([["a"]]).concat(ratingsOfTable([["a"]]));
    expect(() => measureRawAgreement(twice)).toThrow(EvaluationError);
  });
});
