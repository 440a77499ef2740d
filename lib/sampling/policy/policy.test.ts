import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeded } from "../testing/seeded";
import { measureEvenness, weighFloor } from "./exposure";
import { weighInformation } from "./information";
import { chanceOfItem, drawItem, mixParts, systemsPart } from "./mix-parts";
import { chanceOf, pairAt, weighPairs } from "./pair-weights";

const always = () => true;

function allPairs(systems: number) {
  return Array.from({ length: systems }, (_, first) =>
    Array.from({ length: systems - first - 1 }, (_, step) => ({ first, second: first + 1 + step })),
  ).flat();
}

describe("weighPairs", () => {
  it("finds every pair again at its part of the weight, and passes over those without one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }).chain((systems) =>
          fc.tuple(
            fc.constant(systems),
            fc.array(fc.nat({ max: 5 }), {
              minLength: (systems * (systems - 1)) / 2,
              maxLength: (systems * (systems - 1)) / 2,
            }),
          ),
        ),
        ([systems, drawn]) => {
          const pairs = allPairs(systems);
          const at = new Map(pairs.map(({ first, second }, index) => [`${first} ${second}`, drawn[index]!]));
          const weights = weighPairs(systems, (first, second) => at.get(`${first} ${second}`)!);
          const total = drawn.reduce((sum, weight) => sum + weight, 0);
          if (weights === null) {
            expect(total).toBe(0);
            return;
          }
          let before = 0;
          pairs.forEach((pair, index) => {
            expect(chanceOf(weights, pair)).toBeCloseTo(drawn[index]! / total, 12);
            if (drawn[index]! > 0) expect(pairAt(weights, (before + 0.5) / total)).toEqual(pair);
            before += drawn[index]!;
          });
          expect(drawn[pairs.findIndex((one) => chanceOf(weights, one) > 0)]).toBeGreaterThan(0);
          const last = pairAt(weights, 1 - 2 ** -53);
          expect(chanceOf(weights, last)).toBeGreaterThan(0);
          expect(chanceOf(weights, pairAt(weights, 0))).toBeGreaterThan(0);
        },
      ),
    );
  });

  it("refuses what is no weight", () => {
    for (const weight of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => weighPairs(2, () => weight)).toThrow(RangeError);
    }
    expect(weighPairs(1, () => 1)).toBeNull();
  });
});

describe("weighInformation", () => {
  it("weighs by the gain that the changed covariance shows", () => {
    const strengths = Float64Array.of(1, 0.4, -1.4);
    const covariance = Float64Array.of(0.2, 0.02, 0.01, 0.02, 0.1, 0.03, 0.01, 0.03, 0.4);
    const weights = weighInformation(strengths, covariance, always)!;
    // By the definition: the trace before less that after one more vote, Sherman–Morrison written out entry by entry.
    const gainOf = (first: number, second: number) => {
      const chance = 1 / (1 + Math.exp(strengths[second]! - strengths[first]!));
      const information = chance * (1 - chance);
      const column = [0, 1, 2].map((row) => covariance[row * 3 + first]! - covariance[row * 3 + second]!);
      const variance = column[first]! - column[second]!;
      return column.reduce((sum, part) => sum + (information * part * part) / (1 + information * variance), 0);
    };
    const gains = allPairs(3).map(({ first, second }) => gainOf(first, second) ** 10);
    const total = gains.reduce((sum, gain) => sum + gain, 0);
    allPairs(3).forEach((pair, index) => {
      expect(chanceOf(weights, pair)).toBeCloseTo(gains[index]! / total, 12);
    });
  });

  it("asks for what is uncertain and close, and never for what cannot be drawn", () => {
    const identity = (size: number, uncertain: number) =>
      Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? (at === 0 ? uncertain : 1) : 0));
    const equal = weighInformation(new Float64Array(3), identity(3, 4), always)!;
    expect(chanceOf(equal, { first: 0, second: 1 })).toBeGreaterThan(chanceOf(equal, { first: 1, second: 2 }));
    const far = weighInformation(Float64Array.of(0, 0, 5), identity(3, 1), always)!;
    expect(chanceOf(far, { first: 0, second: 1 })).toBeGreaterThan(0.99);
    const without = weighInformation(Float64Array.of(0, 0, 5), identity(3, 1), (_, second) => second === 2)!;
    expect(chanceOf(without, { first: 0, second: 1 })).toBe(0);
    expect(weighInformation(new Float64Array(2), identity(2, 1), () => false)).toBeNull();
  });
});

describe("measureEvenness", () => {
  it("is at its ends where all are shown alike, and where one alone is", () => {
    expect(measureEvenness([3, 3, 3, 3])).toEqual({ gini: 0, jain: 1, entropy: 1, least: 1 });
    expect(measureEvenness([8, 0, 0, 0])).toEqual({ gini: 0.75, jain: 0.25, entropy: 0, least: 0 });
    expect(measureEvenness([0, 0])).toBeNull();
    expect(measureEvenness([])).toBeNull();
  });

  it("agrees with the definitions on any exposure", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 8 }), (exposure) => {
        const total = exposure.reduce((sum, count) => sum + count, 0);
        fc.pre(total > 0);
        const { gini, jain } = measureEvenness(exposure)!;
        const size = exposure.length;
        const differences = exposure.flatMap((one) => exposure.map((other) => Math.abs(one - other)));
        expect(gini).toBeCloseTo(differences.reduce((sum, d) => sum + d, 0) / (2 * size * total), 12);
        expect(jain).toBeCloseTo(total ** 2 / (size * exposure.reduce((sum, count) => sum + count ** 2, 0)), 12);
      }),
    );
  });
});

describe("weighFloor", () => {
  it("draws who was shown too little, and nobody where none was", () => {
    const weights = weighFloor([10, 10, 1, 10], always)!;
    expect(chanceOf(weights, { first: 0, second: 1 })).toBe(0);
    expect(chanceOf(weights, { first: 0, second: 2 })).toBeCloseTo(1 / 3, 12);
    expect(weighFloor([10, 9, 8], always)).toBeNull();
    expect(weighFloor([10, 0], () => false)).toBeNull();
  });
});

describe("a policy", () => {
  const uniform = weighPairs(4, () => 1);
  const first = weighPairs(4, (one, other) => (one === 0 && other === 1 ? 1 : 0));

  it("gives what parts without a pair would take to the others", () => {
    expect(mixParts([systemsPart("a", 1, null)])).toBeNull();
    const policy = mixParts([
      systemsPart("none", 0.5, null),
      systemsPart("first", 0.2, first),
      systemsPart("uniform", 0.3, uniform),
    ])!;
    expect(policy.parts.map(({ name, share }) => [name, share])).toEqual([
      ["first", 0.4],
      ["uniform", 0.6],
    ]);
    expect(chanceOfItem(policy, { first: 0, second: 1 })).toBeCloseTo(0.4 + 0.1, 12);
    expect(allPairs(4).reduce((sum, pair) => sum + chanceOfItem(policy, pair), 0)).toBeCloseTo(1, 12);
  });

  it("draws each pair as often as its chance says, and each part in its share", () => {
    const policy = mixParts([systemsPart("first", 0.25, first), systemsPart("uniform", 0.75, uniform)])!;
    const random = seeded(11);
    const draws = 40_000;
    const counts = new Map<string, { count: number; chance: number }>();
    let ofFirst = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const { item, part, chance } = drawItem(policy, random);
      const key = `${item.first} ${item.second}`;
      counts.set(key, { count: (counts.get(key)?.count ?? 0) + 1, chance });
      if (part === "first") ofFirst += 1;
    }
    expect(counts.size).toBe(6);
    for (const { count, chance } of counts.values()) {
      // Five standard deviations of a binomial.
      expect(Math.abs(count - draws * chance)).toBeLessThan(5 * Math.sqrt(draws * chance * (1 - chance)));
    }
    expect(Math.abs(ofFirst / draws - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / draws));
  });
});
