import { describe, expect, it } from "vitest";
import { rateElo } from "./elo";
import { RatingError } from "./errors";

describe("rateElo", () => {
  it("moves equals by half of K for a win and not at all for a tie", () => {
    expect([...rateElo([{ left: 0, right: 1, outcome: "left" }], 3)]).toEqual([1002, 998, 1000]);
    expect([...rateElo([{ left: 0, right: 1, outcome: "right" }], 2)]).toEqual([998, 1002]);
    expect([...rateElo([{ left: 0, right: 1, outcome: "both_bad" }], 2)]).toEqual([1000, 1000]);
  });

  it("expects ten wins of eleven at a difference of one scale", () => {
    const [left] = rateElo(
      [
        { left: 0, right: 1, outcome: "left" },
        { left: 0, right: 1, outcome: "left" },
      ],
      2,
      { k: 400, initial: 0, scale: 400 },
    );
    expect(left).toBeCloseTo(200 + 400 / 11, 10);
  });

  it("refuses systems that are not there", () => {
    expect(() => rateElo([{ left: 0, right: 2, outcome: "left" }], 2)).toThrow(RatingError);
    expect(() => rateElo([{ left: 1, right: 1, outcome: "left" }], 2)).toThrow(RatingError);
  });
});
