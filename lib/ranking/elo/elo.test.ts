import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Comparisons, comparisonsOfCells } from "../comparisons";
import { RatingError } from "../errors";
import { type Outcome, outcomes, type TallyCell } from "../pair-counts";
import { drawnCells, systemIds } from "../testing/drawn-votes";
import { type OrderedVote, rateElo, rateEloInOrder } from "./elo";

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
    expect(() => rateElo([{ left: 0, right: 1, outcome: "both" as Outcome }], 2)).toThrow(RatingError);
  });

  it("refuses options with which ratings could be anything", () => {
    const refused = [
      { k: -1 },
      { k: Number.NaN },
      { initial: Number.POSITIVE_INFINITY },
      { scale: 0 },
      { scale: -400 },
    ];
    for (const options of [...refused, { k: 1e300 }, { scale: Number.NaN }]) {
      expect(() => rateElo([], 2, options)).toThrow(RatingError);
    }
  });
});

describe("rateEloInOrder", () => {
  const votesOf = (cells: readonly TallyCell[]): OrderedVote[] =>
    cells.flatMap(({ left, right, outcome, votes }) =>
      Array.from({ length: votes }, () => ({ left: Number(left.slice(1)), right: Number(right.slice(1)), outcome })),
    );

  it("is rateElo of the single votes, to the last bit", () => {
    fc.assert(
      fc.property(drawnCells(5), fc.constantFrom(4, 32), (cells, k) => {
        const comparisons = comparisonsOfCells(cells, systemIds(5));
        const { initial, scale } = { initial: 1500, scale: 200 };
        expect(rateEloInOrder(comparisons, { k, initial, scale })).toEqual(
          rateElo(votesOf(cells), 5, { k, initial, scale }),
        );
        expect(rateEloInOrder(comparisons, { bothBad: "drop" })).toEqual(
          rateElo(votesOf(cells.filter(({ outcome }) => outcome !== "both_bad")), 5),
        );
      }),
    );
  });

  it("multiplies K by the weight", () => {
    const cells: TallyCell[] = [
      { left: "s0", right: "s1", outcome: "left", votes: 3 },
      { left: "s1", right: "s2", outcome: "tie", votes: 1 },
    ];
    const comparisons = comparisonsOfCells(cells, systemIds(3));
    const weighted = { ...comparisons, weight: comparisons.weight.map(() => 2.5) };
    expect(rateEloInOrder(weighted)).toEqual(rateEloInOrder(comparisons, { k: 10 }));
    const silent = { ...comparisons, weight: comparisons.weight.map(() => 0) };
    expect([...rateEloInOrder(silent)]).toEqual([1000, 1000, 1000]);
  });

  it("starts everybody at the initial rating, and keeps them there through ties", () => {
    expect([...rateEloInOrder(comparisonsOfCells([], systemIds(2)))]).toEqual([1000, 1000]);
    const ties: TallyCell[] = [{ left: "s0", right: "s1", outcome: "tie", votes: 50 }];
    expect([...rateEloInOrder(comparisonsOfCells(ties, systemIds(2)))]).toEqual([1000, 1000]);
  });

  it("refuses parts of votes and weights that make ratings run away", () => {
    const one: TallyCell[] = [{ left: "s0", right: "s1", outcome: "left", votes: 1 }];
    const comparisons = comparisonsOfCells(one, systemIds(2));
    const broken: Comparisons[] = [
      ...[0.5, -1, Number.NaN].map((votes) => ({ ...comparisons, votes: Float64Array.of(votes) })),
      { ...comparisons, weight: Float64Array.of(1e308) },
    ];
    for (const comparisonsOfNobody of broken) expect(() => rateEloInOrder(comparisonsOfNobody)).toThrow(RatingError);
  });

  it("knows every outcome", () => {
    const [won, lost, tied, neither] = outcomes.map((outcome) =>
      rateEloInOrder(comparisonsOfCells([{ left: "s0", right: "s1", outcome, votes: 1 }], systemIds(2))),
    );
    expect([won![0], lost![0], tied![0], neither![0]]).toEqual([1002, 998, 1000, 1000]);
  });
});
