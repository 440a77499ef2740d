import { describe, expect, it } from "vitest";
import type { ComparisonRow } from "../comparisons";
import { RatingError } from "../errors";
import type { Outcome } from "../pair-counts";
import { seededRandom } from "../random";
import { comparisonsOfRows } from "../testing/planted-controls";
import { type ControlOptions, fitControlled } from "./fit-controlled";

function failureOf(run: () => unknown): RatingError {
  try {
    run();
  } catch (error) {
    if (error instanceof RatingError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("a duel", () => {
  const duel = (counts: readonly (readonly [isSwapped: boolean, outcome: Outcome, votes: number])[]) =>
    comparisonsOfRows(
      counts.map(([isSwapped, outcome, votes]): ComparisonRow => {
        return { left: isSwapped ? "s1" : "s0", right: isSwapped ? "s0" : "s1", outcome, votes };
      }),
      2,
      0,
    );

  it("agrees with the closed form: logits of both orders are θ + β and θ − β", () => {
    // s0 on the left wins 30 of 40, s0 on the right wins 12 of 30.
    const fit = fitControlled(
      duel([
        [false, "left", 30],
        [false, "right", 10],
        [true, "right", 12],
        [true, "left", 18],
      ]),
      { interval: "model" },
    );
    const [onLeft, onRight] = [Math.log(30 / 10), Math.log(12 / 18)];
    expect(fit.strengths[0]! - fit.strengths[1]!).toBeCloseTo((onLeft + onRight) / 2, 10);
    expect(fit.position!.coefficient).toBeCloseTo((onLeft - onRight) / 2, 10);
    // Half a sum of two independent logits with the variance 1/wins + 1/losses each.
    const error = Math.sqrt(1 / 30 + 1 / 10 + 1 / 12 + 1 / 18) / 2;
    expect(fit.position!.standardError).toBeCloseTo(error, 10);
    expect(fit.position!.high).toBeCloseTo(fit.position!.coefficient + 1.959963984540054 * error, 10);
    expect([...fit.votes, ...fit.decisive]).toEqual([70, 70, 70, 70]);
  });

  it("knows how often left wins between equals, with ties and with half wins", () => {
    const votes = duel([
      [false, "left", 30],
      [false, "right", 20],
      [false, "tie", 10],
      [true, "left", 30],
      [true, "right", 20],
      [true, "both_bad", 10],
    ]);
    const davidson = fitControlled(votes);
    expect(davidson.position!.chanceLeft).toBeCloseTo(30 / 60, 9);
    expect(davidson.position!.shareLeft).toBeCloseTo(30 / 50, 9);
    expect(davidson.nu).toBeCloseTo(10 / Math.sqrt(30 * 20), 9);
    const half = fitControlled(votes, { ties: "half" });
    expect(half.position!.shareLeft).toBeCloseTo(35 / 60, 9);
    expect(half.position!.chanceLeft).toBeCloseTo(half.position!.shareLeft, 12);
    expect(half.nu).toBeNull();
    const raoKupper = fitControlled(votes, { ties: "rao-kupper" });
    expect(raoKupper.position!.chanceLeft).toBeCloseTo(30 / 60, 9);
    expect(raoKupper.position!.shareLeft).toBeCloseTo(30 / 50, 9);
    // Without "neither" the tie is left out of that order alone.
    expect(fitControlled(votes, { bothBad: "drop" }).votes[0]).toBe(110);
  });
});

describe("fitControlled", () => {
  const row = { left: "s0", right: "s1", outcome: "left", values: [1, 2] } as const;
  const both = [row, { ...row, outcome: "right" as const, values: [0, 1] }];

  it("fits some of the systems as if there were no others", () => {
    const random = seededRandom("members");
    const rows = Array.from({ length: 400 }, (): ComparisonRow => {
      const [left, right] = [random.below(4), 1 + random.below(3)];
      return {
        left: `s${left}`,
        right: `s${(left + right) % 4}`,
        outcome: random.next() < 0.5 ? "left" : "right",
        values: [random.normal(), random.normal()],
      };
    });
    const inner = rows.filter(({ left, right }) => left !== "s1" && right !== "s1");
    const renamed = new Map([
      ["s0", "s0"],
      ["s2", "s1"],
      ["s3", "s2"],
    ]);
    const alone = inner.map((row) => ({ ...row, left: renamed.get(row.left)!, right: renamed.get(row.right)! }));
    expect(fitControlled(comparisonsOfRows(rows, 4), { members: [0, 2, 3] })).toEqual(
      fitControlled(comparisonsOfRows(alone, 3)),
    );
  });

  it("says why it cannot fit", () => {
    const codeOf = (rows: readonly ComparisonRow[], options: ControlOptions = {}) =>
      failureOf(() => fitControlled(comparisonsOfRows(rows, 2), options)).code;
    expect(codeOf([])).toBe("empty");
    expect(codeOf([{ ...row, votes: 0 }])).toBe("empty");
    expect(failureOf(() => fitControlled(comparisonsOfRows([row], 2))).failure).toMatchObject({
      code: "disconnected",
      components: [[0], [1]],
    });
    expect(codeOf([row, { ...row, outcome: "tie" }])).toBe("undecided");
    expect(codeOf(both, { covariates: ["x2"] })).toBe("invalid");
    expect(codeOf(both, { covariates: ["x0", "x0"] })).toBe("invalid");
    expect(codeOf(both, { members: [1] })).toBe("invalid");
  });
});
