import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EvaluationError } from "../errors";
import { fitMeans, type ScaleRating } from "./fit-means";
import { invertPositive } from "./invert-positive";
import { studentQuantile } from "./student-quantile";

const rating = (rater: string, system: string, value: number): ScaleRating => ({ rater, system, value });

/** A linear congruential generator, and normal numbers by Box and Muller. */
function generator(seed: number) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

describe("studentQuantile", () => {
  it.each([
    [1, 12.7062],
    [2, 4.30265],
    [3, 3.18245],
    [4, 2.77645],
    [9, 2.26216],
    [29, 2.04523],
    [1000, 1.96234],
  ])("for %d degrees is %d, as in the tables", (degrees, value) => {
    expect(Math.abs(studentQuantile(degrees) - value)).toBeLessThan(2e-3 * value);
  });
});

describe("invertPositive", () => {
  it("times the matrix is one", () => {
    const matrix = Float64Array.of(4, 1, 0.5, 1, 3, -1, 0.5, -1, 2);
    const inverse = invertPositive(matrix, 3);
    for (let row = 0; row < 3; row += 1) {
      for (let column = 0; column < 3; column += 1) {
        let sum = 0;
        for (let step = 0; step < 3; step += 1) sum += matrix[row * 3 + step]! * inverse[step * 3 + column]!;
        expect(sum).toBeCloseTo(row === column ? 1 : 0, 12);
      }
    }
    expect(() => invertPositive(Float64Array.of(1, 2, 2, 1), 2)).toThrow(RangeError);
  });
});

describe("fitMeans", () => {
  it("of a complete table is the plain mean, with the interval of a mean of clusters", () => {
    const table: Record<string, readonly [a: number, b: number]> = { p: [4, 2], q: [5, 4], r: [3, 3], s: [4, 1] };
    const ratings = Object.entries(table).flatMap(([rater, [a, b]]) => [rating(rater, "a", a), rating(rater, "b", b)]);
    const [group] = fitMeans(ratings);
    expect(group).toMatchObject({ systems: ["a", "b"], raters: 4 });
    expect(group!.mean("a").value).toBeCloseTo(4, 12);
    expect(group!.mean("b").value).toBeCloseTo(2.5, 12);
    // Everybody rates both, so that the sandwich is the textbook standard error of a mean, and of paired differences.
    const half = (values: number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
      return studentQuantile(values.length - 1) * Math.sqrt(variance / values.length);
    };
    const { interval } = group!.mean("a");
    expect(interval!.high - 4).toBeCloseTo(half([4, 5, 3, 4]), 12);
    const difference = group!.difference("a", "b");
    expect(difference.value).toBeCloseTo(1.5, 12);
    expect(difference.interval!.high - 1.5).toBeCloseTo(half([2, 1, 0, 3]), 12);
  });

  it("is not moved by who was lenient: the better system, shown to the strict alone, stays better", () => {
    // Strict raters give 2 less. Only strict ones saw c, only lenient ones saw a; b connects them.
    const ratings = [
      ...["s1", "s2", "s3"].flatMap((rater) => [rating(rater, "c", 3), rating(rater, "b", 2)]),
      ...["l1", "l2", "l3"].flatMap((rater) => [rating(rater, "b", 4), rating(rater, "a", 4)]),
    ];
    const [group] = fitMeans(ratings);
    expect(group!.difference("c", "b").value).toBeCloseTo(1, 12);
    expect(group!.difference("a", "b").value).toBeCloseTo(0, 12);
    expect(group!.mean("c").value).toBeCloseTo(4, 12);
    expect(group!.mean("a").value).toBeCloseTo(3, 12);
  });

  it("keeps systems apart that no rater connects, and gives one rater no interval", () => {
    const groups = fitMeans([rating("p", "a", 1), rating("q", "b", 2), rating("q", "c", 4)]);
    expect(groups.map(({ systems, raters }) => [systems, raters])).toEqual([
      [["b", "c"], 1],
      [["a"], 1],
    ]);
    expect(groups[0]!.mean("c")).toEqual({ value: 4, interval: null });
    expect(() => groups[0]!.mean("a")).toThrow(RangeError);
    expect(fitMeans([])).toEqual([]);
    expect(() => fitMeans([rating("p", "a", Number.NaN)])).toThrow(EvaluationError);
  });

  const anyRatings = fc.array(
    fc.record({
      rater: fc.constantFrom("p", "q", "r", "s"),
      system: fc.constantFrom("a", "b", "c"),
      value: fc.integer({ min: 0, max: 100 }),
    }),
    { minLength: 1, maxLength: 40 },
  );

  it("does not depend on the order of rows, and follows a scale that is shifted and stretched", () => {
    fc.assert(
      fc.property(anyRatings, (ratings) => {
        const reversed = fitMeans([...ratings].reverse());
        const changed = fitMeans(ratings.map((one) => ({ ...one, value: 3 + 2 * one.value })));
        for (const [place, group] of fitMeans(ratings).entries()) {
          for (const system of group.systems) {
            const { value, interval } = group.mean(system);
            expect(reversed[place]!.mean(system).value).toBeCloseTo(value, 8);
            expect(changed[place]!.mean(system).value).toBeCloseTo(3 + 2 * value, 8);
            if (interval) expect(changed[place]!.mean(system).interval!.low).toBeCloseTo(3 + 2 * interval.low, 7);
          }
        }
      }),
    );
  });

  it("a rater's constant moves no difference", () => {
    fc.assert(
      fc.property(anyRatings, (ratings) => {
        const shifted = ratings.map((one) => (one.rater === "p" ? { ...one, value: one.value + 50 } : one));
        const after = fitMeans(shifted);
        for (const [place, group] of fitMeans(ratings).entries()) {
          const [first, ...others] = group.systems;
          for (const other of others) {
            const { value, interval } = group.difference(first!, other);
            const moved = after[place]!.difference(first!, other);
            expect(moved.value).toBeCloseTo(value, 7);
            if (interval) expect(moved.interval!.high).toBeCloseTo(interval.high, 6);
          }
        }
      }),
    );
  });

  it("has intervals that hold the truth in 95 % of unbalanced samples, within what 600 samples can tell", () => {
    const { uniform, normal } = generator(42);
    const systems = ["a", "b", "c", "d"];
    const truth = [0, 3, 5, 8];
    const rounds = 600;
    let meansHeld = 0;
    let differencesHeld = 0;
    for (let round = 0; round < rounds; round += 1) {
      const ratings = Array.from({ length: 25 }, (_, rater) => {
        const leniency = 10 * normal();
        const tastes = systems.map(() => 4 * normal());
        return Array.from({ length: 8 }, () => {
          const system = Math.floor(uniform() * 4);
          return rating(`r${rater}`, systems[system]!, 50 + leniency + truth[system]! + tastes[system]! + 6 * normal());
        });
      }).flat();
      const [group] = fitMeans(ratings);
      const mean = group!.mean("c").interval!;
      if (mean.low <= 55 && 55 <= mean.high) meansHeld += 1;
      const lift = group!.difference("d", "a").interval!;
      if (lift.low <= 8 && 8 <= lift.high) differencesHeld += 1;
    }
    // Three standard errors of a share of 0.95 in 600: 0.027.
    for (const held of [meansHeld, differencesHeld]) {
      expect(held / rounds).toBeGreaterThan(0.95 - 0.027);
      expect(held / rounds).toBeLessThan(0.95 + 0.027);
    }
  });
});
