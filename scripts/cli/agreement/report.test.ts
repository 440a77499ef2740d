import { describe, expect, it } from "vitest";
import type { AgreementFile, RatingRow, UnitVote } from "./file";
import { reportAgreement } from "./report";

const facts = { file: "f.csv", format: "csv", rowUnit: "line" } as const;
const columns = { left: "l", right: "r", outcome: { winner: "w" }, voter: "v", group: null, votes: null, weight: null };

type ShortVote = [unit: string, voter: string | null, left: string, right: string, outcome: UnitVote["outcome"]];

function votes(...rows: ShortVote[]): AgreementFile {
  return {
    ...facts,
    layout: "votes",
    columns: { ...columns, unit: ["u"] },
    votes: rows.map(([unit, voter, left, right, outcome], at) => {
      return { row: at + 2, unit: [unit], voter, left, right, outcome, votes: 1, weight: 1, group: null };
    }),
  };
}

function ratings(missing: number, ...rows: [unit: string, rater: string, value: string][]): AgreementFile {
  return {
    ...facts,
    layout: "ratings",
    columns: { unit: ["u"], rater: "r", value: "v" },
    ratings: rows.map(([unit, rater, value], at): RatingRow => ({ row: at + 2, unit: [unit], rater, value })),
    missing,
  };
}

describe("agreement of votes", () => {
  it("is about the system that won, on whichever side it stood", () => {
    const turned = votes(
      ["1", "ann", "X", "Y", "left"],
      ["1", "bob", "Y", "X", "right"],
      ["2", "ann", "Y", "X", "left"],
      ["2", "bob", "Y", "X", "tie"],
    );
    const report = reportAgreement(turned, "nominal");
    expect(report).toMatchObject({ units: 2, raters: 2, ratings: 4, repeated: 0, missing: 0 });
    expect(report.rawAgreement).toMatchObject({ pairs: 2, agreeing: 1, share: { value: 0.5 } });
    // Three said left, one a tie: observed 2/4, expected 6/12.
    expect(report.alpha).toMatchObject({ alpha: { value: 0 }, values: 2 });
    expect(report.cohenKappa).toMatchObject({
      raters: ["ann", "bob"],
      pairs: 2,
      values: ["left", "tie"],
      contingency: [
        [1, 1],
        [0, 0],
      ],
    });
    expect(report.leftBias).toMatchObject({ left: { hits: 2, trials: 3 }, ties: 1 });
  });

  it("has the sides that most votes of the unit have, whatever the order of the rows", () => {
    const rows: ShortVote[] = [
      ["1", "ann", "X", "Y", "left"],
      ["1", "bob", "Y", "X", "left"],
      ["1", "cid", "Y", "X", "both_bad"],
      ["2", "ann", "Y", "X", "left"],
      ["2", "bob", "X", "Y", "left"],
    ];
    const report = reportAgreement(votes(...rows), "nominal");
    // Unit 1 is seen as Y, X: right, left, both bad. Unit 2 is even, so as X, Y: right, left.
    expect(report.alpha).toMatchObject({ values: 3, ratings: 5 });
    expect(report.rawAgreement.agreeing).toBe(0);
    expect(reportAgreement(votes(...rows.toReversed()), "nominal").alpha).toEqual(report.alpha);
  });

  it("keeps pairs apart within a unit", () => {
    const report = reportAgreement(votes(["1", "ann", "X", "Y", "left"], ["1", "bob", "X", "Z", "left"]), "nominal");
    expect(report).toMatchObject({ units: 2, alpha: { alpha: { reason: "no_pair" }, lone: 2 } });
  });

  it("counts the first of a voter's votes on the same, and the others for self-consistency", () => {
    const report = reportAgreement(
      votes(
        ["1", "ann", "X", "Y", "left"],
        ["1", "ann", "Y", "X", "left"],
        ["1", "ann", "X", "Y", "left"],
        ["1", "bob", "X", "Y", "left"],
        ["2", "ann", "X", "Y", "right"],
      ),
      "nominal",
    );
    expect(report).toMatchObject({ ratings: 3, repeated: 2, rawAgreement: { pairs: 1, agreeing: 1 } });
    expect(report.selfConsistency).toMatchObject({
      all: { hits: 1, trials: 3 },
      sameSides: { hits: 1, trials: 1 },
      turnedSides: { hits: 0, trials: 2 },
    });
    expect(report.leftBias!.left).toMatchObject({ hits: 4, trials: 5 });
  });

  it("takes unknown voters for one each, of whom nothing more is known", () => {
    const report = reportAgreement(votes(["1", null, "X", "Y", "left"], ["1", null, "X", "Y", "left"]), "nominal");
    expect(report).toMatchObject({ raters: 0, ratings: 2, repeated: 0, cohenKappa: null, selfConsistency: null });
    expect(report.rawAgreement).toMatchObject({ pairs: 1, agreeing: 1 });
  });

  it("has an order for ordinal and interval, in which neither has no place", () => {
    const decided = votes(
      ["1", "ann", "X", "Y", "left"],
      ["1", "bob", "X", "Y", "tie"],
      ["2", "ann", "X", "Y", "right"],
      ["2", "bob", "Y", "X", "left"],
    );
    // Values 1, 0, −1, −1: observed (1 + 0)/4 · 2, expected 2 · (1 + 4 + 4 + 1 + 1 + 0)/12.
    expect(reportAgreement(decided, "interval").alpha.alpha.value).toBeCloseTo(1 - 0.5 / (22 / 12), 12);
    expect(() =>
      reportAgreement(votes(["1", "a", "X", "Y", "tie"], ["1", "b", "X", "Y", "both_bad"]), "ordinal"),
    ).toThrow(/^f\.csv, line 3: "neither" has no place between left and right/);
    expect(() => reportAgreement(decided, "ratio")).toThrow(/^f\.csv, line 2: who won is no amount/);
  });
});

describe("agreement of ratings", () => {
  it("reads numbers beyond nominal, and words before", () => {
    const rows = ratings(1, ["1", "a", "1"], ["1", "b", "1.0"], ["2", "a", "2"], ["2", "b", "3"]);
    expect(reportAgreement(rows, "nominal")).toMatchObject({
      units: 2,
      raters: 2,
      ratings: 4,
      missing: 1,
      rawAgreement: { agreeing: 0 },
    });
    const report = reportAgreement(rows, "interval");
    // Values 1, 1, 2, 3: observed 2 · 1/4, expected 2 · (0 + 1 + 4 + 1 + 4 + 1)/12.
    expect(report.alpha.alpha.value).toBeCloseTo(1 - 0.5 / (22 / 12), 12);
    expect(report.rawAgreement.agreeing).toBe(1);
    expect(report).toMatchObject({ selfConsistency: null, leftBias: null, cohenKappa: { pairs: 2 } });
  });

  it("has Cohen's kappa of exactly two", () => {
    expect(
      reportAgreement(ratings(0, ["1", "a", "x"], ["1", "b", "x"], ["1", "c", "x"]), "nominal").cohenKappa,
    ).toBeNull();
    expect(reportAgreement(ratings(0, ["1", "a", "x"]), "nominal").cohenKappa).toBeNull();
  });

  it.each([
    [
      "ordinal",
      ratings(0, ["1", "a", "1"], ["1", "b", "good"]),
      /^f\.csv, line 3: "good" is no number, as --level ordinal/,
    ],
    ["ratio", ratings(0, ["1", "a", "-1"]), /^f\.csv, line 2: "-1" is no number from 0 on/],
    [
      "nominal",
      ratings(0, ["1", "a", "x"], ["2", "a", "x"], ["1", "a", "x"]),
      /line 4: "a" rated "1" in line 2 already/,
    ],
  ] as const)("is refused where it makes no sense: %s", (level, file, message) => {
    expect(() => reportAgreement(file, level)).toThrow(message);
  });
});
