import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RatingError } from "../errors";
import { samplingWeights } from "./weights";

describe("samplingWeights", () => {
  it("weighs by 1/probability, cut at the cap times the median, with mean 1", () => {
    // 1/p: 2, 2, 4, 5, 100; the median 4; at most 3.5 · 4 = 14; sum 27, mean 5.4.
    const { weights, ...report } = samplingWeights(Float64Array.of(0.5, 0.01, 0.25, 0.5, 0.2));
    expect([...weights].map((weight) => weight * 5.4)).toEqual(
      [2, 14, 4, 2, 5].map((weight) => expect.closeTo(weight, 12)),
    );
    expect(report.capped).toBe(1);
    expect(report.effectiveVotes).toBeCloseTo(27 ** 2 / (4 + 4 + 16 + 25 + 196), 12);
    expect(report.effectiveVotesUncapped).toBeCloseTo(113 ** 2 / (4 + 4 + 16 + 25 + 10_000), 12);
  });

  it("counts every vote of an entry", () => {
    const entries = samplingWeights(Float64Array.of(1, 0.5, 0.1), { votes: Float64Array.of(3, 2, 2), cap: 4 });
    const single = samplingWeights(Float64Array.of(1, 1, 1, 0.5, 0.5, 0.1, 0.1), { cap: 4 });
    // The median vote weighs 2, so that 10 becomes 8.
    expect(entries.capped).toBe(2);
    expect([...entries.weights].map((weight) => weight / entries.weights[0]!)).toEqual([1, 2, 8]);
    expect(entries.effectiveVotes).toBeCloseTo(23 ** 2 / (3 + 8 + 128), 12);
    expect([single.weights[0], single.weights[3], single.weights[6]]).toEqual([...entries.weights]);
    expect({ ...single, weights: null }).toEqual({ ...entries, weights: null });
  });

  it("changes nothing where all battles were as likely, and caps nothing without a cap", () => {
    expect(samplingWeights(new Float64Array(4).fill(0.01))).toEqual({
      weights: new Float64Array(4).fill(1),
      capped: 0,
      effectiveVotes: 4,
      effectiveVotesUncapped: 4,
    });
    const free = samplingWeights(Float64Array.of(1, 1, 1e-6), { cap: Number.POSITIVE_INFINITY });
    expect(free.capped).toBe(0);
    expect(free.weights[2]! / free.weights[0]!).toBeCloseTo(1e6, 4);
    expect(free.effectiveVotes).toBe(free.effectiveVotesUncapped);
  });

  it("has mean 1, at most the cap, more effective votes than without, and no bit from the order of entries", () => {
    const entry = fc.record({ probability: fc.double({ min: 1e-100, max: 1, noNaN: true }), votes: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), fc.double({ min: 1, max: 50, noNaN: true }), (entries, cap) => {
        const weigh = (list: typeof entries) =>
          samplingWeights(
            Float64Array.from(list, ({ probability }) => probability),
            { cap, votes: Float64Array.from(list, ({ votes }) => votes) },
          );
        const { weights, ...report } = weigh(entries);
        const votes = entries.reduce((sum, each) => sum + each.votes, 0);
        const total = entries.reduce((sum, each, at) => sum + each.votes * weights[at]!, 0);
        for (const weight of weights) expect(weight > 0 && weight < Number.POSITIVE_INFINITY).toBe(true);
        if (votes > 0) expect(total / votes).toBeCloseTo(1, 9);
        expect(report.effectiveVotes).toBeLessThanOrEqual(votes * (1 + 1e-12));
        expect(report.effectiveVotes).toBeGreaterThanOrEqual(report.effectiveVotesUncapped * (1 - 1e-12));
        expect(report.capped).toBeLessThanOrEqual(votes / 2);
        const backwards = weigh(entries.toReversed());
        expect({ ...backwards, weights: backwards.weights.toReversed() }).toEqual({ weights, ...report });
      }),
    );
  });

  it("is empty without votes", () => {
    const nothing = { capped: 0, effectiveVotes: 0, effectiveVotesUncapped: 0 };
    expect(samplingWeights(new Float64Array())).toEqual({ weights: new Float64Array(), ...nothing });
    expect(samplingWeights(Float64Array.of(0.5), { votes: Float64Array.of(0) })).toMatchObject(nothing);
  });

  it("refuses what no probability, cap or number of votes can be", () => {
    for (const probability of [0, -0.1, 1.1, Number.NaN, 1e-200]) {
      expect(() => samplingWeights(Float64Array.of(0.5, probability))).toThrow(RatingError);
    }
    for (const cap of [0.9, Number.NaN])
      expect(() => samplingWeights(Float64Array.of(1), { cap })).toThrow("is not a cap");
    for (const votes of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const options = { votes: Float64Array.of(votes) };
      expect(() => samplingWeights(Float64Array.of(1), options)).toThrow("is not a number of votes");
    }
    expect(() => samplingWeights(Float64Array.of(1), { votes: new Float64Array(2) })).toThrow("1 probabilities and 2");
  });
});
