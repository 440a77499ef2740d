import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureDifficulty } from "./difficulty";

const tierOf = (first: number, second: number, tie = 0, bothBad = 0) =>
  measureDifficulty({ first, second, tie, bothBad }).tier;

describe("measureDifficulty", () => {
  it("gives the numbers that the rule gives by hand", () => {
    // 5 : 1 with two ties: (4 + 1.6) / 12; equal pairs 10 + 0 + 1 of 28, (11 + 2) / 32.
    const { margin, agreement, tier } = measureDifficulty({ first: 5, second: 1, tie: 2, bothBad: 0 });
    expect(margin).toBeCloseTo(5.6 / 12, 12);
    expect(agreement).toBeCloseTo(13 / 32, 12);
    expect(tier).toBe("medium");
  });

  it.each([
    ["three of one mind", [3, 0], "easy"],
    ["seven to one", [7, 1], "easy"],
    ["two of one mind", [2, 0], "medium"],
    ["two to one", [2, 1], "medium"],
    ["two to two", [2, 2], "hard"],
    ["three ties", [0, 0, 3], "hard"],
    ["three times neither", [0, 0, 0, 3], "hard"],
    ["a hundred, 80 to 20", [81, 19], "easy"],
    ["a hundred, 70 to 30", [70, 30], "medium"],
    ["a hundred, 60 to 40", [60, 40], "hard"],
    ["each verdict as often", [5, 5, 5, 5], "hard"],
  ] as const)("calls %s %j %s", (_, votes, tier) => {
    expect(tierOf(...(votes as unknown as [number, number, number, number]))).toBe(tier);
  });

  it("lets fewer than three votes decide nothing", () => {
    for (const votes of [
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 1],
      [1, 1, 0, 0],
      [2, 0, 0, 0],
      [0, 0, 2, 0],
      [1, 0, 1, 0],
    ] as const) {
      expect(tierOf(...(votes as unknown as [number, number, number, number]))).toBe("medium");
    }
  });

  it("does not know which side is which, and a further vote for the leader never makes a pair harder", () => {
    const rank = { hard: 0, medium: 1, easy: 2 };
    const count = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(count, count, (one, other) => {
        expect(tierOf(one, other)).toBe(tierOf(other, one));
        const [most, least] = one > other ? [one, other] : [other, one];
        // From three votes on: the first two only leave the prior behind.
        if (most + least < 3) return;
        expect(rank[tierOf(most + 1, least)]).toBeGreaterThanOrEqual(rank[tierOf(most, least)]);
      }),
    );
  });
});
